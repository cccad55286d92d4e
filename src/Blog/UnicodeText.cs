using System.Text;
using Blog.Content.Markdown;

namespace Blog;

/// <summary>Brings text that comes from outside to one spelling and to a length, whatever it holds.</summary>
public static class UnicodeText
{
    /// <summary>The composed form (NFC), so that two ways to type é are one. Halves of surrogate pairs and noncharacters, which have no form, become U+FFFD.</summary>
    public static string Compose(string text) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsNoncharacter(rune.Value) ? "\uFFFD" : rune.ToString())).Normalize(NormalizationForm.FormC);

    /// <summary>At most about so many characters, ended at a word where there are words, with an ellipsis when something is missing.</summary>
    public static string Cut(string text, int length) => PlainText.Cut(text, length);

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}

using System.Globalization;
using System.Text;

namespace Blog.Content;

/// <summary>Makes the last part of a URL: from what an author wrote as a slug, or from a name or title.</summary>
public static class Slug
{
    private const int MaximumLength = 200;

    /// <summary>A slug from any text, as GitHub and Astro make them: lower case, letters and digits of every script, words joined by hyphens.</summary>
    /// <returns>Empty where the text holds nothing that can stand in a URL.</returns>
    public static string FromText(string text)
    {
        var slug = Join(text, keepsSymbols: false);
        return slug.Length > 0 ? slug : Join(text, keepsSymbols: true);
    }

    /// <summary>A slug as its author wrote it, case included, made safe.</summary>
    /// <remarks>
    /// The last part of a path counts, as in AstroPaper. Spaces and characters with a meaning in URLs become hyphens; percent-escapes are
    /// taken for what they stand for, since a server would decode them too.
    /// </remarks>
    /// <returns>Empty where nothing is left of it.</returns>
    public static string FromAuthor(string written)
    {
        var text = UnicodeText.Compose(written.Trim());
        if (IsSafe(text)) return text;
        if (text.Contains('%', StringComparison.Ordinal)) text = UnicodeText.Compose(Uri.UnescapeDataString(text));
        text = text.Split('/', '\\').LastOrDefault(part => part.Trim().Trim('.').Length > 0) ?? "";
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) continue;
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value is not ('?' or '#' or '%' or '<' or '>' or '"' or '\\' or '^' or '`' or '{' or '|' or '}' or 0xFFFD))
                slug.Append(rune.ToString());
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var end = Math.Min(slug.Length, MaximumLength);
        if (end < slug.Length && char.IsHighSurrogate(slug[end - 1])) end--;
        return slug.ToString(0, end).TrimStart('.').Trim('-');
    }

    private static bool IsSafe(string text)
    {
        if (text.Length is 0 or > MaximumLength || text[0] == '.') return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '~')) return false;
        return true;
    }

    private static string Join(string text, bool keepsSymbols)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in UnicodeText.Compose(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || rune.Value == '_' || (keepsSymbols && Rune.IsSymbol(rune) && rune.Value > 127))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if ((Rune.IsWhiteSpace(rune) || rune.Value is '-' or '/') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length >= MaximumLength) break;
        }

        return slug.ToString().Trim('-');
    }

    internal static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}

using System.Globalization;
using System.Text;

namespace Blog.Content.Markdown;

/// <summary>Tidies, cuts and counts plain text.</summary>
internal static class PlainText
{
    /// <summary>Without the marks above and below them.</summary>
    private const int LettersOfUnspacedWord = 4;

    /// <summary>Blanks within lines to one space, empty lines dropped.</summary>
    public static string Tidy(StringBuilder text)
    {
        var tidy = new StringBuilder(text.Length);
        var pending = '\0';
        foreach (var chunk in text.GetChunks())
        {
            foreach (var character in chunk.Span)
            {
                if (char.IsWhiteSpace(character))
                {
                    if (character == '\n') pending = '\n';
                    else if (pending == '\0') pending = ' ';
                    continue;
                }

                if (pending != '\0' && tidy.Length > 0) tidy.Append(pending);
                pending = '\0';
                tidy.Append(character);
            }
        }

        return tidy.ToString();
    }

    /// <summary>All blanks, line ends too, to one space.</summary>
    public static string OneLine(string text)
    {
        var span = text.AsSpan();
        if (span.IndexOfAny("\n\r\t\u00A0\u3000") < 0 && !span.Contains("  ", StringComparison.Ordinal)) return text.Trim();
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>At most about so many characters, ended at a word where there are words, with an ellipsis when something is missing.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = text.LastIndexOf(' ', length, length / 2);
        if (end < 0)
        {
            end = length;
            foreach (var start in StringInfo.ParseCombiningCharacters(text[..(length + 20 < text.Length ? length + 20 : text.Length)]))
            {
                if (start > length) break;
                end = start;
            }
        }

        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '-', '–', '—', '、', '。', '，') + "…";
    }

    public static WordCount Count(string text)
    {
        int words = 0, ideographs = 0, unspaced = 0;
        var inWord = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character < 0x2E80)
            {
                if (IsUnspaced(character)) unspaced += char.IsLetter(character) ? 1 : 0;
                else if (char.IsLetterOrDigit(character)) words += inWord ? 0 : 1;
                else if (!char.IsWhiteSpace(character)) continue;
                inWord = !char.IsWhiteSpace(character) && !IsUnspaced(character);
                continue;
            }

            if (IsIdeograph(text, at))
            {
                ideographs++;
                inWord = false;
                if (char.IsHighSurrogate(character)) at++;
            }
            else if (char.IsWhiteSpace(character))
            {
                inWord = false;
            }
            else if (char.IsLetterOrDigit(text, at))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
        }

        return new WordCount(words + unspaced / LettersOfUnspacedWord, ideographs);
    }

    /// <summary>Thai, Lao, Burmese and Khmer set their spaces between sentences.</summary>
    private static bool IsUnspaced(char character) => character is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    /// <summary>Han and kana, which are written without spaces. Hangul is spaced, so it counts as words.</summary>
    private static bool IsIdeograph(string text, int at)
    {
        var character = text[at];
        if (char.IsHighSurrogate(character)) return at + 1 < text.Length && character is >= '\uD840' and <= '\uD8BF';
        return character is >= '\u3400' and <= '\u9FFF' or >= '\u3041' and <= '\u30FF' or >= '\u31F0' and <= '\u31FF' or >= '\uF900' and <= '\uFAFF'
            or >= '\uFF66' and <= '\uFF9F' or '\u3005' or '\u3007' && character is not '\u30FB';
    }
}

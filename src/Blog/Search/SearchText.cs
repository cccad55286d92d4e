using System.Buffers;
using System.Globalization;
using System.Text;

namespace Blog.Search;

/// <summary>
/// Takes text apart into the words that search compares, the same way for what is searched and for what is asked. Scripts that are written
/// without blanks become overlapping pairs of characters, and <c>C#</c> and <c>C++</c> the words that their tags have in addresses.
/// </summary>
internal static class SearchText
{
    // What a tokenizer that splits at anything but letters and digits gets right by itself.
    private static readonly SearchValues<char> Simple = SearchValues.Create([.. Enumerable.Range(0, 0x300).Select(code => (char)code).Where(character => character is not ('#' or '+')), .. "–—‘’“”…•"]);

    /// <summary>Text as the index takes it.</summary>
    public static string ForIndex(string text) => text.AsSpan().IndexOfAnyExcept(Simple) < 0 ? text : Prepare(Normalise(text), isQuery: false);

    /// <summary>The words of something that is asked for; empty where it has none.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Prepare(Normalise(text), isQuery: true).EnumerateRunes())
        {
            if (IsWord(rune)) word.Append(rune.ToString());
            else End();
        }

        End();
        return words;

        void End()
        {
            // Marks that belong to no letter are a word of nothing, which everything has.
            if (word.Length > 0 && Fold(word.ToString()).EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune))) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The same for two texts that have the same words, whatever stands between them, case and accents apart.</summary>
    public static string Key(string text) => string.Join(' ', Words(text).Select(Fold));

    /// <summary>A word without case and accents.</summary>
    public static string Fold(string word) => Ascii.IsValid(word)
        ? word.ToLowerInvariant()
        : string.Concat(word.Normalize(NormalizationForm.FormD).Where(character => character is < '\u0300' or > '\u036F')).Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>A letter, digit or mark of any script.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.SpacingCombiningMark or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);

    /// <summary>A character of a script that does not put blanks between words.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value >= 0x0E00 && IsWord(rune) && rune.Value is <= 0x0EFF or (>= 0x1000 and <= 0x109F) or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3005 and <= 0x318F) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>What the signs right after a letter add to the word: <c>sharp</c> for <c>#</c>, <c>plusplus</c> for <c>++</c>.</summary>
    /// <param name="rest">The text from the first sign on.</param>
    /// <param name="length">Of the signs.</param>
    public static string Signs(ReadOnlySpan<char> rest, out int length)
    {
        length = rest.StartsWith("++") ? 2 : rest.StartsWith("#") ? 1 : 0;
        // Not in the middle of a word, nor the first of many.
        if (length > 0 && (rest.Length == length || !char.IsLetterOrDigit(rest[length]) && rest[length] is not ('#' or '+'))) return length == 1 ? "sharp" : "plusplus";
        length = 0;
        return "";
    }

    /// <summary>One spelling of what looks the same: composed letters, and wide and narrow forms as the usual ones.</summary>
    private static string Normalise(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0 ? text : UnicodeText.Compose(text).Normalize(NormalizationForm.FormKC);

    private static string Prepare(string text, bool isQuery)
    {
        var prepared = new StringBuilder(text.Length + text.Length / 4);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsUnspaced(rune))
            {
                at = AddPairs(prepared, text, at, isQuery);
                continue;
            }

            prepared.Append(text, at, length);
            at += length;
            if (!Rune.IsLetterOrDigit(rune)) continue;
            prepared.Append(Signs(text.AsSpan(at), out var signs));
            at += signs;
        }

        return prepared.ToString();
    }

    /// <summary>Writes a run of unspaced characters as pairs; its last one also alone, so that each of them begins a word.</summary>
    /// <returns>Where the run ends.</returns>
    private static int AddPairs(StringBuilder prepared, string text, int at, bool isQuery)
    {
        prepared.Append(' ');
        var (start, before) = (at, at);
        var isFirst = true;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (!IsUnspaced(rune)) break;
            if (!isFirst) prepared.Append(text, before, at - before).Append(text, at, length).Append(' ');
            (before, isFirst) = (at, false);
            at += length;
        }

        // What is asked for may go on where the question ends.
        if (!isQuery || before == start || HasWord(text.AsSpan(at))) prepared.Append(text, before, at - before).Append(' ');
        return at;
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (IsWord(rune)) return true;
        return false;
    }
}

using System.Buffers;
using System.Text;

namespace Blog.Search;

/// <summary>A piece of text.</summary>
/// <param name="IsHit">It is what was asked for.</param>
public sealed record MarkedText(string Text, bool IsHit);

/// <summary>Finds in original text what was asked for, to show it there.</summary>
internal sealed class SearchMarks
{
    private const int SnippetLength = 220;

    /// <summary>Text that is looked through for a snippet; what a reader searches for is seldom further down alone.</summary>
    private const int MaximumText = 200_000;

    private const int MaximumHits = 60;

    private static readonly SearchValues<char> PlainWord = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly List<(string Word, bool IsWhole)> words = [];

    public SearchMarks(IEnumerable<SearchTerm> terms)
    {
        foreach (var term in terms.Where(term => !term.IsExcluded))
        {
            foreach (var run in Runs(term.Text.Normalize(NormalizationForm.FormKC)))
            {
                var folded = SearchText.Fold(run.Word.ToString());
                if (!words.Exists(word => word.Word == folded)) words.Add((folded, term.IsPhrase || folded.Length < 3));
            }
        }
    }

    /// <summary>The whole text with its hits.</summary>
    public IReadOnlyList<MarkedText> Mark(string text) => Split(text, 0, text.Length, Find(text));

    /// <summary>How many of the words a text has.</summary>
    public int Count(string text) => Find(text).Select(hit => hit.Word).Distinct().Count();

    /// <summary>The part of a text that has the most of the words; empty where it has none.</summary>
    public IReadOnlyList<MarkedText> Snippet(string text)
    {
        text = (text.Length > MaximumText ? text[..MaximumText] : text).Replace('\n', ' ');
        var hits = Find(text);
        if (hits.Count == 0) return [];
        var best = hits.MaxBy(first => hits.Where(hit => hit.Start >= first.Start && hit.End <= first.Start + SnippetLength).Select(hit => hit.Word).Distinct().Count());
        var start = Boundary(text, Math.Max(0, best.Start - SnippetLength / 4), -1);
        var end = Boundary(text, Math.Max(best.End, Math.Min(text.Length, start + SnippetLength)), 1);
        IReadOnlyList<MarkedText> parts = Split(text, start, end, hits);
        if (start > 0) parts = [new("… ", false), .. parts];
        return end < text.Length ? [.. parts, new(" …", false)] : parts;
    }

    private static List<MarkedText> Split(string text, int start, int end, List<(int Start, int End, int Word)> hits)
    {
        var parts = new List<MarkedText>();
        var at = start;
        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.End <= end))
        {
            if (hit.Start > at) parts.Add(new(text[at..hit.Start], false));
            if (hit.End > at) parts.Add(new(text[Math.Max(at, hit.Start)..hit.End], true));
            at = Math.Max(at, hit.End);
        }

        if (at < end) parts.Add(new(text[at..end], false));
        return parts;
    }

    /// <summary>A place near by that no word goes across.</summary>
    private static int Boundary(string text, int at, int step)
    {
        for (var moved = 0; moved < 24 && at > 0 && at < text.Length; moved++, at += step)
            if (char.IsWhiteSpace(text[at])) return step < 0 ? at + 1 : at;
        while (at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || Rune.TryGetRuneAt(text, at, out var rune) && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)) at += step;
        return Math.Clamp(at, 0, text.Length);
    }

    private List<(int Start, int End, int Word)> Find(string text)
    {
        var hits = new List<(int Start, int End, int Word)>();
        if (words.Count == 0) return hits;
        foreach (var run in Runs(text))
        {
            for (var index = 0; index < words.Count; index++)
            {
                var (word, isWhole) = words[index];
                if (run.IsUnspaced)
                {
                    var end = run.WordEnd;
                    for (var at = text.IndexOf(word, run.Start, end - run.Start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, end - at - word.Length, StringComparison.Ordinal)) hits.Add((at, at + word.Length, index));
                }
                else if (IsHit(run.Word, word, isWhole))
                {
                    hits.Add((run.Start, run.End, index));
                    break;
                }
            }

            if (hits.Count >= MaximumHits) break;
        }

        hits.Sort();
        return hits;
    }

    private static bool IsHit(ReadOnlySpan<char> run, string word, bool isWhole)
    {
        if (run.Length < word.Length) return false;
        if (!Ascii.IsValid(run)) run = SearchText.Fold(run.ToString());
        return isWhole ? run.Equals(word, StringComparison.OrdinalIgnoreCase) : run.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Words as they stand in a text: of unspaced scripts everything up to the next other sign.</summary>
    private static IEnumerable<Run> Runs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (!SearchText.IsWord(rune))
            {
                at += length;
                continue;
            }

            var (start, isUnspaced) = (at, SearchText.IsUnspaced(rune));
            do at += length + (isUnspaced ? 0 : Plain(text, at + length));
            while (at < text.Length && Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out length) == OperationStatus.Done && SearchText.IsWord(rune) && SearchText.IsUnspaced(rune) == isUnspaced);
            var end = at;
            var added = "";
            if (!isUnspaced)
            {
                added = SearchText.Signs(text.AsSpan(at), out var signs);
                at += signs;
            }

            yield return new(text, start, end, at, added, isUnspaced);
        }
    }

    /// <summary>How many letters and digits of ASCII follow: most of most texts, and soon gone over.</summary>
    private static int Plain(string text, int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAnyExcept(PlainWord);
        return length < 0 ? rest.Length : length;
    }

    /// <param name="WordEnd">Before the signs that belong to the word.</param>
    /// <param name="Signs">What they add to it.</param>
    private readonly record struct Run(string Text, int Start, int WordEnd, int End, string Signs, bool IsUnspaced)
    {
        // Of thousands of words few are followed by signs: the others need no copy.
        public ReadOnlySpan<char> Word => Signs.Length == 0 ? Text.AsSpan(Start, WordEnd - Start) : Text[Start..WordEnd] + Signs;
    }
}

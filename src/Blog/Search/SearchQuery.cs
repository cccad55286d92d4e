using System.Globalization;
using System.Text;
using Blog.Content;

namespace Blog.Search;

/// <summary>What somebody asks the search for: words, phrases and filters. Any text is a question; nothing in it is an error.</summary>
/// <param name="Text">As it was typed, without what cannot be shown, cut to <see cref="MaximumLength"/>.</param>
/// <param name="Terms">What the text of a post has to have, or must not have.</param>
/// <param name="Filters">What a post has to be filed under, or must not be.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<SearchTerm> Terms, IReadOnlyList<SearchFilter> Filters)
{
    /// <summary>Characters of a question that are read; the rest is cut off.</summary>
    public const int MaximumLength = 1000;

    /// <summary>Terms and filters that are looked at: nobody types more.</summary>
    private const int MaximumTerms = 32;

    /// <summary>Nothing is asked for.</summary>
    public bool IsEmpty => Terms.Count + Filters.Count == 0;

    /// <summary>Reads a question as it was typed.</summary>
    public static SearchQuery Parse(string? typed)
    {
        var text = Clean(typed ?? "");
        var terms = new List<SearchTerm>();
        var filters = new List<SearchFilter>();
        for (var at = 0; at < text.Length && terms.Count + filters.Count < MaximumTerms;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            if (isExcluded) at++;
            if (ReadFilter(text, ref at, isExcluded) is { } filter)
            {
                if (!filters.Contains(filter)) filters.Add(filter);
                continue;
            }

            var isPhrase = IsQuote(text[at]);
            var term = new SearchTerm(ReadValue(text, ref at), isPhrase, isExcluded);
            if (term.Words.Count > 0 && !terms.Contains(term)) terms.Add(term);
        }

        return new(text, terms, filters);
    }

    /// <summary>The same question with one more filter.</summary>
    public string With(string filter) => Text.Length == 0 ? filter : $"{Text} {filter}";

    private static SearchFilter? ReadFilter(string text, ref int at, bool isExcluded)
    {
        var rest = text.AsSpan(at);
        var isTag = rest.StartsWith("tag:", StringComparison.OrdinalIgnoreCase);
        var start = at + (isTag ? 4 : 5);
        if (!isTag && !rest.StartsWith("year:", StringComparison.OrdinalIgnoreCase) || start >= text.Length || char.IsWhiteSpace(text[start])) return null;
        var value = ReadValue(text, ref start).Trim();
        var isRead = isTag ? value.Length > 0 : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 10000;
        if (!isRead) return null;
        at = start;
        return isTag ? new(TagSlug.FromName(value), 0, isExcluded) : new(null, int.Parse(value, CultureInfo.InvariantCulture), isExcluded);
    }

    /// <summary>What stands between quotes, or up to the next blank.</summary>
    private static string ReadValue(string text, ref int at)
    {
        var start = IsQuote(text[at]) ? at + 1 : at;
        var end = start;
        while (end < text.Length && (start > at ? !IsQuote(text[end]) : !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]))) end++;
        at = start > at ? Math.Min(end + 1, text.Length) : end;
        return text[start..end];
    }

    private static bool IsQuote(char character) => character is '"' or '“' or '”' or '„';

    private static string Clean(string typed)
    {
        var text = new StringBuilder();
        foreach (var rune in UnicodeText.Compose(typed.Length > MaximumLength ? typed[..MaximumLength] : typed).EnumerateRunes())
            text.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        return text.ToString().Trim();
    }
}

/// <summary>Something that a post's text has to have.</summary>
/// <param name="Text">As it was typed, without its quotes.</param>
/// <param name="IsPhrase">Nothing may follow its last word's letters.</param>
/// <param name="IsExcluded">The text must not have it.</param>
public sealed record SearchTerm(string Text, bool IsPhrase, bool IsExcluded)
{
    /// <summary>The words that the index knows it by, which have to follow one another; empty where it is only signs.</summary>
    internal IReadOnlyList<string> Words { get; } = SearchText.Words(Text);

    public bool Equals(SearchTerm? other) => other is not null && (Text, IsPhrase, IsExcluded) == (other.Text, other.IsPhrase, other.IsExcluded);

    public override int GetHashCode() => HashCode.Combine(Text, IsPhrase, IsExcluded);
}

/// <summary>Something that a post has to be filed under.</summary>
/// <param name="Tag">The slug of a tag; null for a year.</param>
/// <param name="Year">In the site's zone; 0 for a tag.</param>
/// <param name="IsExcluded">The post must not be filed under it.</param>
public sealed record SearchFilter(string? Tag, int Year, bool IsExcluded);

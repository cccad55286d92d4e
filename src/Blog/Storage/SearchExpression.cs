using Blog.Search;

namespace Blog.Storage;

/// <summary>Writes what is asked for in the language of the full-text index. Nothing of what was typed enters it but words, each between quotes.</summary>
internal static class SearchExpression
{
    /// <summary>Up to this many letters a word is looked for as it is: too many others begin with it.</summary>
    private const int ShortWord = 2;

    /// <summary>What a post has to have; null where it is nothing.</summary>
    /// <param name="terms">What is asked for.</param>
    /// <param name="others">Further words that will do in the place of a term.</param>
    public static string? Required(IEnumerable<SearchTerm> terms, Func<SearchTerm, IReadOnlyList<string>>? others = null) => Join(" AND ", terms.Where(term => !term.IsExcluded).Select(term => Of(term, others)));

    /// <summary>What a post has that has one of the terms.</summary>
    public static string Of(SearchTerm term, Func<SearchTerm, IReadOnlyList<string>>? others) => Join(" OR ", [Of(term), .. others?.Invoke(term).Select(word => Quote([word])) ?? []])!;

    /// <summary>The same in the title or what the post is filed under.</summary>
    public static string InNames(string expression) => $"{{Title Terms}} : ({expression})";

    /// <summary>Whether other words that begin with a term do only in titles and in what a post is filed under.</summary>
    public static bool IsShort(SearchTerm term) => !term.IsPhrase && term.Words is [{ Length: <= ShortWord } word] && !SearchText.IsUnspaced(word.EnumerateRunes().First());

    /// <summary>Words that begin with a short term.</summary>
    public static string Beginning(SearchTerm term) => Quote(term.Words) + " *";

    /// <summary>Any of the words.</summary>
    public static string Any(IEnumerable<string> words) => string.Join(" OR ", words.Select(word => Quote([word])));

    private static string Of(SearchTerm term)
    {
        var words = Quote(term.Words);
        var isUnspaced = SearchText.IsUnspaced(term.Words[^1].EnumerateRunes().First());
        // One character of an unspaced script begins every pair that it is the first of.
        if (isUnspaced) return term.Words[^1].EnumerateRunes().Count() == 1 ? words + " *" : words;
        if (term.IsPhrase) return words;
        return IsShort(term) ? $"({words} OR {{Title Terms}} : {Beginning(term)})" : words + " *";
    }

    private static string Quote(IEnumerable<string> words) => $"\"{string.Join(' ', words).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string? Join(string between, IEnumerable<string?> parts)
    {
        var all = parts.OfType<string>().ToList();
        return all.Count == 0 ? null : all.Count == 1 ? all[0] : $"({string.Join(between, all)})";
    }
}

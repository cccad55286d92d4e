using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using Blog.Content;

namespace Blog.Wording;

/// <summary>
/// Every word that readers see and no author wrote, in the language of the site: those shipped for it, else English, and before them what
/// <c>words.yaml</c> says. Each word is a member, whose name with a small first letter is its key.
/// </summary>
public sealed partial class SiteWords
{
    private const string Resources = "words.";

    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, Word>> Read = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Word> words;
    private readonly bool isZeroOne;

    /// <param name="language">That the words are in.</param>
    /// <param name="site">The site's.</param>
    private SiteWords(string language, string site, FrozenDictionary<string, Word> words)
    {
        (Language, this.words) = (language, words);
        // CLDR: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
        isZeroOne = Primary(language) is "fr" or "pt" && site != "pt-PT";
    }

    /// <summary>The tags of the languages that are shipped.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        .. typeof(SiteWords).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Select(name => name[Resources.Length..^".yaml".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The words of English, which say what words there are.</summary>
    public static SiteWords English { get; } = new("en", "en", Shipped("en"));

    /// <summary>BCP 47 tag of the language that they are in, which need not be the site's.</summary>
    public string Language { get; }

    /// <summary>Every word by its key.</summary>
    internal IReadOnlyDictionary<string, Word> All => words;

    /// <summary>The words for a site.</summary>
    /// <param name="language">BCP 47 tag of the site's language.</param>
    /// <param name="known">What its author says; null for nothing.</param>
    public static SiteWords Of(string language, KnownWords? known = null)
    {
        var shipped = FindShipped(language) ?? FindShipped(Primary(language));
        var own = known?.Words ?? FrozenDictionary<string, Word>.Empty;
        if (own.Count == 0) return shipped is null or "en" ? English : new(shipped, language, Shipped(shipped));
        var all = new Dictionary<string, Word>(Shipped(shipped ?? "en"), StringComparer.Ordinal);
        foreach (var (key, word) in own) all[key] = word;
        return new(shipped ?? language, language, all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The words of a shipped language, as they stand in its file.</summary>
    internal static FrozenDictionary<string, Word> Shipped(string language) => Read.GetOrAdd(language, static tag =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Resources}{tag}.yaml")!;
        using var reader = new StreamReader(stream);
        return FrontMatterYaml.Parse(reader.ReadToEnd()).Entries.ToFrozenDictionary(entry => entry.Key, entry => Word.Parse(entry.Value), StringComparer.Ordinal);
    });

    /// <summary>The key of a member.</summary>
    private static string Key(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    /// <summary>A word by its key.</summary>
    internal string Find(string key, params ReadOnlySpan<(string Name, object Value)> values) => words[key].Other.Fill(values);

    /// <summary>A word that counts.</summary>
    internal string FindCounted(string key, int count) => (count == 1 || count == 0 && isZeroOne ? words[key].One : words[key].Other).Fill(("count", count));

    private string Text([CallerMemberName] string member = "") => Find(Key(member));

    private Phrase Phrase([CallerMemberName] string member = "") => words[Key(member)].Other;

    private string Fill(ReadOnlySpan<(string Name, object Value)> values, [CallerMemberName] string member = "") => Find(Key(member), values);

    private string Count(int count, [CallerMemberName] string member = "") => FindCounted(Key(member), count);

    private static string? FindShipped(string language) => Languages.FirstOrDefault(tag => tag.Equals(language, StringComparison.OrdinalIgnoreCase));

    private static string Primary(string language) => language.Split('-')[0];
}

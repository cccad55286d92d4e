namespace Blog.Wording;

/// <summary>What pages call a kind of term.</summary>
public sealed class TermWords
{
    private readonly SiteWords words;
    private readonly string singular, plural;

    /// <param name="singular">The key of one, from which those of sentences about one are made.</param>
    /// <param name="plural">The key of all.</param>
    internal TermWords(SiteWords words, string singular, string plural) => (this.words, this.singular, this.plural) = (words, singular, plural);

    public string Singular => words.Find(singular);

    public string Plural => words.Find(plural);

    /// <summary>Where a link leads to every term of the kind.</summary>
    public string All => words.Find("all" + Capital(plural));

    /// <summary>So many terms.</summary>
    public string Count(int number) => words.FindCounted(singular + "Count", number);

    /// <summary>The posts under a term.</summary>
    public string Posts(string name) => words.Find("postsOf" + Capital(singular), ("name", name));

    /// <summary>What the page of a term says of itself to search engines.</summary>
    public string Description(string name, string site) => words.Find(singular + "Description", ("name", name), ("site", site));

    /// <summary>What the page of all terms says of itself to search engines.</summary>
    public string ListDescription(string site) => words.Find(plural + "Description", ("site", site));

    private static string Capital(string key) => char.ToUpperInvariant(key[0]) + key[1..];
}

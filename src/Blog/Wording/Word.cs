using Blog.Content;

namespace Blog.Wording;

/// <summary>One word of the site.</summary>
/// <param name="One">For the plural category of this name; the same as the other where nothing is counted.</param>
/// <param name="Other">For every other number.</param>
internal sealed record Word(Phrase One, Phrase Other)
{
    /// <summary>Both categories are told apart.</summary>
    public bool IsCounted => One != Other;

    /// <summary>The places of both, each once and sorted.</summary>
    public IReadOnlyList<string> Places => [.. One.Places.Union(Other.Places).Order(StringComparer.Ordinal)];

    /// <summary>Reads a word of a file that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static Word Parse(FrontMatterNode node) => node switch
    {
        FrontMatterScalar scalar => Of(Phrase.Parse(scalar.Value)),
        FrontMatterMap { Entries: [{ Key: "one", Value: FrontMatterScalar one }, { Key: "other", Value: FrontMatterScalar other }] } => new(Phrase.Parse(one.Value), Phrase.Parse(other.Value)),
        _ => throw new FormatException($"line {node.Line} is no word"),
    };

    public static Word Of(Phrase phrase) => new(phrase, phrase);
}

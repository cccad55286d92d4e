using System.Collections.Frozen;
using Blog.Content;

namespace Blog.Wording;

/// <summary>What <c>words.yaml</c> says: words in the place of those that are shipped.</summary>
public sealed class KnownWords
{
    public const string FileName = "words.yaml";

    public static readonly KnownWords Empty = new(FrozenDictionary<string, Word>.Empty, "");

    private KnownWords(FrozenDictionary<string, Word> words, string source) => (Words, Source) = (words, source);

    /// <summary>The file's text, by which a change shows.</summary>
    public string Source { get; }

    /// <summary>By their keys.</summary>
    internal FrozenDictionary<string, Word> Words { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="text">The file; null where there is none.</param>
    /// <param name="problems">Gets what cannot be used.</param>
    public static KnownWords Parse(string? text, List<ContentProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        try
        {
            var words = new Dictionary<string, Word>(StringComparer.Ordinal);
            foreach (var entry in FrontMatterYaml.Parse(text).Entries)
            {
                if (!SiteWords.English.All.TryGetValue(entry.Key, out var english))
                {
                    var guess = FrontMatterSpelling.Guess(FrontMatterKeys.Normalize(entry.Key), SiteWords.English.All.Keys);
                    problems.Add(new(FileName, entry.Line, entry.Column, ProblemCode.UnknownKey, $"{FrontMatterFields.Shown(entry.Key)} is not known here", guess is null ? "the command schema words prints every key" : $"did you mean {guess}?"));
                }
                else if (Read(entry, english, problems) is { } word && !words.TryAdd(entry.Key, word))
                    problems.Add(new(FileName, entry.Line, entry.Column, ProblemCode.DuplicateKey, $"{entry.Key} stands there twice, and the first counts", "keep one of the two"));
            }

            return new(words.ToFrozenDictionary(StringComparer.Ordinal), text);
        }
        catch (FrontMatterException error)
        {
            problems.Add(error.At(FileName));
            return Empty;
        }
    }

    /// <returns>Null for a word that cannot be used, or for none: the shipped one is used.</returns>
    private static Word? Read(FrontMatterEntry entry, Word english, List<ContentProblem> problems)
    {
        switch (entry.Value)
        {
            case FrontMatterScalar { IsEmpty: true }:
                return null;
            case FrontMatterScalar scalar:
                return Read(entry.Key, scalar, english, problems) is { } phrase ? Word.Of(phrase) : null;
            case FrontMatterMap map when english.IsCounted:
                Phrase? one = null, other = null;
                foreach (var inner in map.Entries)
                {
                    if (inner is { Key: "one", Value: FrontMatterScalar ofOne }) one = Read(entry.Key, ofOne, english, problems);
                    else if (inner is { Key: "other", Value: FrontMatterScalar ofOther }) other = Read(entry.Key, ofOther, english, problems);
                    else problems.Add(new(FileName, inner.Line, inner.Column, ProblemCode.UnknownKey, $"{FrontMatterFields.Shown(inner.Key)} is not known here", "write one: and other:, with a text each"));
                }

                return (one ?? other) is { } any ? new(one ?? any, other ?? any) : null;
            default:
                problems.Add(new(FileName, entry.Value.Line, entry.Value.Column, ProblemCode.UnusableValue, $"the value of {entry.Key} is no text",
                    english.IsCounted ? $"write a text, or one: and other: below {entry.Key}" : $"write {entry.Key}: and a text on one line"));
                return null;
        }
    }

    private static Phrase? Read(string key, FrontMatterScalar value, Word english, List<ContentProblem> problems)
    {
        var places = english.Places;
        var mayHold = places.Count == 0 ? "a text without { } and < >" : string.Join(" and ", places.Select(place => place[0] == '<' ? $"{place}…</{place[1..]}" : place));
        try
        {
            var phrase = Phrase.Parse(Clean(value.Value));
            if (phrase.Places.FirstOrDefault(place => !places.Contains(place)) is not { } unknown) return phrase;
            Report($"{key} has no {unknown}");
        }
        catch (FormatException error)
        {
            Report($"{key} cannot be read: {error.Message}");
        }

        return null;

        void Report(string message) => problems.Add(new(FileName, value.Line, value.Column, ProblemCode.UnusableValue, message, places.Count == 0 ? $"write {mayHold}" : $"it may hold {mayHold}"));
    }

    /// <summary>One line without comments, composed. Spaces that do not break are typography, and stay.</summary>
    private static string Clean(string text) => UnicodeText.Compose(string.Join(' ', string.Concat(ContentText.WithoutComments(text).Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

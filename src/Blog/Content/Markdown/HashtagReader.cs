using System.Text.RegularExpressions;

namespace Blog.Content.Markdown;

/// <summary>Collects Obsidian's tags from the plain text of a body: <c>#walk</c>, <c>#walk/by-sea</c>; a number alone is none.</summary>
internal sealed partial class HashtagReader
{
    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public void Read(ReadOnlySpan<char> text)
    {
        if (!text.Contains('#')) return;
        foreach (var match in Hashtag().EnumerateMatches(text))
        {
            var tag = text.Slice(match.Index + 1, match.Length - 1).TrimEnd('/').ToString();
            if (!found.Contains(tag)) found.Add(tag);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_/&#])#(?=[\p{N}_/-]*[\p{L}_])[\p{L}\p{M}\p{N}_/-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Hashtag();
}

/// <summary>Takes a piece of plain text.</summary>
internal delegate void HashtagSink(ReadOnlySpan<char> text);

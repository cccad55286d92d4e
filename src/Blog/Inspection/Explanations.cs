using Blog.Content;

namespace Blog.Inspection;

/// <summary>What a file or an address is to the site, for its author. Hidden posts are told of, so it must never reach a reader.</summary>
/// <param name="Asked">The file or the address, as the site knows it.</param>
/// <param name="Answer">What it is, in a sentence.</param>
/// <param name="Files">The files that it concerns; empty for the site's own pages.</param>
public sealed record Explanation(string Asked, string Answer, IReadOnlyList<FileExplanation> Files);

/// <summary>How one file was understood.</summary>
/// <param name="Path">Relative to the content folder.</param>
/// <param name="Summary">What it is, in a sentence.</param>
public sealed record FileExplanation(string Path, string Summary)
{
    /// <summary>Whether the public sees it now; null for what is neither post nor page.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>Everything that keeps it from the public, each with its place.</summary>
    public IReadOnlyList<string> HiddenBecause { get; init; } = [];

    /// <summary>Where it stands while it is public, and why not elsewhere.</summary>
    public IReadOnlyList<ExplainedValue> Places { get; init; } = [];

    /// <summary>The language of its front matter, in words.</summary>
    public string? FrontMatter { get; init; }

    /// <summary>Each value with where it comes from.</summary>
    public IReadOnlyList<ExplainedValue> Values { get; init; } = [];

    /// <summary>Keys without effect.</summary>
    public IReadOnlyList<UnusedKey> Unused { get; init; } = [];

    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];
}

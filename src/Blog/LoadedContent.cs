using Blog.Content;
using Blog.Storage;

namespace Blog;

/// <summary>What a load found and left, which the next one starts from.</summary>
/// <param name="Report">What it did.</param>
/// <param name="Scan">The folder as it was taken.</param>
/// <param name="Settled">What was decided of all posts.</param>
/// <param name="Understanding">What the files were understood by.</param>
/// <param name="At">Its instant, UTC.</param>
internal sealed record LoadedContent(LoadReport Report, ContentScan Scan, SettledPosts Settled, ContentUnderstanding Understanding, DateTime At)
{
    /// <summary>Permissions do not show in a stamp: what could not be read is tried again at every look.</summary>
    public required bool HasUnread { get; init; }

    /// <summary>Files were written to, or taken away, while they were read.</summary>
    public required bool HasUnsettled { get; init; }

    /// <summary>Posts whose files went while others could not be read yet, of which one may be theirs under another name.</summary>
    public required IReadOnlyList<PostIdentity> Awaited { get; init; }

    /// <summary>What is wrong with pictures.</summary>
    public required IReadOnlyList<ContentProblem> MediaProblems { get; init; }

    /// <summary>Whether a post has appeared or gone by itself since. A clock that was ahead and is set right takes back what it made due.</summary>
    /// <param name="now">UTC.</param>
    public bool IsDue(DateTime now) => now < At || Report.NextDueAt is { } due && due.UtcDateTime <= now;
}

/// <summary>The settings by which files are understood and posts are shown.</summary>
internal readonly record struct ContentUnderstanding(string Reading, Uri? BaseUrl, bool ShowDrafts, int PictureMegapixels)
{
    /// <summary>Those in force.</summary>
    public static ContentUnderstanding Of(BlogOptions options) => new(options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts, options.PictureMegapixels);
}

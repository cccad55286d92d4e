using Blog.Content;

namespace Blog;

/// <summary>What a load did.</summary>
/// <param name="Public">Posts and pages that the public sees.</param>
/// <param name="HeldBack">Those that it does not: drafts, scheduled, expired, and those whose URL is another's.</param>
/// <param name="Changed">Files that were read, because they are new, changed or gone.</param>
/// <param name="Problems">All problems of all files, sorted.</param>
/// <param name="NextDueAt">The next instant at which a post appears or goes by itself; null where none will.</param>
/// <param name="HasChanged">A page may differ from before the load.</param>
public sealed record LoadReport(
    int Public, int HeldBack, int Changed, IReadOnlyList<ContentProblem> Problems, DateTimeOffset? NextDueAt, bool HasChanged)
{
    /// <summary>Any file of the folder is not what it was at the load before: some are served as they are, or read by pages.</summary>
    public bool HasOtherFiles { get; init; }

    /// <summary>After which time files may be whole that are still being written; null where none is.</summary>
    public TimeSpan? LookAgain { get; init; }

    /// <summary>After which time the whole folder has to be looked at, where this was a look at what events named; null where all of it was.</summary>
    public TimeSpan? ScanAgain { get; init; }

    /// <summary>What is gone from the folder and still served, because it is so much; null for nothing.</summary>
    public HeldRemoval? Held { get; init; }

    /// <summary>Why something could not be remembered, or is not understood of what was.</summary>
    public IReadOnlyList<string> MemoryTroubles { get; init; } = [];
}

/// <summary>How far a load is.</summary>
/// <param name="Read">Files that were read so far.</param>
/// <param name="Files">Those that it has to read.</param>
public readonly record struct LoadProgress(int Read, int Files);

namespace Blog.Inspection;

/// <summary>What the public sees of a post now.</summary>
public enum PostState
{
    /// <summary>It is there.</summary>
    Public,

    /// <summary>Not yet: its date lies ahead.</summary>
    Scheduled,

    /// <summary>No longer.</summary>
    Expired,

    /// <summary>A key, a folder or a name hides it.</summary>
    Draft,

    /// <summary>Another post has its URL.</summary>
    Displaced,

    /// <summary>The file cannot be read as a post.</summary>
    Unreadable,
}

/// <summary>A post as the list of its author has it.</summary>
/// <param name="Path">Relative to the content folder.</param>
/// <param name="State">What the public sees of it.</param>
public sealed record ListedPost(string Path, PostState State)
{
    /// <summary>Null for a file that cannot be read.</summary>
    public string? Url { get; init; }

    public string? Title { get; init; }

    /// <summary>A standalone page.</summary>
    public bool IsPage { get; init; }

    /// <summary>Stands in no list, whoever may see it.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>The instant in the site's zone; null without a date.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>In the site's zone; null for a post that stays.</summary>
    public DateTimeOffset? ExpireAt { get; init; }

    /// <summary>Everything that keeps it from the public.</summary>
    public IReadOnlyList<string> HiddenBecause { get; init; } = [];
}

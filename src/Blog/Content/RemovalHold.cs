namespace Blog.Content;

/// <summary>Posts that are gone from the folder and held in the site.</summary>
/// <param name="Gone">How many files.</param>
/// <param name="Left">How many posts and pages would be left.</param>
/// <param name="Known">How many there are.</param>
public sealed record HeldRemoval(int Gone, int Left, int Known);

/// <summary>
/// Keeps a site from being emptied by a drive that is not mounted or a checkout that broke off: a scan that would leave fewer than half of
/// the posts has to be so for a while, or be confirmed. What counts is how many are left, so that a folder that is renamed, and a branch
/// that has other posts, pass.
/// </summary>
internal sealed class RemovalHold(TimeProvider clock)
{
    // So many at once are an author's doing.
    private const int Few = 10, FewToEmpty = 2;

    private static readonly HashSet<string> Nothing = [];

    private IReadOnlySet<string> asked = Nothing;
    private long? since;
    private volatile bool isReleased;

    /// <summary>What the last scan held; null for nothing.</summary>
    public HeldRemoval? Held { get; private set; }

    /// <summary>The files that the last scan was given back.</summary>
    public IReadOnlySet<string> Kept { get; private set; } = Nothing;

    /// <summary>Of some of them nobody has asked yet whether they have only been moved.</summary>
    public bool HasOthers => !Kept.IsSubsetOf(asked);

    /// <summary>For how much longer it is held.</summary>
    public TimeSpan? Remaining { get; private set; }

    /// <summary>What is held goes through with the next scan.</summary>
    public void Release() => isReleased = true;

    /// <summary>Some of them are there under another name, and not held.</summary>
    public void Yield(IReadOnlyList<string> moved)
    {
        asked = Kept = Kept.Except(moved, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (Held is not null) Held = Held with { Gone = Kept.Count };
    }

    /// <summary>Puts what is gone back into a scan while it is held.</summary>
    /// <param name="previous">What was taken before.</param>
    /// <param name="most">How long to hold; zero for never.</param>
    public ContentScan Apply(ContentScan scan, ContentScan previous, TimeSpan most)
    {
        if (Kept.Count == 0) asked = Nothing;
        (Held, Remaining, Kept) = (null, null, Nothing);
        if (previous.Files.Count <= scan.Files.Count)
        {
            since = null;
            isReleased = false;
            return scan;
        }

        var (known, left) = (CountPosts(previous), CountPosts(scan));
        var isReleasedNow = isReleased;
        isReleased = false;
        if (!IsSuspicious(known, left))
        {
            since = null;
            return scan;
        }

        since ??= clock.GetTimestamp();
        var remaining = most - clock.GetElapsedTime(since.Value);
        if (isReleasedNow || remaining <= TimeSpan.Zero)
        {
            since = null;
            return scan;
        }

        var gone = previous.Files.Select(file => file.Path).Except(scan.Files.Select(file => file.Path), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        (Held, Remaining, Kept) = (new(gone.Count, left, known), remaining, gone);
        return scan.Keeping(previous, gone);
    }

    private static bool IsSuspicious(int known, int left) => left * 2 < known && known - left > Few || left == 0 && known > FewToEmpty;

    private static int CountPosts(ContentScan scan) => scan.Files.Count(file => ContentNames.IsPost(file.Path));
}

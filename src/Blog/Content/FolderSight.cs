namespace Blog.Content;

/// <summary>Looks at a folder: at the files that events name where that is enough, and at all of it when it has not been scanned for a while, for events are only hints.</summary>
internal sealed class FolderSight(TimeProvider clock)
{
    private readonly FolderSettling wholeness = new(clock);
    private ContentScan? seen;
    private long scannedAt;
    private bool isGlance;

    /// <inheritdoc cref="FolderSettling.IsWhole"/>
    public bool IsWhole(ContentFile file, IReadOnlySet<string> renamed) => wholeness.IsWhole(file, renamed);

    /// <summary>When the folder has to be scanned after a mere glance; null where it was.</summary>
    /// <param name="interval">After which time since the last scan it is scanned again.</param>
    public TimeSpan? UntilScan(TimeSpan interval) => isGlance ? TimeSpan.FromTicks(Math.Max(0, (interval - clock.GetElapsedTime(scannedAt)).Ticks)) : null;

    /// <summary>The folder as it may be taken now. The first look waits for what is being written, as long as for any batch: nothing is served yet.</summary>
    /// <param name="taken">What was taken before; null for nothing.</param>
    /// <param name="renamed">As for <see cref="IsWhole"/>; null to take everything as it is.</param>
    /// <param name="named">Every path that has changed since the last look, as far as events tell; null where events may be missing.</param>
    /// <param name="interval">As for <see cref="UntilScan"/>.</param>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed.</exception>
    public SettledScan Settle(ContentFolder folder, ContentScan? taken, IReadOnlySet<string>? renamed, IReadOnlySet<string>? named, TimeSpan interval, CancellationToken cancellation)
    {
        while (true)
        {
            var scan = Look(folder, named, interval);
            if (renamed is null) return new(scan, new HashSet<string>());
            var settled = wholeness.Settle(scan, taken ?? ContentScan.Empty, renamed);
            if (taken is not null || !settled.HoldsAll) return settled;
            cancellation.WaitHandle.WaitOne(settled.LookAgain!.Value + TimeSpan.FromMilliseconds(1));
            cancellation.ThrowIfCancellationRequested();
            named = null;
        }
    }

    private ContentScan Look(ContentFolder folder, IReadOnlySet<string>? named, TimeSpan interval)
    {
        isGlance = true;
        if (named is not null && seen is not null && clock.GetElapsedTime(scannedAt) < interval && folder.Glance(seen, named) is { } glance) return seen = glance;
        (seen, scannedAt, isGlance) = (null, clock.GetTimestamp(), false);
        return seen = folder.Scan();
    }
}

namespace Blog.Content;

/// <summary>What of a scan may be taken now.</summary>
/// <param name="Scan">The folder as it may be read: where something is not whole, it has what was taken before.</param>
/// <param name="Waiting">Paths of what is not whole.</param>
/// <param name="LookAgain">After which time more may be whole; null where everything is.</param>
/// <param name="HoldsAll">Everything waits for the rest of its batch, so that the scan is the previous one.</param>
internal sealed record SettledScan(ContentScan Scan, IReadOnlySet<string> Waiting, TimeSpan? LookAgain = null, bool HoldsAll = false);

/// <summary>
/// Tells what is whole in a folder that is written to. A save by rename is whole at once, a file written in place when it has been quiet for a
/// while, and a file that is missing is gone when it stays missing: some editors move a file away before they write it anew. Measures by the
/// system's clock, which the file system's times come from.
/// </summary>
internal sealed class FolderSettling(TimeProvider clock)
{
    /// <summary>How long a file that is written in place has to be left alone.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a batch waits for its slowest file. After that only this file waits: it may be written to for ever.</summary>
    private static readonly TimeSpan MostForAll = TimeSpan.FromSeconds(1);

    // Of every path that differs from what was taken, be it that it is held for another reason.
    private Dictionary<string, Observed> observed = new(StringComparer.Ordinal);

    /// <summary>Takes what is whole over into what was taken before. A batch is taken as one, unless it takes too long.</summary>
    /// <param name="scan">The folder as it is.</param>
    /// <param name="previous">What was taken before.</param>
    /// <param name="renamed">Paths that a file has just been moved to, and not been written to since.</param>
    public SettledScan Settle(ContentScan scan, ContentScan previous, IReadOnlySet<string> renamed)
    {
        var (fresh, gone) = scan.DifferencesFrom(previous);
        var now = fresh.Select(file => (file.Path, Seen: Observe(file.Path, file, previous.Find(file.Path)))).Concat(gone.Select(file => (file.Path, Seen: Observe(file.Path, null, file))))
            .ToDictionary(file => file.Path, file => file.Seen, StringComparer.Ordinal);
        var written = fresh.Where(file => !IsWhole(file, renamed)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var moved = gone.Count == 0 ? [] : fresh.Where(file => file.Inode != 0 && !written.Contains(file.Path)).Select(file => (file.Inode, file.Size)).ToHashSet();
        var missing = gone.Where(file => !moved.Contains((file.Inode, file.Size)) && clock.GetElapsedTime(now[file.Path].SameSince) < Quiet).Select(file => file.Path);
        var unsettled = written.Concat(missing).ToDictionary(path => path, path => now[path], StringComparer.Ordinal);
        observed = now;
        if (unsettled.Count == 0) return new(scan, new HashSet<string>());
        var paths = unsettled.Keys.ToHashSet(StringComparer.Ordinal);
        var young = unsettled.Values.Where(file => clock.GetElapsedTime(file.Since) < MostForAll).ToList();
        return young.Count > 0
            ? new(previous, paths, young.Max(Remaining), HoldsAll: true)
            // The longer a file has been written to, the longer it will be: it is looked at more and more rarely.
            : new(scan.Keeping(previous, paths), paths, unsettled.Values.Max(file => clock.GetElapsedTime(file.Since) / 4));
    }

    /// <summary>Whether a file has everything that is being written to it, as far as anybody can tell who does not write it.</summary>
    /// <param name="renamed">As for <see cref="Settle"/>.</param>
    public bool IsWhole(ContentFile file, IReadOnlySet<string> renamed) =>
        // Whatever is written sets both times. A later change is one of the name or the rights, or the times were put back by who copied the file.
        file.ChangedTicks > file.ModifiedTicks || renamed.Contains(file.Path) || Age(file) >= Quiet
        || observed.TryGetValue(file.Path, out var seen) && seen.Stamp == file && clock.GetElapsedTime(seen.SameSince) >= Quiet;

    private TimeSpan Age(ContentFile file) => TimeSpan.FromTicks(clock.GetUtcNow().UtcTicks - file.ModifiedTicks);

    /// <param name="stamp">Null for a file that is missing.</param>
    /// <param name="taken">What was taken of it before: where that is what was last seen, another change begins now.</param>
    private Observed Observe(string path, ContentFile? stamp, ContentFile? taken)
    {
        var now = clock.GetTimestamp();
        return !observed.TryGetValue(path, out var seen) || seen.Stamp == taken ? new(stamp, now, now) : seen.Stamp == stamp ? seen : new(stamp, seen.Since, now);
    }

    private TimeSpan Remaining(Observed file)
    {
        // A time that lies ahead says nothing, since no writing brings it nearer.
        var age = file.Stamp is { } stamp && Age(stamp) is var byTime && byTime >= TimeSpan.Zero ? byTime : clock.GetElapsedTime(file.SameSince);
        return age < Quiet ? Quiet - age : TimeSpan.Zero;
    }

    /// <param name="Stamp">Null while the file is missing.</param>
    /// <param name="Since">When it was first seen to be unsettled.</param>
    /// <param name="SameSince">When it was first seen with this stamp.</param>
    private readonly record struct Observed(ContentFile? Stamp, long Since, long SameSince);
}

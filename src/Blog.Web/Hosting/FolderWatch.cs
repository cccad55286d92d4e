using System.Threading.Channels;
using Blog.Content;

namespace Blog.Web.Hosting;

/// <summary>
/// Listens to file events of the content folder, as hints to look at it: they are missing for links, some mounts and whatever lies in a folder that
/// is new. Made anew when another folder takes the place of the one that is listened to, which no event tells.
/// </summary>
internal sealed partial class FolderWatch(BlogConfiguration configuration, TimeProvider clock, ILogger log) : IDisposable
{
    // An edit is a few events at once; the more come, and the sooner after the look before, the longer it is waited for the next.
    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromMilliseconds(5), LongestQuiet = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock naming = new();
    private HashSet<string> renamed = new(StringComparer.Ordinal), named = new(StringComparer.Ordinal);
    // Whether events have told all that changed since they were last asked for.
    private bool isTold;
    private FileSystemWatcher? watcher;
    private string? watched;
    private long triedAt;
    private long askedAt;
    private bool hasComplained;
    private volatile bool hasOverflown;
    private volatile bool isIncomplete;

    /// <summary>Waits until something may have changed.</summary>
    public async Task WaitForHintAsync(CancellationToken cancellation) => await hints.Reader.ReadAsync(cancellation);

    /// <summary>Waits until nothing more comes: a burst of changes is one load.</summary>
    public async Task WaitForQuietAsync(CancellationToken cancellation)
    {
        var (began, quiet) = (clock.GetTimestamp(), ShortestQuiet);
        var early = LongestQuiet - clock.GetElapsedTime(askedAt);
        if (early > quiet) await Task.Delay(early, cancellation);
        do
        {
            await Task.Delay(quiet, cancellation);
            quiet = quiet < LongestQuiet ? quiet * 2 : quiet;
        }
        while (hints.Reader.TryRead(out _) && clock.GetElapsedTime(began) < LongestBurst);
    }

    /// <summary>Asks for a look at the folder.</summary>
    public void Hint()
    {
        lock (naming) isTold = false;
        hints.Writer.TryWrite(true);
    }

    /// <summary>Listens to the folder that is there now. Called before each look, so that no change falls between the two.</summary>
    public void Refresh()
    {
        var identity = ContentFolder.Of(configuration.Current).FindIdentity();
        var isDue = (watcher is null || isIncomplete) && clock.GetElapsedTime(triedAt) >= Retry;
        if (identity == watched && !hasOverflown && !isDue) return;
        Stop();
        (watched, triedAt) = (identity, clock.GetTimestamp());
        if (identity is not null) Start();
    }

    /// <summary>What events have told since this was last asked.</summary>
    /// <returns>The paths that a file has been moved to, and not been written to since; and every path that was named, null where events may be missing.</returns>
    public (IReadOnlySet<string> Renamed, IReadOnlySet<string>? Named) TakeEvents()
    {
        lock (naming)
        {
            var taken = (renamed, isTold && watcher is not null && !hasOverflown && !isIncomplete ? named : null);
            askedAt = clock.GetTimestamp();
            (renamed, named, isTold) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal), true);
            return taken;
        }
    }

    public void Dispose() => Stop();

    private void Start()
    {
        lock (naming) isTold = false;
        (hasOverflown, isIncomplete) = (false, false);
        try
        {
            watcher = new FileSystemWatcher(configuration.Current.ContentPath) { IncludeSubdirectories = true, InternalBufferSize = 65536 };
            watcher.Created += (_, change) => Hear(change.Name);
            watcher.Changed += (_, change) => Hear(change.Name);
            watcher.Deleted += (_, change) => Hear(change.Name);
            watcher.Renamed += (_, change) =>
            {
                Hear(change.OldName);
                Hear(change.Name, isRenamed: true);
            };
            watcher.Error += (_, error) => Fail(error.GetException());
            watcher.EnableRaisingEvents = true;
            if (!isIncomplete && hasComplained) LogEvents(log);
            hasComplained &= isIncomplete;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Stop();
            Complain(error);
        }
    }

    private void Stop()
    {
        watcher?.Dispose();
        watcher = null;
    }

    private void Hear(string? name, bool isRenamed = false)
    {
        if (string.IsNullOrEmpty(name)) return;
        // A mounted ConfigMap is put in place by names with two dots.
        if (ContentNames.IsSkipped(name) && !name.StartsWith("..", StringComparison.Ordinal)) return;
        lock (naming)
        {
            named.Add(name.Replace(Path.DirectorySeparatorChar, '/'));
            if (isRenamed) renamed.Add(name.Replace(Path.DirectorySeparatorChar, '/'));
            else renamed.Remove(name.Replace(Path.DirectorySeparatorChar, '/'));
        }

        hints.Writer.TryWrite(true);
    }

    private void Fail(Exception error)
    {
        if (error is InternalBufferOverflowException)
        {
            // Folders that were made meanwhile are not listened to.
            hasOverflown = true;
            LogOverflow(log);
        }
        else
        {
            isIncomplete = true;
            Complain(error);
        }

        Hint();
    }

    private void Complain(Exception error)
    {
        if (!hasComplained) LogNoEvents(log, error.Message.TrimEnd('.'), configuration.Current.ScanInterval.TotalSeconds);
        hasComplained = true;
    }

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "Not every change sends a file event ({Reason}): the folder is looked at every {Seconds} s. On Linux raise fs.inotify.max_user_instances or fs.inotify.max_user_watches on the host, with sysctl -w; it is tried again every minute")]
    private static partial void LogNoEvents(ILogger log, string reason, double seconds);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "Changes send file events again")]
    private static partial void LogEvents(ILogger log);

    [LoggerMessage(EventId = 9, Level = LogLevel.Information, Message = "More file events at once than the system keeps (fs.inotify.max_queued_events): the whole folder is looked at instead")]
    private static partial void LogOverflow(ILogger log);
}

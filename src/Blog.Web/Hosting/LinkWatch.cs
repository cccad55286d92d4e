using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Hosting;

/// <summary>
/// Looks through the links of all posts when the content has been quiet for a while, and for as long as that takes where there are very many. A save never
/// waits for it: the next load ends it.
/// </summary>
internal sealed partial class LinkWatch(LinkCheck links, SiteNewsBoard news, IWebHostEnvironment host, TimeProvider clock, ILogger<ContentWatcher> log) : IDisposable
{
    private static readonly TimeSpan LeastQuiet = TimeSpan.FromSeconds(1);

    private readonly ProblemLog problems = new(log);
    private Look? last;
    private TimeSpan quiet = LeastQuiet;
    private bool hasComplained;

    /// <summary>A load is done: looks anew if it changed anything, or if the last look was ended or has failed.</summary>
    public void Restart(bool hasChanged, CancellationToken stopping)
    {
        if (!hasChanged && last is null or { IsOwed: false }) return;
        Stop();
        last = new Look(stopping);
        _ = LookAsync(last);
    }

    /// <summary>Ends what is going on: whatever it would find may be no longer so.</summary>
    public void Stop() => last?.End();

    private async Task LookAsync(Look look)
    {
        var cancellation = look.Cancellation;
        long? start = null;
        try
        {
            await Task.Delay(quiet, clock, cancellation);
            start = clock.GetTimestamp();
            var found = await Task.Run(() => links.List(path => host.WebRootFileProvider.GetFileInfo(path).Exists, null, cancellation), cancellation);
            if (cancellation.IsCancellationRequested || !look.TryFinish()) return;
            quiet = LongerOf(LeastQuiet, start.Value);
            hasComplained = false;
            problems.Say(found);
            news.LinksSeen(found);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever ended it looks again.
            if (start is { } begun) quiet = LongerOf(quiet, begun);
        }
#pragma warning disable CA1031 // the index or the folder may go while it is looked through, and the site does not depend on it: the next load looks again
        catch (Exception error)
#pragma warning restore CA1031
        {
            // Of failures in a row the first is said.
            if (cancellation.IsCancellationRequested || !look.TryFail() || hasComplained) return;
            hasComplained = true;
            LogFailure(log, error);
        }
    }

    private TimeSpan LongerOf(TimeSpan least, long start) => clock.GetElapsedTime(start) is var taken && taken > least ? taken : least;

    public void Dispose() => Stop();

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "The links could not be looked through; the next load looks again")]
    private static partial void LogFailure(ILogger log, Exception error);

    /// <summary>One look. What has become of it is settled once, whichever thread comes first: it is finished, it has failed, or it was ended before.</summary>
    private sealed class Look
    {
        private const int Going = 0, Finished = 1, Owed = 2;

        private readonly CancellationTokenSource ending;
        private int state = Going;

        public Look(CancellationToken stopping)
        {
            ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            Cancellation = ending.Token;
        }

        public CancellationToken Cancellation { get; }

        /// <summary>Another has to be made in its place.</summary>
        public bool IsOwed => Volatile.Read(ref state) == Owed;

        public bool TryFinish() => TrySettle(Finished);

        public bool TryFail() => TrySettle(Owed);

        public void End()
        {
            if (TrySettle(Owed)) ending.Cancel();
            ending.Dispose();
        }

        private bool TrySettle(int settled) => Interlocked.CompareExchange(ref state, settled, Going) == Going;
    }
}

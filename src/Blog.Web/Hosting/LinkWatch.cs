using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Hosting;

/// <summary>Looks through the links of all posts when the content has been quiet for a while. A save never waits for it: the next load ends it.</summary>
internal sealed partial class LinkWatch(LinkCheck links, SiteNewsBoard news, IWebHostEnvironment host, TimeProvider clock, ILogger<ContentWatcher> log) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly ProblemLog problems = new(log);
    private CancellationTokenSource? looking;
    private bool isDone = true;

    /// <summary>A load is done: looks anew if it changed anything, or if it ended the last look.</summary>
    public void Restart(bool hasChanged, CancellationToken stopping)
    {
        if (!hasChanged && (isDone || looking is not null)) return;
        Stop();
        isDone = false;
        looking = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _ = LookAsync(looking.Token);
    }

    /// <summary>Ends what is going on: whatever it would find may be no longer so.</summary>
    public void Stop()
    {
        looking?.Cancel();
        looking?.Dispose();
        looking = null;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Quiet, clock, cancellation);
            var found = await Task.Run(() => links.List(path => host.WebRootFileProvider.GetFileInfo(path).Exists, null, cancellation), cancellation);
            if (cancellation.IsCancellationRequested) return;
            problems.Say(found);
            news.LinksSeen(found);
            isDone = true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever ended it looks again.
        }
#pragma warning disable CA1031 // the index or the folder may go while it is looked through, and the site does not depend on it: the next load looks again
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!cancellation.IsCancellationRequested) LogFailure(log, error);
        }
    }

    public void Dispose() => Stop();

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "The links could not be looked through; the next load looks again")]
    private static partial void LogFailure(ILogger log, Exception error);
}

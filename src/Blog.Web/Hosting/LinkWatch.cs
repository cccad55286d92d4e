using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Hosting;

/// <summary>Looks through the links of all posts when the content has been quiet for a while. A save never waits for it: the next load ends it.</summary>
internal sealed class LinkWatch(LinkCheck links, SiteNewsBoard news, IWebHostEnvironment host, TimeProvider clock, ILogger<ContentWatcher> log) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly ProblemLog problems = new(log);
    private CancellationTokenSource? looking;

    /// <summary>The content has changed: looks anew, once it stays as it is.</summary>
    public void Restart(CancellationToken stopping)
    {
        Stop();
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
        }
#pragma warning disable CA1031 // the index or the folder may go while it is looked through: the load says so, and the next one looks again
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    public void Dispose() => Stop();
}

using Blog.Storage;
using Blog.Web.Http.Answers;

namespace Blog.Web.Hosting;

/// <summary>
/// Asks for a page of each kind once the content is loaded: the first of a process takes many times as long as those that follow, since its
/// code is compiled and its questions to the index are prepared. No reader should be the one who waits for that.
/// </summary>
internal sealed class WarmUp(SiteState state, OwnRequests requests, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            await state.WhenLoaded.WaitAsync(stopping);
            var started = new TaskCompletionSource();
            await using var starting = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stopping);
            foreach (var (path, query) in ListPages())
            {
                stopping.ThrowIfCancellationRequested();
                await requests.AskAsync(path, query);
            }
        }
#pragma warning disable CA1031 // whatever it is, it is told where readers meet it
        catch (Exception)
#pragma warning restore CA1031
        {
            // The site is as good as it was, but for its first reader's time.
        }
    }

    private List<(string Path, string Query)> ListPages()
    {
        using var scope = scopes.CreateScope();
        var newest = scope.ServiceProvider.GetRequiredService<PostReader>().ListPosts(1)?.Items;
        List<(string, string)> pages = [(SitePaths.Home, "")];
        if (newest is [var post, ..]) pages.AddRange([(post.Url, ""), (SitePaths.Search, SitePaths.SearchQuery(post.Title)), (SitePaths.Archives, "")]);
        if (newest?.FirstOrDefault(post => post.Tags.Count > 0) is { } tagged) pages.Add((SitePaths.Tag(tagged.Tags[0].Slug), ""));
        pages.AddRange([(SitePaths.Atom, ""), (SitePaths.NotFound, "")]);
        return pages;
    }
}

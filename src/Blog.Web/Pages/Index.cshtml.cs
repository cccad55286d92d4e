using Blog.Storage;
using Blog.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/</c>: featured and recent posts.</summary>
public sealed class IndexModel(PostReader posts, MovedReader moved, BlogConfiguration configuration, SiteUrls urls) : PageModel, IHasHead
{
    public IReadOnlyList<PostSummary> Featured { get; private set; } = [];

    public IReadOnlyList<PostSummary> Recent { get; private set; } = [];

    public PageHead Head { get; } = new("", SitePaths.Home);

    public IActionResult OnGet()
    {
        // WordPress' plain addresses, /?p=12, live on the home page.
        if (Request.QueryString.HasValue)
        {
            if (posts.FindMoved(SitePaths.Home, Request.QueryString.Value!) is { UsedQuery: true, MovedTo: { } target }) return RedirectPermanent(urls.Path(target));
            if (moved.FindHome(Request.QueryString.Value!) is { UsedQuery: true, Target: { } other }) return RedirectPermanent(urls.Moved(other));
        }

        Featured = posts.ListFeatured();
        Recent = posts.ListRecent(configuration.Current.PageSize);
        return Page();
    }
}

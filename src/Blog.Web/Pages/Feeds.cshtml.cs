using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/feeds/</c>: the feeds, for people.</summary>
public sealed class FeedsModel : PageModel, IHasHead
{
    public PageHead Head { get; } = new("Feeds", SitePaths.Feeds);
}

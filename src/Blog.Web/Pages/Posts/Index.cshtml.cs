using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/posts/</c>: all posts, newest first, in numbered pages.</summary>
public sealed class PostListModel(PostReader posts) : PageModel, IHasHead
{
    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head { get; private set; } = new("Posts", SitePaths.Posts());

    public IActionResult OnGet(int number = 1)
    {
        if (posts.ListPosts(number) is not { } list) return NotFound();
        List = list;
        if (number > 1) Head = new($"Posts, page {number}", SitePaths.Posts(number));
        return Page();
    }
}

using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/posts/</c>: all posts, newest first, in numbered pages.</summary>
public sealed class PostListModel(PostReader posts, BlogConfiguration configuration) : PageModel, IHasHead
{
    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head => new(List.Number > 1 ? $"Posts, page {List.Number}" : "Posts", SitePaths.Posts(List.Number))
    {
        Description = PageHead.Describe(
            $"All posts of {configuration.Current.Title}, the newest first" + (List.Number > 1 ? $", page {List.Number}" : ""), List.Items.Select(post => post.Title)),
    };

    public IActionResult OnGet(int number = 1)
    {
        if (posts.ListPosts(number) is not { } list) return NotFound();
        List = list;
        return Page();
    }
}

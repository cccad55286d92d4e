using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/posts/</c>: all posts, newest first, in numbered pages.</summary>
public sealed class PostListModel(PostReader posts, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head => new(words.WithPage(words.Posts, List.Number), SitePaths.Posts(List.Number))
    {
        Description = PageHead.Describe(words, words.WithPage(words.PostsDescription(configuration.Current.Title), List.Number), List.Items.Select(post => post.Title)),
    };

    public IActionResult OnGet(int number = 1)
    {
        if (posts.ListPosts(number) is not { } list) return NotFound();
        List = list;
        return Page();
    }
}

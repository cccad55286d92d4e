using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/tags/{tag}/</c>: the posts under one tag.</summary>
public sealed class TagModel(TagReader tags) : PageModel, IHasHead
{
    public TagName Tag { get; private set; } = new("", "");

    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head { get; private set; } = new("", null);

    public IActionResult OnGet(string tag, int number = 1)
    {
        if (tags.FindName(tag) is not { } name || tags.ListPosts(tag, number) is not { } list) return NotFound();
        (Tag, List) = (new(tag, name), list);
        Head = new(number > 1 ? $"{name}, page {number}" : name, SitePaths.Tag(tag, number)) { Tag = Tag, Description = $"Posts about {name}" };
        return Page();
    }
}

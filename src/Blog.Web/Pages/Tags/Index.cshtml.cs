using Blog.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/tags/</c>: every tag with its count.</summary>
public sealed class TagIndexModel(TagReader tags) : PageModel, IHasHead
{
    public IReadOnlyList<TagSummary> Tags { get; private set; } = [];

    public PageHead Head { get; } = new("Tags", SitePaths.Tags);

    public void OnGet() => Tags = tags.ListTags();
}

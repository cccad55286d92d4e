using Blog.Storage;
using Blog.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>Every path that no other page has: a post or standalone page, the redirect to one, a static file of the author, or nothing.</summary>
public sealed class PostModel(PostReader posts, BlogConfiguration configuration, SiteUrls urls) : PageModel, IHasHead
{
    public PostPage? Post { get; private set; }

    /// <summary>The author's description, unless it only says the title again.</summary>
    public string Lead => Post!.IsExcerpted || Post.Summary.Description == Post.Summary.Title ? "" : Post.Summary.Description;

    public string? EditUrl => Post is { HideEditLink: false } && configuration.Current.EditLink is { Length: > 0 } pattern
        ? pattern.Replace("{path}", SitePaths.Encode(Post.Path), StringComparison.Ordinal)
        : null;

    public PageHead Head => new(Post!.Summary.Title, Post.Summary.Url)
    {
        Description = Post.Summary.Description,
        Language = Post.Summary.Language,
        NoIndex = Post.NoIndex || Post.Unlisted,
        CanonicalUrl = Post.CanonicalUrl,
        Post = Post,
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = posts.FindByPath(Request.Path.Value ?? "/", Request.QueryString.ToUriComponent());
        if (answer is null)
        {
            if (ContentFiles.FindStatic(HttpContext, configuration) is not { } file) return NotFound();
            posts.Close();
            await file.ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        if (answer.MovedTo is { } target) return RedirectPermanent(urls.Path(target) + (answer.UsedQuery ? "" : SiteUrls.Query(Request)));
        Post = answer.Post;
        HttpContext.AllowFrames(Post!.Body.FrameSources);
        return Page();
    }
}

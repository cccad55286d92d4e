using System.Text;
using Blog.Storage;
using Blog.Web.Feeds;
using Blog.Web.Http;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>Every path that no other page has: a post or standalone page, the redirect to one, its markdown, a static file of the author, or nothing.</summary>
public sealed class PostModel(PostReader posts, RelationReader relations, TwinReader twins, BlogConfiguration configuration, SiteUrls urls, SiteWords words) : PageModel, IHasHead
{
    public PostPage? Post { get; private set; }

    /// <summary>The author's description, unless it only says the title again.</summary>
    public string Lead => Post!.IsExcerpted || Post.Summary.Description == Post.Summary.Title ? "" : Post.Summary.Description;

    public string? EditUrl => Post is { HideEditLink: false } && configuration.Current.EditLink is { Length: > 0 } pattern
        ? pattern.Replace("{path}", SitePaths.Encode(Post.Path), StringComparison.Ordinal)
        : null;

    /// <summary>Where the post can be shared; a standalone page is not, and no preview hands on its address.</summary>
    public IReadOnlyList<NamedLink> Shares => Post is { IsPage: false } post && HttpContext.Preview() is null
        ? [.. configuration.Current.Share.Select(place => new NamedLink(place == ShareLink.Known["email"] ? words.Email : place.Name, place.For(post.CanonicalUrl ?? urls.Absolute(post.Summary.Url), post.Summary.Title)))]
        : [];

    /// <summary>Where the post is discussed; null for nowhere. What the public does not see has no discussion to begin.</summary>
    public CommentOptions? Comments => Post is { IsPage: false, HideComments: false, Summary.HiddenBecause: "" } && HttpContext.Preview() is null ? configuration.Current.Comments : null;

    public PostRelations Relations { get; private set; } = PostRelations.None;

    public PageHead Head => new(Post!.Summary.Title, Post.Summary.Url)
    {
        Description = Post.Summary.Description.Length > 0 ? Post.Summary.Description : Post.Summary.Title,
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
            if ((twins.FindByPath(Request.Path.Value ?? "/") is { } twin ? Send(twin) : ContentFiles.FindStatic(HttpContext, configuration, posts)) is not { } file) return NotFound();
            posts.Close();
            await file.ExecuteAsync(HttpContext);
            return new EmptyResult();
        }

        if (answer.MovedTo is { } target) return RedirectPermanent(urls.Path(target) + (answer.UsedQuery ? "" : SiteUrls.Query(Request)));
        Post = answer.Post;
        Relations = relations.Find(Post!);
        foreach (var source in Post!.Body.FrameSources) HttpContext.Policy().AddFrame(source);
        if (Post.Body.ShowsOutside) HttpContext.Policy().AddOutsideMedia();
        return Page();
    }

    private IResult Send(PostTwin twin)
    {
        var path = SitePaths.Twin(twin.Url);
        if (path != Request.Path.Value) return Results.Redirect(urls.Path(path) + SiteUrls.Query(Request), permanent: true);
        Response.Headers.Link = $"<{urls.Absolute(twin.Url)}>; rel=\"canonical\"";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return FeedEndpoints.Send(HttpContext, Encoding.UTF8.GetBytes(twin.ToMarkdown(urls.Absolute)), "text/markdown; charset=utf-8");
    }
}

using System.Globalization;
using Blog.Content;
using Blog.Media;
using Blog.Storage;
using Blog.Web.Http;

namespace Blog.Web.Pages;

/// <summary>The image that a page offers to those who share it.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">Null where the address does not tell.</param>
public sealed record SharedImage(string Url, string Alt, int? Width, int? Height, string? MediaType);

/// <summary>Says what the image of a page shows: the author's own where there is one, else a card with the words of the page.</summary>
public sealed class ShareCards(BlogConfiguration configuration, SiteUrls urls)
{
    private BlogOptions Options => configuration.Current;

    /// <summary>The card of the home page and of every list.</summary>
    public ShareCard ForSite() => new(Options.Title, Options.Title, Options.Description, "", [], Options.Language, SiteDates.IsRightToLeft(Options.Language));

    /// <summary>The card of a post, whether it needs one or not.</summary>
    public ShareCard ForPost(PostPage post)
    {
        var (summary, language) = (post.Summary, post.Summary.Language ?? Options.Language);
        var author = string.Join(", ", post.Authors.Select(author => author.Name));
        return new(Options.Title, summary.Title, post.IsExcerpted || summary.Description == summary.Title ? "" : summary.Description, author.Length > 0 ? author : Options.Author,
            summary.PublishedAt is { } published && !post.IsPage ? [SiteDates.ShortDay(published, Options.Language), published.Year.ToString(CultureInfo.InvariantCulture)] : [],
            language, SiteDates.IsRightToLeft(language));
    }

    /// <summary>The image of a page; null for a page without an address.</summary>
    public SharedImage? Find(PageHead head)
    {
        if (head.Path is null) return null;
        if (head.Post is not { } post) return Drawn(ForSite(), SitePaths.Home, Options.Title);
        // No network shows a drawing that is not made of pixels.
        var type = post.CoverUrl is { } path ? MediaTypes.Of(path.Split('?', '#')[0]) : null;
        if (post.CoverUrl is { } cover && type is not "image/svg+xml" && type?.StartsWith("image/", StringComparison.Ordinal) != false)
            return new(cover.StartsWith('/') ? urls.Absolute(cover) : cover, post.CoverAlt ?? post.Summary.Title, post.CoverSize?.Width, post.CoverSize?.Height, type);
        return Drawn(ForPost(post), post.Summary.Url, post.Summary.Title);
    }

    private SharedImage Drawn(ShareCard card, string path, string alt) => new(urls.Absolute(SitePaths.ShareImage(card.Hash, path)), alt, ShareCard.Width, ShareCard.Height, "image/png");
}

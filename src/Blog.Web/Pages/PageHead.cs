using Blog.Storage;

namespace Blog.Web.Pages;

/// <summary>What a page says of itself in its head.</summary>
/// <param name="Title">Without the site's name; empty on the home page.</param>
/// <param name="Path">The page's one path; null on a page that has none, such as an error.</param>
public sealed record PageHead(string Title, string? Path)
{
    public string Description { get; init; } = "";

    /// <summary>BCP 47 tag of the page's text where it differs from the site's.</summary>
    public string? Language { get; init; }
    public bool NoIndex { get; init; }

    /// <summary>The original's URL, where the page is a copy.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The post that the page shows.</summary>
    public PostPage? Post { get; init; }

    /// <summary>The tag whose feeds are offered beside the site's.</summary>
    public TermName? Tag { get; init; }
}

/// <summary>A page that says what its head holds.</summary>
public interface IHasHead
{
    PageHead Head { get; }
}

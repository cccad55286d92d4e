using Blog.Storage;
using Blog.Wording;

namespace Blog.Web.Pages;

/// <summary>What a page says of itself in its head.</summary>
/// <param name="Title">Without the site's name; empty on the home page.</param>
/// <param name="Path">The page's one path; null on a page that has none, such as an error.</param>
public sealed record PageHead(string Title, string? Path)
{
    private const int LongestTitle = 70, LongestDescription = 160;

    public string Description { get; init; } = "";

    /// <summary>BCP 47 tag of the page's text where it differs from the site's.</summary>
    public string? Language { get; init; }
    public bool NoIndex { get; init; }

    /// <summary>The original's URL, where the page is a copy.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The post that the page shows.</summary>
    public PostPage? Post { get; init; }

    /// <summary>The term whose feeds are offered beside the site's.</summary>
    public (TermKind Kind, TermName Name)? Term { get; init; }

    /// <summary>With the site's name where there is room for it in a list of results.</summary>
    public string FullTitle(string site) => Title.Length == 0 ? site : Title.Length + site.Length + 3 <= LongestTitle ? $"{Title} – {site}" : Title;

    /// <summary>The description at the length that a list of results shows, ended at a word.</summary>
    public string ShortDescription(string site) => UnicodeText.Cut(Description.Length == 0 && Path == SitePaths.Home ? site : Description, LongestDescription - 1);

    /// <summary>The description of a list: what it is, and what it begins with.</summary>
    public static string Describe(SiteWords words, string list, IEnumerable<string> items)
    {
        var begin = string.Join("; ", items.Take(8));
        return begin.Length == 0 ? words.EmptyListDescription(list) : words.ListDescription(list, begin);
    }
}

/// <summary>A page that says what its head holds.</summary>
public interface IHasHead
{
    PageHead Head { get; }
}

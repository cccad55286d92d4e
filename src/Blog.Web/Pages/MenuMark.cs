namespace Blog.Web.Pages;

/// <summary>What <c>aria-current</c> says of a link in the menu.</summary>
public static class MenuMark
{
    /// <summary><c>page</c> for the page itself, <c>true</c> for the part of the site that the page belongs to, null for any other.</summary>
    public static string? Of(string link, string? page) =>
        page is null ? null : link == page ? "page" : link.Length > 1 && link.EndsWith('/') && page.StartsWith(link, StringComparison.Ordinal) ? "true" : null;
}

using System.Globalization;
using Blog.Search;
using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/search/</c>: a question, and what is found. Whatever is typed is a question.</summary>
public sealed class SearchModel(SearchReader search, BlogConfiguration configuration) : PageModel, IHasHead
{
    public SearchAnswer Answer { get; private set; } = null!;

    public ListPage<SearchResult> List => Answer.List;

    public string Text => Answer.Query.Text;

    /// <summary>How much was found, in words; empty where nothing was asked.</summary>
    public string Count => Answer.Query.IsEmpty ? ""
        : List.Total switch { 0 => "Nothing found", 1 => "1 result", _ => $"{List.Total} results" } + (List.Count > 1 ? $", page {List.Number} of {List.Count}" : "");

    /// <summary>Search engines may know where the site is searched. What was found is no page of its own.</summary>
    public PageHead Head => Text.Length > 0
        ? new($"Search: {Text}", SitePaths.Search) { NoIndex = true }
        : new("Search", SitePaths.Search) { Description = PageHead.Describe($"Search all posts of {configuration.Current.Title} by words, phrases, tags and years", []) };

    public IActionResult OnGet()
    {
        // Of several questions the first is answered.
        var number = Request.Query[SitePaths.SearchPage].FirstOrDefault() is { Length: > 0 } page ? int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0 : 1;
        if (search.Find(SearchQuery.Parse(Request.Query[SitePaths.SearchText].FirstOrDefault()), number) is not { } answer) return NotFound();
        Answer = answer;
        return Page();
    }
}

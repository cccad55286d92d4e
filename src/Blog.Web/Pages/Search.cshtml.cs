using System.Globalization;
using Blog.Search;
using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/search/</c>: a question, and what is found. Whatever is typed is a question.</summary>
public sealed class SearchModel(SearchReader search) : PageModel, IHasHead
{
    public SearchAnswer Answer { get; private set; } = null!;

    public ListPage<SearchResult> List => Answer.List;

    public string Text => Answer.Query.Text;

    /// <summary>How much was found, in words; empty where nothing was asked.</summary>
    public string Count => Answer.Query.IsEmpty ? ""
        : List.Total switch { 0 => "Nothing found", 1 => "1 result", _ => $"{List.Total} results" } + (List.Count > 1 ? $", page {List.Number} of {List.Count}" : "");

    public PageHead Head => new(Text.Length == 0 ? "Search" : $"Search: {Text}", SitePaths.Search) { NoIndex = true };

    public IActionResult OnGet()
    {
        // Of several questions the first is answered.
        var number = Request.Query[SitePaths.SearchPage].FirstOrDefault() is { Length: > 0 } page ? int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0 : 1;
        if (search.Find(SearchQuery.Parse(Request.Query[SitePaths.SearchText].FirstOrDefault()), number) is not { } answer) return NotFound();
        Answer = answer;
        return Page();
    }
}

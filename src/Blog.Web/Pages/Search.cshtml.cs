using System.Globalization;
using Blog.Search;
using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/search/</c>: a question, and what is found. Whatever is typed is a question.</summary>
public sealed class SearchModel(SearchReader search, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public SearchAnswer Answer { get; private set; } = null!;

    public ListPage<SearchResult> List => Answer.List;

    public string Text => Answer.Query.Text;

    /// <summary>How much was found, in words; empty where nothing was asked.</summary>
    public string Count => Answer.Query.IsEmpty ? "" : List.Count > 1 ? words.ResultsOnPage(Found, List.Number, List.Count) : Found;

    /// <summary>Search engines may know where the site is searched. What was found is no page of its own.</summary>
    public PageHead Head => Text.Length > 0
        ? new(words.SearchFor(Text), SitePaths.Search) { NoIndex = true }
        : new(words.Search, SitePaths.Search) { Description = PageHead.Describe(words, words.SearchDescription(configuration.Current.Title), []) };

    private string Found => List.Total == 0 ? words.NothingFound : words.ResultCount(List.Total);

    public IActionResult OnGet()
    {
        // Of several questions the first is answered.
        var number = Request.Query[SitePaths.SearchPage].FirstOrDefault() is { Length: > 0 } page ? int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0 : 1;
        if (search.Find(SearchQuery.Parse(Request.Query[SitePaths.SearchText].FirstOrDefault()), number) is not { } answer) return NotFound();
        Answer = answer;
        return Page();
    }
}

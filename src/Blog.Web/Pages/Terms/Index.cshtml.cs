using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/tags/</c>, <c>/categories/</c>, <c>/authors/</c> and <c>/series/</c>: every term of a kind with its count.</summary>
public sealed class TermIndexModel(TermReader terms, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public TermKind Kind { get; private set; }

    public IReadOnlyList<TermSummary> Terms { get; private set; } = [];

    /// <summary>The other kinds that posts are filed under.</summary>
    public IReadOnlyList<TermKind> Others { get; private set; } = [];

    public PageHead Head => new(words.Of(Kind).Plural, SitePaths.Terms(Kind))
    {
        Description = PageHead.Describe(words, words.Of(Kind).ListDescription(configuration.Current.Title), Terms.OrderByDescending(term => term.Count).Select(term => term.Name)),
    };

    public IActionResult OnGet()
    {
        Kind = SitePaths.ParseKind(Request.Path.Value!)!.Value;
        Terms = terms.ListTerms(Kind);
        // The tags are in the menu; the others are there where posts name them.
        if (Terms.Count == 0 && Kind != TermKind.Tag) return NotFound();
        Others = [.. Enum.GetValues<TermKind>().Where(kind => kind != Kind && terms.HasTerms(kind))];
        return Page();
    }
}

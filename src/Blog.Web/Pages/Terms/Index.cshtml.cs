using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/tags/</c>, <c>/categories/</c>, <c>/authors/</c> and <c>/series/</c>: every term of a kind with its count.</summary>
public sealed class TermIndexModel(TermReader terms, BlogConfiguration configuration) : PageModel, IHasHead
{
    public TermKind Kind { get; private set; }

    internal TermWords Words => TermWords.Of(Kind);

    public IReadOnlyList<TermSummary> Terms { get; private set; } = [];

    /// <summary>The other kinds that posts are filed under.</summary>
    public IReadOnlyList<TermKind> Others { get; private set; } = [];

    public PageHead Head => new(Words.Plural, SitePaths.Terms(Kind))
    {
        Description = PageHead.Describe($"All {Words.Many} of {configuration.Current.Title}, with the posts of each", Terms.OrderByDescending(term => term.Count).Select(term => term.Name)),
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

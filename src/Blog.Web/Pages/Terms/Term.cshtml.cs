using Blog.Storage;
using Blog.Web.Http;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The posts under one tag, category, author or series.</summary>
public sealed class TermModel(TermReader terms, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public TermPage Term { get; private set; } = null!;

    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head => new(words.WithPage(Term.Name, List.Number), SitePaths.Term(Term.Kind, Term.Slug, List.Number))
    {
        Term = (Term.Kind, new(Term.Slug, Term.Name)),
        Description = List.Number == 1 && (Term.Description.Length > 0 ? Term.Description : Term.Author?.Bio) is { Length: > 0 } said
            ? said
            : PageHead.Describe(words, words.WithPage(words.Of(Term.Kind).Description(Term.Name, configuration.Current.Title), List.Number), List.Items.Select(post => post.Title)),
    };

    public IActionResult OnGet()
    {
        if (SitePaths.ParseTerm(Request.Path.Value!) is not { } asked || terms.FindTerm(asked.Kind, asked.Slug) is not { } term
            || terms.ListPosts(asked.Kind, asked.Slug, asked.Page) is not { } list)
            return NotFound();
        (Term, List) = (term, list);
        if (term.Author?.Picture is { } picture && !picture.Url.StartsWith('/')) HttpContext.Policy().AddOutsideMedia();
        return Page();
    }
}

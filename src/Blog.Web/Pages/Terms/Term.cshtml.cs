using Blog.Storage;
using Blog.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The posts under one tag, category, author or series.</summary>
public sealed class TermModel(TermReader terms, BlogConfiguration configuration) : PageModel, IHasHead
{
    public TermPage Term { get; private set; } = null!;

    internal TermWords Words => TermWords.Of(Term.Kind);

    public ListPage<PostSummary> List { get; private set; } = new([], 1, 1, 0);

    public PageHead Head => new(List.Number > 1 ? $"{Term.Name}, page {List.Number}" : Term.Name, SitePaths.Term(Term.Kind, Term.Slug, List.Number))
    {
        Term = (Term.Kind, new(Term.Slug, Term.Name)),
        Description = List.Number == 1 && (Term.Description.Length > 0 ? Term.Description : Term.Author?.Bio) is { Length: > 0 } said
            ? said
            : PageHead.Describe($"{Words.Posts} {Term.Name} on {configuration.Current.Title}, {(Term.Kind == TermKind.Series ? "in their order" : "the newest first")}" + (List.Number > 1 ? $", page {List.Number}" : ""), List.Items.Select(post => post.Title)),
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

/// <summary>What pages call a kind of term.</summary>
internal sealed record TermWords(string Singular, string Plural, string One, string Many, string Posts)
{
    public static TermWords Of(TermKind kind) => kind switch
    {
        TermKind.Category => new("Category", "Categories", "category", "categories", "Posts in the category"),
        TermKind.Author => new("Author", "Authors", "author", "authors", "Posts by"),
        TermKind.Series => new("Series", "Series", "series", "series", "Posts in the series"),
        _ => new("Tag", "Tags", "tag", "tags", "Posts about"),
    };
}

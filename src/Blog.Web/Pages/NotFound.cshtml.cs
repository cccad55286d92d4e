using Blog.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The page of every address without one, with what the address may have meant. It never repeats the address.</summary>
public sealed class NotFoundModel(SuggestionReader suggestions) : PageModel, IHasHead
{
    public PageHead Head { get; } = new("Page not found", null) { NoIndex = true };

    public IReadOnlyList<PostLink> Posts { get; private set; } = [];

    public (TermKind Kind, TermName Name)? Term { get; private set; }

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked)
        {
            Posts = suggestions.ListPosts(asked.OriginalPath);
            Term = suggestions.FindTerm(asked.OriginalPath);
        }

        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

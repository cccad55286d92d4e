using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The page of every address without one, or without one any more, with what the address may have meant. It never repeats the address.</summary>
public sealed class NotFoundModel(SuggestionReader suggestions, SiteWords words) : PageModel, IHasHead
{
    public PageHead Head => new(IsGone ? words.Gone : words.NotFound, null) { NoIndex = true };

    /// <summary>Something was there once, and is not there any more.</summary>
    public bool IsGone { get; private set; }

    public IReadOnlyList<PostLink> Posts { get; private set; } = [];

    public (TermKind Kind, TermName Name)? Term { get; private set; }

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked)
        {
            IsGone = asked.OriginalStatusCode == StatusCodes.Status410Gone;
            Posts = suggestions.ListPosts(asked.OriginalPath);
            Term = suggestions.FindTerm(asked.OriginalPath);
        }

        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = IsGone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        return Page();
    }
}

using Blog.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The page of a failed request: a number that the log has too, and nothing of the failure.</summary>
public sealed class ServerErrorModel(SiteWords words) : PageModel, IHasHead
{
    public string RequestId => HttpContext.TraceIdentifier;

    public PageHead Head { get; } = new(words.ServerError, null) { NoIndex = true };

    public IActionResult OnGet()
    {
        // Asked for by its own address it is a page like any that does not exist.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is null) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}

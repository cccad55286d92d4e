using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The page of every address without one. It never repeats the address.</summary>
public sealed class NotFoundModel : PageModel, IHasHead
{
    public PageHead Head { get; } = new("Page not found", null) { NoIndex = true };

    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

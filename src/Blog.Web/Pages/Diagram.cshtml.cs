using Blog.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary>The page that diagrams are drawn in, framed by the page that shows one. It holds nothing of any post: what is to be drawn is sent to it.</summary>
public sealed class DiagramModel(Diagrams diagrams) : PageModel
{
    public IActionResult OnGet()
    {
        if (!diagrams.AreDrawn) return NotFound();
        // It has no origin, so that the script of others that draws can reach nothing of the site, and may style what it draws.
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts";
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>The Nu checker and html-validate have nothing against any page, style sheet or drawing of the site.</summary>
public sealed class MarkupTests(CheckedSite site)
{
    private const string BadPage = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title></title></head>
        <body>
        <h1>One</h1><h3 id="a">Three</h3><p id="a">Twice</p>
        <img src="x.png">
        <span aria-label="name">No role</span>
        <button><a href="/">A link in a button</a></button>
        <p style="color: red" onclick="go()">Inline</p>
        <h2></h2>
        </body>
        </html>
        """;

    [Fact]
    public async Task The_Nu_checker_has_no_error_and_no_warning() => Assert.Empty(await Finding.OfNuAsync(Directory.EnumerateFiles(site.Folder).Order()));

    [Fact]
    public async Task Html_validate_finds_nothing() => Assert.Empty(await Finding.OfHtmlValidateAsync(site.Pages.Select(page => page.File)));

    [Fact]
    public async Task Both_notice_a_bad_page()
    {
        using var bad = new SeededFiles(("bad.html", BadPage), ("bad.css", "p { colour: red } q { color: #ggg }"), ("bad.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect widht=\"1\"/></svg>"));
        var nu = await Finding.OfNuAsync(bad.Files);
        foreach (var (file, message) in ((string, string)[])
            [("bad.html", "Duplicate ID"), ("bad.html", "must have an “alt” attribute"), ("bad.html", "“aria-label” attribute must not be specified"), ("bad.html", "must not appear as a descendant"),
             ("bad.html", "Empty heading"), ("bad.html", "title"), ("bad.css", "colour"), ("bad.css", "#ggg"), ("bad.svg", "widht")])
            Assert.Contains(nu, finding => finding.File.EndsWith(file, StringComparison.Ordinal) && finding.Message.Contains(message, StringComparison.Ordinal));
        var rules = (await Finding.OfHtmlValidateAsync(bad.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))).Select(finding => finding.Rule).ToHashSet();
        foreach (var rule in (string[])["empty-title", "heading-level", "no-dup-id", "wcag/h37", "aria-label-misuse", "element-permitted-content", "no-inline-style", "empty-heading"]) Assert.Contains(rule, rules);
    }

    /// <summary>A kind of page that is added later is looked at too, or this fails: give it a post in kitchen-sink.txt or an address in <see cref="SiteCrawl"/>.</summary>
    [Fact]
    public void Every_kind_of_page_is_looked_at()
    {
        var routes = site.Full.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Kind: endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath, Template: endpoint.RoutePattern.RawText!))
            // No reader gets the page of problems: the browser tests look at it where it is shown.
            .Where(route => route.Kind is not null and not "/Dev/Problems").ToList();
        var seen = site.Pages.Select(page => page.Status switch
        {
            404 => "/NotFound",
            500 => "/ServerError",
            _ => routes.Where(route => !route.Template.StartsWith("{**", StringComparison.Ordinal) && Matches(route.Template, page.Path)).Select(route => route.Kind).FirstOrDefault() ?? "/Post",
        }).ToHashSet();
        Assert.Equal(routes.Select(route => route.Kind!).Distinct().Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        // The forms that one kind can take.
        foreach (var (name, path) in ((string, string)[])
            [("full", "/posts/page/2/"), ("full", "/posts/everything/"), ("full", "/posts/unlisted/"), ("full", "/tags/manual/page/2/"), ("full", "/categories/fixtures/whole-ones/"), ("full", "/authors/ann-author/"),
             ("full", "/series/fixtures/"), ("full", "/archives/2024/05/"), ("drafts", "/posts/draft/"), ("empty", "/"), ("empty", "/tags/"), ("empty", "/archives/")])
            Assert.Contains(site.Pages, page => page.Site == name && page.Path == path && page.Status == 200);
        Assert.Contains(site.Pages, page => page.Site == "drafts" && page.Document.QuerySelector(".badge") is not null);
    }

    private static bool Matches(string template, string path) => new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch(path.Split('?')[0], []);
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The looks that can be chosen, the author's own style sheet, and the one inline script.</summary>
public sealed class ThemeTests
{
    [Fact]
    public async Task The_default_theme_needs_no_style_sheet_of_its_own()
    {
        await using var site = new TestSite("-- a.md --\nText.");
        Assert.Single(await StyleSheets(site));
    }

    [Fact]
    public async Task A_theme_comes_after_the_common_style_sheet()
    {
        foreach (var theme in SiteTheme.All.Where(theme => theme != SiteTheme.Paper))
        {
            await using var site = new TestSite($"-- blog.yaml --\ntheme: {theme.Name.ToUpperInvariant()}\n-- a.md --\nText.");
            var sheets = await StyleSheets(site);
            Assert.Equal(2, sheets.Count);
            Assert.Contains($"/css/themes/{theme.Name}", sheets[1], StringComparison.Ordinal);
            var css = await site.TextAsync(sheets[1]);
            // The frame of the browser has the colour of the page.
            Assert.Contains($"--paper: light-dark({theme.LightPaper}, {theme.DarkPaper})", css, StringComparison.Ordinal);
            Assert.Equal([theme.LightPaper, theme.DarkPaper], (await site.PageAsync("/")).QuerySelectorAll("meta[name=theme-color]").Select(meta => meta.GetAttribute("content")));
        }
    }

    [Fact]
    public void The_common_style_sheet_has_the_colours_of_the_default_theme() =>
        Assert.Contains($"--paper: light-dark({SiteTheme.Paper.LightPaper}, {SiteTheme.Paper.DarkPaper})",
            File.ReadAllText(Path.Combine(TestSite.RepositoryRoot(), "wwwroot", "css", "site.css")), StringComparison.Ordinal);

    [Fact]
    public async Task The_authors_style_sheet_has_the_last_word_and_an_address_for_each_version()
    {
        await using var site = new TestSite("-- blog.yaml --\ntheme: slate\n-- theme.css --\n:root { --rule: teal; }\n-- a.md --\nText.");
        var first = (await StyleSheets(site))[^1];
        var response = await site.GetAsync(first);
        Assert.Equal("text/css; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(":root { --rule: teal; }", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        site.Write("theme.css", ":root { --rule: rebeccapurple; }");
        await TestSite.Until(async () => (await StyleSheets(site))[^1] != first, "the page names the new style sheet");
        var second = (await StyleSheets(site))[^1];
        Assert.NotEqual(first, second);
        Assert.Contains("rebeccapurple", await site.TextAsync(second), StringComparison.Ordinal);
        // What an address once gave is never replaced by other bytes.
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(first));

        site.Delete("theme.css");
        await TestSite.Until(async () => (await StyleSheets(site)).Count == 2, "the page names the style sheet no more");
    }

    [Fact]
    public async Task The_policy_names_the_inline_script_by_its_hash()
    {
        await using var site = new TestSite("-- a.md --\nText.");
        var script = Assert.Single((await site.PageAsync("/posts/a/")).QuerySelectorAll("script:not([src]):not([type])"));
        var policy = (await site.GetAsync("/posts/a/")).Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)))}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(script.TextContent.Length <= 200);
    }

    private static async Task<List<string>> StyleSheets(TestSite site) =>
        [.. (await site.PageAsync("/")).QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)];
}

using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Blog.Web.Tests;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>What crawlers meet: no link that leads nowhere, a sitemap of exactly the pages that may be indexed, a robots.txt that says where it is.</summary>
public sealed class CrawlerTests(CheckedSite site)
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task No_link_and_no_fragment_is_broken()
    {
        var (broken, looked) = await LinkinatorAsync(site.Address.AbsoluteUri, site.Address);
        Assert.Empty(broken);
        Assert.True(looked > 100, $"only {looked} links were looked at");
    }

    [Fact]
    public async Task Linkinator_notices_a_link_that_leads_nowhere()
    {
        await using var bad = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n<a href=\"/no-such-page/\">nowhere</a> and <a href=\"/posts/a/#no-such-part\">no part</a>");
        bad.Listen();
        await bad.ReadyAsync();
        var (broken, _) = await LinkinatorAsync(bad.ClientOptions.BaseAddress.AbsoluteUri, bad.ClientOptions.BaseAddress);
        Assert.Contains(broken, url => url.EndsWith("/no-such-page/", StringComparison.Ordinal));
        Assert.Contains(broken, url => url.EndsWith("#no-such-part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sitemap_is_valid_and_names_every_page_that_may_be_indexed()
    {
        using var files = new SeededFiles(("sitemap.xml", await site.Full.TextAsync(SitePaths.Sitemap)), ("empty.xml", await site.Empty.TextAsync(SitePaths.Sitemap)));
        Assert.Equal("", await SchemaErrorsAsync(files.Files));

        var named = XDocument.Load(files.Files[0]).Descendants(Sitemaps + "loc").Select(address => address.Value).ToList();
        Assert.Equal(named.Distinct(), named);
        var pages = site.PagesOfFull.Where(page => page.IsIndexable).ToDictionary(page => new Uri(site.Address, page.Path).AbsoluteUri);
        foreach (var address in named)
        {
            Assert.True(pages.TryGetValue(address, out var page), $"{address} of the sitemap is no page that may be indexed");
            Assert.Equal(address, page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        }

        // Later pages of a list are found through its first; an unlisted post is for those who were told.
        var missing = pages.Keys.Except(named).Where(address => !Regex.IsMatch(address, @"/page/\d+/$"));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_schema_of_sitemaps_notices_a_bad_one()
    {
        using var bad = new SeededFiles(("sitemap.xml", $"<urlset xmlns=\"{Sitemaps}\"><url><lastmod>2024-01-01</lastmod></url><url><loc>https://example.com/</loc><lastmod>yesterday</lastmod></url></urlset>"));
        var errors = await SchemaErrorsAsync(bad.Files);
        Assert.Contains("yesterday", errors, StringComparison.Ordinal);
        Assert.Contains("loc", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_are_told_of_the_sitemap_and_kept_from_results()
    {
        var hasSearch = site.PagesOfFull.Any(page => page is { Path: "/search/", Status: 200 });
        string[] asked = [new Uri(site.Address, "/").AbsoluteUri, new Uri(site.Address, "/posts/everything/").AbsoluteUri, new Uri(site.Address, "/search/?q=tide").AbsoluteUri];
        var robots = (await Tool.NodeAsync("robots.mjs", asked.Prepend(new Uri(site.Address, SitePaths.Robots).AbsoluteUri))).Json();
        Assert.Equal([new Uri(site.Address, SitePaths.Sitemap).AbsoluteUri], robots.GetProperty("sitemaps").EnumerateArray().Select(url => url.GetString()));
        Assert.Equal(hasSearch ? asked[..2] : asked, robots.GetProperty("allowed").EnumerateArray().Select(url => url.GetString()));
    }

    /// <summary>What linkinator found broken, and how many links it looked at. It follows what stays on the site alone.</summary>
    private static async Task<(List<string> Broken, int Looked)> LinkinatorAsync(string start, Uri address)
    {
        var result = await Tool.NodeAsync("node_modules/linkinator/build/src/cli.js",
            start, "--recurse", "--check-fragments", "--check-css", "--skip", $"^(?!{Regex.Escape(address.GetLeftPart(UriPartial.Authority))})", "--format", "json");
        var links = result.Json().GetProperty("links").EnumerateArray().ToList();
        return ([.. links.Where(link => link.GetProperty("state").GetString() == "BROKEN").Select(link => link.GetProperty("url").GetString()!)], links.Count(IsLookedAt));
        static bool IsLookedAt(JsonElement link) => link.GetProperty("state").GetString() != "SKIPPED";
    }

    private static async Task<string> SchemaErrorsAsync(IEnumerable<string> files)
    {
        var schema = Path.Combine(Tool.Folder, "node_modules", "sitemap", "schema", "sitemap.xsd");
        var result = await Tool.RunAsync("xmllint", [.. (string[])["--noout", "--nonet", "--schema", schema], .. files]);
        return result.ExitCode == 0 ? "" : result.Errors;
    }
}

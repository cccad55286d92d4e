using System.Net;
using System.Text.Json;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Pages that the public sees name the rules by which browsers ask for pages ahead, and nothing else does.</summary>
public sealed class SpeculationTests
{
    private const string Header = "Speculation-Rules", Key = "a key that nobody guesses";

    private static readonly string Files = $"""
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        tags: [one]
        aliases: [/old/]
        ---
        ![A picture](a.png)
        -- posts/a.png --
        {TestSite.Png}
        -- posts/draft.md --
        ---
        title: Draft
        draft: true
        ---
        Not yet.
        -- pages/about.md --
        # About
        -- static/drawing.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
        """;

    [Theory]
    [InlineData("http://localhost/", "")]
    [InlineData("http://localhost/blog/", "/blog")]
    [InlineData("http://localhost/a:b(c)/", "/a:b(c)")]
    public async Task Every_page_names_the_same_rules_below_its_prefix(string address, string prefix)
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", address));
        var url = await RulesOf(site, prefix + "/");
        Assert.StartsWith(prefix + "/speculation/", url, StringComparison.Ordinal);
        foreach (var page in (string[])["/posts/", "/posts/a/", "/about/", "/tags/", "/tags/one/", "/archives/", "/search/", "/search/?q=words", "/feeds/"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head]) Assert.Equal((page, url), (page, await RulesOf(site, prefix + page, method)));
        var answer = await site.GetAsync(url!);
        Assert.Equal((HttpStatusCode.OK, "application/speculationrules+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.NotNull(answer.Headers.ETag);
        using var rules = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var rule = rules.RootElement.GetProperty("prefetch").EnumerateArray().Single();
        Assert.Equal(("document", "moderate"), (rule.GetProperty("source").GetString(), rule.GetProperty("eagerness").GetString()));
        Assert.False(rules.RootElement.TryGetProperty("prerender", out _));
        var start = prefix.Replace(":", "\\:", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + "/";
        var conditions = rule.GetProperty("where").GetProperty("and").EnumerateArray().ToList();
        Assert.Equal([start, start + "*/", start + "*.html"], conditions[0].GetProperty("href_matches").EnumerateArray().Select(pattern => pattern.GetString()));
        var never = conditions[1].GetProperty("not").GetProperty("href_matches").EnumerateArray().Select(pattern => pattern.GetString()).ToList();
        foreach (var path in (string[])["search/*", "_preview/*", "_dev/problems/*", "media/*"]) Assert.Contains(start + path, never);
        // Other rules are never under this name.
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{prefix}/speculation/0123456789abcdef01234567.json"));
        Assert.Equal(url, (await site.GetAsync(url!.Replace("/speculation/", "/Speculation/", StringComparison.Ordinal))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nothing_but_pages_that_anybody_sees_names_them()
    {
        await using var site = new TestSite(Files, null, ("PreviewKey", Key), ("SecurityContact", "mailto:ann@example.com"));
        var page = await site.PageAsync("/posts/a/");
        Assert.NotNull(await RulesOf(site, "/posts/a/"));
        var token = new Http.PreviewToken(Http.PreviewKind.Everything, TimeProvider.System.GetUtcNow().AddDays(1)).Write(Key);
        string[] others =
        [
            "/atom.xml", "/rss.xml", "/feed.json", "/tags/one/atom.xml", "/posts/a.md", "/sitemap.xml", "/robots.txt", "/llms.txt", "/opensearch.xml", "/site.webmanifest", "/.well-known/security.txt", "/healthz", "/readyz", "/favicon.svg",
            "/drawing.svg", page.QuerySelector(".prose img")!.GetAttribute("src")!, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, "/nothing/", "/404", "/old/", "/Posts", (await RulesOf(site, "/"))!,
            $"/_preview/{token}/", $"/_preview/{token}/posts/draft/", $"/_preview/{token}/_dev/problems/",
        ];
        foreach (var url in others) Assert.Equal((url, null), (url, await RulesOf(site, url)));
        Assert.Null(Named(await site.GetAsync("/", HttpMethod.Post)));
    }

    [Theory]
    [InlineData("Production", "Prefetch", "false")]
    [InlineData("Development", "PageSize", "10")]
    [InlineData("Staging", "ShowDrafts", "true")]
    public async Task Where_it_is_not_wanted_nobody_is_told(string environment, string setting, string value)
    {
        await using var open = new TestSite(Files);
        await using var site = new TestSite(Files, null, (setting, value)) { Environment = environment };
        foreach (var page in (string[])["/", "/posts/a/", "/search/"]) Assert.Null(await RulesOf(site, page));
        if (setting == "Prefetch") Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync((await RulesOf(open, "/"))!));
    }

    [Fact]
    public async Task Replicas_have_the_same_rules()
    {
        await using TestSite one = new(Files), two = new(Files);
        var url = await RulesOf(one, "/");
        Assert.Equal(url, await RulesOf(two, "/posts/a/"));
        Assert.Equal(await one.TextAsync(url!), await two.TextAsync(url!));
    }

    private static async Task<string?> RulesOf(TestSite site, string url, HttpMethod? method = null) => Named(await site.GetAsync(url, method));

    private static string? Named(HttpResponseMessage answer) => answer.Headers.TryGetValues(Header, out var values) ? values.Single().Trim('"') : null;
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What pages say of themselves, whatever the author's words do, and what a page says when it fails.</summary>
public sealed class HeadTests
{
    private const string Hostile = """
        -- posts/hostile.md --
        ---
        title: '</title></script><script>alert(1)</script> "quoted" & ''single'''
        description: '"><img src=x onerror=alert(2)>'
        author: '<b onclick=alert(3)>Eve</b>'
        tags: ['<script>alert(4)</script>', 'a"b']
        date: 2024-01-01
        cover: 'javascript:alert(5)'
        canonicalURL: 'javascript:alert(6)'
        ---
        ## <script>alert(7)</script>

        Text [x](javascript:alert(8)).
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/")]
    [InlineData("/posts/hostile/")]
    [InlineData("/tags/")]
    [InlineData("/archives/")]
    [InlineData("/archives/2024/01/")]
    [InlineData("/%3Cscript%3Ealert(9)%3C/script%3E/")]
    public async Task No_word_of_an_author_or_an_address_becomes_markup(string path)
    {
        await using var site = new TestSite(Hostile);
        var response = await site.GetAsync(path);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal([Http.ThemeScript.Source], page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])").Select(script => script.TextContent));
        Assert.Empty(page.QuerySelectorAll("[onerror], [onclick], [style]"));
        Assert.DoesNotContain(page.QuerySelectorAll("[href], [src], [content]"), element => (element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("content"))!
            .StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        if (path == "/posts/hostile/") Assert.Contains("</title></script><script>alert(1)</script> \"quoted\" & 'single'", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_names_its_one_address_when_the_site_knows_its_own()
    {
        const string files = "-- a.md --\n---\ntitle: A\ndescription: What A says.\ndate: 2024-01-01\ntags: [one]\ncover: pic.png\n---\nText.\n-- pic.png --\n" + TestSite.Png;
        await using var site = new TestSite(files, null, ("BaseUrl", "https://example.com/blog"), ("Title", "My site"));
        var page = await site.PageAsync("/posts/a/");
        Assert.Equal("A – My site", page.Title);
        Assert.Equal("https://example.com/blog/posts/a/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        string? Meta(string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");
        Assert.Equal("What A says.", Meta("description"));
        Assert.Equal("article", Meta("og:type"));
        Assert.Equal("A", Meta("og:title"));
        Assert.Equal("https://example.com/blog/posts/a/", Meta("og:url"));
        Assert.StartsWith("https://example.com/blog/media/", Meta("og:image"), StringComparison.Ordinal);
        Assert.Equal("2024-01-01T00:00:00+00:00", Meta("article:published_time"));
        Assert.Equal("/blog/tags/one/", page.QuerySelector(".tags a")!.GetAttribute("href"));
        Assert.Equal("https://example.com/blog/posts/page/2/".Replace("posts/page/2/", "posts/", StringComparison.Ordinal),
            (await site.PageAsync("/posts/")).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        // A proxy may leave the prefix on or take it off.
        foreach (var prefix in (string[])["/blog", ""])
        {
            var post = await site.PageAsync(prefix + "/posts/a/");
            foreach (var asset in post.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!))
            {
                Assert.StartsWith("/blog/", asset, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(asset));
            }

            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(prefix + "/readyz"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/BLOG/posts/a/"));
        Assert.Equal("/blog/posts/a/", (await site.GetAsync("/blog/posts/A")).Headers.Location!.OriginalString);
        Assert.Equal("/blog/tags/", (await site.GetAsync("/blog/Tags")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Without_a_base_url_no_address_is_claimed()
    {
        await using var site = new TestSite("-- a.md --\n# A");
        Assert.Null((await site.PageAsync("/posts/a/")).QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task Unlisted_and_noindex_posts_ask_to_be_left_alone()
    {
        await using var site = new TestSite("""
            -- unlisted.md --
            ---
            title: Unlisted
            date: 2024-01-01
            tags: [whisper]
            unlisted: true
            ---
            -- noindex.md --
            ---
            title: Noindex
            date: 2024-01-02
            noindex: true
            ---
            """);
        foreach (var path in (string[])["/posts/unlisted/", "/posts/noindex/"]) Assert.Equal("noindex", (await site.PageAsync(path)).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        foreach (var list in (string[])["/", "/posts/", "/archives/", "/atom.xml", "/sitemap.xml", "/tags/"]) Assert.DoesNotContain("nlisted", await site.TextAsync(list), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/whisper/"));
        Assert.Contains("/posts/noindex/", await site.TextAsync("/posts/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/posts/noindex/", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_a_number_and_nothing_of_itself()
    {
        await using var site = new TestSite("-- a.md --\n# A", null, ("ScanInterval", "1h"));
        await site.DamageAsync("/posts/a/");

        // The page that was asked for before is still there.
        var response = await site.GetAsync("/posts/");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Something went wrong", text, StringComparison.Ordinal);
        foreach (var secret in (string[])["no such table", "SQLite", "Exception", " at Blog", "/src/"]) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        // The number leads to what the page keeps to itself.
        var id = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelector("main code")!.TextContent;
        Assert.Single(site.Log, line => line.StartsWith($"Request {id} failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_that_is_damaged_while_nothing_else_changes_is_made_anew()
    {
        await using var site = new TestSite("-- a.md --\n# A");
        await site.DamageAsync("/posts/a/", isForGood: false);
        await TestSite.Until(async () => await site.StatusAsync("/sitemap.xml") == HttpStatusCode.OK, "the posts are back");
        Assert.Contains("/posts/a/", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
    }
}

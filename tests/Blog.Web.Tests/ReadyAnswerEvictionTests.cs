using System.Net;
using Blog.Web.Http.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>A ready answer goes with whatever it was made of: posts, settings, the author's style sheet and files, and the hour.</summary>
public sealed class ReadyAnswerEvictionTests
{
    private const string Files = """
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        tags: [sea]
        ---
        ![A picture](picture.png)

        Words of one.
        -- posts/picture.png --
        base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII=
        -- posts/two.md --
        ---
        title: Two
        date: 2024-02-01
        ---
        Words of two.
        """;

    [Fact]
    public async Task A_saved_post_is_seen_and_a_page_that_stays_as_it_is_keeps_its_tag()
    {
        await using var site = new TestSite(Files);
        var about = (await site.GetAsync("/posts/two.md")).Headers.ETag!.ToString();
        var one = (await site.GetAsync("/posts/one/")).Headers.ETag!.ToString();
        site.Write("posts/one.md", "---\ntitle: One\ndate: 2024-01-01\ntags: [sea]\n---\nNew words.\n");
        await TestSite.Until(async () => (await site.TextAsync("/posts/one/")).Contains("New words", StringComparison.Ordinal), "the new words are there");
        Assert.NotEqual(one, (await site.GetAsync("/posts/one/")).Headers.ETag!.ToString());
        Assert.Contains("New words", await site.TextAsync("/atom.xml"), StringComparison.Ordinal);
        Assert.Equal(about, (await site.GetAsync("/posts/two.md")).Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync("/posts/two.md", null, ("If-None-Match", about))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/posts/one/", null, ("If-None-Match", one))).StatusCode);
    }

    [Fact]
    public async Task A_post_that_becomes_hidden_is_gone_from_every_address_that_was_ready()
    {
        await using var site = new TestSite(Files);
        var picture = (await site.PageAsync("/posts/one/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        string[] own = ["/posts/one/", "/posts/one.md", "/tags/sea/", "/tags/sea/atom.xml", picture];
        string[] lists = ["/", "/posts/", "/tags/", "/archives/", "/archives/2024/", "/posts/two/", "/atom.xml", "/feed.json", "/sitemap.xml", "/search/?q=one", "/llms.txt"];
        for (var turn = 0; turn < 2; turn++)
            foreach (var url in own.Concat(lists)) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        site.Write("posts/one.md", "---\ntitle: One\ndate: 2024-01-01\ntags: [sea]\ndraft: true\n---\nWords of one.\n");
        await TestSite.Until(async () => await site.StatusAsync("/posts/one/") == HttpStatusCode.NotFound, "the post is gone");
        foreach (var url in own) Assert.True(await site.StatusAsync(url) == HttpStatusCode.NotFound, url);
        foreach (var url in lists)
        {
            var text = await site.TextAsync(url);
            Assert.False(text.Contains("/posts/one", StringComparison.Ordinal) || text.Contains("Words of one", StringComparison.Ordinal), url);
        }
    }

    [Fact]
    public async Task Settings_and_files_that_no_post_names_count_too()
    {
        await using var site = new TestSite(Files + "\n-- blog.yaml --\ntitle: Before");
        Assert.Contains("Before", await site.TextAsync("/posts/one/"), StringComparison.Ordinal);
        Assert.Contains("Sitemap", await site.TextAsync("/robots.txt"), StringComparison.Ordinal);
        site.Write("blog.yaml", "title: After");
        await TestSite.Until(async () => (await site.TextAsync("/posts/one/")).Contains("After", StringComparison.Ordinal), "the new title is there");
        site.Write("theme.css", ":root { --rule: teal; }");
        await TestSite.Until(async () => (await site.TextAsync("/posts/one/")).Contains("/theme/", StringComparison.Ordinal), "the style sheet is there");
        site.Write("static/robots.txt", "User-agent: own");
        await TestSite.Until(async () => (await site.TextAsync("/robots.txt")).Contains("own", StringComparison.Ordinal), "the author's file is there");
    }

    [Fact]
    public async Task Nothing_is_given_away_by_an_answer_of_before_when_its_instant_has_come()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var clock = new FakeTimeProvider(noon.AddSeconds(-1));
        await using var site = new TestSite("""
            -- brief.md --
            ---
            title: Briefly here
            date: 2025-06-01
            expires: 2026-03-01T12:00:00Z
            ---
            """, clock);
        for (var turn = 0; turn < 2; turn++)
            foreach (var url in (string[])["/", "/posts/brief/", "/atom.xml"]) Assert.Contains("Briefly here", await site.TextAsync(url), StringComparison.Ordinal);
        // As if the load were late: the index is what it was.
        var cache = site.Services.GetRequiredService<AnswerCache>();
        Assert.Equal(noon, cache.Current!.Until);
        Assert.Equal(3, cache.Count);
        clock.SetUtcNow(noon);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/brief/"));
        foreach (var url in (string[])["/", "/atom.xml"]) Assert.DoesNotContain("Briefly here", await site.TextAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sites_of_the_same_files_answer_byte_for_byte_alike()
    {
        (string, string)[] settings = [("BaseUrl", "http://localhost/")];
        await using var one = new TestSite(Files, null, settings);
        await using var other = new TestSite(Files, null, settings);
        var sitemap = System.Xml.Linq.XDocument.Parse(await one.TextAsync("/sitemap.xml"));
        var urls = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery)
            .Concat(["/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/posts/one.md", "/search/?q=words", "/llms.txt"]).ToList();
        Assert.True(urls.Count > 12);
        foreach (var url in urls)
        {
            foreach (var coding in (string[])["identity", "gzip", "br", "zstd"])
            {
                var (mine, theirs) = (await one.GetAsync(url, null, ("Accept-Encoding", coding)), await other.GetAsync(url, null, ("Accept-Encoding", coding)));
                Assert.Equal(await ReadyAnswerTests.HeadersOf(mine), await ReadyAnswerTests.HeadersOf(theirs));
                Assert.Equal(await mine.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await theirs.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            }
        }
    }
}

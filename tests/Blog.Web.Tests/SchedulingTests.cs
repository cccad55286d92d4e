using System.Net;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The clock alone makes posts appear and go: no file event, no restart, on every surface together.</summary>
public sealed class SchedulingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Files = """
        -- old.md --
        ---
        title: Old
        date: 2025-01-01
        tags: [lasting]
        ---
        See [the next](next.md).
        -- next.md --
        ---
        title: The next one
        date: 2026-03-01T12:00:00Z
        tags: [fresh]
        ---
        Text.
        -- brief.md --
        ---
        title: Briefly here
        date: 2025-06-01
        expires: 2026-03-01T12:00:00Z
        tags: [brief]
        ---
        Text.
        """;

    private static readonly string[] Lists = ["/", "/posts/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml"];

    [Fact]
    public async Task A_post_appears_and_another_goes_at_their_instant()
    {
        var clock = new FakeTimeProvider(Noon.AddSeconds(-1));
        await using var site = new TestSite(Files, clock);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/next/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/fresh/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/brief/"));
        foreach (var list in Lists)
        {
            var text = await site.TextAsync(list);
            Assert.DoesNotContain("/posts/next/", text, StringComparison.Ordinal);
            Assert.Contains("/posts/brief/", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/posts/next/", await site.TextAsync("/posts/old/"), StringComparison.Ordinal);

        clock.SetUtcNow(Noon);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/next/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/tags/fresh/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/archives/2026/03/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/brief/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/brief/"));
        foreach (var list in Lists)
        {
            var text = await site.TextAsync(list);
            Assert.Contains("/posts/next/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("/posts/brief/", text, StringComparison.Ordinal);
        }

        var old = await site.PageAsync("/posts/old/");
        Assert.Equal("/posts/next/", old.QuerySelector(".prose a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_url_of_an_expired_post_passes_to_the_next_that_claims_it()
    {
        var clock = new FakeTimeProvider(Noon.AddHours(-1));
        await using var site = new TestSite("""
            -- first.md --
            ---
            title: First
            slug: same
            date: 2025-01-01
            expires: 2026-03-01T12:00:00Z
            ---
            -- second.md --
            ---
            title: Second
            slug: same
            date: 2025-02-01
            ---
            """, clock);
        Assert.Equal("First", (await site.PageAsync("/posts/same/")).QuerySelector("h1")!.TextContent);
        clock.Advance(TimeSpan.FromHours(2));
        await TestSite.Until(async () => await site.StatusAsync("/posts/same/") == HttpStatusCode.OK, "the URL has passed on");
        Assert.Equal("Second", (await site.PageAsync("/posts/same/")).QuerySelector("h1")!.TextContent);
    }
}

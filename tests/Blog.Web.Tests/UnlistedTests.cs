using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What is said of a post short of hiding it: where it stays, and where it is not.</summary>
public sealed partial class UnlistedTests
{
    private static readonly string[] Lists = ["/", "/posts/", "/tags/kept/", "/archives/", "/archives/2024/", "/atom.xml", "/rss.xml", "/feed.json", "/tags/kept/atom.xml"];

    /// <summary>A row of the contract: the key, whether lists and feeds have the post, whether the sitemap does, and whether robots may come.</summary>
    [Theory]
    [InlineData("featured: true", true, true, true)]
    [InlineData("unlisted: true", false, false, false)]
    [InlineData("hidden: true", false, false, false)]
    [InlineData("visible: false", false, false, false)]
    [InlineData("build:\n  list: never", false, false, false)]
    [InlineData("_build:\n  list: false", false, false, false)]
    [InlineData("eleventyExcludeFromCollections: true", false, false, false)]
    [InlineData("noindex: true", true, false, false)]
    [InlineData("robotsNoIndex: true", true, false, false)]
    [InlineData("robots: noindex, nofollow", true, false, false)]
    [InlineData("sitemap: false", true, false, false)]
    [InlineData("sitemap:\n  exclude: true", true, false, false)]
    [InlineData("searchHidden: true", true, true, true)]
    [InlineData("in_search_index: false", true, true, true)]
    public async Task A_wish_short_of_hiding_is_kept_everywhere(string key, bool inLists, bool inSitemap, bool forRobots)
    {
        await using var site = new TestSite($"""
            -- posts/wish/index.md --
            ---
            title: zzwish
            date: 2024-02-02
            tags: [kept, onlywish]
            {key}
            ---
            Text with ![a picture](picture.png).
            -- posts/wish/picture.png --
            {TestSite.Png}
            -- posts/before.md --
            ---
            title: Before
            date: 2024-02-01
            tags: [kept]
            ---
            See [the other](wish/index.md).
            -- posts/after.md --
            ---
            title: After
            date: 2024-02-03
            tags: [kept]
            ---
            """, null, ("BaseUrl", "https://example.org/"));
        var page = await site.PageAsync("/posts/wish/");
        Assert.Equal("zzwish", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(forRobots, page.QuerySelector("meta[name=robots]") is null);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(page.QuerySelector("article img")!.GetAttribute("src")!));
        foreach (var list in Lists) Assert.True(inLists == (await site.TextAsync(list)).Contains("zzwish", StringComparison.Ordinal), list);
        Assert.Equal(inSitemap, (await site.TextAsync("/sitemap.xml")).Contains("/posts/wish/", StringComparison.Ordinal));
        // Counts, neighbours and the tags themselves tell of it as little.
        Assert.Equal(inLists ? HttpStatusCode.OK : HttpStatusCode.NotFound, await site.StatusAsync("/tags/onlywish/"));
        Assert.Equal(inLists, (await site.TextAsync("/tags/")).Contains("onlywish", StringComparison.Ordinal));
        Assert.Equal(inLists ? 3 : 2, Entry().Count(await site.TextAsync("/atom.xml")));
        Assert.Equal(inLists, (await site.TextAsync("/posts/after/")).Contains("zzwish", StringComparison.Ordinal));
        // A link leads there all the same: who has the address may read it.
        Assert.NotNull((await site.PageAsync("/posts/before/")).QuerySelector("article a[href='/posts/wish/']"));
    }

    [GeneratedRegex("<entry>")]
    private static partial Regex Entry();

    /// <summary>Whatever is not in lists is read like any other post.</summary>
    [Theory]
    [InlineData("posts/a.md", "date: 2024-02-02", "/posts/a/", 3, true)]
    [InlineData("posts/a.md", "unlisted: true", "/posts/a/", 3, true)]
    [InlineData("pages/about.md", "title: About", "/about/", 3, true)]
    [InlineData("pages/about.md", "title: About", "/about/", 2, false)]
    public async Task Three_headings_have_a_list_of_contents(string file, string key, string url, int count, bool hasList)
    {
        var headings = string.Concat(Enumerable.Range(1, count).Select(number => $"## Part {number}\n\nText.\n\n"));
        await using var site = new TestSite($"-- {file} --\n---\n{key}\n---\n{headings}\n-- posts/z.md --\n---\ndate: 2024-01-01\n---\nText.\n");
        var page = await site.PageAsync(url);
        Assert.Equal(count, page.QuerySelectorAll(".prose h2").Length);
        Assert.Equal(hasList ? ["#part-1", "#part-2", "#part-3"] : [], page.QuerySelectorAll("nav.contents a").Select(link => link.GetAttribute("href")));
        // Neighbours it has only in the list that it stands in.
        if (!key.StartsWith("date", StringComparison.Ordinal)) Assert.Null(page.QuerySelector("nav.neighbours"));
    }
}

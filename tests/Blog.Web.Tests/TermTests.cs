using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Categories, authors and series beside tags, and what <c>tags.yaml</c> says of these.</summary>
public sealed class TermTests
{
    private const string Files = """
        -- tags.yaml --
        csharp:
          name: C# language
          description: A language with a sharp.
          synonyms: [c sharp]
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        tags: [C#, quiet]
        categories: [[Travel, By Sea], Notes]
        authors: [Ada Morrow, {name: Bo, url: "https://bo.example/"}]
        series: A walk
        series_order: 2
        ---
        -- posts/two.md --
        ---
        title: Two
        date: 2024-01-02
        tags: [c-sharp]
        categories: [[Travel, By Rail]]
        author: Ada Morrow
        series: a walk
        series_order: 1
        ---
        -- posts/three.md --
        ---
        title: Three
        date: 2024-01-03
        tags: [quiet]
        series: [A Walk]
        ---
        -- posts/hidden.md --
        ---
        title: Hidden
        date: 2024-01-04
        categories: [[Travel, Secretly]]
        author: Nobody
        series: Secret walk
        draft: true
        ---
        -- posts/unlisted.md --
        ---
        title: Unlisted
        date: 2024-01-05
        tags: [quiet, alone]
        categories: [Apart]
        author: Una
        unlisted: true
        ---
        """;

    [Fact]
    public async Task A_category_holds_what_is_filed_below_it()
    {
        await using var site = new TestSite(Files);
        Assert.Equal(["Notes 1 post", "Travel 2 posts", "By Rail 1 post", "By Sea 1 post"], await Terms(site, "/categories/"));
        var travel = await site.PageAsync("/categories/travel/");
        Assert.Equal(["Two", "One"], travel.QuerySelectorAll(".entry-title a").Select(link => link.TextContent));
        Assert.Equal(["/categories/travel/by-rail/", "/categories/travel/by-sea/"], travel.QuerySelectorAll(".kinds a").Select(link => link.GetAttribute("href")!));
        var sea = await site.PageAsync("/categories/travel/by-sea/");
        Assert.Equal("Category By Sea", sea.QuerySelector("h1")!.TextContent);
        Assert.Equal("/categories/travel/", sea.QuerySelector(".above a")!.GetAttribute("href"));
        Assert.Equal(["One"], sea.QuerySelectorAll(".entry-title a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/categories/travel/secretly/"));
    }

    [Fact]
    public async Task A_post_names_its_categories_authors_and_series()
    {
        await using var site = new TestSite(Files);
        var post = await site.PageAsync("/posts/one/");
        Assert.Equal(["/categories/travel/by-sea/", "/categories/notes/"], post.QuerySelectorAll(".categories a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(["/authors/ada-morrow/", "/authors/bo/"], post.QuerySelectorAll(".author a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("Part 2 of 3 in the series A Walk", post.QuerySelector(".series")!.TextContent);
    }

    [Fact]
    public async Task A_series_is_in_its_own_order_and_what_has_no_number_comes_last()
    {
        await using var site = new TestSite(Files);
        var series = await site.PageAsync("/series/a-walk/");
        Assert.Equal(["Two", "One", "Three"], series.QuerySelectorAll(".entry-title a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/series/secret-walk/"));
        Assert.Equal(["A Walk 3 posts"], await Terms(site, "/series/"));
        Assert.Equal(["Ada Morrow 2 posts", "Bo 1 post"], await Terms(site, "/authors/"));
    }

    [Fact]
    public async Task What_only_an_unlisted_post_is_filed_under_has_no_page_and_no_link()
    {
        await using var site = new TestSite(Files);
        foreach (var url in (string[])["/tags/alone/", "/categories/apart/", "/authors/una/"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        var post = await site.PageAsync("/posts/unlisted/");
        Assert.Equal("Una", post.QuerySelector(".author")!.TextContent.Trim());
        Assert.Equal(["/tags/quiet/"], post.QuerySelectorAll(".post-header a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task Kinds_that_no_post_names_have_no_page_and_no_place_in_the_sitemap()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ndate: 2024-01-01\n---\n# A");
        foreach (var url in (string[])["/categories/", "/authors/", "/series/", "/category/", "/author/x/"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        var sitemap = await site.TextAsync("/sitemap.xml");
        Assert.DoesNotContain("/categories/", sitemap, StringComparison.Ordinal);
        Assert.Empty((await site.PageAsync("/tags/")).QuerySelectorAll(".kinds a"));
    }

    [Fact]
    public async Task Tags_get_the_name_and_description_that_are_written_for_them_and_other_names_lead_there()
    {
        await using var site = new TestSite(Files);
        Assert.Equal(["C# language 2 posts", "quiet 2 posts"], await Terms(site, "/tags/"));
        var tag = await site.PageAsync("/tags/csharp/");
        Assert.Equal("Tag C# language", tag.QuerySelector("h1")!.TextContent);
        Assert.Equal("A language with a sharp.", tag.QuerySelector(".lead")!.TextContent);
        Assert.Equal("A language with a sharp.", tag.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal("/tags/csharp/", (await site.GetAsync("/tags/c-sharp/")).Headers.Location?.OriginalString);
        site.Write("tags.yaml", "csharp: { name: See Sharp }\nquiet:\n  nmae: x\n");
        await TestSite.Until(async () => (await Terms(site, "/tags/")).Contains("See Sharp 1 post"), "the new names are read");
        Assert.Equal(["c-sharp 1 post", "quiet 2 posts", "See Sharp 1 post"], await Terms(site, "/tags/"));
        site.Write("tags.yaml", "csharp: [\n");
        site.Write("posts/later.md", "---\ntitle: Later\ndate: 2024-01-01\ntags: [later]\n---\nText");
        await TestSite.Until(async () => (await Terms(site, "/tags/")).Contains("later 1 post"), "the post beside it is read");
        Assert.Contains("See Sharp 1 post", await Terms(site, "/tags/"));
    }

    [Fact]
    public async Task The_pages_of_terms_are_in_the_sitemap_and_every_link_on_them_leads_somewhere()
    {
        await using var site = new TestSite(Files, null, ("PageSize", "1"));
        var sitemap = await site.TextAsync("/sitemap.xml");
        foreach (var url in (string[])["/categories/", "/categories/travel/", "/categories/travel/by-sea/", "/authors/", "/authors/bo/", "/series/", "/series/a-walk/"])
        {
            Assert.Contains($"{url}</loc>", sitemap, StringComparison.Ordinal);
            foreach (var link in (await site.PageAsync(url)).QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
                Assert.True(await site.StatusAsync(link) == HttpStatusCode.OK, $"{url} links to {link}");
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/categories/travel/page/2/"));
        Assert.Equal("/categories/travel/", (await site.GetAsync("/Categories/Travel/page/1")).Headers.Location?.OriginalString);
    }

    private static async Task<string[]> Terms(TestSite site, string url) =>
        [.. (await site.PageAsync(url)).QuerySelectorAll(".tag-index li").Select(term => string.Join(' ', term.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}

using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What pages say to programs: JSON-LD, microformats, titles and descriptions, complete on every kind of page and proof against titles.</summary>
public sealed class StructuredDataTests
{
    private const string HostileTitle = "</script><b>\"'& ]]> --> ﹤ \\u003c";

    private const string Files = """
        -- posts/tide.md --
        ---
        title: Low tide
        date: 2024-02-09T10:00:00+01:00
        updated: 2024-03-01T10:00:00+01:00
        description: What the sea leaves behind when it goes, and who comes to look for it.
        tags: [Sea, Walks]
        categories: [[Travel, By Sea]]
        series: A walk
        authors: [Ada Morrow, {name: Bo, url: "https://bo.example/"}]
        lang: fr
        cover: pic.png
        ---
        One two three four 日本.
        -- posts/plain.md --
        ---
        title: Plain
        date: 2024-02-08
        tags: [Sea]
        ---
        %LONG%
        -- posts/third.md --
        ---
        title: Third
        date: 2023-02-08
        tags: [Sea]
        ---
        %LONG%
        -- pages/about.md --
        # About this site

        A page.
        -- posts/pic.png --
        """ + "\n" + TestSite.Png;

    private static string Content => Files.Replace("%LONG%", string.Join(' ', Enumerable.Repeat("The tide goes out and comes in again.", 20)), StringComparison.Ordinal);

    private static TestSite Site() => new(Content, null, ("BaseUrl", "http://localhost/blog/"), ("Title", "My site"), ("Author", "Ann"), ("PageSize", "2"), ("Description", "A site about the sea, its tides, and what can be found between them."));

    [Fact]
    public async Task A_post_is_described_whole()
    {
        await using var site = Site();
        var statements = Statements(await site.PageAsync("/posts/tide/"));
        var post = statements.Single(statement => statement.GetProperty("@type").GetString() == "BlogPosting");
        Assert.Equal("https://schema.org", post.GetProperty("@context").GetString());
        Assert.Equal("Low tide", post.GetProperty("headline").GetString());
        Assert.Equal("http://localhost/blog/posts/tide/", post.GetProperty("mainEntityOfPage").GetProperty("@id").GetString());
        Assert.Equal("2024-02-09T09:00:00+00:00", post.GetProperty("datePublished").GetString());
        Assert.Equal(DateTimeOffset.Parse("2024-03-01T09:00:00Z", CultureInfo.InvariantCulture), post.GetProperty("dateModified").GetDateTimeOffset());
        Assert.Equal(6, post.GetProperty("wordCount").GetInt32());
        Assert.Equal("fr", post.GetProperty("inLanguage").GetString());
        Assert.Equal(["Sea", "Walks"], post.GetProperty("keywords").EnumerateArray().Select(tag => tag.GetString()));
        Assert.EndsWith("/pic.png", post.GetProperty("image")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(["Ada Morrow http://localhost/blog/authors/ada-morrow/", "Bo http://localhost/blog/authors/bo/"],
            post.GetProperty("author").EnumerateArray().Select(author => $"{author.GetProperty("name")} {author.GetProperty("url")}"));
        var plain = Statements(await site.PageAsync("/posts/plain/"))[0];
        Assert.Equal("Ann http://localhost/blog/authors/ann/", $"{plain.GetProperty("author")[0].GetProperty("name")} {plain.GetProperty("author")[0].GetProperty("url")}");
        Assert.Equal(plain.GetProperty("datePublished").GetString(), plain.GetProperty("dateModified").GetString());
    }

    [Theory]
    [InlineData("/posts/tide/", "My site|Posts|Low tide")]
    [InlineData("/posts/", "My site|Posts")]
    [InlineData("/posts/page/2/", "My site|Posts, page 2")]
    [InlineData("/tags/", "My site|Tags")]
    [InlineData("/tags/sea/", "My site|Tags|Sea")]
    [InlineData("/categories/travel/by-sea/", "My site|Categories|By Sea")]
    [InlineData("/archives/", "My site|Archive")]
    [InlineData("/archives/2024/", "My site|Archive|Archive 2024")]
    [InlineData("/about/", "My site|About this site")]
    public async Task A_page_names_the_way_to_itself(string path, string steps)
    {
        await using var site = Site();
        var trail = Statements(await site.PageAsync(path)).Single(statement => statement.GetProperty("@type").GetString() == "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().ToList();
        Assert.Equal(steps.Split('|'), trail.Select(step => step.GetProperty("name").GetString()!));
        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Select(step => step.GetProperty("position").GetInt32()));
        Assert.Equal($"http://localhost/blog{path}", trail[^1].GetProperty("item").GetString());
        foreach (var step in trail) Assert.Equal(System.Net.HttpStatusCode.OK, await site.StatusAsync(new Uri(step.GetProperty("item").GetString()!).AbsolutePath));
    }

    [Fact]
    public async Task The_home_page_says_how_the_site_is_searched()
    {
        await using var site = Site();
        var home = Assert.Single(Statements(await site.PageAsync("/")));
        Assert.Equal(("WebSite", "My site", "http://localhost/blog/"), (home.GetProperty("@type").GetString(), home.GetProperty("name").GetString(), home.GetProperty("url").GetString()));
        Assert.Equal("http://localhost/blog/search/?q={search_term_string}", home.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString());
        Assert.Empty(Statements(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await (await site.GetAsync("/nothing/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
    }

    /// <summary>Search engines show what fits: a title of 70 characters, a description of 50 to 160.</summary>
    [Fact]
    public async Task Every_page_has_a_title_and_a_description_of_its_own()
    {
        await using var site = Site();
        string[] pages =
        [
            "/", "/posts/", "/posts/page/2/", "/posts/tide/", "/posts/plain/", "/tags/", "/tags/sea/", "/tags/sea/page/2/", "/categories/", "/categories/travel/", "/authors/", "/authors/bo/", "/series/", "/series/a-walk/",
            "/archives/", "/archives/2024/", "/archives/2024/02/", "/feeds/", "/about/",
        ];
        var (titles, descriptions) = (new HashSet<string>(), new HashSet<string>());
        foreach (var path in pages)
        {
            var page = await site.PageAsync(path);
            var description = page.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "";
            Assert.True(titles.Add(page.Title!), $"{path} has the title of another page: {page.Title}");
            Assert.True(descriptions.Add(description), $"{path} has the description of another page: {description}");
            Assert.InRange(page.Title!.Length, 5, 70);
            // A page's is what its author wrote, however little that is.
            Assert.True(description.Length is >= 50 and <= 160 || path == "/about/", $"{path} has a description of {description.Length}: {description}");
            foreach (var name in (string[])["og:title", "og:description", "og:url", "og:image", "og:image:alt", "og:type", "og:locale", "og:site_name", "twitter:card", "twitter:image:alt"])
                Assert.True(page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content")?.Length > 0, $"{path} lacks {name}");
            Assert.Equal($"http://localhost/blog{path}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.NotEmpty(Statements(page));
        }

        Assert.EndsWith("…", (await site.PageAsync("/posts/plain/")).QuerySelector("meta[name=description]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_title_leaves_the_name_of_the_site_out()
    {
        var title = "A title that is " + string.Join(' ', Enumerable.Repeat("long", 10));
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: {title}\ndate: 2024-01-01\n---\n", null, ("Title", "A name of a site"));
        Assert.Equal(title, (await site.PageAsync("/posts/a/")).Title);
    }

    [Fact]
    public async Task A_hostile_title_breaks_nothing()
    {
        await using var site = new TestSite($"""
            -- posts/a.md --
            ---
            title: {JsonSerializer.Serialize(HostileTitle)}
            description: {JsonSerializer.Serialize(HostileTitle)}
            date: 2024-01-01
            tags: [{JsonSerializer.Serialize(HostileTitle)}]
            author: {JsonSerializer.Serialize(HostileTitle)}
            ---
            Text.
            """, null, ("Title", HostileTitle), ("Author", HostileTitle), ("Description", HostileTitle));
        foreach (var path in (string[])["/", "/posts/a/", "/posts/", "/tags/", "/archives/2024/", "/feeds/"])
        {
            var page = await site.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("b"));
            Assert.Equal([Http.ThemeScript.Source], page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])").Select(script => script.TextContent));
            Assert.NotEmpty(Statements(page));
        }

        Assert.Equal(HostileTitle, Statements(await site.PageAsync("/posts/a/"))[0].GetProperty("headline").GetString());
        foreach (var path in (string[])["/atom.xml", "/rss.xml", "/sitemap.xml"]) Assert.NotNull(System.Xml.Linq.XDocument.Parse(await site.TextAsync(path)).Root);
        Assert.Equal(HostileTitle, JsonDocument.Parse(await site.TextAsync("/feed.json")).RootElement.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal(HostileTitle, JsonDocument.Parse(await site.TextAsync("/site.webmanifest")).RootElement.GetProperty("name").GetString());
        foreach (var path in (string[])["/llms.txt", "/posts/a.md"]) Assert.Empty(Markdown(await site.TextAsync(path)).QuerySelectorAll("b, script"));
        Assert.Equal(System.Net.HttpStatusCode.OK, await site.StatusAsync(new Uri((await site.PageAsync("/posts/a/")).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath));
    }

    [Fact]
    public async Task Microformats_tell_a_post_apart()
    {
        await using var site = Site();
        var page = await site.PageAsync("/posts/tide/");
        var entry = Assert.Single(page.QuerySelectorAll(".h-entry"));
        Assert.Equal("Low tide", entry.QuerySelector(".p-name")!.TextContent);
        Assert.Equal("http://localhost/blog/posts/tide/", entry.QuerySelector("data.u-url")!.GetAttribute("value"));
        Assert.Equal("2024-02-09T09:00:00+00:00", entry.QuerySelector("time.dt-published")!.GetAttribute("datetime"));
        Assert.Equal("2024-03-01T09:00:00+00:00", entry.QuerySelector("time.dt-updated")!.GetAttribute("datetime"));
        Assert.Equal(["Ada Morrow", "Bo"], entry.QuerySelectorAll(".p-author.h-card").Select(author => author.TextContent));
        Assert.Equal(["Sea", "Walks"], entry.QuerySelectorAll(".p-category").Select(tag => tag.TextContent));
        Assert.Contains("One two three", entry.QuerySelector(".e-content")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("What the sea", entry.QuerySelector(".p-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ann", (await site.PageAsync("/posts/plain/")).QuerySelector(".p-author.h-card")!.TextContent);
        var first = (await site.PageAsync("/posts/")).QuerySelector(".h-feed .h-entry")!;
        Assert.Equal(("Low tide", "/blog/posts/tide/"), (first.QuerySelector(".p-name")!.TextContent, first.QuerySelector("a.u-url")!.GetAttribute("href")));
        Assert.NotNull(first.QuerySelector("time.dt-published"));
    }

    private static List<JsonElement> Statements(IDocument page) =>
        [.. page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement)];

    private static IDocument Markdown(string text)
    {
        var html = new Content.MarkdownRenderer(unsafeHtml: true).Render(text).ToHtml(target => new(target));
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
    }
}

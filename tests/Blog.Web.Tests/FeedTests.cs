using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Atom, RSS and JSON Feed say the same: full text, absolute links, ids that outlive everything but the file.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private const string Files = """
        -- posts/first.md --
        ---
        title: "First & <b>bold</b> \"quoted\" </script> ]]>"
        date: 2024-01-01T10:00:00+02:00
        updated: 2024-02-01
        author: Ann
        tags: [one, two words]
        description: What it is about.
        ---
        The **full** text with a [link](second.md#part), a [place](#end) and a picture ![alt](pic.png).

        ## End

        ```csharp
        var x = 1;
        ```
        -- posts/second.md --
        ---
        title: Second
        date: 2024-03-01
        id: tag:example.com,2020:my-own-id
        ---
        ## Part
        -- posts/undated.md --
        # Undated
        -- posts/pic.png --
        """ + "\n" + TestSite.Png;

    [Fact]
    public async Task All_formats_hold_the_same_entries_with_the_same_ids()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "https://example.com/blog/"));
        var atom = XDocument.Parse(await site.TextAsync("/atom.xml")).Root!.Elements(Atom + "entry").ToList();
        var rss = XDocument.Parse(await site.TextAsync("/rss.xml")).Descendants("item").ToList();
        var json = JsonDocument.Parse(await site.TextAsync("/feed.json")).RootElement.GetProperty("items").EnumerateArray().ToList();
        var ids = atom.Select(entry => entry.Element(Atom + "id")!.Value).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal("tag:example.com,2020:my-own-id", ids[0]);
        Assert.StartsWith("urn:uuid:", ids[1], StringComparison.Ordinal);
        Assert.Equal(ids, rss.Select(item => item.Element("guid")!.Value));
        Assert.Equal(ids, json.Select(item => item.GetProperty("id").GetString()!));
        Assert.All(rss, item => Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value));
        const string title = "First & <b>bold</b> \"quoted\" </script> ]]>";
        Assert.Equal(title, atom[1].Element(Atom + "title")!.Value);
        Assert.Equal(title, rss[1].Element("title")!.Value);
        Assert.Equal(title, json[1].GetProperty("title").GetString());
        Assert.Equal("https://example.com/blog/posts/first/", atom[1].Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(["one", "two words"], atom[1].Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
        Assert.Equal("Ann", atom[1].Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(DateTimeOffset.Parse("2024-01-01T08:00:00Z", null), DateTimeOffset.Parse(atom[1].Element(Atom + "published")!.Value, null));
        Assert.Equal(DateTimeOffset.Parse("2024-02-01T00:00:00Z", null), DateTimeOffset.Parse(atom[1].Element(Atom + "updated")!.Value, null));
    }

    [Fact]
    public async Task The_text_is_whole_and_every_address_in_it_absolute()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "https://example.com/blog/"));
        var html = XDocument.Parse(await site.TextAsync("/atom.xml")).Descendants(Atom + "content").Last().Value;
        var text = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Contains("The full text", text.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("var x = 1;", text.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["https://example.com/blog/posts/second/#part", "https://example.com/blog/posts/first/#end"], text.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("https://example.com/blog/media/", text.QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
        foreach (var noise in (string[])["data-", "tabindex", "class=", "<span", "style=", "<script"]) Assert.DoesNotContain(noise, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_footnote_in_a_feed_leads_to_where_it_stands_on_the_page()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-02\n---\nOne[^1], two[^n] and one again[^1].\n\n[^1]: First.\n[^n]: Second.\n", null, ("BaseUrl", "https://example.com/blog/"));
        var text = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(XDocument.Parse(await site.TextAsync("/atom.xml")).Descendants(Atom + "content").Single().Value);
        var page = await site.PageAsync("/posts/a/");
        var links = text.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!.Split('#')).ToList();
        Assert.Equal(6, links.Count);
        Assert.All(links, link => Assert.Equal("https://example.com/blog/posts/a/", link[0]));
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link[1])));
        foreach (var words in (string[])["First.", "Second."]) Assert.Contains(words, text.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_in_another_language_than_the_sites_says_so_in_every_feed()
    {
        await using var site = new TestSite("-- a.md --\n---\ntitle: Ebbe\ndate: 2024-01-02\nlang: de\n---\n-- b.md --\n---\ntitle: Ebb\ndate: 2024-01-01\n---\n", null, ("Language", "en-GB"));
        var atom = XDocument.Parse(await site.TextAsync("/atom.xml")).Root!;
        Assert.Equal(["en-GB", "de", null], atom.Elements(Atom + "entry").Prepend(atom).Select(part => part.Attribute(XNamespace.Xml + "lang")?.Value));
        var rss = XDocument.Parse(await site.TextAsync("/rss.xml")).Root!.Element("channel")!;
        Assert.Equal("en-GB", rss.Element("language")!.Value);
        Assert.Equal(["de", null], rss.Elements("item").Select(item => item.Element(XNamespace.Get("http://purl.org/dc/elements/1.1/") + "language")?.Value));
        var json = JsonDocument.Parse(await site.TextAsync("/feed.json")).RootElement;
        Assert.Equal("en-GB", json.GetProperty("language").GetString());
        Assert.Equal(["de", null], json.GetProperty("items").EnumerateArray().Select(item => item.TryGetProperty("language", out var language) ? language.GetString() : null));
    }

    [Fact]
    public async Task A_tag_has_a_feed_of_its_own_with_the_ids_of_the_sites()
    {
        await using var site = new TestSite(Files);
        var entry = Assert.Single(XDocument.Parse(await site.TextAsync("/tags/two-words/atom.xml")).Root!.Elements(Atom + "entry"));
        var all = XDocument.Parse(await site.TextAsync("/atom.xml")).Root!.Elements(Atom + "entry").Select(other => other.Element(Atom + "id")!.Value);
        Assert.Contains(entry.Element(Atom + "id")!.Value, all);
        var page = await site.PageAsync("/tags/two-words/");
        Assert.Contains("/tags/two-words/atom.xml", page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Ids_stay_when_title_address_and_index_change()
    {
        static async Task<List<string>> Ids(TestSite site) => XDocument.Parse(await site.TextAsync("/atom.xml")).Descendants(Atom + "id").Skip(1).Select(id => id.Value).ToList();
        await using var one = new TestSite(Files, null, ("BaseUrl", "https://one.example/"));
        await using var other = new TestSite(Files.Replace("title: Second", "title: Another", StringComparison.Ordinal), null, ("BaseUrl", "https://other.example/"));
        Assert.Equal(await Ids(one), await Ids(other));
    }

    [Fact]
    public async Task Control_characters_and_an_empty_site_leave_feeds_that_parse()
    {
        await using var site = new TestSite("-- a.md --\n---\ntitle: \"bell \\a and \\u0085 next\"\ndate: 2024-01-01\n---\nText with \u0001 and \u000B in it 😀.");
        foreach (var path in (string[])["/atom.xml", "/rss.xml"]) Assert.NotNull(XDocument.Parse(await site.TextAsync(path)).Root);
        await using var empty = new TestSite("");
        Assert.Empty(XDocument.Parse(await empty.TextAsync("/atom.xml")).Descendants(Atom + "entry"));
        Assert.NotNull(XDocument.Parse(await empty.TextAsync("/rss.xml")).Root);
        Assert.Empty(JsonDocument.Parse(await empty.TextAsync("/feed.json")).RootElement.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("/categories/travel/", "/categories/travel/atom.xml", "Second|First")]
    [InlineData("/categories/travel/by-sea/", "/categories/travel/by-sea/atom.xml", "First")]
    [InlineData("/authors/ann/", "/authors/ann/atom.xml", "Second|First")]
    [InlineData("/series/a-walk/", "/series/a-walk/atom.xml", "Second|First")]
    public async Task Every_kind_of_term_has_feeds_that_its_page_names(string page, string feed, string titles)
    {
        await using var site = new TestSite("""
            -- first.md --
            ---
            title: First
            date: 2024-01-01
            author: Ann
            categories: [[Travel, By Sea]]
            series: A walk
            series_order: 1
            ---
            -- second.md --
            ---
            title: Second
            date: 2024-01-02
            author: Ann
            categories: [Travel]
            series: A walk
            series_order: 2
            ---
            -- hidden.md --
            ---
            title: Hidden
            date: 2024-01-03
            author: Ann
            categories: [Travel, Secret]
            series: A walk
            draft: true
            ---
            """);
        Assert.Equal(titles.Split('|'), XDocument.Parse(await site.TextAsync(feed)).Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        var links = (await site.PageAsync(page)).QuerySelectorAll("link[rel=alternate]").ToDictionary(link => link.GetAttribute("href")!, link => link.GetAttribute("title"));
        foreach (var format in (string[])["atom.xml", "rss.xml", "feed.json"])
        {
            Assert.True(links[page + format]!.Length > 0);
            Assert.Equal(System.Net.HttpStatusCode.OK, await site.StatusAsync(page + format));
        }

        Assert.Contains(feed, (await site.PageAsync("/feeds/")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await site.StatusAsync("/categories/secret/atom.xml"));
    }

    [Fact]
    public async Task Either_header_of_a_reader_that_asks_again_is_enough()
    {
        await using var site = new TestSite(Files);
        var first = await site.GetAsync("/atom.xml");
        var (tag, date) = (first.Headers.ETag!.ToString(), first.Content.Headers.LastModified!.Value);
        Assert.Equal(DateTimeOffset.Parse("2024-03-01T00:00:00Z", null), date);
        foreach (var (name, value) in ((string, string)[])
            [("If-None-Match", tag), ("If-None-Match", "W/" + tag), ("If-None-Match", $"\"other\", {tag}"), ("If-None-Match", "*"), ("If-Modified-Since", date.ToString("R"))])
        {
            var again = await site.GetAsync("/atom.xml", null, (name, value));
            Assert.True(again.StatusCode == System.Net.HttpStatusCode.NotModified, $"{name}: {value}");
            Assert.Equal(tag, again.Headers.ETag?.ToString());
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.GetAsync("/atom.xml", null, ("If-None-Match", "\"other\""), ("If-Modified-Since", date.ToString("R")))).StatusCode);

        // An edit that is given no date is an edit all the same.
        site.Write("posts/second.md", "---\ntitle: Second thoughts\ndate: 2024-03-01\n---\n");
        await TestSite.Until(async () => (await site.TextAsync("/atom.xml")).Contains("Second thoughts", StringComparison.Ordinal), "the edit is there");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.GetAsync("/atom.xml", null, ("If-Modified-Since", date.ToString("R")))).StatusCode);
        var edited = (await site.GetAsync("/atom.xml")).Content.Headers.LastModified!.Value;
        // Some throw away what is no newer than what they have.
        Assert.True(edited > date);
        date = edited;

        // The newest goes: the date goes back, and nobody is told that nothing has changed.
        site.Write("posts/second.md", "---\ntitle: Second\ndate: 2024-03-01\ndraft: true\n---\n");
        await TestSite.Until(async () => (await site.GetAsync("/atom.xml")).Content.Headers.LastModified < date, "the newest post has gone");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.GetAsync("/atom.xml", null, ("If-Modified-Since", date.ToString("R")))).StatusCode);
    }

    [Fact]
    public async Task Many_and_long_posts_make_no_large_feed()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("word", 20_000));
        await using var site = new TestSite(string.Concat(Enumerable.Range(1, 1000).Select(number =>
            $"-- p{number:0000}.md --\n---\ntitle: \"{number} ]]> 日本語 😀\"\ndate: {new DateOnly(2020, 1, 1).AddDays(number):yyyy-MM-dd}\n---\n]]> 日本語 😀 {(number > 985 ? paragraph : "")}\n")));
        foreach (var path in (string[])["/atom.xml", "/rss.xml", "/feed.json"]) Assert.InRange((await site.TextAsync(path)).Length, 500_000, 1_000_000);
        var entries = XDocument.Parse(await site.TextAsync("/atom.xml")).Descendants(Atom + "entry").ToList();
        Assert.InRange(entries.Count, 5, 10);
        Assert.Equal("1000 ]]> 日本語 😀", entries[0].Element(Atom + "title")!.Value);
        Assert.Contains("]]&gt; 日本語 😀", entries[0].Element(Atom + "content")!.Value, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Xml.Linq;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The search as readers meet it: the page, what it marks and links to, and what other programs are told of it.</summary>
public sealed class SearchTests(SearchTests.Site site) : IClassFixture<SearchTests.Site>
{
    [Fact]
    public async Task The_page_is_a_form_that_works_without_a_script()
    {
        var page = await site.Blog.PageAsync("/search/");
        var form = page.QuerySelector("search form")!;
        Assert.Equal(("get", "/search/"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(form.QuerySelector("input[type=search][name=q][dir=auto]")!.Id, form.QuerySelector("label")!.GetAttribute("for"));
        Assert.NotNull(form.QuerySelector("button"));
        Assert.Equal("noindex", (await site.Blog.PageAsync("/search/?q=word")).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("tag:", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector(".site-header a[href='/search/']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task What_is_found_is_counted_marked_and_linked_down_to_its_sections()
    {
        var page = await site.Blog.PageAsync("/search/?q=l%C3%ACghthouse");
        Assert.Equal("2 results, page 1 of 2", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("lìghthouse", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        var first = page.QuerySelectorAll("#results > li").Single();
        Assert.Equal("/posts/first/", first.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal("Lighthouse", first.QuerySelector("h3 mark")!.TextContent);
        Assert.Equal("lighthouse", first.QuerySelector(".entry-description mark")!.TextContent);
        Assert.Equal("/posts/first/#the-lighthouse-itself", first.QuerySelector(".sections a")!.GetAttribute("href"));
        var next = page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal("/search/?q=l%C3%ACghthouse&page=2", next);
        Assert.Equal("/posts/second/", (await site.Blog.PageAsync(next)).QuerySelector("#results h3 a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, await site.Blog.StatusAsync("/search/?q=lighthouse&page=3"));
        Assert.Equal(HttpStatusCode.NotFound, await site.Blog.StatusAsync("/search/?q=lighthouse&page=x"));
    }

    [Fact]
    public async Task Tags_and_years_of_what_is_found_narrow_it_down()
    {
        var page = await site.Blog.PageAsync("/search/?q=lighthouse");
        var facets = page.QuerySelectorAll(".facets a").Select(link => (link.QuerySelector("bdi")!.TextContent, link.QuerySelector(".count")!.TextContent, link.GetAttribute("href"))).ToList();
        Assert.Equal([("C#", "1 result", "/search/?q=lighthouse%20tag%3Acsharp"), ("sea", "1 result", "/search/?q=lighthouse%20tag%3Asea"), ("2025", "1 result", "/search/?q=lighthouse%20year%3A2025"), ("2024", "1 result", "/search/?q=lighthouse%20year%3A2024")], facets);
        foreach (var (_, count, url) in facets) Assert.Equal(count, (await site.Blog.PageAsync(url!)).QuerySelector("[role=status]")!.TextContent);
    }

    [Theory]
    [InlineData("zzelsewhere", "/about/")] // pages, too
    [InlineData("unlisted", null)]
    [InlineData("unsearched", null)]
    [InlineData("draft", null)]
    [InlineData("note", null)] // within a comment of the author's
    public async Task What_stays_away_from_the_search_is_not_found(string word, string? url)
    {
        var page = await site.Blog.PageAsync($"/search/?q={word}");
        Assert.Equal(url, page.QuerySelector("#results h3 a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_slip_leads_to_the_word_that_is_meant()
    {
        var page = await site.Blog.PageAsync("/search/?q=lighthuose");
        Assert.Equal("Nothing found", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("/search/?q=lighthouse", page.QuerySelector(".search-suggestion")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?q=a&q=lighthouse", "a")]
    [InlineData("?q=%00%01", "")]
    [InlineData("?q=%ED%A0%80", "%ED%A0%80")] // no character
    [InlineData("?q=%22", "\"")]
    [InlineData("?q=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>")]
    [InlineData("?q=*)+OR+NEAR((", "*) OR NEAR((")]
    [InlineData("?q", "")]
    [InlineData("?q=%CC%81", "\u0301")] // a mark without a letter, which every word would begin with
    public async Task Any_text_is_answered_and_comes_back_as_it_was_typed(string query, string text)
    {
        var page = await site.Blog.PageAsync($"/search/{query}");
        Assert.Equal(text, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Longer_text_is_cut()
    {
        var page = await site.Blog.PageAsync("/search/?q=" + new string('a', 3000));
        Assert.Equal(1000, page.QuerySelector("input[name=q]")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task Robots_stay_away_and_browsers_learn_how_to_ask()
    {
        Assert.Contains("Disallow: /search/?\n", await site.Blog.TextAsync("/robots.txt"), StringComparison.Ordinal);
        Assert.Contains("/search/</loc>", await site.Blog.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("/search/?", await site.Blog.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Null((await site.Blog.PageAsync("/search/")).QuerySelector("meta[name=robots]"));
        var link = (await site.Blog.PageAsync("/")).QuerySelector("link[rel=search]")!;
        Assert.Equal("application/opensearchdescription+xml", link.GetAttribute("type"));
        var description = XDocument.Parse(await site.Blog.TextAsync(link.GetAttribute("href")!)).Root!;
        XNamespace space = "http://a9.com/-/spec/opensearch/1.1/";
        Assert.Equal(space + "OpenSearchDescription", description.Name);
        Assert.InRange(description.Element(space + "ShortName")!.Value.Length, 1, 16);
        Assert.NotEmpty(description.Element(space + "Description")!.Value);
        Assert.Equal("https://example.org/search/?q={searchTerms}", description.Element(space + "Url")!.Attribute("template")!.Value);
    }

    [Theory]
    [InlineData("/posts/lighthuose-again/", "/posts/first/")]
    [InlineData("/texts/secnod.html", "/posts/second/")]
    [InlineData("/abuot/", "/about/")]
    [InlineData("/csharp/", "/tags/csharp/")]
    [InlineData("/tags/csharq/", "/tags/csharp/")]
    [InlineData("/posts/no-such-thing-at-all/", null)]
    [InlineData("/posts/unlisted/x/", null)]
    [InlineData("/wp-login.php", null)]
    [InlineData("/404", null)]
    public async Task An_address_without_a_page_leads_to_what_it_may_have_meant(string url, string? target)
    {
        var response = await site.Blog.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(target, page.QuerySelector(".suggestions a")?.GetAttribute("href"));
    }

    /// <summary>One site for all rows.</summary>
    public sealed class Site : IAsyncDisposable
    {
        public TestSite Blog { get; } = new("""
            -- posts/first.md --
            ---
            title: Lighthouse
            date: 2024-02-03
            tags: [C#]
            ---
            Before it, nothing. A lighthouse stands there.

            %% a note %%

            ## The lighthouse itself

            More.
            -- posts/second.md --
            ---
            title: Second
            date: 2025-01-02
            tags: [sea]
            ---
            Another lighthouse again.
            -- posts/unlisted.md --
            ---
            title: Unlisted
            unlisted: true
            ---
            -- posts/unsearched.md --
            ---
            title: Unsearched
            searchHidden: true
            ---
            -- posts/draft.md --
            ---
            title: Draft
            draft: true
            ---
            -- pages/about.md --
            # About

            Text zzelsewhere.
            """, null, ("PageSize", "1"), ("BaseUrl", "https://example.org/"));

        public ValueTask DisposeAsync() => Blog.DisposeAsync();
    }
}

using AngleSharp.Dom;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Where pages lead to or ask other sites: share links, comments, analytics. No page asks one that its author has not named.</summary>
public sealed class OutsideTests
{
    private static readonly string Closed = $"default-src 'none'; script-src 'self' {Http.ThemeScript.Hash}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Asked = ["src", "repo", "repo-id", "category", "category-id", "mapping", "theme", "lang"];

    private const string Posts = """
        -- posts/a.md --
        ---
        title: Q&A {url} 100%
        date: 2024-01-01
        ---
        Text.
        -- posts/quiet.md --
        ---
        date: 2024-01-02
        comments: false
        canonicalURL: https://original.example/quiet
        ---
        Text.
        -- pages/about.md --
        # About

        """;

    private const string Giscus = """
        -- blog.yaml --
        comments:
          repo: ada/blog
          repoId: R_1
          category: Announcements
          categoryId: DIC_2
          theme: light
          lang: de

        """;

    [Fact]
    public async Task Without_a_setting_nothing_is_shared_discussed_or_counted()
    {
        await using var site = new TestSite(Posts);
        var page = await site.PageAsync("/posts/a/");
        Assert.Empty(page.QuerySelectorAll(".share, .comments, script[src^=http]"));
        Assert.Equal(Closed, await PolicyAsync(site, "/posts/a/"));
    }

    [Fact]
    public async Task Share_links_are_plain_links_with_the_address_and_title_of_the_post()
    {
        await using var site = new TestSite(Posts + """
            -- blog.yaml --
            baseUrl: https://example.com/blog/
            allowedHosts: "*"
            share:
              - mastodon
              - HackerNews
              - name: Elsewhere
                url: https://else.example/?t={title}&u={url}
            """);
        var links = (await site.PageAsync("/posts/a/")).QuerySelectorAll(".share a");
        const string url = "https%3A%2F%2Fexample.com%2Fblog%2Fposts%2Fa%2F", title = "Q%26A%20%7Burl%7D%20100%25";
        Assert.Equal([$"https://share.joinmastodon.org/#text={title}%20{url}", $"https://news.ycombinator.com/submitlink?u={url}&t={title}", $"https://else.example/?t={title}&u={url}"],
            links.Select(link => link.GetAttribute("href")!));
        Assert.Equal(["Mastodon", "Hacker News", "Elsewhere"], links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.Equal("nofollow noopener", link.GetAttribute("rel")));
        Assert.Contains("original.example", (await site.PageAsync("/posts/quiet/")).QuerySelector(".share a")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Empty((await site.PageAsync("/about/")).QuerySelectorAll(".share"));
        Assert.Equal(Closed, await PolicyAsync(site, "/posts/a/"));
    }

    [Fact]
    public async Task Comments_are_asked_for_by_the_reader_and_only_pages_that_have_them_may_ask()
    {
        await using var site = new TestSite(Posts + Giscus);
        var page = await site.PageAsync("/posts/a/");
        var button = page.QuerySelector(".comments button")!;
        Assert.True(button.HasAttribute("hidden"), "without a script the button does nothing");
        Assert.Equal(["https://giscus.app/client.js", "ada/blog", "R_1", "Announcements", "DIC_2", "pathname", "light", "de"],
            Asked.Select(name => button.GetAttribute($"data-{name}")!));
        Assert.Equal("https://github.com/ada/blog/discussions", page.QuerySelector(".comments a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("script[src*=giscus], link[href*=giscus], iframe"));
        Assert.Contains("client.js", button.OuterHtml, StringComparison.Ordinal);
        await site.TextAsync(page.QuerySelector(".comments script")!.GetAttribute("src")!);
        Assert.Equal(Closed.Replace("; style-src 'self'", " https://giscus.app; style-src 'self' https://giscus.app", StringComparison.Ordinal) + "; frame-src https://giscus.app",
            await PolicyAsync(site, "/posts/a/"));
        foreach (var other in (string[])["/posts/quiet/", "/about/", "/", "/posts/none/"])
        {
            Assert.Equal(Closed, await PolicyAsync(site, other));
            Assert.DoesNotContain("giscus", await (await site.GetAsync(other)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_draft_that_its_author_looks_at_has_no_discussion_to_begin()
    {
        await using var site = new TestSite(Giscus + "-- posts/d.md --\n---\ndate: 2024-01-01\ndraft: true\n---\nText.", null, ("ShowDrafts", "true")) { Environment = "Staging" };
        Assert.Empty((await site.PageAsync("/posts/d/")).QuerySelectorAll(".comments"));
        Assert.Equal(Closed, await PolicyAsync(site, "/posts/d/"));
    }

    [Fact]
    public async Task A_script_that_counts_is_on_every_page_and_its_host_is_the_only_one_that_is_let_in()
    {
        await using var site = new TestSite(Posts + """
            -- blog.yaml --
            analytics:
              src: https://count.example/js/script.js
              data:
                domain: example.com
                data-website-id: "12"
            """);
        foreach (var url in (string[])["/", "/posts/a/", "/posts/none/"])
        {
            var response = await site.GetAsync(url);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var script = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelector("script[src^=https]")!;
            Assert.Equal(("https://count.example/js/script.js", "example.com", "12"), (script.GetAttribute("src"), script.GetAttribute("data-domain"), script.GetAttribute("data-website-id")));
            Assert.False(script.HasAttribute("all-data"));
            Assert.Equal(Closed.Replace("; style-src", " https://count.example; style-src", StringComparison.Ordinal).Replace("connect-src 'self'", "connect-src 'self' https://count.example", StringComparison.Ordinal),
                await PolicyAsync(site, url));
        }
    }

    private static async Task<string> PolicyAsync(TestSite site, string url) => (await site.GetAsync(url)).Headers.GetValues("Content-Security-Policy").Single();
}

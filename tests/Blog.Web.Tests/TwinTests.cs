using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Each post has its markdown beside it, as public as the post is, and an index of them for programs.</summary>
public sealed class TwinTests
{
    private const string Files = """
        -- posts/open.md --
        ---
        title: Open
        date: 2024-01-02
        description: What is open [to all](x).
        ---
        See [the other](other.md#part), [the hidden](hidden.md), [its address](/posts/hidden/) and [by reference][h].

        ![A picture](pic.png) ![Hidden](secret.png) %%secretcomment%% <!-- secretcomment -->

        [h]: /posts/hidden/ "secret title"
        -- posts/other.md --
        ---
        title: Other
        date: 2024-01-01
        ---
        ## Part
        -- posts/hidden.md --
        ---
        title: secretword
        date: 2024-01-03
        draft: true
        ---
        secretword ![Hidden](secret.png)
        -- posts/unlisted.md --
        ---
        title: Unlisted
        date: 2024-01-04
        unlisted: true
        ---
        -- posts/noindex.md --
        ---
        title: Noindex
        date: 2024-01-05
        noindex: true
        ---
        -- posts/copy.md --
        ---
        title: Copy
        date: 2024-01-06
        canonicalURL: https://example.net/original/
        ---
        -- pages/about.md --
        # About

        A page.
        -- posts/pic.png --
        """ + "\n" + TestSite.Png;

    [Fact]
    public async Task A_posts_markdown_stands_beside_it()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "http://localhost/blog/"));
        var response = await site.GetAsync("/posts/open.md");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/markdown; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("<http://localhost/blog/posts/open/>; rel=\"canonical\"", response.Headers.GetValues("Link").Single());
        Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.StartsWith("# Open\n\nSee [the other](http://localhost/blog/posts/other/#part), the hidden, its address and by reference.\n", text, StringComparison.Ordinal);
        Assert.Contains("![A picture](http://localhost/blog/media/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("title:", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync("/posts/open.md", null, ("If-None-Match", response.Headers.ETag!.ToString()))).StatusCode);
        Assert.Equal("/blog/posts/open.md", (await site.PageAsync("/posts/open/")).QuerySelector("link[rel=alternate][type='text/markdown']")!.GetAttribute("href"));
        Assert.Equal("# About\n\nA page.\n", await site.TextAsync("/about.md"));
        // The page itself is the same whatever is asked for.
        Assert.Equal("text/html", (await site.GetAsync("/posts/open/", null, ("Accept", "text/markdown"))).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_hidden_posts_markdown_is_as_unknown_as_the_post()
    {
        await using var site = new TestSite(Files);
        var (hidden, unknown) = (await site.GetAsync("/posts/hidden.md"), await site.GetAsync("/posts/never.md"));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(unknown.Headers.ToString(), hidden.Headers.ToString());
        Assert.Equal(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        site.Write("posts/hidden.md", "---\ntitle: Open now\ndate: 2024-01-03\n---\nText.");
        await TestSite.Until(async () => await site.StatusAsync("/posts/hidden.md") == HttpStatusCode.OK, "the post is public");
        Assert.Contains("[the hidden](http://localhost/posts/hidden/)", await site.TextAsync("/posts/open.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_names_what_search_engines_may_know()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "http://localhost/"), ("Title", "My [site]"), ("Description", "About\nthe sea."));
        Assert.Equal("""
            # My \[site\]

            > About the sea.

            ## Posts

            - [Open](http://localhost/posts/open.md): What is open \[to all\](x).
            - [Other](http://localhost/posts/other.md)

            ## Pages

            - [About](http://localhost/about.md): A page.

            """.ReplaceLineEndings("\n"), await site.TextAsync("/llms.txt"));
        foreach (var line in (await site.TextAsync("/llms.txt")).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(new Uri(line.Split("](")[1].Split(')')[0]).AbsolutePath));
    }

    [Fact]
    public async Task The_index_holds_the_newest_hundred()
    {
        await using var site = new TestSite(string.Concat(Enumerable.Range(1, 105).Select(number => $"-- p{number:000}.md --\n---\ntitle: Post {number}\ndate: {new DateOnly(2024, 1, 1).AddDays(number):yyyy-MM-dd}\n---\n")));
        var lines = (await site.TextAsync("/llms.txt")).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.Equal(100, lines.Count);
        Assert.StartsWith("- [Post 105]", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("- [Post 6]", lines[^1], StringComparison.Ordinal);
    }
}

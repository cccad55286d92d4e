using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What a reader gets at an address of old.</summary>
public sealed class UrlMemoryTests
{
    private const string Files = """
        -- posts/a.md --
        ---
        title: The walk
        date: 2025-03-01
        ---
        Text.
        -- posts/b.md --
        ---
        title: Another walk
        date: 2025-02-01
        ---
        Text.
        """;

    [Fact]
    public async Task A_post_that_moved_is_one_permanent_redirect_away_and_keeps_its_feed_id()
    {
        await using var site = new TestSite(Files);
        var id = await FeedId(site, "/posts/a/");
        await Rename(site, "posts/a.md", "posts/c.md", "/posts/c/");
        await Rename(site, "posts/c.md", "posts/d.md", "/posts/d/");
        foreach (var path in (string[])["/posts/a/", "/posts/a", "/posts/A/", "/posts/c/"])
        {
            var answer = await site.GetAsync(path + "?from=mail");
            Assert.Equal((HttpStatusCode.MovedPermanently, "/posts/d/?from=mail"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal("/posts/d.md", (await site.GetAsync("/posts/a.md")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/d/"));
        Assert.Equal(id, await FeedId(site, "/posts/d/"));
    }

    [Fact]
    public async Task A_public_post_that_was_deleted_is_said_to_be_gone_on_a_page_that_nobody_keeps()
    {
        await using var site = new TestSite(Files);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
        site.Delete("posts/a.md");
        await TestSite.Until(async () => await site.StatusAsync("/posts/a/") == HttpStatusCode.Gone, "the post is gone");
        var answer = await site.GetAsync("/posts/a/");
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Page gone", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.NotEmpty(page.QuerySelectorAll("nav a"));
        Assert.Equal(HttpStatusCode.Gone, (await site.GetAsync("/posts/a/", HttpMethod.Head)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/never/"));
        Assert.Equal("Page not found", new HtmlParser().ParseDocument(await (await site.GetAsync("/posts/never/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_restart_with_a_new_index_changes_no_byte_of_any_answer()
    {
        var root = Directory.CreateTempSubdirectory("blog-memory-").FullName;
        try
        {
            var content = Directory.CreateDirectory(Path.Combine(root, "content", "posts")).FullName;
            (string, string)[] settings = [("Blog__ContentPath", Path.GetDirectoryName(content)!), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "100ms")];
            foreach (var (path, text) in TestSite.Split(Files)) await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(content)!, path), text, TestContext.Current.CancellationToken);
            string before;
            await using (var blog = BlogProcess.Start([], settings))
            {
                await blog.ReadyAsync();
                File.Move(Path.Combine(content, "a.md"), Path.Combine(content, "c.md"));
                File.Delete(Path.Combine(content, "b.md"));
                await TestSite.Until(async () => (await blog.TryGetAsync("/posts/b/"))!.StatusCode == HttpStatusCode.Gone, "both changes are seen");
                await TestSite.Until(async () => (await blog.TryGetAsync("/posts/c/"))!.StatusCode == HttpStatusCode.OK, "both changes are seen");
                before = await Answers(blog);
                Assert.Contains("MovedPermanently /posts/c/", before, StringComparison.Ordinal);
            }

            foreach (var file in Directory.GetFiles(Path.Combine(root, "data"), "blog.db*")) File.Delete(file);
            await using var again = BlogProcess.Start([], settings);
            await again.ReadyAsync();
            // Without a base URL the address that is listened on stands in.
            Assert.Equal(before, await Answers(again));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        static async Task<string> Answers(BlogProcess blog)
        {
            var text = "";
            foreach (var path in (string[])["/", "/posts/a/", "/posts/b/", "/posts/c/", "/atom.xml", "/feed.json", "/sitemap.xml"])
            {
                var answer = (await blog.TryGetAsync(path))!;
                text += $"{path} {answer.StatusCode} {answer.Headers.Location}\n{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}\n".Replace($":{blog.Port}", ":port", StringComparison.Ordinal);
            }

            return text;
        }
    }

    private static async Task Rename(TestSite site, string from, string to, string url)
    {
        File.Move(Path.Combine(site.Content, from), Path.Combine(site.Content, to));
        await TestSite.Until(async () => await site.StatusAsync(url) == HttpStatusCode.OK, $"{to} is served");
    }

    private static async Task<string> FeedId(TestSite site, string url)
    {
        using var feed = System.Text.Json.JsonDocument.Parse(await site.TextAsync("/feed.json"));
        return feed.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("url").GetString()!.EndsWith(url, StringComparison.Ordinal)).GetProperty("id").GetString()!;
    }
}

using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Links between posts and pictures beside them: resolved when a page is asked for, behind the gate.</summary>
public sealed class LinkTests
{
    private const string Files = $"""
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        ---
        [file](b.md#part) [folder](trip/index.md) [address](/posts/b/) [case](/POSTS/B/#x) [neighbour](../b/) [hidden file](secret.md)
        [hidden address](/posts/secret/) [gone](never.md) [elsewhere](https://example.com/x?y=1#z) [mail](mailto:a@example.com) [other program](/wiki/Start)
        <a href="secret.md">raw hidden</a> <a href="b.md">raw open</a> ![picture](pic.png) ![missing](nope.png)
        -- posts/b.md --
        ---
        title: B
        date: 2024-01-02
        ---
        ## Part
        -- posts/trip/index.md --
        ---
        title: Trip
        date: 2024-01-03
        ---
        ![A view](view.png "The view") and [the file](plan.pdf)
        -- posts/secret.md --
        ---
        title: Secret
        date: 2024-01-04
        draft: true
        ---
        ![only here](own.png)
        -- posts/pic.png --
        {TestSite.Png}
        -- posts/own.png --
        {TestSite.OtherPng}
        -- posts/trip/view.png --
        {TestSite.Png}
        -- posts/trip/plan.pdf --
        %PDF-1.4 a plan
        """;

    [Fact]
    public async Task A_link_leads_to_what_is_public_and_else_is_its_text()
    {
        await using var site = new TestSite(Files);
        var prose = (await site.PageAsync("/posts/a/")).QuerySelector(".prose")!;
        string? Href(string text) => prose.QuerySelectorAll("a").FirstOrDefault(link => link.TextContent == text)?.GetAttribute("href");
        Assert.Equal("/posts/b/#part", Href("file"));
        Assert.Equal("/posts/trip/", Href("folder"));
        Assert.Equal("/posts/b/", Href("address"));
        Assert.Equal("/posts/b/#x", Href("case"));
        Assert.Equal("/posts/b/", Href("neighbour"));
        Assert.Equal("/posts/b/", Href("raw open"));
        Assert.Equal("https://example.com/x?y=1#z", Href("elsewhere"));
        Assert.Equal("mailto:a@example.com", Href("mail"));
        Assert.Equal("/wiki/Start", Href("other program"));
        foreach (var text in (string[])["hidden file", "hidden address", "gone", "raw hidden"])
        {
            Assert.Null(Href(text));
            Assert.Contains(text, prose.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("secret", prose.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts/links/", "../../tags/", "/tags/")]
    [InlineData("/posts/links/", "sub/page/", "/posts/links/sub/page/")]
    [InlineData("/2024/foo.html", "other.html", "/2024/other.html")]
    [InlineData("/2024/foo.html", "sibling/", "/2024/sibling/")]
    [InlineData("/posts/links/", "../b%3Fc/", "/posts/b%3Fc/")]
    public async Task A_relative_address_leads_where_a_browser_would_go(string page, string written, string address)
    {
        await using var site = new TestSite($"-- deep/links.md --\n---\ntitle: Links\nurl: {page}\n---\n[x]({written})");
        Assert.Equal(address, (await site.PageAsync(page)).QuerySelector(".prose a:not(.anchor)")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_picture_with_an_odd_name_is_found_and_one_that_was_replaced_is_not_sent_under_its_old_address()
    {
        await using var site = new TestSite("-- a.md --\n---\ntitle: A\n---\n![x](a%3Fb.svg)\n-- a?b.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"5\"/>", null, ("ScanInterval", "1h"));
        var picture = (await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(picture));
        site.Write("a?b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"50\"/>");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(picture));
    }

    [Fact]
    public async Task A_link_to_a_draft_comes_alive_when_the_draft_does()
    {
        await using var site = new TestSite(Files);
        Assert.DoesNotContain("/posts/secret/", await site.TextAsync("/posts/a/"), StringComparison.Ordinal);
        site.Write("posts/secret.md", "---\ntitle: Secret\ndate: 2024-01-04\n---\nOpen now.");
        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains("href=\"/posts/secret/\"", StringComparison.Ordinal), "the link is one");
    }

    [Fact]
    public async Task A_picture_beside_a_post_is_served_by_its_content_with_its_size()
    {
        await using var site = new TestSite(Files);
        var picture = (await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!;
        Assert.Equal("3", picture.GetAttribute("width"));
        Assert.Equal("2", picture.GetAttribute("height"));
        Assert.Equal("picture", picture.GetAttribute("alt"));
        var response = await site.GetAsync(picture.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(response.Headers.CacheControl!.Extensions, part => part.Name == "immutable");
        Assert.Equal(Convert.FromBase64String(TestSite.Png["base64:".Length..]), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var trip = await site.PageAsync("/posts/trip/");
        Assert.Equal("The view", trip.QuerySelector(".prose figcaption")?.TextContent ?? trip.QuerySelector(".prose img")!.GetAttribute("title"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(trip.QuerySelectorAll(".prose a").Single(link => link.TextContent == "the file").GetAttribute("href")!));
    }

    [Fact]
    public async Task A_picture_is_public_only_while_a_public_post_shows_it()
    {
        await using var site = new TestSite(Files, null, ("ShowDrafts", "true")) { Environment = "Staging" };
        var url = (await site.PageAsync("/posts/secret/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        await using var open = new TestSite(Files);
        Assert.Equal(HttpStatusCode.NotFound, await open.StatusAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, await open.StatusAsync("/media/" + url.Split('/')[2] + "/pic.png"));
    }

    [Theory]
    [InlineData("[it](http://example.com/blog/posts/secret/)")]
    [InlineData("[it](https://EXAMPLE.com:443/blog/posts/secret/#x)")]
    [InlineData("[it](//example.com/blog/posts/secret/)")]
    [InlineData("<a href=\"http://example.com/blog/posts/secret/\">it</a>")]
    public async Task The_sites_own_address_in_any_spelling_does_not_link_to_a_hidden_post(string link)
    {
        await using var site = new TestSite($"-- posts/a.md --\n# A\n\nText {link}.\n-- posts/secret.md --\n---\ntitle: S\ndraft: true\n---\nx", null, ("BaseUrl", "https://example.com/blog/"));
        var prose = (await site.PageAsync("/blog/posts/a/")).QuerySelector(".prose")!;
        Assert.Contains("Text it.", prose.TextContent, StringComparison.Ordinal);
        Assert.Empty(prose.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task A_link_out_of_the_content_folder_is_never_followed()
    {
        await using var site = new TestSite(Files);
        await File.WriteAllTextAsync(Path.Combine(site.Root, "outside.md"), "# outsideword", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(site.Root, "outside.png"), Convert.FromBase64String(TestSite.Png["base64:".Length..]), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(site.Content, "posts", "linked.md"), Path.Combine(site.Root, "outside.md"));
        Directory.CreateSymbolicLink(Path.Combine(site.Content, "up"), site.Root);
        Directory.CreateDirectory(Path.Combine(site.Content, "static"));
        File.CreateSymbolicLink(Path.Combine(site.Content, "static", "outside.png"), Path.Combine(site.Root, "outside.png"));
        File.CreateSymbolicLink(Path.Combine(site.Content, "posts", "inside.md"), Path.Combine(site.Content, "posts", "b.md"));
        foreach (var path in (string[])["/posts/linked/", "/posts/outside/", "/outside.png", "/up/outside.md"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(path));
        Assert.DoesNotContain("outsideword", await site.TextAsync("/posts/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/inside/"));
    }

    /// <summary>Behind a snapshot that somebody holds, the log of the index could only grow.</summary>
    [Theory]
    [InlineData("[film](film.mp4)", "film.mp4", ".prose a:not(.anchor)")]
    [InlineData("[film](/film.mp4)", "../static/film.mp4", ".prose a:not(.anchor)")]
    public async Task A_download_that_is_not_read_holds_no_old_state_of_the_index(string link, string file, string selector)
    {
        await using var site = new TestSite($"-- posts/a.md --\n# A\n\n{link}");
        var path = Path.GetFullPath(Path.Combine(site.Content, "posts", file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, new byte[64 * 1024 * 1024], TestContext.Current.CancellationToken);
        site.Listen();
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelector(selector) is not null, "the film is linked");
        var url = (await site.PageAsync("/posts/a/")).QuerySelector(selector)!.GetAttribute("href")!;
        using var client = new HttpClient();
        using var download = await client.GetAsync(new Uri(site.ClientOptions.BaseAddress, url), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(64 * 1024 * 1024, download.Content.Headers.ContentLength);
        site.Write("posts/b.md", "# B");
        await TestSite.Until(async () => await site.StatusAsync("/posts/b/") == HttpStatusCode.OK, "a post written meanwhile is there");
        await using var index = new SqliteConnection($"Data Source={site.Database};Pooling=false;Default Timeout=1");
        await index.OpenAsync(TestContext.Current.CancellationToken);
        await using var checkpoint = index.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, await checkpoint.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Whoever may write a link into a public folder must not be able to publish what lies in a hidden one.</summary>
    [Fact]
    public async Task A_link_does_not_take_a_post_out_of_the_folder_that_hides_it()
    {
        await using var site = new TestSite("-- _drafts/one.md --\n# One\n-- _drafts/two.md --\n# Two\n-- closed/three.md --\n# Three\n-- closed/_index.md --\n---\ndraft: true\n---\n-- posts/open.md --\n# Open");
        File.CreateSymbolicLink(Path.Combine(site.Content, "posts", "linked.md"), Path.Combine(site.Content, "_drafts", "one.md"));
        Directory.CreateSymbolicLink(Path.Combine(site.Content, "wip"), Path.Combine(site.Content, "_drafts"));
        File.CreateSymbolicLink(Path.Combine(site.Content, "posts", "third.md"), Path.Combine(site.Content, "closed", "three.md"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/open/"));
        foreach (var path in (string[])["/posts/linked/", "/posts/one/", "/posts/two/", "/posts/third/", "/posts/three/"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(path));
        // Moved out of its folder while the link stays as it was, it is public.
        File.Delete(Path.Combine(site.Content, "posts", "linked.md"));
        File.Move(Path.Combine(site.Content, "_drafts", "one.md"), Path.Combine(site.Content, "posts", "moved.md"));
        File.CreateSymbolicLink(Path.Combine(site.Content, "posts", "linked.md"), Path.Combine(site.Content, "posts", "moved.md"));
        await TestSite.Until(async () => await site.StatusAsync("/posts/linked/") == HttpStatusCode.OK, "the post is public");
    }

    [Fact]
    public async Task A_picture_that_has_become_empty_is_no_longer_shown()
    {
        await using var site = new TestSite(Files, null, ("ScanInterval", "1h"));
        var picture = (await site.PageAsync("/posts/trip/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(picture));
        site.Write("posts/trip/view.png", "");
        await site.LookAsync();
        Assert.Empty((await site.PageAsync("/posts/trip/")).QuerySelectorAll(".prose img"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(picture));
        Assert.Contains(site.Log, line => line.Contains("posts/trip/view.png", StringComparison.Ordinal) && line.Contains("empty", StringComparison.Ordinal));
        // Full again it is there again.
        site.Write("posts/trip/view.png", TestSite.OtherPng);
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync((await site.PageAsync("/posts/trip/")).QuerySelector(".prose img")!.GetAttribute("src")!));
    }
}

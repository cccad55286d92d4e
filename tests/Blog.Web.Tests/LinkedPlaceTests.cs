using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Symbolic links from one place of the content folder to another: what is no content where it lies, or is hidden there, is neither under the name of a link.</summary>
public sealed class LinkedPlaceTests
{
    private const string Secret = "zzsecret";

    private static readonly string Files = $"""
        -- posts/open.md --
        ---
        title: Open
        date: 2024-01-01
        ---
        [x](m1.txt) [x](m2.txt) [x](m3.txt) [x](m4.txt) ![x](m5.png) [x](m6.txt) [x](m7.txt) ![x](m8.png) ![x](behind/wide.png) ![x](shown.png) [x](notes.txt)
        -- posts/draft.md --
        ---
        title: {Secret}
        draft: true
        ---
        {Secret}
        -- posts/_drafts/x.md --
        {Secret}
        -- posts/_drafts/wide.png --
        {TestPicture.Plain(400)}
        -- closed/_index.md --
        ---
        draft: true
        ---
        -- closed/wide.png --
        {TestPicture.Plain(400)}
        -- root.md --
        ---
        draft: true
        ---
        {Secret}
        -- .git/config --
        {Secret}
        -- .env --
        {Secret}
        -- blog.yaml --
        title: {Secret}
        -- authors.yaml --
        ann:
          name: {Secret}
          avatar: people/avatar.png
        -- people/avatar.png --
        {TestSite.OtherPng}
        -- other/secret.yaml --
        {Secret}
        -- other/x.txt~ --
        {Secret}
        -- other/draft.md~ --
        {Secret}
        -- node_modules/r.md --
        {Secret}
        -- node_modules/r.txt --
        {Secret}
        -- .dotposts/p.md --
        {Secret}
        -- .dotposts/p.txt --
        {Secret}
        -- pictures/dot.png --
        {TestSite.Png}
        -- notes/plain.txt --
        plain words
        -- static/real.png --
        {TestSite.Png}
        -- static/real.txt --
        plain words
        -- plain/a.md --
        # Plain
        """;

    [Theory]
    [InlineData("s1.txt", "../.git/config")]
    [InlineData("s1.css", "../.git/config")]
    [InlineData("s2.txt", "../.env")]
    [InlineData("s3.txt", "../root.md")]
    [InlineData("s5.txt", "../other/secret.yaml")]
    [InlineData("s6.txt", "../other/x.txt~")]
    [InlineData("s7.txt", "../node_modules/r.txt")]
    [InlineData("s8.txt", "../.dotposts/p.txt")]
    [InlineData("s9.png", "../people/avatar.png")]
    [InlineData("s10.txt", "../authors.yaml")]
    [InlineData("s13.png", "../closed/wide.png")]
    public async Task A_link_among_static_files_serves_none_that_its_own_place_does_not(string link, string target)
    {
        await using var site = new TestSite(Files);
        Link(site, $"static/{link}", target);
        Link(site, "static/fine.png", "real.png");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/" + link));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/fine.png"));
    }

    [Fact]
    public async Task A_link_to_a_folder_among_static_files_serves_none_that_its_own_place_does_not()
    {
        await using var site = new TestSite(Files);
        Link(site, "static/up", "..");
        Link(site, "static/store", "../.dotposts");
        Link(site, "static/modules", "../node_modules");
        foreach (var path in (string[])["/up/people/avatar.png", "/up/closed/wide.png", "/up/notes/plain.txt", "/store/p.txt", "/modules/r.txt"]) Assert.Equal((path, HttpStatusCode.NotFound), (path, await site.StatusAsync(path)));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/up/static/real.png"));
    }

    /// <summary>What is beside the public post is shown by it, were it not for what the link leads to.</summary>
    [Fact]
    public async Task A_public_post_shows_nothing_through_a_link_that_is_hidden_where_it_lies()
    {
        await using var site = new TestSite(Files) { LooksByItself = false };
        foreach (var (link, target) in (ReadOnlySpan<(string, string)>)[("m1.txt", "../.git/config"), ("m2.txt", "../.env"), ("m3.txt", "../other/x.txt~"), ("m4.txt", "draft.md"), ("m5.png", "_drafts/wide.png"), ("m6.txt", "_drafts/x.md"), ("m7.txt", "../blog.yaml"), ("m8.png", "../closed/wide.png"), ("behind", "_drafts"), ("shown.png", "../pictures/dot.png"), ("notes.txt", "../notes/plain.txt")])
            Link(site, $"posts/{link}", target);
        await site.LookAsync();
        var urls = (await site.PageAsync("/posts/open/")).QuerySelectorAll(".prose [src], .prose [srcset], .prose [href]").SelectMany(element => (string?[])[element.GetAttribute("src"), element.GetAttribute("href"), element.GetAttribute("srcset")])
            .OfType<string>().Where(url => url.Contains("/media/", StringComparison.Ordinal) || url.Contains("/pictures/", StringComparison.Ordinal)).ToList();
        Assert.Equal(["notes.txt", "shown.png"], urls.Select(url => url[(url.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));
        foreach (var url in urls) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        File.Delete(Path.Combine(site.Content, "posts/shown.png"));
        Link(site, "posts/shown.png", "_drafts/wide.png");
        await site.LookAsync();
        Assert.DoesNotContain("shown.png", (await site.PageAsync("/posts/open/")).QuerySelector(".prose")!.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>A folder that becomes hidden hides its pictures at the same look.</summary>
    [Fact]
    public async Task A_picture_behind_a_link_goes_when_its_folder_is_closed_and_comes_back()
    {
        await using var site = new TestSite(Files) { LooksByItself = false };
        Link(site, "posts/m8.png", "../pictures/dot.png");
        await site.LookAsync();
        var url = (await site.PageAsync("/posts/open/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        site.Write("pictures/_index.md", "---\ndraft: true\n---\n");
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        site.Delete("pictures/_index.md");
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
    }

    [Theory]
    [InlineData("lk1", "../.env")]
    [InlineData("lk2", "../.git/config")]
    [InlineData("lk4", "../.dotposts/p.md")]
    [InlineData("lk5", "../other/draft.md~")]
    [InlineData("lk7", "../static/real.txt")]
    [InlineData("lk8", "../node_modules/r.md")]
    public async Task A_link_makes_no_post_of_what_is_none_where_it_lies(string link, string target)
    {
        await using var site = new TestSite(Files);
        Link(site, $"posts/{link}.md", target);
        Link(site, "posts/fine.md", "../plain/a.md");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/fine/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/posts/{link}/"));
        foreach (var path in (string[])["/posts/", "/atom.xml", "/sitemap.xml"]) Assert.DoesNotContain($"/posts/{link}/", await (await site.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../.dotposts", "p")]
    [InlineData("../node_modules", "r")]
    public async Task A_link_makes_no_posts_of_a_folder_that_is_passed_over(string target, string name)
    {
        await using var site = new TestSite(Files);
        Link(site, "posts/behind", target);
        Link(site, "posts/fine", "../plain");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/posts/{name}/"));
        Assert.Contains(site.Log, line => line.Contains("posts/behind:1:1 BLG004", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sites_own_style_sheet_is_no_link_to_what_is_none()
    {
        await using var site = new TestSite(Files);
        Link(site, "theme.css", ".env");
        Assert.Empty((await site.PageAsync("/posts/open/")).QuerySelectorAll("link[href^='/theme/']"));
    }

    /// <summary>The names are those that Kubernetes gives what it mounts.</summary>
    [Fact]
    public async Task What_a_mounted_ConfigMap_holds_is_served_as_if_no_link_led_to_it()
    {
        await using var site = new TestSite($"-- ..2026_11_18/posts/a.md --\n# A\n\n![x](a.png)\n-- ..2026_11_18/posts/a.png --\n{TestSite.Png}\n-- ..2026_11_18/static/b.png --\n{TestSite.Png}\n-- ..2026_11_18/.env --\n{Secret}");
        Link(site, "..data", "..2026_11_18");
        foreach (var name in (string[])["posts", "static"]) Link(site, name, $"..data/{name}");
        Link(site, "env.md", "..data/.env");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync((await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!.GetAttribute("src")!));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/b.png"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/env/"));
    }

    private static void Link(TestSite site, string link, string target)
    {
        var full = Path.Combine(site.Content, link);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.CreateSymbolicLink(full, target);
    }
}

using System.Net;
using AngleSharp.Dom;
using Blog.Media;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Each page offers an image to those who share it, under an address that is for ever, as long as the page is public.</summary>
public sealed class ShareImageTests
{
    private const string Files = """
        -- posts/tide.md --
        ---
        title: Low tide
        date: 2024-02-09
        description: What the sea leaves behind.
        ---
        Text.
        -- posts/own.md --
        ---
        title: With its own
        date: 2024-02-08
        cover: pic.png
        coverAlt: Three pixels
        ---
        -- posts/drawing.md --
        ---
        title: With a drawing
        date: 2024-02-07
        cover: drawing.svg
        ---
        -- posts/elsewhere.md --
        ---
        title: From elsewhere
        date: 2024-02-06
        cover: https://example.net/pic.jpg
        ---
        -- posts/drawing.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
        -- pages/about.md --
        # About
        -- posts/pic.png --
        """ + "\n" + TestSite.Png;

    [Theory]
    [InlineData("/posts/tide/", "Low tide")]
    [InlineData("/posts/drawing/", "With a drawing")]
    [InlineData("/about/", "About")]
    [InlineData("/", "My site")]
    [InlineData("/posts/", "My site")]
    [InlineData("/archives/", "My site")]
    public async Task A_page_without_an_image_gets_one_that_is_drawn(string path, string alt)
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "http://localhost/blog/"), ("Title", "My site"));
        var page = await site.PageAsync(path);
        var url = Meta(page, "og:image")!;
        Assert.StartsWith("http://localhost/blog/media/share/", url, StringComparison.Ordinal);
        Assert.Equal(("1200", "630", "image/png", alt), (Meta(page, "og:image:width"), Meta(page, "og:image:height"), Meta(page, "og:image:type"), Meta(page, "og:image:alt")));
        Assert.Equal(("summary_large_image", alt), (Meta(page, "twitter:card"), Meta(page, "twitter:image:alt")));
        var response = await site.GetAsync(new Uri(url).AbsolutePath);
        var png = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.InRange(png.Length, 1000, 150_000);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control")));
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync(new Uri(url).AbsolutePath, null, ("If-None-Match", response.Headers.ETag!.ToString()))).StatusCode);
    }

    [Fact]
    public async Task An_authors_own_image_is_taken_where_networks_can_show_it()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "http://localhost/"));
        var own = await site.PageAsync("/posts/own/");
        Assert.StartsWith("http://localhost/media/", Meta(own, "og:image")!, StringComparison.Ordinal);
        Assert.EndsWith("/pic.png", Meta(own, "og:image")!, StringComparison.Ordinal);
        Assert.Equal(("3", "2", "image/png", "Three pixels"), (Meta(own, "og:image:width"), Meta(own, "og:image:height"), Meta(own, "og:image:type"), Meta(own, "og:image:alt")));
        var elsewhere = await site.PageAsync("/posts/elsewhere/");
        Assert.Equal("https://example.net/pic.jpg", Meta(elsewhere, "og:image"));
        Assert.Null(Meta(elsewhere, "og:image:width"));
    }

    [Fact]
    public async Task The_address_is_of_what_is_drawn_and_goes_with_the_post()
    {
        await using var site = new TestSite(Files);
        async Task<string> Address() => new Uri(Meta(await site.PageAsync("/posts/tide/"), "og:image")!).AbsolutePath;
        var first = await Address();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(first));
        var (hash, rest) = (first.Split('/')[3], first[(first.IndexOf("/posts/", StringComparison.Ordinal))..]);
        foreach (var wrong in (string[])[first.Replace("tide", "TIDE", StringComparison.Ordinal), $"/media/share/{hash}/posts/own.png", $"/media/share/{hash}.png", $"/media/share/{new string('0', 24)}{rest}"])
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(wrong));

        // Text that is not drawn leaves it alone; a title changes it.
        site.Write("posts/tide.md", "---\ntitle: Low tide\ndate: 2024-02-09\ndescription: What the sea leaves behind.\n---\nOther text.");
        await TestSite.Until(async () => (await site.TextAsync("/posts/tide/")).Contains("Other text", StringComparison.Ordinal), "the text has changed");
        Assert.Equal(first, await Address());
        site.Write("posts/tide.md", "---\ntitle: High tide\ndate: 2024-02-09\n---\nOther text.");
        await TestSite.Until(async () => await Address() != first, "the image has changed");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(first));

        var second = await Address();
        site.Write("posts/tide.md", "---\ntitle: High tide\ndate: 2024-02-09\ndraft: true\n---\nOther text.");
        await TestSite.Until(async () => await site.StatusAsync("/posts/tide/") == HttpStatusCode.NotFound, "the post is hidden");
        var hidden = await site.GetAsync(second);
        var unknown = await site.GetAsync("/media/share/0123456789abcdef01234567/posts/never.png");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(unknown.Headers.ToString(), hidden.Headers.ToString());
    }

    [Theory]
    [InlineData("👨‍👩‍👧")]
    [InlineData("\u200B")]
    [InlineData("lorem ipsum dolor", 300)]
    [InlineData("W", 3000)]
    public async Task Every_title_has_a_picture(string words, int times = 1)
    {
        var title = string.Concat(Enumerable.Repeat(words, times));
        await using var site = new TestSite($"-- posts/tide.md --\n---\ntitle: \"{title}\"\ndate: 2024-02-09\n---\nText.");
        var picture = await site.GetAsync(new Uri(Meta(await site.PageAsync("/posts/tide/"), "og:image")!).AbsolutePath);
        // What stands in for a picture that could not be drawn is not for ever.
        Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (picture.StatusCode, string.Join(", ", picture.Headers.GetValues("Cache-Control"))));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_drawn_is_that_of_the_site()
    {
        await using var site = new TestSite(Files, null, ("Title", "My site"));
        var (tide, own) = (Image(await site.PageAsync("/posts/tide/")), Image(await site.PageAsync("/")));
        var drawable = new HashSet<string>(["My site"]);
        await using var failing = site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(_ => new ShareImages(
            card => drawable.Contains(card.Title) ? [.. card.Title.Select(letter => (byte)letter)] : throw new InvalidOperationException("no text to render")))));
        using var client = failing.CreateClient();
        await TestSite.Until(async () => (await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode, "the site is ready");

        var instead = await client.GetAsync(tide, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "My site"), (instead.StatusCode, await instead.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("public, max-age=300", instead.Headers.CacheControl!.ToString());
        Assert.Equal((await client.GetAsync(own, TestContext.Current.CancellationToken)).Headers.ETag, instead.Headers.ETag);

        drawable.Add("Low tide");
        var again = await client.GetAsync(tide, TestContext.Current.CancellationToken);
        Assert.Equal("Low tide", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(instead.Headers.ETag, again.Headers.ETag);

        static Uri Image(IDocument page) => new(new Uri(Meta(page, "og:image")!).AbsolutePath, UriKind.Relative);
    }

    [Fact]
    public async Task Where_nothing_can_be_drawn_there_is_no_picture()
    {
        await using var site = new TestSite(Files);
        var tide = new Uri(new Uri(Meta(await site.PageAsync("/posts/tide/"), "og:image")!).AbsolutePath, UriKind.Relative);
        await using var failing = site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(_ => new ShareImages(
            _ => throw new DllNotFoundException("vips")))));
        using var client = failing.CreateClient();
        await TestSite.Until(async () => (await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode, "the site is ready");
        var missing = await client.GetAsync(tide, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.DoesNotContain("31536000", $"{missing.Headers.CacheControl}", StringComparison.Ordinal);
    }

    /// <summary>As in the container: a process that can see no font of the system.</summary>
    [Fact]
    public async Task Titles_are_drawn_where_the_system_has_no_font()
    {
        await using var site = new TestSite("""
            -- posts/latin.md --
            # Низкий tide ελληνικά
            -- posts/other.md --
            # Низкий tide ελληνικό
            -- posts/kana.md --
            # 日本語の記事
            -- posts/han.md --
            # 漢字
            """);
        var config = Path.Combine(site.Root, "fonts.conf");
        await File.WriteAllTextAsync(config, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig></fontconfig>", TestContext.Current.CancellationToken);
        await using var process = BlogProcess.Start([], ("FONTCONFIG_FILE", config), ("Blog__ContentPath", site.Content), ("Blog__DatabasePath", site.Database), ("Blog__Title", "My site"));
        await process.ReadyAsync();
        var sizes = new Dictionary<string, byte[]>();
        foreach (var name in (string[])["latin", "other", "kana", "han"])
        {
            var html = await (await process.TryGetAsync($"/posts/{name}/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var url = new Uri(Meta(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html), "og:image")!);
            sizes[name] = await (await process.TryGetAsync(url.AbsolutePath))!.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }

        // Other letters are another picture, so that they are drawn; what cannot be drawn is the site's name twice, and no boxes.
        Assert.NotEqual(sizes["latin"], sizes["other"]);
        Assert.Equal(sizes["kana"], sizes["han"]);
        Assert.NotEqual(sizes["latin"], sizes["kana"]);
    }

    private static string? Meta(IDocument page, string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");
}

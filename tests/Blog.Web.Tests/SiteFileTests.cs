using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What programs look for under fixed names: manifest, icons, robots.txt and security.txt, and that an author's own go before them.</summary>
public sealed class SiteFileTests
{
    [Fact]
    public async Task The_manifest_names_the_site_and_icons_that_are_there()
    {
        await using var site = new TestSite("-- a.md --\n# A", null, ("BaseUrl", "http://localhost/blog/"), ("Title", "My site"), ("Language", "he"));
        var manifest = JsonDocument.Parse(await site.TextAsync("/site.webmanifest")).RootElement;
        Assert.Equal(("My site", "/blog/", "/blog/", "he", "rtl"), (manifest.GetProperty("name").GetString(), manifest.GetProperty("start_url").GetString(),
            manifest.GetProperty("scope").GetString(), manifest.GetProperty("lang").GetString(), manifest.GetProperty("dir").GetString()));
        Assert.Contains("maskable", manifest.GetProperty("icons").EnumerateArray().Select(icon => icon.TryGetProperty("purpose", out var purpose) ? purpose.GetString() : ""));
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var response = await site.GetAsync(icon.GetProperty("src").GetString()!);
            Assert.Equal((HttpStatusCode.OK, icon.GetProperty("type").GetString()), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            if (icon.GetProperty("sizes").GetString() is not { } sizes || sizes == "any") continue;
            var png = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(sizes, $"{(png[18] << 8) + png[19]}x{(png[22] << 8) + png[23]}");
        }

        var page = await site.PageAsync("/posts/a/");
        Assert.Equal("/blog/site.webmanifest", page.QuerySelector("link[rel=manifest]")!.GetAttribute("href"));
        foreach (var link in page.QuerySelectorAll("link[rel=icon], link[rel=apple-touch-icon]")) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(link.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>own</title></svg>")]
    [InlineData("favicon.ico", TestSite.Png)]
    [InlineData("apple-touch-icon.png", TestSite.Png)]
    [InlineData("icon-512.png", TestSite.Png)]
    [InlineData("site.webmanifest", "{\"name\":\"own\"}")]
    [InlineData("robots.txt", "User-agent: own")]
    [InlineData("llms.txt", "# own")]
    public async Task An_authors_own_file_is_served_in_its_place(string name, string text)
    {
        await using var site = new TestSite($"-- a.md --\n# A\n-- static/{name} --\n{text}");
        var own = await File.ReadAllBytesAsync(Path.Combine(site.Content, "static", name), TestContext.Current.CancellationToken);
        Assert.Equal(own, await BytesAsync());
        site.Delete($"static/{name}");
        var made = await BytesAsync();
        Assert.NotEqual(own, made);
        Assert.NotEmpty(made);

        async Task<byte[]> BytesAsync() => await (await site.GetAsync("/" + name)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Robots_are_told_of_the_sitemap_and_kept_from_searching()
    {
        await using var site = new TestSite("-- a.md --\n# A", null, ("BaseUrl", "http://localhost/blog/"));
        var lines = (await site.TextAsync("/robots.txt")).Split('\n');
        Assert.Contains("Disallow: /blog/search/?", lines);
        Assert.Contains("Sitemap: http://localhost/blog/sitemap.xml", lines);
    }

    [Fact]
    public async Task Faults_are_reported_where_the_setting_says()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await using var site = new TestSite("-- blog.yaml --\nsecurityContact: mailto:ann@example.com\nlanguage: fr\nbaseUrl: http://localhost/", clock);
        Assert.Equal("Contact: mailto:ann@example.com\nExpires: 2027-02-01T00:00:00Z\nPreferred-Languages: fr\nCanonical: http://localhost/.well-known/security.txt\n", await site.TextAsync("/.well-known/security.txt"));
        await using var silent = new TestSite("-- a.md --\n# A");
        Assert.Equal(HttpStatusCode.NotFound, await silent.StatusAsync("/.well-known/security.txt"));
    }
}

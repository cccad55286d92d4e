using System.Net;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Blog.Web.Tests.TestPicture;

namespace Blog.Web.Tests;

/// <summary>Pictures of posts are offered in sizes and formats that fit the reader, made when they are asked for, and are as public as the post.</summary>
public sealed class PictureFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_photograph_is_offered_in_three_formats_and_no_wider_than_it_is()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var page = await site.PageAsync("/posts/tide/");
        var image = page.QuerySelector("p > picture > img")!;
        Assert.Equal(("1200", "800", "The beach"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        Assert.Equal(["image/avif", "image/webp"], page.QuerySelectorAll("picture > source").Select(source => source.GetAttribute("type")));
        var original = image.GetAttribute("src")!;
        Assert.Equal(Bytes(Photo(1200, 800)).Length, (await Bytes(site, original, "image/jpeg")).Length);
        foreach (var (type, element) in page.QuerySelectorAll("picture > source").Select(source => (source.GetAttribute("type")!, source)).Append(("image/jpeg", image)))
        {
            var offered = Offered(element);
            Assert.Equal([320, 480, 768, 1200], offered.Select(version => version.Width));
            var before = 0;
            foreach (var (url, width) in offered)
            {
                var bytes = await Bytes(site, url, type);
                Assert.Equal((width, width * 2 / 3), Size(bytes));
                Assert.True(bytes.Length > before, $"{url} is no larger than the one before");
                Assert.True(url == original || bytes.Length < Bytes(Photo(1200, 800)).Length, url);
                before = bytes.Length;
            }
        }

        // The whole picture of its own format is the author's file.
        Assert.Equal(original, Offered(image)[^1].Url);
    }

    [Fact]
    public async Task A_version_is_kept_for_ever_under_its_address_and_answered_as_any_file()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var url = (await Versions(site))[0].Url;
        var answer = await site.GetAsync(url);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control").Single().Split(',', StringSplitOptions.TrimEntries)));
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.ETag!.IsWeak);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync(url, null, ("If-None-Match", answer.Headers.ETag.ToString()))).StatusCode);
        var part = await site.GetAsync(url, null, ("Range", "bytes=4-11"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[4..12], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        // Another capital is another spelling.
        var hash = url.Split('/')[2];
        Assert.Equal(url, (await site.GetAsync(url.Replace(hash, hash.ToUpperInvariant(), StringComparison.Ordinal))).Headers.Location?.OriginalString);
        // Made anew elsewhere it is the same, byte for byte.
        await using var other = new TestSite(Site(Photo(1200, 800)));
        foreach (var (version, _) in await Versions(site))
        {
            var (one, two) = (await site.GetAsync(version), await other.GetAsync(version));
            Assert.Equal(one.Headers.ETag, two.Headers.ETag);
            Assert.Equal(await one.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await two.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("481-1", "beach.jpg.avif")]
    [InlineData("1600-1", "beach.jpg.avif")]
    [InlineData("1200-1", "beach.jpg")]
    [InlineData("480-0", "beach.jpg.avif")]
    [InlineData("480", "beach.jpg.avif")]
    [InlineData("0480-1", "beach.jpg.avif")]
    [InlineData("480-1", "beach.jpg.png")]
    [InlineData("480-1", "beach.jpg.jpg")]
    [InlineData("480-1", "beach.avif")]
    [InlineData("480-1", "BEACH.jpg")]
    [InlineData("480-1", "other.jpg")]
    public async Task No_other_version_is_answered(string size, string file)
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var known = (await Versions(site))[1].Url;
        Assert.EndsWith("/480-1/beach.jpg.avif", known, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(known));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(known.Replace("480-1/beach.jpg.avif", $"{size}/{file}", StringComparison.Ordinal)));
        Assert.Single(Kept(site));
    }

    /// <summary>The clock alone opens and closes the gate, whatever was made before.</summary>
    [Fact]
    public async Task A_version_comes_and_goes_with_its_post_though_it_is_kept()
    {
        var clock = new FakeTimeProvider(Noon);
        await using var site = new TestSite(Site(Photo(1200, 800)).Replace("date: 2024-02-09", "date: 2026-03-01T13:00:00Z\nexpires: 2026-03-01T15:00:00Z", StringComparison.Ordinal), clock);
        await using var open = new TestSite(Site(Photo(1200, 800)));
        var versions = (await Versions(open)).ConvertAll(version => version.Url);
        var original = (await open.PageAsync("/posts/tide/")).QuerySelector("img")!.GetAttribute("src")!;
        foreach (var url in versions) await AnswersAsAnUnknownOneDoes(site, url, original);
        Assert.Empty(Kept(site));
        clock.SetUtcNow(Noon.AddHours(2));
        foreach (var url in versions) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        Assert.NotEmpty(Kept(site));
        clock.SetUtcNow(Noon.AddHours(4));
        foreach (var url in versions) await AnswersAsAnUnknownOneDoes(site, url, original);
        Assert.NotEmpty(Kept(site));
    }

    [Fact]
    public async Task A_version_of_what_has_become_a_draft_is_gone_though_it_is_kept()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var url = (await Versions(site))[0].Url;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        site.Write("posts/tide/index.md", "---\ntitle: Low tide\ndate: 2024-02-09\ndraft: true\n---\n![The beach](beach.jpg)\n");
        await TestSite.Until(async () => await site.StatusAsync("/posts/tide/") == HttpStatusCode.NotFound, "the post is hidden");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        Assert.Single(Kept(site));
    }

    [Fact]
    public async Task Another_picture_in_the_place_of_one_has_other_addresses()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var before = (await Versions(site)).ConvertAll(version => version.Url);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(before[0]));
        site.Write("posts/tide/beach.jpg", Photo(900, 900));
        await TestSite.Until(async () => (await site.PageAsync("/posts/tide/")).QuerySelector("img")!.GetAttribute("width") == "900", "the other picture is shown");
        foreach (var url in before) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        foreach (var (url, width) in await Versions(site)) Assert.Equal((width, width), Size(await Bytes(site, url)));
    }

    [Fact]
    public async Task What_was_made_lies_beside_the_index_and_may_be_deleted_at_any_time()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)));
        var content = Directory.GetFileSystemEntries(site.Content, "*", SearchOption.AllDirectories).Order().ToList();
        var url = (await Versions(site))[0].Url;
        var bytes = await Bytes(site, url);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Kept(site)), TestContext.Current.CancellationToken));
        Directory.Delete(Folder(site), recursive: true);
        Assert.Equal(bytes, await Bytes(site, url));
        Assert.Single(Kept(site));
        // Where nothing can be kept, it is made all the same.
        Directory.Delete(Folder(site), recursive: true);
        await File.WriteAllTextAsync(Folder(site), "", TestContext.Current.CancellationToken);
        Assert.Equal(bytes, await Bytes(site, url));
        Assert.Equal(content, Directory.GetFileSystemEntries(site.Content, "*", SearchOption.AllDirectories).Order());
    }

    private static async Task AnswersAsAnUnknownOneDoes(TestSite site, string url, string original)
    {
        var answer = await site.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var (one, two) = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await (await site.GetAsync(original)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(two, one);
    }
}

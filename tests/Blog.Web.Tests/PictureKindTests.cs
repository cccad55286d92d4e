using System.Net;
using System.Text;
using Xunit;
using static Blog.Web.Tests.TestPicture;

namespace Blog.Web.Tests;

/// <summary>What is done with each kind of picture: which have versions, what these tell, and what is shown where none can be made.</summary>
public sealed class PictureKindTests
{
    [Fact]
    public async Task Versions_are_turned_as_the_camera_was_held_and_tell_nothing_of_it()
    {
        var photo = Photo(900, 600, orientation: 6);
        Assert.Contains(Camera, Encoding.Latin1.GetString(Bytes(photo)), StringComparison.Ordinal);
        await using var site = new TestSite(Site(photo));
        foreach (var (url, width) in await Versions(site))
        {
            var bytes = await Bytes(site, url);
            Assert.Equal((width, width * 3 / 2), Size(bytes));
            foreach (var word in (string[])[Camera, "Exif", "GPS", "http://ns.adobe.com"]) Assert.DoesNotContain(word, Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_original_tells_nothing_either_unless_the_author_wants_it(bool isWanted)
    {
        var photo = Bytes(Photo(900, 600, orientation: 6));
        await using var site = new TestSite($"{Site(Base64(photo))}-- static/beach.jpg --\n{Base64(photo)}\n", null, ("KeepMetadata", $"{isWanted}"));
        var original = (await site.PageAsync("/posts/tide/")).QuerySelector("img")!.GetAttribute("src")!;
        foreach (var path in (string[])[original, "/beach.jpg"])
        {
            var bytes = await Bytes(site, path, "image/jpeg");
            Assert.Equal(isWanted, Encoding.Latin1.GetString(bytes).Contains(Camera, StringComparison.Ordinal));
            Assert.Equal(photo.Length, bytes.Length);
            // Still turned as the camera was held, and whole in parts.
            Assert.Equal((600, 900), ShownSize(bytes));
            var part = await site.GetAsync(path, null, ("Range", "bytes=100-5000"));
            Assert.Equal(bytes[100..5001], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        // The address is made of what is sent.
        Assert.Equal(isWanted, original.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(photo).AsSpan(0, 12)), StringComparison.Ordinal));
        Assert.Equal(photo, await File.ReadAllBytesAsync(Path.Combine(site.Content, "static", "beach.jpg"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_shown_as_it_is_and_told()
    {
        await using var site = new TestSite(Site(Photo(1200, 900)), null, ("PictureMegapixels", "1"));
        await using var open = new TestSite(Site(Photo(1200, 900)));
        var page = await site.PageAsync("/posts/tide/");
        Assert.Empty(page.QuerySelectorAll("picture, [srcset]"));
        var image = page.QuerySelector("img")!;
        Assert.Equal(("1200", "900"), (image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(image.GetAttribute("src")!));
        foreach (var (url, _) in (await Versions(open)).Where(version => version.Url != image.GetAttribute("src"))) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        Assert.Contains(site.Log, line => line.Contains("posts/tide/beach.jpg:1:1 BLG082 the picture has 1200 × 900 pixels", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_that_was_not_copied_to_its_end_is_shown_as_it_is()
    {
        var whole = Bytes(Photo(1200, 800));
        await using var site = new TestSite(Site(Base64(whole[..(whole.Length / 2)])));
        var original = (await site.PageAsync("/posts/tide/")).QuerySelector("img")!.GetAttribute("src")!;
        Assert.Equal(whole.Length / 2, (await Bytes(site, original)).Length);
        var url = (await Versions(site))[0].Url;
        for (var time = 0; time < 3; time++)
        {
            var answer = await site.GetAsync(url);
            Assert.Equal((HttpStatusCode.Found, original), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        }

        Assert.Single(site.Log, line => line.StartsWith("posts/tide/beach.jpg: no smaller version can be made of the picture", StringComparison.Ordinal));
        Assert.Empty(Kept(site));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_told()
    {
        await using var site = new TestSite(Site("base64:" + Convert.ToBase64String(new byte[20_000])));
        Assert.Empty((await site.PageAsync("/posts/tide/")).QuerySelectorAll("picture, [srcset], img[width]"));
        Assert.Contains(site.Log, line => line.Contains("posts/tide/beach.jpg:1:1 BLG083 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_would_grow_by_being_made_smaller_is_the_original()
    {
        await using var site = new TestSite(Site(Dots(700, 700), "dots.png"));
        var image = (await site.PageAsync("/posts/tide/")).QuerySelector("img")!;
        var answer = await site.GetAsync(Offered(image)[1].Url);
        Assert.Equal((HttpStatusCode.Found, image.GetAttribute("src")), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(Assert.Single(Kept(site))).Length);
        Assert.Equal(HttpStatusCode.Found, await site.StatusAsync(Offered(image)[1].Url));
    }

    [Theory]
    [InlineData("still.gif")]
    [InlineData("moving.gif")]
    [InlineData("moving.webp")]
    [InlineData("moving.png")]
    [InlineData("drawing.svg")]
    [InlineData("small.png")]
    public async Task Animations_drawings_and_small_files_stay_as_they_are(string name)
    {
        var picture = name switch
        {
            "drawing.svg" => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"800\"><!--{new string('x', 20_000)}--></svg>",
            "small.png" => TestSite.Png,
            "moving.png" => MovingPng(),
            "still.gif" => Photo(600, 400, ".gif"),
            _ => Moving(Path.GetExtension(name)),
        };
        await using var site = new TestSite(Site(picture, name));
        var page = await site.PageAsync("/posts/tide/");
        Assert.Empty(page.QuerySelectorAll("picture, [srcset]"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(page.QuerySelector("img")!.GetAttribute("src")!));
    }

    [Theory]
    [InlineData(".png", "image/avif image/webp image/png")]
    [InlineData(".webp", "image/avif image/webp")]
    [InlineData(".avif", "image/avif")]
    public async Task A_picture_is_offered_in_better_formats_and_its_own(string extension, string types)
    {
        await using var site = new TestSite(Site(Photo(600, 400, extension), "beach" + extension));
        var page = await site.PageAsync("/posts/tide/");
        var own = types.Split(' ')[^1];
        var image = page.QuerySelector("p img")!;
        Assert.Equal(types, string.Join(' ', page.QuerySelectorAll("picture > source").Select(source => source.GetAttribute("type")).Append(own)));
        Assert.Equal(types == own, image.ParentElement!.LocalName == "p");
        foreach (var (type, element) in page.QuerySelectorAll("picture > source").Select(source => (source.GetAttribute("type")!, source)).Append((own, image)))
        {
            Assert.Equal([320, 480, 600], Offered(element).Select(version => version.Width));
            Assert.Equal((480, 320), Size(await Bytes(site, Offered(element)[1].Url, type)));
        }
    }

    [Fact]
    public async Task Feeds_twins_and_shared_links_have_the_original_with_its_whole_address()
    {
        await using var site = new TestSite(Site(Photo(1200, 800)), null, ("BaseUrl", "https://example.com/blog/"));
        var src = (await site.PageAsync("/posts/tide/")).QuerySelector("img")!.GetAttribute("src")!;
        Assert.StartsWith("/blog/media/", src, StringComparison.Ordinal);
        foreach (var path in (string[])["/atom.xml", "/rss.xml", "/feed.json", "/posts/tide.md"])
        {
            var text = await site.TextAsync(path);
            Assert.Contains($"https://example.com{src}", text, StringComparison.Ordinal);
            foreach (var word in (string[])["srcset", "<picture", "320-1"]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_picture_of_a_static_folder_keeps_its_address_and_has_versions_too()
    {
        await using var site = new TestSite($"-- posts/tide.md --\n---\ntitle: Low tide\ndate: 2024-02-09\n---\n![The beach](/pictures/beach.jpg)\n-- static/pictures/beach.jpg --\n{Photo(1200, 800)}\n");
        var image = (await site.PageAsync("/posts/tide/")).QuerySelector("picture > img")!;
        Assert.Equal("/pictures/beach.jpg", image.GetAttribute("src"));
        foreach (var (url, width) in Offered(image)) Assert.Equal((width, width * 2 / 3), Size(await Bytes(site, url)));
    }

    [Fact]
    public async Task Raw_HTML_says_how_wide_a_picture_is_shown()
    {
        const string Raw = """
            <figure><img src="beach.jpg" alt="a" width="200"><figcaption>A beach</figcaption></figure>

            <img src="beach.jpg" alt="b" width="50%">

            <picture><source srcset="other.avif" type="image/avif"><img src="beach.jpg" alt="c"></picture>

            [![d](beach.jpg#dark)](/)
            """;
        await using var site = new TestSite(Site(Photo(1200, 800)).Replace("![The beach](beach.jpg)", Raw, StringComparison.Ordinal));
        var page = await site.PageAsync("/posts/tide/");
        Assert.Equal("(min-width: 236px) 200px, calc(100vw - 2.25rem)", page.QuerySelector("figure > picture > img")!.GetAttribute("sizes"));
        Assert.Equal("133", page.QuerySelector("figure > picture > img")!.GetAttribute("height"));
        var half = page.QuerySelector("[alt=b]")!;
        Assert.False(half.HasAttribute("srcset"));
        Assert.NotEqual("picture", half.ParentElement!.LocalName);
        Assert.Equal(2, page.QuerySelector("[alt=c]")!.ParentElement!.QuerySelectorAll("source").Length);
        Assert.Equal("(min-width: 696px) 40rem, (min-width: 450px) 92vw, calc(100vw - 2.25rem)", page.QuerySelector("[alt=c]")!.GetAttribute("sizes"));
        Assert.NotNull(page.QuerySelector("a > picture > img.only-dark[loading=lazy]"));
        Assert.Empty(page.QuerySelectorAll("picture picture"));
    }
}

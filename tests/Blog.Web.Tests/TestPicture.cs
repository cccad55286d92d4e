using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using NetVips;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Pictures that look like photographs to whoever packs them, made in the test, as the files of a <see cref="TestSite"/> are written.</summary>
public static class TestPicture
{
    /// <summary>What the camera wrote into <see cref="Photo"/>: nothing of it is the reader's business.</summary>
    public const string Camera = "Secret Camera 4711";

    private static readonly int[] Delays = [100, 100];
    private static readonly ConcurrentDictionary<(int, int, string, int), string> Made = new();

    /// <summary>A picture with the camera's and the place's data in it.</summary>
    /// <param name="extension">Which says the format.</param>
    /// <param name="orientation">As EXIF has it: with 6 it is shown turned by a quarter to the right.</param>
    public static string Photo(int width, int height, string extension = ".jpg", int orientation = 1) => Made.GetOrAdd((width, height, extension, orientation), _ =>
    {
        using var clouds = Image.Gaussnoise(width / 16, height / 16, mean: 120, sigma: 70, seed: 1);
        using var large = clouds.Resize((double)width / clouds.Width, vscale: (double)height / clouds.Height, kernel: Enums.Kernel.Cubic);
        using var grain = Image.Gaussnoise(large.Width, large.Height, mean: 0, sigma: 12, seed: 2);
        using var grey = (large + grain).Cast(Enums.BandFormat.Uchar);
        using var whole = grey.Bandjoin(grey.Invert(), grey).Copy(interpretation: Enums.Interpretation.Srgb).Gravity(Enums.CompassDirection.Centre, width, height, extend: Enums.Extend.Copy);
        using var written = whole.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", orientation);
            image.Set(GValue.GStrType, "exif-ifd0-Model", Camera);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "54/1 10/1 30/1");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        });
        return Base64(written.WriteToBuffer(extension is ".jpg" ? ".jpg[Q=95]" : extension is ".avif" ? ".avif[Q=90,effort=0]" : extension));
    });

    /// <summary>A small picture that says nothing of itself, so that it is published as it is, and yet large enough to have versions.</summary>
    public static string Plain(int width)
    {
        using var noise = Image.Gaussnoise(width, width, mean: 128, sigma: 60, seed: 4);
        using var grey = noise.Cast(Enums.BandFormat.Uchar);
        return Base64(grey.PngsaveBuffer(keep: Enums.ForeignKeep.None));
    }

    /// <summary>Black and white dots, which take more room in any other size.</summary>
    public static string Dots(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, mean: 128, sigma: 60, seed: 3);
        using var dots = noise > 128;
        return Base64(dots.PngsaveBuffer(bitdepth: 1));
    }

    /// <summary>Two frames.</summary>
    public static string Moving(string extension)
    {
        using var photo = Image.NewFromBuffer(Bytes(Photo(600, 400)));
        using var other = photo.Invert();
        using var both = Image.Arrayjoin([photo, other], across: 1).Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", 400);
            image.Set(GValue.ArrayIntType, "delay", Delays);
        });
        return Base64(both.WriteToBuffer(extension));
    }

    /// <summary>A picture that says before its dots that it has two frames.</summary>
    public static string MovingPng()
    {
        const int AfterHeader = 8 + 25;
        var still = Bytes(Photo(600, 400, ".png"));
        byte[] control = [0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0xF3, 0x8D, 0x93, 0x70];
        return Base64([.. still[..AfterHeader], .. control, .. still[AfterHeader..]]);
    }

    /// <summary>The file's bytes.</summary>
    public static byte[] Bytes(string file) => Convert.FromBase64String(file["base64:".Length..]);

    public static string Base64(byte[] bytes) => "base64:" + Convert.ToBase64String(bytes);

    /// <summary>Pixels as a browser shows them.</summary>
    public static (int Width, int Height) ShownSize(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        using var turned = image.Autorot();
        return (turned.Width, turned.Height);
    }

    /// <summary>Pixels as the file has them.</summary>
    public static (int Width, int Height) Size(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return (image.Width, image.Height);
    }

    /// <summary>A site with one post, at <c>/posts/tide/</c>, that shows one picture.</summary>
    public static string Site(string picture, string name = "beach.jpg") =>
        $"-- posts/tide/index.md --\n---\ntitle: Low tide\ndate: 2024-02-09\n---\n![The beach]({name})\n-- posts/tide/{name} --\n{picture}\n";

    /// <summary>Everything that the first picture of the post is offered in, but for the original itself.</summary>
    public static async Task<List<(string Url, int Width)>> Versions(TestSite site)
    {
        var page = await site.PageAsync("/posts/tide/");
        var original = page.QuerySelector("img")!.GetAttribute("src");
        return [.. page.QuerySelectorAll("picture > source, picture > img").SelectMany(Offered).Where(version => version.Url != original)];
    }

    /// <summary>What an element is offered in.</summary>
    public static List<(string Url, int Width)> Offered(IElement element) =>
        [.. element.GetAttribute("srcset")!.Split(", ").Select(candidate => candidate.Split(' ')).Select(parts => (parts[0], int.Parse(parts[1].TrimEnd('w'), null)))];

    /// <summary>What is answered with 200.</summary>
    public static async Task<byte[]> Bytes(TestSite site, string url, string? type = null)
    {
        var answer = await site.GetAsync(url);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url} answered {(int)answer.StatusCode}");
        if (type is not null) Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where versions are kept.</summary>
    public static string Folder(TestSite site) => Path.Combine(site.Root, "data", "pictures");

    public static string[] Kept(TestSite site) => Directory.Exists(Folder(site)) ? Directory.GetFiles(Folder(site)) : [];
}

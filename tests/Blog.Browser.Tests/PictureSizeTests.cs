using Blog.Web.Tests;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>A browser takes of each picture the version that fits: neither much larger than it is shown nor smaller, and nothing moves when it comes.</summary>
public sealed class PictureSizeTests(BrowserSite site) : IAsyncLifetime
{
    private const double Most = 1.6;

    // A browser may take a version that is a little smaller, if it is nearer.
    private const double Least = 0.8;

    private readonly TestSite pictures = new($"""
        -- posts/pictures/index.md --
        ---
        title: Pictures
        date: 2024-02-09
        ---
        ![A wide one](wide.jpg)

        Text.

        ![A tall one](tall.jpg "With a caption")

        - In a list ![A wide one](other.jpg)

        > ![A small one](small.jpg)

        <figure><img src="narrow.jpg" alt="A wide one, shown small" width="200"></figure>

        [![A middling one](middling.png)](/)
        -- posts/pictures/wide.jpg --
        {TestPicture.Photo(2400, 1500)}
        -- posts/pictures/other.jpg --
        {TestPicture.Photo(2401, 1500)}
        -- posts/pictures/narrow.jpg --
        {TestPicture.Photo(2402, 1500)}
        -- posts/pictures/tall.jpg --
        {TestPicture.Photo(1000, 1600)}
        -- posts/pictures/small.jpg --
        {TestPicture.Photo(420, 300)}
        -- posts/pictures/middling.png --
        {TestPicture.Photo(700, 300, ".png")}
        """);

    public async ValueTask InitializeAsync()
    {
        pictures.Listen();
        await pictures.ReadyAsync();
    }

    public ValueTask DisposeAsync() => pictures.DisposeAsync();

    [Fact]
    public async Task A_version_fits_at_every_width_and_density()
    {
        List<string> wrong = [];
        var seen = 0;
        foreach (var width in (int[])[320, 390, 768, 1280, 1920])
        {
            foreach (var density in (float[])[1, 2])
            {
                await using var page = await OpenAsync(width, density);
                var found = await page.Page.EvaluateAsync<Shown[]>(Look);
                seen += found.Length;
                Assert.All(found, picture => Assert.Contains("/media/", picture.Url, StringComparison.Ordinal));
                wrong.AddRange(found.Where(picture => picture.Ratio > Most || picture.Ratio < Least && picture.Pixels < picture.Largest)
                    .Select(picture => $"{width} px × {density}: {picture.Alt} is shown in {picture.Needed:0} pixels and has {picture.Pixels} ({picture.Url})"));
                Assert.Empty(await page.FindAsync("shiftsUntilNow()"));
                Assert.Empty(page.Messages);
            }
        }

        Assert.Equal(60, seen);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_best_format_is_taken_and_all_but_the_first_picture_wait_to_be_near()
    {
        await using var page = await OpenAsync(1280, 1);
        Assert.Equal(["high"], await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.prose img:not([loading=lazy])')].map(image => image.fetchPriority)"));
        Assert.All(await page.Page.EvaluateAsync<Shown[]>(Look), picture => Assert.Matches(@"/\d+-1/[a-z]+\.(jpg|png)\.avif$", picture.Url));
    }

    private async Task<WatchedPage> OpenAsync(int width, float density) => await site.OpenAsync(new Uri(pictures.ClientOptions.BaseAddress, "/posts/pictures/").AbsoluteUri, width: width,
        also: options => options.DeviceScaleFactor = density, before: page => page.AddInitScriptAsync(LayoutShiftTests.Watch));

    private const string Look = """
        async () => {
          const found = [];
          for (const image of document.querySelectorAll('.prose img')) {
            image.scrollIntoView();
            image.loading = 'eager';
            await image.decode();
            // A version that is not made in time leads to the original once, as it does on a busy machine.
            let answer = await fetch(image.currentSrc);
            while (answer.redirected && performance.now() < 60000) answer = await fetch(image.currentSrc);
            const file = await createImageBitmap(await answer.blob());
            const needed = image.getBoundingClientRect().width * devicePixelRatio;
            found.push({ alt: image.alt, url: image.currentSrc, needed, pixels: file.width, ratio: file.width / needed, largest: Math.max(...image.srcset.split(', ').map(version => parseInt(version.split(' ')[1]))) });
          }
          return found;
        }
        """;

    private sealed class Shown
    {
        public string Alt { get; set; } = "";
        public string Url { get; set; } = "";
        public double Needed { get; set; }
        public int Pixels { get; set; }
        public double Ratio { get; set; }
        public int Largest { get; set; }
    }
}

using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Makes the pictures that a person looks at: every kind of page, light and dark, on phone, tablet and desktop. Pixels are not compared, fonts differ between machines.</summary>
public sealed class Screenshots(BrowserSite site)
{
    /// <summary>All of them go into the folder that BLOG_SCREENSHOTS names; without it one is taken, to show that it can be.</summary>
    [Fact]
    public async Task Take_them_all()
    {
        var folder = Environment.GetEnvironmentVariable("BLOG_SCREENSHOTS");
        var theme = Environment.GetEnvironmentVariable("BLOG_SCREENSHOTS_THEME") ?? "paper";
        foreach (var (name, path) in folder is null ? PageKind.All.Take(1) : PageKind.All.Concat(PageKind.Kitchen))
        {
            foreach (var isDark in (bool[])[false, true])
            {
                foreach (var width in (int[])[390, 768, 1440])
                {
                    await using var page = await site.OpenAsync(path, isDark, width, theme: theme);
                    var picture = await page.Page.ScreenshotAsync(new() { Path = folder is null ? null : Path.Combine(folder, $"{name}-{(isDark ? "dark" : "light")}-{width}.png"), FullPage = true });
                    // The width stands in the header of a PNG, big-endian, at byte 16.
                    Assert.Equal(width, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
                }
            }
        }
    }
}

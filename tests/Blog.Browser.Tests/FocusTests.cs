using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>The way through a page by the Tab key: in order, seen at every stop, and out at the end.</summary>
public sealed class FocusTests(BrowserSite site)
{
    [Theory]
    [InlineData("/", 1280, false)]
    [InlineData("/posts/page/2/", 390, true)]
    [InlineData("/posts/everything/", 390, false)]
    [InlineData("/posts/everything/", 1440, true)]
    [InlineData("/posts/arabic/", 1280, false)]
    public async Task Every_stop_is_seen_and_in_order(string path, int width, bool isDark)
    {
        await using var page = await site.OpenAsync(path, isDark, width, also: Still);
        var stops = await WalkAsync(page);
        Assert.Equal("a.skip \"Skip to content\"", stops[0].Name);
        Assert.True(stops.Count > 10, $"only {stops.Count} stops");
        var bad = stops.Where(stop => stop.Faults.Length > 0).ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad.Select(stop => $"{stop.Name} {string.Join(", ", stop.Faults)}")));
    }

    [Fact]
    public async Task Nothing_looks_focused_that_is_not()
    {
        await using var page = await site.OpenAsync("/posts/everything/");
        Assert.Empty(await page.FindAsync("() => [...document.querySelectorAll('a, button, summary, [tabindex]')].filter(element => getComputedStyle(element).outlineStyle !== 'none').map(element => element.outerHTML)"));
    }

    [Fact]
    public async Task The_skip_link_leads_into_the_text()
    {
        await using var page = await site.OpenAsync("/posts/everything/", also: Still);
        await page.Page.Keyboard.PressAsync("Tab");
        var skip = page.Page.Locator("a.skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        Assert.True((await skip.BoundingBoxAsync())!.Height >= 24);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("main")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task Each_fault_of_a_stop_is_noticed()
    {
        await using var page = await site.OpenAsync("/about/", also: Still);
        await page.AddCssAsync(
            """
            .site-title:focus-visible { outline: none } .theme:focus-visible { outline-color: #eee } .site-footer { position: relative }
            .site-footer::after { content: ""; position: absolute; inset: 0; background: white } nav li:first-child a:focus-visible { opacity: .5 } nav li:nth-child(2) a { position: fixed; top: -99px }
            """);
        await page.Page.EvaluateAsync("document.querySelector('nav li:nth-child(3) a').tabIndex = 1");
        var stops = await WalkAsync(page);
        foreach (var fault in (string[])["has no outline", "has a faint outline", "is hidden by footer", "is not all there", "is outside the window", "comes out of order"])
            Assert.Contains(stops, stop => stop.Faults.Any(found => found.StartsWith(fault, StringComparison.Ordinal)));
    }

    private static void Still(BrowserNewContextOptions options) => options.ReducedMotion = ReducedMotion.Reduce;

    /// <summary>Every stop with what is wrong with it, until the focus leaves the page. In a trap it never does.</summary>
    private static async Task<List<(string Name, string[] Faults)>> WalkAsync(WatchedPage page)
    {
        List<(string Name, string[] Faults)> stops = [];
        var most = await page.Page.EvaluateAsync<int>("document.querySelectorAll('a, button, summary, input, [tabindex]').length") + 5;
        while (true)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<string[]?>(PageChecks.FocusStop) is not [var name, .. var faults]) return stops;
            stops.Add((name, faults));
            Assert.True(stops.Count < most, "the focus never leaves the page: " + string.Join('\n', stops.TakeLast(6)));
        }
    }
}

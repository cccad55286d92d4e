using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Diagrams: drawn in frames, in the colours of the page, and never too small to be read.</summary>
public sealed class DiagramTests(BrowserSite site)
{
    private const string Showcase = "/posts/markdown-showcase/";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_diagram_is_drawn_in_a_frame_and_its_source_stays(bool isDark)
    {
        await using var page = await site.OpenAsync(Showcase, isDark);
        var frame = page.Page.Locator(".diagram iframe");
        await DrawAsync(page);
        var drawing = page.Page.FrameLocator(".diagram iframe").Locator("svg");
        Assert.Contains("Gate", await drawing.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(isDark ? "dark" : "light", await page.Page.FrameLocator(".diagram iframe").Locator("html").EvaluateAsync<string>("html => getComputedStyle(html).colorScheme"));
        // As high as what it shows, so that nothing scrolls within it.
        Assert.InRange(await frame.EvaluateAsync<double>("frame => frame.getBoundingClientRect().height") - await drawing.EvaluateAsync<double>("svg => svg.getBoundingClientRect().height"), 0, 2);
        Assert.False(await page.Page.Locator(".diagram pre").IsVisibleAsync());
        Assert.False(await page.Page.Locator(".diagram .copy").IsVisibleAsync());
        await page.Page.Locator(".diagram summary").ClickAsync();
        Assert.True(await page.Page.Locator(".diagram .copy").IsVisibleAsync());
        Assert.Contains("flowchart LR", await page.Page.Locator(".diagram pre").TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await page.Page.Locator(".diagram pre").IsVisibleAsync());
        Assert.Empty(page.Messages);
        var violations = (await page.Page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>Diagrams are drawn when they come near.</summary>
    private static async Task DrawAsync(WatchedPage page)
    {
        await page.Page.Locator(".diagram").EvaluateAsync("figure => figure.scrollIntoView()");
        await page.Page.Locator(".diagram details").WaitForAsync();
    }

    [Fact]
    public async Task A_drawing_follows_the_colours_of_the_page()
    {
        await using var page = await site.OpenAsync(Showcase);
        await DrawAsync(page);
        var root = page.Page.FrameLocator(".diagram iframe").Locator("html");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(root).ToHaveCSSAsync("color-scheme", "dark");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Assertions.Expect(root).ToHaveCSSAsync("color-scheme", "light");
    }

    [Fact]
    public async Task What_draws_can_reach_nothing_of_the_page()
    {
        await using var page = await site.OpenAsync(Showcase);
        await DrawAsync(page);
        var reach = await page.Page.FrameLocator(".diagram iframe").Locator("html").EvaluateAsync<string>(
            "() => { let reached = origin; try { reached += parent.document.title; } catch { } try { reached += document.cookie; } catch { } return reached; }");
        Assert.Equal("null", reach);
    }

    [Fact]
    public async Task Without_javascript_a_diagram_is_its_source()
    {
        await using var page = await site.OpenAsync(Showcase, javaScript: false);
        Assert.Equal(0, await page.Page.Locator(".diagram iframe").CountAsync());
        Assert.True(await page.Page.Locator(".diagram pre").IsVisibleAsync());
    }

    [Fact]
    public async Task On_a_phone_a_wide_diagram_stays_legible_and_scrolls_by_keyboard_within_itself()
    {
        await using var page = await site.OpenAsync(Showcase, width: 390);
        await DrawAsync(page);
        var region = page.Page.Locator(".diagram .scroll");
        await Assertions.Expect(region).ToHaveRoleAsync(AriaRole.Region);
        await Assertions.Expect(region).ToHaveAttributeAsync("aria-label", "Diagram, scrolls sideways");
        var letters = await page.Page.FrameLocator(".diagram iframe").Locator("svg").EvaluateAsync<double>(
            "svg => parseFloat(getComputedStyle(svg.querySelector('.nodeLabel')).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width");
        Assert.InRange(letters, 13.5, 17);
        await region.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        // What fits is no stop of the Tab key.
        await region.EvaluateAsync("region => region.style.inlineSize = '1000px'");
        await Assertions.Expect(page.Page.Locator(".diagram .scroll[tabindex]")).ToHaveCountAsync(0);
    }
}

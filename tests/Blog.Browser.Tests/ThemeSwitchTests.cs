using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Light and dark: what was chosen is there from the first frame, stays, and is the same in every tab.</summary>
public sealed class ThemeSwitchTests(BrowserSite site)
{
    private const string Light = "rgb(252, 251, 247)";
    private const string Dark = "rgb(21, 23, 28)";

    /// <summary>Writes down the ground of every frame, from the first that has a body.</summary>
    private const string WatchFrames =
        """
        window.grounds = new Set();
        const look = () => { if (document.body) grounds.add(getComputedStyle(document.documentElement).backgroundColor); requestAnimationFrame(look); };
        look();
        """;

    private const string Choose = "localStorage.theme = 'dark'";

    [Fact]
    public async Task What_was_chosen_is_there_from_the_first_frame()
    {
        Assert.Equal([Dark], await GroundsAsync(Choose));
        // A script that comes to it later is seen.
        var late = await GroundsAsync("addEventListener('load', () => requestAnimationFrame(() => document.documentElement.dataset.theme = 'dark'))");
        Assert.Equal([Light, Dark], late);
    }

    private async Task<string[]> GroundsAsync(string script)
    {
        await using var page = await site.OpenAsync("/posts/everything/", before: async page =>
        {
            await page.AddInitScriptAsync(script);
            await page.AddInitScriptAsync(WatchFrames);
            await page.RouteAsync("**/*.css", async route =>
            {
                await Task.Delay(400, TestContext.Current.CancellationToken);
                await route.ContinueAsync();
            });
        });
        await page.DrawnAsync();
        Assert.Empty(page.Messages);
        return await page.Page.EvaluateAsync<string[]>("[...grounds]");
    }

    [Fact]
    public async Task The_button_goes_round_says_where_it_is_and_is_remembered()
    {
        await using var page = await site.OpenAsync("/about/");
        var button = page.Page.Locator("button.theme");
        foreach (var (name, ground) in ((string, string)[])[("light", Light), ("dark", Dark), ("automatic", Light), ("light", Light), ("dark", Dark)])
        {
            await button.ClickAsync();
            await StateAsync(page.Page, name, ground);
            Assert.Equal($"Theme: {name}", await page.Page.TextContentAsync("[role=status]"));
        }

        await page.Page.ReloadAsync();
        await StateAsync(page.Page, "dark", Dark);
        await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), "/posts/").AbsoluteUri);
        await StateAsync(page.Page, "dark", Dark);
        // Chosen by the reader, whatever the system does.
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await StateAsync(page.Page, "dark", Dark);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Automatic_follows_the_system_while_the_page_is_open()
    {
        await using var page = await site.OpenAsync("/about/");
        await StateAsync(page.Page, "automatic", Light);
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await StateAsync(page.Page, "automatic", Dark);
    }

    [Fact]
    public async Task Another_tab_follows()
    {
        await using var page = await site.OpenAsync("/about/");
        var other = await page.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(new Uri(page.Page.Url), "/posts/").AbsoluteUri);
        foreach (var (name, ground) in ((string, string)[])[("light", Light), ("dark", Dark), ("automatic", Light)])
        {
            await page.Page.ClickAsync("button.theme");
            await Assertions.Expect(other.Locator("button.theme")).ToHaveAttributeAsync("aria-label", $"Theme: {name}");
            await StateAsync(other, name, ground);
        }
    }

    /// <summary>The button, the page and the frame of the browser say the same.</summary>
    private static async Task StateAsync(IPage page, string name, string ground)
    {
        await Assertions.Expect(page.Locator("button.theme")).ToHaveAccessibleNameAsync($"Theme: {name}");
        await Assertions.Expect(page.Locator("html")).ToHaveCSSAsync("background-color", ground);
        await Assertions.Expect(page.Locator("meta[name=theme-color]").First).ToHaveAttributeAsync("content", ground);
        await Assertions.Expect(page.Locator("meta[name=theme-color]").Last).ToHaveAttributeAsync("content", ground);
    }
}

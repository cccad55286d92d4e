using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Text stands out from its ground in every theme, light and dark: seven to one, comments in code four and a half.</summary>
public sealed class ContrastTests(BrowserSite site)
{
    [Theory]
    [InlineData("paper")]
    [InlineData("slate")]
    [InlineData("moss")]
    public async Task Text_stands_out_from_its_ground(string theme)
    {
        List<string> faint = [];
        foreach (var path in (string[])["/", "/posts/everything/", "/posts/connecting-posts/", "/search/?q=front+matter", "/tags/"])
        {
            await using var page = await site.OpenAsync(path, theme: theme);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                faint.AddRange((await page.FindAsync(PageChecks.FaintText)).Select(text => $"{path}, {scheme}: {text}"));
                // Another's judgement, of what it can judge.
                var result = await page.Page.RunAxe(new AxeRunOptions
                {
                    RunOnly = new() { Type = "rule", Values = ["color-contrast-enhanced", "link-in-text-block"] },
                    Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true } },
                });
                Assert.NotEmpty(result.Passes);
                faint.AddRange(result.Violations.SelectMany(rule => rule.Nodes).Select(node => node.Html).Where(html => !html.Contains("tok-com", StringComparison.Ordinal)).Select(html => $"{path}, {scheme}, axe: {html}"));
            }
        }

        Assert.True(faint.Count == 0, string.Join('\n', faint));
    }

    /// <summary>Without a pointer that could rest on them, signs that wait for it are shown all the time.</summary>
    [Fact]
    public async Task What_is_always_shown_on_a_phone_stands_out_too()
    {
        await using var page = await site.OpenAsync("/posts/everything/", width: 390, also: options => (options.HasTouch, options.IsMobile) = (true, true));
        Assert.Equal("1", await page.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.anchor')).opacity"));
        var faint = await page.FindAsync(PageChecks.FaintText);
        Assert.True(faint.Length == 0, string.Join('\n', faint));
    }

    /// <summary>Forced colours take grounds and shadows away: what they said has to be said otherwise.</summary>
    [Fact]
    public async Task Forced_colours_leave_everything_to_be_seen()
    {
        await using var page = await site.OpenAsync("/posts/everything/", also: options => (options.ForcedColors, options.ReducedMotion) = (ForcedColors.Active, ReducedMotion.Reduce));
        // The switch looks different in each of its states.
        var button = page.Page.Locator("button.theme");
        HashSet<string> looks = [];
        for (var state = 0; state < 3; state++)
        {
            await button.ClickAsync();
            await page.Page.Mouse.MoveAsync(0, 0);
            looks.Add(Convert.ToBase64String(await button.ScreenshotAsync()));
        }

        Assert.Equal(3, looks.Count);
        // Marked, added and removed lines differ from the others, and copy buttons have an edge.
        Assert.Empty(await page.FindAsync(
            """
            () => [...document.querySelectorAll('.line.mark, .line.ins, .line.del')].filter(line => ['borderInlineStartStyle', 'outlineStyle'].every(side => getComputedStyle(line)[side] === 'none')
              && /none|^$/.test(getComputedStyle(line, '::before').content) && !line.closest('[data-lang=diff]')).map(line => line.outerHTML)
            """));
        Assert.Empty(await page.FindAsync("() => [...document.querySelectorAll('.copy')].filter(button => getComputedStyle(button).borderStyle === 'none').map(button => button.outerHTML)"));
        // Text of code is in the colours of the system, all of them readable.
        Assert.Empty(await page.FindAsync(PageChecks.FaintText));
        for (var stop = 0; stop < 12; stop++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            Assert.Equal("solid", await page.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }
    }
}

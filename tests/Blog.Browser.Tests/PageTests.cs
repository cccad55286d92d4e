using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Every kind of page in a real browser: accessible, quiet, self-contained, and no wider than its window.</summary>
public sealed class PageTests(BrowserSite site)
{
    private static readonly string[] Paths =
    [
        "/", "/posts/", "/posts/page/2/", "/posts/markdown-showcase/", "/posts/getting-started/", "/tags/", "/tags/manual/", "/categories/", "/categories/manual/writing/", "/series/around-a-post/", "/posts/filing-posts/", "/posts/connecting-posts/", "/authors/ada-morrow/", "/archives/", "/archives/2026/", "/archives/2026/11/",
        "/about/", "/feeds/", "/404", "/posts/no-such-post/",
    ];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string, bool, int> Pages()
    {
        var data = new TheoryData<string, bool, int>();
        foreach (var path in Paths)
        {
            foreach (var isDark in (bool[])[false, true])
            {
                foreach (var width in (int[])[390, 1280]) data.Add(path, isDark, width);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_quiet_and_self_contained(string path, bool isDark, int width)
    {
        await using var page = await site.OpenAsync(path, isDark, width);
        var result = await page.Page.RunAxe(Rules);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}")));
        Assert.True(result.Passes.Length > 10, "axe looked at hardly anything");
        // A 404 is a message of the browser's own about the page that was asked for.
        Assert.DoesNotContain(page.Messages, message => !(message.Contains("404", StringComparison.Ordinal) && path is "/404" or "/posts/no-such-post/"));
        Assert.Empty(page.Foreign);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_no_wider_than_its_window(string path, bool isDark, int width)
    {
        await using var page = await site.OpenAsync(path, isDark, width == 390 ? 320 : 768);
        Assert.Equal(0, await ExcessAsync(page));
    }

    /// <summary>Pixels that the page is wider than its window.</summary>
    private static Task<int> ExcessAsync(WatchedPage page) =>
        page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The check itself has to be able to fail.</summary>
    [Fact]
    public async Task Every_check_notices_a_bad_page()
    {
        await using var page = await site.OpenAsync("/about/");
        await page.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img src=\"/missing.png\"><button></button><p style=\"color:red\">x</p>')");
        await page.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        var result = await page.Page.RunAxe(Rules);
        Assert.Contains(result.Violations, rule => rule.Id == "image-alt");
        Assert.Contains(result.Violations, rule => rule.Id == "button-name");
        Assert.Contains(page.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Contains(page.Messages, message => message.Contains("404", StringComparison.Ordinal));
        Assert.Equal(0, await ExcessAsync(page));
        // Port 9 of this machine: nobody listens, and it is asked all the same.
        await page.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img alt=\"\" src=\"https://127.0.0.1:9/x.png\">'); document.querySelector('main').style.width = '3000px'");
        await page.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.Contains("https://127.0.0.1:9/x.png", page.Foreign);
        Assert.True(await ExcessAsync(page) > 0);
    }
}

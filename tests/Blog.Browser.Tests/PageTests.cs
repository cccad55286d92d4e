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
        "/about/", "/feeds/", "/search/", "/search/?q=front+matter", "/search/?q=markdwon", "/404", "/posts/no-such-post/",
    ];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions> { ["color-contrast-enhanced"] = new() { Enabled = true }, ["identical-links-same-purpose"] = new() { Enabled = true } },
    };

    /// <summary>What axe leaves to a person, and what a person found.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["identical-links-same-purpose"] = "axe compares names without their signs: 'C#' and 'C++' are one to it",
        ["label-content-name-mismatch"] = "the sign of a heading's link is hidden from its name on purpose",
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
        var result = await AxeAsync(page);
        var said = Said(result.Violations.Concat(result.Incomplete.Where(rule => !Reviewed.ContainsKey(rule.Id))));
        Assert.True(said.Length == 0, said);
        Assert.True(result.Passes.Length > 10, "axe looked at hardly anything");
        foreach (var rule in (string[])["color-contrast", "color-contrast-enhanced"]) Assert.Contains(result.Passes, passed => passed.Id == rule && passed.Nodes.Length > 5);
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

    /// <summary>Runs axe without what it cannot see through, and which has no text on it: the ruled line, and the shadows at the edges of what scrolls.</summary>
    private static async Task<AxeResult> AxeAsync(WatchedPage page)
    {
        await page.Page.EvaluateAsync("const sheet = document.styleSheets[0]; sheet.insertRule('body::before { content: none !important }', sheet.cssRules.length); sheet.insertRule('.prose :is(.table, pre) { background-image: none !important }', sheet.cssRules.length)");
        return await page.Page.RunAxe(Rules);
    }

    /// <summary>Every finding with the elements that it is about. Comments in code are held to 4.5:1, as they recede on purpose.</summary>
    private static string Said(IEnumerable<AxeResultItem> rules) => string.Join('\n',
        from rule in rules
        from node in rule.Nodes
        where !(rule.Id == "color-contrast-enhanced" && node.Html.Contains("class=\"tok-com\"", StringComparison.Ordinal))
        select $"{rule.Id}: {node.Html}");

    /// <summary>Pixels that the page is wider than its window.</summary>
    private static Task<int> ExcessAsync(WatchedPage page) =>
        page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The check itself has to be able to fail.</summary>
    [Fact]
    public async Task Every_check_notices_a_bad_page()
    {
        await using var page = await site.OpenAsync("/about/");
        await page.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<img src=\"/missing.png\"><button></button><p style=\"color:red\">x</p><p id=pale>Pale</p><p id=faint>Faint</p>'); pale.style.color = '#666'; faint.style.color = '#ccc'; document.body.style.background = '#fff'");
        await page.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        var result = await AxeAsync(page);
        Assert.Contains("color-contrast: <p id=\"faint\"", Said(result.Violations), StringComparison.Ordinal);
        Assert.Contains("color-contrast-enhanced: <p id=\"pale\"", Said(result.Violations), StringComparison.Ordinal);
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

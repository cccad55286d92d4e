using Blog.Web.Tests;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>A page that is open while its files are written: it follows them where it is, and shows what is wrong with them.</summary>
public sealed class LiveReloadTests(BrowserSite browser) : IAsyncLifetime
{
    private const string Path = "posts/long.md";

    private readonly TestSite site = new("", null, ("Title", "Workshop")) { Environment = "Development" };

    public async ValueTask InitializeAsync()
    {
        site.Write("posts/other.md", "---\ntitle: Other\ndate: 2024-01-01\n---\nOther.");
        site.Write(Path, Post("First"));
        site.Listen();
        await site.ReadyAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_save_shows_at_once_and_the_page_stays_where_it_was_and_as_it_was_left()
    {
        await using var page = await OpenAsync("/posts/long/");
        await page.Page.Locator("main details:has-text('Folded') summary").First.ClickAsync();
        var link = page.Page.GetByRole(AriaRole.Link, new() { Name = "the link", Exact = true });
        await link.FocusAsync();
        await page.Page.EvaluateAsync("scrollTo({ top: 900, behavior: 'instant' })");
        await page.RestAsync();
        var before = await PlaceAsync(page);
        Assert.True(before > 0, "the page is too short to be scrolled");

        site.Write(Path, Post("Second"));
        await Assertions.Expect(page.Page.GetByText("Second version")).ToBeAttachedAsync();
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(page.Page.GetByText("what is folded")).ToBeVisibleAsync();
        await page.RestAsync();
        Assert.InRange(await PlaceAsync(page), before - 4, before + 4);
        Assert.Empty(page.Messages);
        Assert.Empty(page.Foreign);
    }

    [Fact]
    public async Task A_change_elsewhere_leaves_the_page_alone()
    {
        await using var page = await OpenAsync("/about-nothing/");
        await page.Page.EvaluateAsync("window.isTheSame = true");
        await using var home = await OpenAsync("/");
        site.Write("posts/other.md", "---\ntitle: Other\ndate: 2024-01-01\n---\nOther words, in a post that has more of them.");
        await Assertions.Expect(home.Page.GetByText("Other words")).ToBeVisibleAsync();
        site.Write(Path, Post("Third").Replace("title: Long", "title: Longer", StringComparison.Ordinal));
        await Assertions.Expect(home.Page.GetByRole(AriaRole.Link, new() { Name = "Longer" })).ToBeVisibleAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("window.isTheSame === true"));
    }

    [Fact]
    public async Task What_is_wrong_lies_over_the_last_good_page_until_it_is_right()
    {
        await using var page = await OpenAsync("/posts/long/");
        var overlay = page.Page.GetByRole(AriaRole.Region, new() { Name = "Problems in the content" });
        await Assertions.Expect(page.Page.GetByText("First version")).ToBeAttachedAsync();
        foreach (var (broken, line, code) in ((string, int, string)[])[("---\ntitle: A: B\n---\nBroken", 2, "BLG012"), ("---\ndate: 2026-13-01\n---\nBroken", 2, "BLG020"), ("---\ntitle: Open", 2, "BLG010")])
        {
            site.Write(Path, broken);
            await Assertions.Expect(overlay).ToContainTextAsync($"{Path}:{line}:");
            await Assertions.Expect(overlay).ToContainTextAsync(code);
            await Assertions.Expect(page.Page.GetByText("First version")).ToBeAttachedAsync();
            site.Write(Path, Post("First"));
            await Assertions.Expect(overlay).ToHaveCountAsync(0);
        }

        site.Write("blog.yaml", "pageSize: many");
        await Assertions.Expect(overlay).ToContainTextAsync("blog.yaml");
        File.Delete(System.IO.Path.Combine(site.Content, "blog.yaml"));
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task The_overlay_is_closed_by_keyboard_and_comes_back_with_other_problems()
    {
        await using var page = await OpenAsync("/posts/other/");
        var overlay = page.Page.GetByRole(AriaRole.Region, new() { Name = "Problems in the content" });
        site.Write(Path, "---\ntitle: A: B\n---\nBroken");
        await Assertions.Expect(overlay).ToBeVisibleAsync();
        var violations = (await page.Page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.Select(violation => $"{violation.Id}: {violation.Help}")));
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
        site.Write(Path, "---\ntitle: A: B: C\n---\nBroken");
        await Assertions.Expect(overlay).ToContainTextAsync("A: B: C");
        await page.Page.SetViewportSizeAsync(320, 700);
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await overlay.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task The_page_of_problems_lists_them_and_follows_them()
    {
        site.Write(Path, "---\ntitle: A: B\n---\nBroken");
        await using var page = await OpenAsync("/_dev/problems/");
        var main = page.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync("BLG012");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Problems in the content" })).ToHaveCountAsync(0);
        var violations = (await page.Page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, string.Join('\n', violations.Select(violation => $"{violation.Id}: {violation.Help}")));
        site.Write(Path, Post("First"));
        await Assertions.Expect(main).ToContainTextAsync("Nothing is wrong");
    }

    /// <summary>A page that has seen what the server says of it: until then it cannot know that a change was another file's, and shows itself anew.</summary>
    private async Task<WatchedPage> OpenAsync(string path)
    {
        var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, path).AbsoluteUri, also: options => options.ReducedMotion = ReducedMotion.Reduce);
        await page.Page.EvaluateAsync("new Promise(done => new PerformanceObserver(list => list.getEntries().some(entry => entry.initiatorType === 'fetch' && entry.name === location.href) && done()).observe({ type: 'resource', buffered: true }))");
        return page;
    }

    /// <summary>Where the paragraph with the link stands in the window.</summary>
    private static Task<double> PlaceAsync(WatchedPage page) => page.Page.EvaluateAsync<double>("scrollY");

    private static string Post(string version) => $"""
        ---
        title: Long
        date: 2024-01-02
        ---
        <details><summary>Folded</summary>what is folded</details>

        {string.Join("\n\n", Enumerable.Range(1, 40).Select(number => $"Paragraph {number} with some words in it."))}

        A paragraph with [the link](https://example.com/).

        {string.Join("\n\n", Enumerable.Range(41, 40).Select(number => $"Paragraph {number} with some words in it."))}

        {version} version.
        """;
}

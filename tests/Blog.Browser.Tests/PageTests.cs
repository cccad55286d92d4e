using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Every kind of page in a real browser: accessible, quiet, self-contained, in order, and no wider than its window.</summary>
public sealed class PageTests(BrowserSite site)
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions> { ["color-contrast-enhanced"] = new() { Enabled = true }, ["identical-links-same-purpose"] = new() { Enabled = true } },
    };

    /// <summary>What axe leaves to a person, and what a person found.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["identical-links-same-purpose"] = "axe compares names without their signs: 'C#' and 'C++' are one to it",
        ["color-contrast"] = "what is scrolled out of sight or a single sign is beyond axe; ContrastTests measures every text",
        ["color-contrast-enhanced"] = "as above",
        ["label-content-name-mismatch"] = "the sign of a heading's link is hidden from its name on purpose",
    };

    /// <summary>Every combination in the long form; else each colour and each width once.</summary>
    private static readonly (bool IsDark, int Width)[] Looks = BrowserSite.IsSlow ? [(false, 390), (true, 390), (false, 1280), (true, 1280)] : [(true, 390), (false, 1280)];

    public static TheoryData<string, string> Pages() =>
    [
        .. PageKind.All.Select(kind => (kind.Path, "paper")),
        ("/", "slate"), ("/", "moss"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_quiet_self_contained_and_in_order(string path, string theme)
    {
        await using var page = await site.OpenAsync(path, theme: theme);
        await CheckAsync(page, isError: path == "/posts/no-such-post/");
    }

    [Fact]
    public async Task The_page_of_a_failure_is_as_good_as_any()
    {
        await using var broken = await BrokenSite.StartAsync();
        IResponse? answer = null;
        await using var page = await site.OpenAsync(new Uri(broken.Address, "/posts/").AbsoluteUri, before: page =>
        {
            page.Response += (_, response) => answer ??= response;
            return Task.CompletedTask;
        });
        Assert.Equal(500, answer!.Status);
        Assert.Equal("Something went wrong", await page.Page.TextContentAsync("h1"));
        await CheckAsync(page, isError: true);
    }

    internal static async Task CheckAsync(WatchedPage page, bool isError)
    {
        List<string> problems = [];
        // axe cannot see through the ruled line and the shadows at the edges of what scrolls, and no text stands on them.
        await page.AddCssAsync("body::before { content: none !important } .prose :is(.table, pre) { background-image: none !important }");
        foreach (var (isDark, width) in Looks)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
            await page.ResizeAsync(width);
            var result = await page.Page.RunAxe(Rules);
            foreach (var rule in (string[])["color-contrast", "color-contrast-enhanced"]) Assert.Contains(result.Passes, passed => passed.Id == rule && passed.Nodes.Length > 5);
            problems.AddRange(Said(result.Violations.Concat(result.Incomplete.Where(rule => !Reviewed.ContainsKey(rule.Id)))).Select(said => $"{(isDark ? "dark" : "light")}, {width}: {said}"));
            problems.AddRange((await page.FindAsync(PageChecks.SmallTargets)).Select(target => $"small at {width}: {target}"));
        }

        foreach (var width in (int[])[320, 768])
        {
            await page.ResizeAsync(width);
            problems.AddRange((await page.FindAsync(PageChecks.LostText)).Select(text => $"at {width}: {text}"));
        }

        problems.AddRange(await page.FindAsync(PageChecks.Disorder));
        // An error is a message of the browser's own about the page that was asked for.
        problems.AddRange(page.Messages.Where(message => !(isError && message.Contains("the server responded with a status of", StringComparison.Ordinal))));
        problems.AddRange(page.Foreign);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Every finding with the elements that it is about. Comments in code are held to 4.5:1, as they recede on purpose.</summary>
    private static IEnumerable<string> Said(IEnumerable<AxeResultItem> rules) =>
        from rule in rules
        from node in rule.Nodes
        where !(rule.Id == "color-contrast-enhanced" && node.Html.Contains("class=\"tok-com\"", StringComparison.Ordinal))
        select $"{rule.Id}: {node.Html}";

    /// <summary>Each check has to be able to fail.</summary>
    [Fact]
    public async Task Every_check_notices_a_bad_page()
    {
        // The policy lets pictures of other sites in where a page shows some: as if this one did.
        await using var page = await site.OpenAsync("/about/", before: page => page.RouteAsync("**/about/", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.ToDictionary(header => header.Key, header => header.Value.Replace("img-src 'self'", "img-src 'self' https:", StringComparison.Ordinal));
            await route.FulfillAsync(new() { Response = answer, Headers = headers });
        }));
        foreach (var check in (string[])[PageChecks.LostText, PageChecks.FaintText, PageChecks.SmallTargets, PageChecks.Disorder]) Assert.Empty(await page.FindAsync(check));
        // Port 9 of this machine: nobody listens, and it is asked all the same.
        await page.Page.EvaluateAsync(
            """
            document.querySelector('main').insertAdjacentHTML('beforeend', `<img src="/missing.png"><img alt="" src="https://127.0.0.1:9/x.png"><button></button><p style="color:red">x</p>
              <h4>Skipped</h4><h1></h1><i id="main"></i><i id="main"></i><p class="cut">Cut off</p><p class="left">To the left</p><p class="faint">Faint</p><p class="sign"></p><p class="wide">Wide</p>`)
            """);
        await page.AddCssAsync(
            """
            .cut { inline-size: 2rem; overflow: hidden; white-space: nowrap } .left { position: absolute; left: -2rem } .wide { inline-size: 3000px }
            .faint { opacity: .6 } .sign::before { content: "sign"; color: #888 } .site-header nav a { min-block-size: 0 }
            """);
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var result = await page.Page.RunAxe(Rules);
        Assert.Contains(result.Violations, rule => rule.Id == "image-alt");
        Assert.Contains(result.Violations, rule => rule.Id == "button-name");
        Assert.Contains(page.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Contains(page.Messages, message => message.Contains("404", StringComparison.Ordinal));
        Assert.Contains("https://127.0.0.1:9/x.png", page.Foreign);
        foreach (var (check, found) in ((string, string)[])
        [
            (PageChecks.LostText, "pixels too wide"), (PageChecks.LostText, "cut off by p.cut"), (PageChecks.LostText, "outside the window: To the left"),
            (PageChecks.FaintText, "p.faint"), (PageChecks.FaintText, "::before of p.sign"),
            (PageChecks.SmallTargets, "button"), (PageChecks.SmallTargets, "Posts"),
            (PageChecks.Disorder, "level 4 after 2"), (PageChecks.Disorder, "2 headings of the first level"), (PageChecks.Disorder, "empty heading"), (PageChecks.Disorder, "twice: #main"),
        ]) Assert.Contains(await page.FindAsync(check), problem => problem.Contains(found, StringComparison.Ordinal));
    }
}

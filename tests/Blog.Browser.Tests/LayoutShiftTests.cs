using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Nothing moves while a page loads, its pictures arrive late, or it is read to its end.</summary>
public sealed class LayoutShiftTests(BrowserSite site)
{
    /// <summary>Keeps what the browser reports of shifts.</summary>
    internal const string Watch =
        """
        window.shifts = [];
        const keep = list => { for (const entry of list) if (!entry.hadRecentInput) shifts.push(`${entry.value.toFixed(4)}: ${entry.sources.map(source => source.node?.outerHTML?.slice(0, 80)).join(' | ')}`); };
        const observer = new PerformanceObserver(list => keep(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        window.shiftsUntilNow = () => { keep(observer.takeRecords()); return shifts; };
        """;

    /// <summary>Goes through the page a window at a time, so that everything is loaded that waits to be near.</summary>
    private const string ReadOn =
        "async () => { for (let top = 0; top < document.body.scrollHeight; top += 600) { scrollTo({ top, behavior: 'instant' }); await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); } await Promise.all([...document.images].map(image => image.decode().catch(() => {}))); }";

    /// <summary>Where a page is cut, and what is there once it has come so far.</summary>
    private static readonly (string Until, string There)[] Pieces =
    [
        ("<nav aria-label", ".site-title"), ("<button class=\"theme\"", ".site-header nav li:last-child a"), ("<main", ".theme"), ("</article>", "main h2"), ("<footer class=\"site-footer\"", "main article"),
    ];

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1440, false)]
    public async Task Nothing_moves_on_any_page(int width, bool isPhone)
    {
        List<string> moved = [];
        foreach (var kind in (BrowserSite.IsSlow ? PageKind.All.Concat(PageKind.Kitchen) : [PageKind.All[0], PageKind.All[6], .. PageKind.Kitchen.Take(4)]))
        {
            await using var page = await site.OpenAsync(kind.Path, width: width, also: options => (options.HasTouch, options.IsMobile) = (isPhone, isPhone), before: SlowPictures);
            await page.Page.EvaluateAsync(ReadOn);
            await page.DrawnAsync();
            moved.AddRange((await page.FindAsync("shiftsUntilNow()")).Select(shift => $"{kind.Name}: {shift}"));
        }

        Assert.True(moved.Count == 0, string.Join('\n', moved));
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task Nothing_moves_when_a_page_comes_in_pieces(int width, bool isPhone)
    {
        await using var slow = await SlowSite.StartAsync(await site.SiteAsync(), "/posts/many-headings/");
        await using var page = await site.OpenAsync(slow.Address + "robots.txt", width: width, also: options => (options.HasTouch, options.IsMobile) = (isPhone, isPhone), before: page => page.AddInitScriptAsync(Watch));
        var whole = page.Page.GotoAsync(slow.Address);
        foreach (var (until, there) in Pieces)
        {
            await slow.SendAsync(until);
            await page.Page.WaitForSelectorAsync(there, new() { State = WaitForSelectorState.Attached });
            await page.DrawnAsync();
        }

        await slow.SendAsync(null);
        await whole;
        await page.DrawnAsync();
        var moved = await page.FindAsync("shiftsUntilNow()");
        Assert.True(moved.Length == 0, string.Join('\n', moved));
    }

    [Fact]
    public async Task A_picture_without_a_size_is_noticed_to_move_the_text()
    {
        await using var page = await site.OpenAsync("/posts/pictures/", before: async page =>
        {
            await SlowPictures(page);
            await page.RouteAsync("**/posts/pictures/", async route =>
            {
                var answer = await route.FetchAsync();
                var html = await answer.TextAsync();
                await route.FulfillAsync(new() { Response = answer, Body = html.Replace(" width=\"", " data-was=\"", StringComparison.Ordinal).Replace(" height=\"", " data-too=\"", StringComparison.Ordinal) });
            });
        });
        await page.Page.EvaluateAsync(ReadOn);
        await page.DrawnAsync();
        Assert.NotEmpty(await page.FindAsync("shiftsUntilNow()"));
    }

    private static async Task SlowPictures(IPage page)
    {
        await page.AddInitScriptAsync(Watch);
        await page.RouteAsync("**/media/**", async route =>
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            await route.ContinueAsync();
        });
    }
}

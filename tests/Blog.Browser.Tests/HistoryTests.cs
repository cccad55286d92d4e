using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Going back shows a page as it was left, from the browser's memory.</summary>
public sealed class HistoryTests(BrowserSite site)
{
    private const string Watch = "addEventListener('pageshow', event => { window.wasKept = event.persisted; })";

    [Fact]
    public async Task Every_kind_of_page_is_kept_for_going_back_to()
    {
        // Playwright switches the memory off, unless asked not to.
        await using var browser = await site.LaunchAsync(without: "--disable-back-forward-cache");
        var address = (await site.SiteAsync()).ClientOptions.BaseAddress;
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        // A browser never keeps the page of an error.
        foreach (var kind in PageKind.All.Where(kind => kind.Name != "not-found").Append(PageKind.Kitchen[0]))
        {
            await page.GotoAsync(new Uri(address, kind.Path).AbsoluteUri);
            Assert.True(await IsKeptAsync(), $"{kind.Path}: {await page.EvaluateAsync<string>("JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)")}");
        }

        await page.GotoAsync(new Uri(address, "/about/").AbsoluteUri);
        await page.EvaluateAsync("window.open('about:blank') && 0");
        Assert.False(await IsKeptAsync(), "a page with a window of its own is not noticed to be forgotten");

        async Task<bool> IsKeptAsync()
        {
            await page.EvaluateAsync("delete window.wasKept");
            await page.GotoAsync(new Uri(address, "/robots.txt").AbsoluteUri);
            await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("window.wasKept !== undefined");
            return await page.EvaluateAsync<bool>("window.wasKept");
        }
    }
}

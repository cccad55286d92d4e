using Blog.Web.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>A feed that a reader opens in a browser, and the page that says what feeds are for.</summary>
public sealed class FeedTests(BrowserSite site)
{
    [Theory]
    [InlineData("/atom.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/feed.json")]
    [InlineData("/tags/manual/atom.xml")]
    public async Task A_feed_that_is_opened_is_shown_and_nothing_complains(string path)
    {
        await using var page = await site.OpenAsync(path);
        await Assertions.Expect(page.Page.Locator("body")).ToContainTextAsync("Getting started");
        Assert.Empty(page.Messages);
        Assert.Empty(page.Foreign);
        // What the browser does to show it is held to the policy, and would be heard.
        await page.Page.EvaluateAsync("fetch('https://127.0.0.1:9/').catch(() => 0)");
        Assert.Contains(page.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_every_page_it_is_one_link_to_what_feeds_are_for()
    {
        foreach (var kind in PageKind.All)
        {
            await using var page = await site.OpenAsync(kind.Path);
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true })).ToHaveAttributeAsync("href", SitePaths.Feeds);
        }

        await using var feeds = await site.OpenAsync(SitePaths.Feeds);
        await Assertions.Expect(feeds.Page.Locator("main")).ToContainTextAsync(new Uri(new Uri(feeds.Page.Url), SitePaths.Atom).AbsoluteUri);
    }
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The program's own style sheets and scripts: kept for ever under an address that changes with them, or asked for anew each time.</summary>
public sealed class AssetTests
{
    [Fact]
    public async Task An_asset_is_kept_for_ever_under_its_own_bytes_or_asked_for_each_time()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n```mermaid\ngraph TD; A-->B\n```\n-- theme.css --\nbody {}");
        site.Listen();
        var kept = new List<string>();
        foreach (var page in (string[])["/", "/posts/a/", "/search/", "/nothing/"])
        {
            var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await (await site.GetAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var url in document.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                var answer = await site.GetAsync(url);
                Assert.Equal((url, HttpStatusCode.OK), (url, answer.StatusCode));
                // What a build has made is asked for each time; PublishedTests looks at what is published.
                Assert.True(answer.Headers.CacheControl!.NoCache || answer.Headers.CacheControl.Extensions.Any(extension => extension.Name == "immutable"), url);
                kept.Add(url);
            }
        }

        Assert.Contains(kept, url => url.StartsWith("/css/site.", StringComparison.Ordinal));
        Assert.Contains(kept, url => url.StartsWith("/js/site.", StringComparison.Ordinal));
        Assert.Contains(kept, url => url.StartsWith("/theme/", StringComparison.Ordinal));
        foreach (var url in kept.Distinct().ToList())
        {
            // Another fingerprint is another file, which is not there.
            var parts = url.Split('.');
            var other = url.StartsWith("/theme/", StringComparison.Ordinal) ? "/theme/0123456789abcdef01234567.css" : $"{parts[0]}.{new string('x', parts[1].Length)}.{parts[^1]}";
            Assert.Equal((other, HttpStatusCode.NotFound), (other, await site.StatusAsync(other)));
        }

        foreach (var url in (string[])["/css/site.css", "/js/site.js", "/js/search.js", "/favicon.svg"])
        {
            var answer = await site.GetAsync(url);
            Assert.True(answer.Headers.CacheControl!.NoCache, url);
            Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync(url, null, ("If-None-Match", answer.Headers.ETag!.ToString()))).StatusCode);
        }
    }

    [Fact]
    public async Task A_style_sheet_that_changes_has_another_address()
    {
        await using var site = new TestSite("-- a.md --\n# A\n-- theme.css --\nbody {}");
        var before = await AddressAsync();
        site.Write("theme.css", "body { color: black }");
        await TestSite.Until(async () => await AddressAsync() != before, "the address changes");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(before!));
        Assert.Equal("body { color: black }", await site.TextAsync((await AddressAsync())!));

        async Task<string?> AddressAsync() => (await site.PageAsync("/")).QuerySelector("link[href^='/theme/']")?.GetAttribute("href");
    }
}

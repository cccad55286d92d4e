using System.Collections.Concurrent;
using System.Diagnostics;
using Blog.Web.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>A page is asked for while its link is pointed at, and what is no page, or costs much, is not.</summary>
public sealed class PrefetchTests(BrowserSite browser)
{
    [Theory]
    [InlineData("")]
    [InlineData("/blog")]
    public async Task A_page_is_asked_for_ahead_and_nothing_else_is(string prefix)
    {
        const string Links = """
            [A page](b.md) [the last](c.md) [A question](/search/?q=words) [the search](/search/) [A feed](/atom.xml) [A twin](/posts/b.md)

            [A file](notes.txt) [a part](#part) [elsewhere](http://127.0.0.2:9/page/)

            ## Part {#part}
            """;
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n{Links}\n-- posts/b.md --\n# B\n-- posts/c.md --\n# C\n-- posts/notes.txt --\nNotes", null, prefix.Length > 0 ? [("BaseUrl", $"http://127.0.0.1{prefix}/")] : []);
        site.Listen();
        await site.ReadyAsync();
        using var seen = new SeenRequests(site.ClientOptions.BaseAddress);
        // A browser that is slow to draw the next page gives up the transition to it, and tells that as an error of the page.
        await using var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, $"{prefix}/posts/a/").AbsoluteUri, also: options => options.ReducedMotion = ReducedMotion.Reduce);
        await TestSite.Until(() => Task.FromResult(seen.All.Any(request => request.Path.StartsWith($"{prefix}/speculation/", StringComparison.Ordinal))), "the rules are asked for");
        var links = page.Page.Locator(".prose a");
        for (var link = 1; link < await links.CountAsync(); link++)
        {
            if (await links.Nth(link).InnerTextAsync() == "the last") continue;
            await links.Nth(link).HoverAsync();
            // As long as a browser takes a pointer to mean it, and as long again.
            await page.Page.WaitForTimeoutAsync(400);
        }

        await links.Nth(0).HoverAsync();
        await AskedFor($"{prefix}/posts/b/");
        await page.Page.GetByText("the last", new() { Exact = true }).HoverAsync();
        await AskedFor($"{prefix}/posts/c/");
        Assert.Equal([$"{prefix}/posts/b/", $"{prefix}/posts/c/"], seen.All.Where(request => request.Purpose.Contains("prefetch", StringComparison.Ordinal)).Select(request => request.Path));
        foreach (var path in (string[])["/search/", "/atom.xml", "/posts/b.md"]) Assert.DoesNotContain(seen.All, request => request.Path.StartsWith(prefix + path, StringComparison.Ordinal));
        // It is followed, and need not be asked for again.
        await page.Page.GetByText("the last", new() { Exact = true }).ClickAsync();
        await page.Page.WaitForURLAsync($"**{prefix}/posts/c/");
        Assert.Single(seen.All, request => request.Path == $"{prefix}/posts/c/");
        Assert.Empty(page.Messages);

        Task AskedFor(string path) => TestSite.Until(() => Task.FromResult(seen.All.Any(request => request.Path == path && request.Purpose.Contains("prefetch", StringComparison.Ordinal))), $"{path} is asked for ahead");
    }

    /// <summary>What a server was asked for, and what for.</summary>
    private sealed class SeenRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly Uri address;
        private readonly IDisposable subscription;
        private readonly ConcurrentQueue<(string Path, string Purpose)> all = new();
        private IDisposable? listening;

        public SeenRequests(Uri address)
        {
            this.address = address;
            subscription = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public IReadOnlyCollection<(string Path, string Purpose)> All => all;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.AspNetCore") listening = value.Subscribe(this, name => name.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith(".Start", StringComparison.Ordinal) && value.Value is HttpContext context && context.Connection.LocalPort == address.Port)
                all.Enqueue((context.Request.Path.Value ?? "", context.Request.Headers["Sec-Purpose"].ToString()));
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }

        public void Dispose()
        {
            listening?.Dispose();
            subscription.Dispose();
        }
    }
}

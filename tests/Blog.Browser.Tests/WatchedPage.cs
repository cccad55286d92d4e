using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>A browser page with what it said and asked for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    public WatchedPage(IPage page, Uri address)
    {
        Page = page;
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Messages.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != address.Authority) Foreign.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Everything the console said, reports of the content security policy among it.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>Requests to other origins.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>What a script of <see cref="PageChecks"/> finds wrong.</summary>
    public Task<string[]> FindAsync(string check) => Page.EvaluateAsync<string[]>(check);

    /// <summary>Rules on top of the page's own. The policy blocks a style element, as it should.</summary>
    public Task AddCssAsync(string css) => Page.EvaluateAsync("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet); }", css);

    public Task ResizeAsync(int width, int height = 900) => Page.SetViewportSizeAsync(width, height);

    /// <summary>Waits until something is drawn as it now is.</summary>
    public Task DrawnAsync() => Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    /// <summary>Waits until scrolling has come to rest.</summary>
    public Task RestAsync() => Page.EvaluateAsync(
        "new Promise(done => { let last, still = 0; const look = () => { still = scrollY === last ? still + 1 : 0; last = scrollY; if (still > 6) done(); else requestAnimationFrame(look); }; look(); })");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

using Blog.Web.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Blog.Browser.Tests.BrowserSite))]

namespace Blog.Browser.Tests;

/// <summary>One Chromium and one site on a real port for all browser tests; the site is the manual itself.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private readonly TestSite site = TestSite.OfFolder(Path.Combine(TestSite.RepositoryRoot(), "content"), ("PageSize", "5"));
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Uri Address { get; private set; } = new("http://localhost");

    public async ValueTask InitializeAsync()
    {
        site.Listen();
        Address = site.ClientOptions.BaseAddress;
        await site.ReadyAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("BLOG_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page that writes down what its console says and where it asks for anything.</summary>
    /// <param name="path">Of this site, or the whole address of another.</param>
    /// <param name="isDark">What the reader prefers.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="javaScript">Whether there is any.</param>
    /// <param name="whenAnswered">Told of every answer, before the page counts as open.</param>
    public async Task<WatchedPage> OpenAsync(string path, bool isDark = false, int width = 1280, bool javaScript = true, Func<IResponse, Task>? whenAnswered = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
        });
        var page = new WatchedPage(await context.NewPageAsync(), Address);
        var told = new List<Task>();
        if (whenAnswered is not null) page.Page.Response += (_, answer) => told.Add(whenAnswered(answer));
        await page.Page.GotoAsync(new Uri(Address, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.WhenAll(told);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await site.DisposeAsync();
    }
}

/// <summary>A browser page with what it said and asked for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    public WatchedPage(IPage page, Uri address)
    {
        Page = page;
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text}");
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

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

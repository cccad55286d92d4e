using System.Collections.Concurrent;
using Blog.Web.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Blog.Browser.Tests.BrowserSite))]

namespace Blog.Browser.Tests;

/// <summary>One Chromium for all browser tests, and the sites it looks at, on real ports: the manual together with the posts of <c>Kitchen/</c>, in each theme.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    /// <summary>Posts that hold everything a page can be troubled by.</summary>
    public static readonly string Kitchen = Path.Combine(TestSite.RepositoryRoot(), "tests", "Blog.Browser.Tests", "Kitchen");

    /// <summary>Whether the long form of each test is wanted.</summary>
    public static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;

    private readonly ConcurrentDictionary<string, Lazy<Task<TestSite>>> sites = [];
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await LaunchAsync();
        // A machine with other work to do is slow, and not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    /// <summary>A Chromium of one's own, for tests that need it started otherwise.</summary>
    /// <param name="with">Another argument.</param>
    /// <param name="without">An argument that Playwright gives it and that stands in the way.</param>
    public Task<IBrowser> LaunchAsync(string? with = null, string? without = null) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("BLOG_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. with is null ? (string[])[] : [with]],
        IgnoreDefaultArgs = without is null ? null : [without],
    });

    /// <summary>The manual and the kitchen, started when it is first asked for.</summary>
    public Task<TestSite> SiteAsync(string theme = "paper") => sites.GetOrAdd(theme, _ => new(async () =>
    {
        var site = TestSite.OfFolder(Path.Combine(TestSite.RepositoryRoot(), "content"), ("PageSize", "5"), ("Theme", theme));
        foreach (var file in Directory.GetFiles(Kitchen, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(site.Content, Path.GetRelativePath(Kitchen, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy)) File.Copy(file, copy);
        }

        return await ReadyAsync(site);
    })).Value;

    /// <summary>The kitchen alone, whatever is written in the manual.</summary>
    public Task<TestSite> KitchenAsync() => sites.GetOrAdd("", _ => new(() => ReadyAsync(
        TestSite.OfFolder(Kitchen, ("PageSize", "5"), ("Title", "Larder"), ("Description", "Everything that a page can be troubled by."))))).Value;

    private static async Task<TestSite> ReadyAsync(TestSite site)
    {
        site.Listen();
        await site.ReadyAsync();
        return site;
    }

    /// <summary>A page that writes down what its console says and where it asks for anything.</summary>
    /// <param name="path">On the manual's site, or a whole address.</param>
    /// <param name="also">Other wishes for the window.</param>
    /// <param name="before">What is to be done before the page is asked for.</param>
    /// <param name="browser">Another than the common one.</param>
    public async Task<WatchedPage> OpenAsync(
        string path, bool isDark = false, int width = 1280, bool javaScript = true, string theme = "paper", Action<BrowserNewContextOptions>? also = null, Func<IPage, Task>? before = null, IBrowser? browser = null)
    {
        var address = new Uri((await SiteAsync(theme)).ClientOptions.BaseAddress, path);
        var options = new BrowserNewContextOptions
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
        };
        also?.Invoke(options);
        var context = await (browser ?? chromium!).NewContextAsync(options);
        var page = new WatchedPage(await context.NewPageAsync(), address);
        if (before is not null) await before(page.Page);
        await page.Page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        foreach (var site in sites.Values) await (await site.Value).DisposeAsync();
    }
}

using Blog.Web.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Pages whose every word a stranger wrote, in a real browser under the policy they are served with: nothing runs, and nothing even tries to.</summary>
public sealed class HostilePageTests(BrowserSite browser)
{
    /// <summary>What the browser says of a picture that is not there, which is all that a stranger can bring about.</summary>
    private static bool IsMissingFile(string message) => message.Contains("Failed to load resource", StringComparison.Ordinal);

    /// <summary>
    /// The script of others that draws diagrams tries what a diagram says, in a frame that has no origin and a policy of its own, which stops it. That frame can
    /// reach nothing of the site, so that only a dialog would be a failure of it.
    /// </summary>
    private static bool IsOfDrawing(string message) => message.Contains("/lib/mermaid.", StringComparison.Ordinal);

    [Fact]
    public async Task No_dialog_opens_and_the_policy_has_nothing_to_stop()
    {
        await using var site = new TestSite(HostileSite.Files("yaml"), null, ("ScanInterval", "1h"), ("PageSize", "1000"));
        site.Listen();
        await site.ReadyAsync();
        var paths = Enumerable.Range(0, HostileSite.Count).Where(number => BrowserSite.IsSlow || number % 25 == 0)
            .SelectMany(number => (string[])[HostileSite.PathOf(number), $"/search/?q={Uri.EscapeDataString(HostileSite.Payload(number))}", $"/{Uri.EscapeDataString(HostileSite.Payload(number))}/"])
            // The server itself refuses these, without a page that a browser could show.
            .Where(path => !path.Split('?')[0].Contains("%00", StringComparison.Ordinal))
            .Concat(["/", "/posts/", "/tags/", "/categories/", "/authors/", "/series/", "/archives/"]).ToList();
        List<string> problems = [];
        var path = "";
        await using var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, "/readyz").AbsoluteUri, before: page =>
        {
            page.Dialog += (_, dialog) =>
            {
                problems.Add($"{path}: a dialog says {dialog.Message}");
                _ = dialog.DismissAsync();
            };
            page.Popup += (_, _) => problems.Add($"{path}: a window opens");
            return Task.CompletedTask;
        });
        foreach (var next in paths)
        {
            path = next;
            page.Messages.Clear();
            await page.Page.GotoAsync(new Uri(site.ClientOptions.BaseAddress, next).AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await ActAsync(page.Page);
            problems.AddRange(page.Messages.Where(message => !IsMissingFile(message) && !IsOfDrawing(message)).Select(message => $"{next}: {message}"));
            if (new Uri(page.Page.Url).Authority != site.ClientOptions.BaseAddress.Authority) problems.Add($"{next}: the page went to {page.Page.Url}");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(30)));
    }

    [Fact]
    public async Task A_drawing_that_is_opened_by_itself_runs_no_script()
    {
        const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" onload="document.documentElement.id='ran'"><script>document.documentElement.id = 'ran'; alert(1)</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"/></foreignObject></svg>""";
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n![A drawing](drawing.svg)\n-- posts/drawing.svg --\n{Drawing}\n-- static/drawing.svg --\n{Drawing}");
        site.Listen();
        var beside = (await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        var dialogs = 0;
        await using var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, "/readyz").AbsoluteUri, before: page =>
        {
            page.Dialog += (_, dialog) =>
            {
                dialogs++;
                _ = dialog.DismissAsync();
            };
            return Task.CompletedTask;
        });
        foreach (var path in (string[])["/drawing.svg", beside, "/posts/a/"])
        {
            await page.Page.GotoAsync(new Uri(site.ClientOptions.BaseAddress, path).AbsoluteUri);
            Assert.NotEqual("ran", await page.Page.EvaluateAsync<string>("document.documentElement.id"));
            // It is drawn all the same.
            if (path != "/posts/a/") Assert.Equal("svg", await page.Page.EvaluateAsync<string>("document.documentElement.localName"));
            else Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('.prose img').naturalWidth > 0"));
        }

        Assert.Equal(0, dialogs);
    }

    /// <summary>The same watch sees what a page does that has no policy and holds a script.</summary>
    [Fact]
    public async Task The_watch_notices_a_script_and_a_policy_that_stops_one()
    {
        var dialogs = 0;
        await using var page = await browser.OpenAsync("/about/", before: page =>
        {
            page.Dialog += (_, dialog) =>
            {
                dialogs++;
                _ = dialog.DismissAsync();
            };
            return Task.CompletedTask;
        });
        await page.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><p style=\"color:red\">x</p>')");
        await TestSite.Until(() => Task.FromResult(page.Messages.Any(message => !IsMissingFile(message) && message.Contains("Content Security Policy", StringComparison.Ordinal))), "the policy says what it stopped");
        Assert.Equal(0, dialogs);
        await page.Page.EvaluateAsync("setTimeout(() => alert(1))");
        await TestSite.Until(() => Task.FromResult(dialogs == 1), "the dialog is noticed");
    }

    /// <summary>What waits for a reader: everything is opened, moved over and focused. Links are not followed, for their addresses are looked at elsewhere.</summary>
    private static async Task ActAsync(IPage page) => await page.EvaluateAsync(
        """
        () => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          for (const element of document.querySelectorAll('main *'))
            for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'wheel', 'toggle', 'animationend', 'load', 'error']) element.dispatchEvent(new Event(kind, { bubbles: false }));
        }
        """);
}

using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>A page on paper: the text, where its links lead and where it came from, and nothing that can only be clicked.</summary>
public sealed class PrintTests(BrowserSite site)
{
    private const string OnlyClicked = "() => [...document.querySelectorAll('nav, button, .skip, .anchor, .site-footer')].filter(element => element.checkVisibility()).map(element => element.outerHTML)";

    [Fact]
    public async Task What_can_only_be_clicked_is_not_printed()
    {
        await using var page = await site.OpenAsync("/posts/everything/");
        Assert.NotEmpty(await page.FindAsync(OnlyClicked));
        await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.Empty(await page.FindAsync(OnlyClicked));
        foreach (var path in (string[])["/", "/posts/page/2/", "/tags/"])
        {
            await using var list = await site.OpenAsync(path);
            await list.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            Assert.Empty(await list.FindAsync(OnlyClicked));
        }
    }

    [Fact]
    public async Task Dark_pages_are_printed_in_ink()
    {
        await using var page = await site.OpenAsync("/posts/everything/", isDark: true, before: page => page.AddInitScriptAsync("localStorage.theme = 'dark'"));
        await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(28, 31, 35)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.Empty(await page.FindAsync(PageChecks.FaintText));
    }

    [Fact]
    public async Task The_paper_says_where_links_lead_and_no_heading_ends_it()
    {
        await using var page = await site.OpenAsync("/posts/everything/");
        var sheets = await PrintAsync(page);
        Assert.True(sheets.Count > 1);
        var all = string.Concat(sheets).Where(letter => !char.IsWhiteSpace(letter)).ToArray().AsSpan().ToString();
        Assert.Contains("https://example.com/a_very", all.Replace("-", "_", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(new Uri(page.Page.Url).AbsolutePath, all, StringComparison.Ordinal);
        foreach (var word in (string[])["Skip to content", "Copied", "Press Ctrl+C", "Older posts", "Feeds"]) Assert.DoesNotContain(sheets, sheet => sheet.Contains(word, StringComparison.Ordinal));

        await using var headings = await site.OpenAsync("/posts/many-headings/");
        var names = await headings.FindAsync("() => [...document.querySelectorAll('.prose :is(h2, h3, h4)')].map(heading => heading.textContent.replace(/#$/, '').trim())");
        Assert.Empty(Stranded(await PrintAsync(headings), names));
        await headings.Page.EvaluateAsync("() => { for (const text of document.querySelectorAll('.prose p')) text.remove(); for (const heading of document.querySelectorAll('.prose :is(h2, h3, h4)')) Object.assign(heading.style, { marginBlock: '9rem', breakAfter: 'auto' }); }");
        Assert.NotEmpty(Stranded(await PrintAsync(headings), names));
    }

    /// <summary>Sheets that end with a heading.</summary>
    private static List<string> Stranded(List<string> sheets, string[] names) =>
        [.. sheets.Select(sheet => sheet.Trim().Split('\n')[^1].Trim()).Where(line => line.Length > 0 && names.Any(name => name.EndsWith(line, StringComparison.Ordinal)))];

    /// <summary>The text of each sheet.</summary>
    private static async Task<List<string>> PrintAsync(WatchedPage page)
    {
        var file = Path.GetTempFileName();
        try
        {
            await page.Page.PdfAsync(new() { Path = file, Format = "A4" });
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            return [.. text.TrimEnd('\f').Split('\f')];
        }
        finally
        {
            File.Delete(file);
        }
    }
}

using System.IO.Compression;
using System.Text;
using Blog.Web.Tests;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Files that a post offers, opened by themselves under the policy that they are sent with: they are shown or saved, and act for nobody.</summary>
public sealed class FileOpeningTests(BrowserSite browser)
{
    [Fact]
    public async Task A_PDF_is_shown_and_an_archive_is_saved()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("words.txt");
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n[Paper](paper.pdf) [All of it](all.zip)\n-- posts/paper.pdf --\nbase64:{Convert.ToBase64String(Paper())}\n-- posts/all.zip --\nbase64:{Convert.ToBase64String(archive.ToArray())}\n");
        site.Listen();
        await site.ReadyAsync();
        await using var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, "/posts/a/").AbsoluteUri);
        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByText("All of it").ClickAsync());
        Assert.Equal("all.zip", saved.SuggestedFilename);
        Assert.Null(await saved.FailureAsync());
        await page.Page.GetByText("Paper").ClickAsync();
        // The browser's own viewer is a page within the page.
        await TestSite.Until(() => Task.FromResult(page.Page.Frames.Any(frame => frame.Url.StartsWith("chrome-extension://", StringComparison.Ordinal))), "the viewer is there");
        Assert.DoesNotContain(page.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    /// <summary>One empty page, with a script that would speak up.</summary>
    private static byte[] Paper()
    {
        string[] objects = ["<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>"];
        var (text, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var number = 0; number < objects.Length; number++)
        {
            places.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n{objects[number]}\nendobj\n");
        }

        var table = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}trailer<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}

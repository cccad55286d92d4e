using System.Buffers;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Blog.Web.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>What a post of a thousand words costs a reader who comes for the first time: requests, and bytes as a server that compresses sends them.</summary>
public sealed partial class WeightTests(BrowserSite browser)
{
    private const int Requests = 4;
    private const int Bytes = 14_000;

    [Fact]
    public async Task A_post_of_a_thousand_words_weighs_no_more_than_14_kB_in_4_requests()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(TestSite.RepositoryRoot(), "tests", "Blog.Browser.Tests", "thousand-words.md"), TestContext.Current.CancellationToken);
        Assert.InRange(Word().Count(text[text.IndexOf("---", 3, StringComparison.Ordinal)..]), 1000, 1050);
        // Neighbours, so that the page has all that a post has.
        await using var site = new TestSite($"-- posts/low-tide.md --\n{text}\n-- posts/before.md --\n---\ntitle: Before it\ndate: 2026-05-01\ntags: [sea]\n---\nText.\n-- posts/after.md --\n---\ntitle: After it\ndate: 2026-05-20\ntags: [maps]\n---\nText.");
        site.Listen();
        await site.ReadyAsync();

        var answers = new List<(string Type, string Path, int Bytes)>();
        var told = new List<Task>();
        await using var page = await browser.OpenAsync(new Uri(site.ClientOptions.BaseAddress, "/posts/low-tide/").AbsoluteUri, before: opened =>
        {
            opened.Response += (_, answer) => told.Add(NoteAsync(answer));
            return Task.CompletedTask;
        });
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Task.WhenAll(told);
        Assert.Equal("Low tide, a walk", await page.Page.Locator("h1").InnerTextAsync());

        async Task NoteAsync(IResponse answer) => answers.Add((answer.Request.ResourceType, new Uri(answer.Url).AbsolutePath, Compressed(await answer.BodyAsync())));

        var report = string.Join('\n', answers.Select(answer => $"{answer.Type,-12}{answer.Bytes,7:N0} B  {answer.Path}"));
        var weight = answers.Where(answer => answer.Type is "document" or "stylesheet" or "script").Sum(answer => answer.Bytes);
        report += $"\n{answers.Count} requests, HTML, CSS and script {weight:N0} B with brotli";
        TestContext.Current.TestOutputHelper!.WriteLine(report);
        foreach (var type in (string[])["document", "stylesheet"]) Assert.Contains(answers, answer => answer.Type == type);
        // What may be asked for ahead is read once for all pages, after everything that is shown.
        Assert.True(weight <= Bytes && answers.Count(answer => !answer.Path.StartsWith("/speculation/", StringComparison.Ordinal)) <= Requests, report);
    }

    /// <summary>As small as brotli makes it, which is how whatever is compressed ahead is sent.</summary>
    private static int Compressed(byte[] body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length) + 16);
        Assert.True(BrotliEncoder.TryCompress(body, buffer, out var written, quality: 11, window: 22));
        ArrayPool<byte>.Shared.Return(buffer);
        return written;
    }

    [GeneratedRegex(@"[\w'’-]+")]
    private static partial Regex Word();
}

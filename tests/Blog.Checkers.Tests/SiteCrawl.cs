using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Blog.Web.Tests;

namespace Blog.Checkers.Tests;

/// <summary>Follows every link of a site that stays on it, and keeps what is a page.</summary>
internal sealed partial class SiteCrawl(TestSite site, string name, string folder)
{
    private readonly Queue<string> queue = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<SavedPage> pages = [];

    /// <summary>What no link of a page leads to.</summary>
    private static readonly string[] Unlinked =
    [
        "/", "/sitemap.xml", "/404", "/posts/no-such-post/", "/posts/unlisted/", "/search/", "/search/?q=no-such-word-anywhere", "/search/?q=Fixtures", "/search/?q=the", "/lib/diagram/",
    ];

    public async Task<List<SavedPage>> RunAsync()
    {
        foreach (var path in Unlinked) queue.Enqueue(path);
        while (queue.TryDequeue(out var path))
        {
            if (seen.Add(path)) await TakeAsync(path);
        }

        return pages;
    }

    private async Task TakeAsync(string path)
    {
        var response = await site.GetAsync(path);
        if (response.Headers.Location is { } moved) Follow(moved.OriginalString, path);
        var text = await response.Content.ReadAsStringAsync();
        if (path == SitePaths.Sitemap) foreach (Match address in Location().Matches(text)) Follow(address.Groups[1].Value, path);
        if (response.Content.Headers.ContentType?.MediaType != "text/html") return;
        // A number keeps two paths apart that differ in signs alone.
        var file = Path.Combine(folder, $"{name}-{pages.Count + 1}-{Signs().Replace(Uri.UnescapeDataString(path), "-").Trim('-')}");
        var page = new SavedPage(name, path, (int)response.StatusCode, $"{(file.Length > 120 ? file[..120] : file)}.html", text);
        await File.WriteAllTextAsync(page.File, text);
        pages.Add(page);
        foreach (var link in page.Document.QuerySelectorAll("a[href], link[rel=alternate][href]")) Follow(link.GetAttribute("href")!, path);
    }

    private void Follow(string reference, string from)
    {
        var address = site.ClientOptions.BaseAddress;
        if (Uri.TryCreate(new Uri(address, from), reference, out var target) && target.Authority == address.Authority && target.Scheme == address.Scheme) queue.Enqueue(target.PathAndQuery);
    }

    [GeneratedRegex("<loc>([^<]*)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex Signs();
}

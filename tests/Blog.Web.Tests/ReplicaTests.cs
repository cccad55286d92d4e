using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Three processes on one folder, each with an index of its own, answer alike to the byte, so that any proxy may stand in front of any number of them.</summary>
public sealed partial class ReplicaTests : IDisposable
{
    // Headers of a connection, and of an instant.
    private static readonly string[] Own = ["Date"];

    private readonly string root = Directory.CreateTempSubdirectory("blog-replicas-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task Every_address_of_the_sitemap_and_of_the_feeds_is_the_same_on_all_after_a_start_an_edit_and_a_restart()
    {
        Copy(Path.Combine(TestSite.RepositoryRoot(), "content"), Content);
        var replicas = Enumerable.Range(0, 3).Select(Start).ToList();
        try
        {
            foreach (var replica in replicas) await replica.ReadyAsync();
            var before = await AssertAlikeAsync(replicas);
            Assert.True(before.Count > 60, $"only {before.Count} addresses");

            await File.WriteAllTextAsync(Path.Combine(Content, "posts", "a-new-one.md"), "---\ntitle: A new one\ndate: 2026-11-20\ntags: [manual]\n---\nIts text, and a [link](settings.md).", TestContext.Current.CancellationToken);
            await File.AppendAllTextAsync(Path.Combine(Content, "posts", "settings.md"), "\nOne line more.\n", TestContext.Current.CancellationToken);
            File.Delete(Path.Combine(Content, "posts", "searching.md"));
            foreach (var replica in replicas)
            {
                await TestSite.Until(async () => (await replica.TryGetAsync("/posts/a-new-one/"))!.StatusCode == HttpStatusCode.OK && (await replica.TryGetAsync("/posts/searching/"))!.StatusCode == HttpStatusCode.Gone, "the edit has arrived");
                await TestSite.Until(async () => (await TextAsync(replica, "/posts/settings/")).Contains("One line more.", StringComparison.Ordinal), "the change has arrived");
            }

            var after = await AssertAlikeAsync(replicas);
            Assert.Contains("/posts/a-new-one/", after);
            Assert.DoesNotContain("/posts/searching/", await TextAsync(replicas[2], "/sitemap.xml"), StringComparison.Ordinal);

            // One starts again with the index that it left.
            await replicas[1].TerminateAsync();
            Assert.Equal(0, await replicas[1].ExitCodeAsync());
            await replicas[1].DisposeAsync();
            replicas[1] = Start(1);
            await replicas[1].ReadyAsync();
            Assert.Equal(after.Order(), (await AssertAlikeAsync(replicas)).Order());
        }
        finally
        {
            foreach (var replica in replicas) await replica.DisposeAsync();
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private BlogProcess Start(int number) => BlogProcess.Start(
        [], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, $"data-{number}", "blog.db")), ("Blog__BaseUrl", "https://example.com/"), ("Blog__ScanInterval", "500ms"));

    /// <summary>The addresses that were compared.</summary>
    internal static async Task<IReadOnlyCollection<string>> AssertAlikeAsync(IReadOnlyList<BlogProcess> replicas)
    {
        var sitemap = await TextAsync(replicas[0], "/sitemap.xml");
        var urls = new HashSet<string>(Location().Matches(sitemap).Select(match => new Uri(WebUtility.HtmlDecode(match.Groups["url"].Value)).PathAndQuery));
        foreach (var url in (string[])["/sitemap.xml", "/robots.txt", "/llms.txt", "/opensearch.xml", "/site.webmanifest", "/search/?q=markdown", "/no-such-page/", "/posts", "/posts/searching/"]) urls.Add(url);
        foreach (var page in urls.ToList())
        {
            // Feeds, twins, pictures, styles and scripts.
            foreach (Match link in Link().Matches(await TextAsync(replicas[0], page))) urls.Add(WebUtility.HtmlDecode(link.Groups["path"].Value).Replace("https://example.com", "", StringComparison.Ordinal));
        }

        foreach (var url in urls)
        {
            foreach (var encoding in (string?[])[null, "gzip"])
            {
                var described = await Task.WhenAll(replicas.Select(replica => DescribeAsync(replica, url, encoding)));
                Assert.All(described, one => Assert.True(one == described[0], $"{url} ({encoding}) differs:\n{one}\n{described[0]}"));
            }
        }

        Assert.Contains(urls, url => url.EndsWith("/atom.xml", StringComparison.Ordinal));
        Assert.Contains(urls, url => url.StartsWith("/media/", StringComparison.Ordinal));
        return urls;
    }

    /// <summary>Status, headers and a hash of the body.</summary>
    private static async Task<string> DescribeAsync(BlogProcess replica, string url, string? encoding)
    {
        using var answer = (await replica.TryGetAsync(url, encoding))!;
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !Own.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{Convert.ToHexString(SHA256.HashData(body))}";
    }

    private static async Task<string> TextAsync(BlogProcess replica, string url) => await (await replica.TryGetAsync(url))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("<loc>(?<url>[^<]+)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex("""(?:href|src|content)="(?<path>(?:https://example\.com)?/[^"#?]*)["#?]""")]
    private static partial Regex Link();
}

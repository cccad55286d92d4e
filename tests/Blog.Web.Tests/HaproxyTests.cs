using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>HAProxy as Debian has it, with the file of <c>deploy/</c>, before three replicas. Heavy: it needs the package, which <c>tests/run.sh --slow</c> installs.</summary>
public sealed partial class HaproxyTests : IDisposable
{
    private static readonly TimeSpan ScanInterval = TimeSpan.FromSeconds(5);

    private readonly string root = Directory.CreateTempSubdirectory("blog-haproxy-").FullName;
    private readonly ConcurrentQueue<string> failures = new();
    private int indexes;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task One_that_is_killed_one_that_is_replaced_and_changes_meanwhile_fail_no_request()
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null) return;
        ReplicaTests.Copy(Path.Combine(TestSite.RepositoryRoot(), "content"), Content);
        await WriteAsync("going.md");
        var replicas = Enumerable.Range(0, 3).Select(_ => BlogProcess.Start([], Settings())).ToArray();
        var port = BlogProcess.FreePort();
        using var haproxy = Start(port, replicas);
        using var ended = new CancellationTokenSource();
        try
        {
            foreach (var replica in replicas) await replica.ReadyAsync();
            var server = new Uri($"http://127.0.0.1:{port}");
            using var client = NewClient();
            await TestSite.Until(async () => await StatusAsync(client, new(server, "/readyz")) == HttpStatusCode.OK, "HAProxy answers");
            var paths = Location().Matches(await client.GetStringAsync(new Uri(server, "/sitemap.xml"), TestContext.Current.CancellationToken))
                .Select(match => new Uri(match.Groups["url"].Value).AbsolutePath).Where(path => path != "/posts/going/").ToList();
            var readers = Enumerable.Range(0, 6).Select(reader => Task.Run(() => ReadAsync(server, paths, new Random(reader), ended.Token))).ToList();

            replicas[0].Kill();
            await WriteAsync("while-one-is-dead.md");
            await AlikeAsync(replicas[1..], "/posts/while-one-is-dead/", HttpStatusCode.OK);
            await replicas[0].DisposeAsync();
            replicas[0] = BlogProcess.StartAt(replicas[0].Port, Settings());
            await replicas[0].ReadyAsync();

            await replicas[1].TerminateAsync();
            File.Delete(Path.Combine(Content, "posts", "going.md"));
            Assert.Equal(0, await replicas[1].ExitCodeAsync());
            await replicas[1].DisposeAsync();
            replicas[1] = BlogProcess.StartAt(replicas[1].Port, Settings());
            await replicas[1].ReadyAsync();

            await WriteAsync("after-all.md");
            var taken = await AlikeAsync(replicas, "/posts/after-all/", HttpStatusCode.OK);
            var compared = await ReplicaTests.AssertAlikeAsync(replicas);
            Assert.Contains("/posts/after-all/", compared);
            Assert.DoesNotContain("/posts/going/", await client.GetStringAsync(new Uri(server, "/sitemap.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

            await ended.CancelAsync();
            var requests = (await Task.WhenAll(readers)).Sum();
            TestContext.Current.TestOutputHelper?.WriteLine($"{requests} requests, {failures.Count} failed; alike after {taken.TotalSeconds:0.00} s, {compared.Count} addresses compared");
            Assert.Empty(failures);
            Assert.True(requests > 2000, $"only {requests} requests");
        }
        finally
        {
            await ended.CancelAsync();
            haproxy.Kill(entireProcessTree: true);
            await haproxy.WaitForExitAsync(CancellationToken.None);
            foreach (var replica in replicas) await replica.DisposeAsync();
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>An index of its own for each process: what replaces another begins with nothing.</summary>
    private (string, string)[] Settings() =>
    [
        ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, $"data-{indexes++}", "blog.db")), ("Blog__BaseUrl", "https://example.com/"), ("Blog__AllowedHosts", "127.0.0.1"),
        ("Blog__ScanInterval", $"{ScanInterval.TotalSeconds}s"), ("Blog__StopDelay", "2s"),
    ];

    private Process Start(int port, BlogProcess[] replicas)
    {
        var configuration = File.ReadAllText(Path.Combine(TestSite.RepositoryRoot(), "deploy", "haproxy", "haproxy.cfg")).Replace("bind :80\n", $"bind 127.0.0.1:{port}\n", StringComparison.Ordinal);
        for (var number = 0; number < replicas.Length; number++) configuration = configuration.Replace($"blog-{number + 1}:8080", $"127.0.0.1:{replicas[number].Port}", StringComparison.Ordinal);
        var file = Path.Combine(root, "haproxy.cfg");
        File.WriteAllText(file, configuration);
        return Process.Start(new ProcessStartInfo("haproxy", ["-db", "-q", "-f", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private async Task WriteAsync(string name) =>
        await File.WriteAllTextAsync(Path.Combine(Content, "posts", name), "---\ntitle: One more\ndate: 2026-11-20\ntags: [manual]\n---\nIts text, and a [link](settings.md).", TestContext.Current.CancellationToken);

    /// <summary>How long it takes until all answer so: no longer than an interval, the time a file is left alone, and what one takes that has only begun, whose code is compiled while the readers keep both processors at work.</summary>
    private static async Task<TimeSpan> AlikeAsync(IEnumerable<BlogProcess> replicas, string path, HttpStatusCode status)
    {
        var written = Stopwatch.GetTimestamp();
        foreach (var replica in replicas) await TestSite.Until(async () => (await replica.TryGetAsync(path))?.StatusCode == status, $"{path} answers {status}");
        var taken = Stopwatch.GetElapsedTime(written);
        Assert.True(taken < ScanInterval + TimeSpan.FromSeconds(3), $"{path} took {taken.TotalSeconds} s");
        return taken;
    }

    private async Task<int> ReadAsync(Uri server, List<string> paths, Random random, CancellationToken ended)
    {
        using var client = NewClient();
        var count = 0;
        for (; !ended.IsCancellationRequested; count++)
        {
            var path = paths[random.Next(paths.Count)];
            if (await StatusAsync(client, new(server, path)) is not HttpStatusCode.OK and var status) failures.Enqueue($"{path}: {status?.ToString() ?? "no answer"}");
            // Three replicas, the proxy and the readers have this machine for themselves; a site that is loaded to the brim is another test's.
            await Task.Delay(5, CancellationToken.None);
        }

        return count;
    }

    private static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Null where there was no answer, or half of one.</summary>
    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, Uri url)
    {
        try
        {
            using var answer = await client.GetAsync(url, CancellationToken.None);
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    [GeneratedRegex("<loc>(?<url>[^<]+)</loc>")]
    private static partial Regex Location();
}

using System.Diagnostics;
using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Varnish as Debian has it, with the file of <c>deploy/</c>. Heavy: it needs the package, which <c>tests/run.sh --slow</c> installs.</summary>
public sealed class VarnishTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-varnish-").FullName;

    [Fact]
    public async Task Varnish_answers_by_itself_until_it_is_told_of_a_change_and_never_from_before_after_that()
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null) return;
        var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
        await WriteAsync(content, "hello.md", "The first version.");
        var port = BlogProcess.FreePort();
        await using var blog = BlogProcess.Start(
            [], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "200ms"),
            ("Blog__CacheControl", "public, max-age=0, s-maxage=86400, stale-while-revalidate=60"), ("Blog__CacheTag", "my-blog"), ("Blog__PurgeUrl", $"http://127.0.0.1:{port}/"));
        await blog.ReadyAsync();
        using var varnish = Start(port, blog.Port);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await TestSite.Until(async () => await TryTextAsync(client, "/posts/hello/") is { } text && text.Contains("The first version.", StringComparison.Ordinal), "Varnish answers");
            for (var number = 0; number < 5; number++)
            {
                using var again = await client.GetAsync(new Uri("/posts/hello/", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(2, again.Headers.GetValues("X-Varnish").Single().Split(' ').Length); // two numbers: this request's, and that of the one that fetched it
                Assert.False(again.Headers.Contains("Surrogate-Key"));
            }

            foreach (var version in (string[])["second", "third", "fourth"])
            {
                await WriteAsync(content, "hello.md", $"The {version} version.");
                await TestSite.Until(async () => (await TryTextAsync(client, "/posts/hello/"))!.Contains($"The {version} version.", StringComparison.Ordinal), $"the {version} version is seen through Varnish");
                // Once seen, the one before is seen no more.
                for (var number = 0; number < 20; number++) Assert.Contains($"The {version} version.", await TryTextAsync(client, "/posts/hello/"), StringComparison.Ordinal);
            }

            File.Delete(Path.Combine(content, "hello.md"));
            await TestSite.Until(async () => (await client.GetAsync(new Uri("/posts/hello/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Gone, "what is deleted is gone");
            // Without the key nothing is purged.
            using var purge = new HttpRequestMessage(new HttpMethod("PURGE"), "/");
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(purge, TestContext.Current.CancellationToken)).StatusCode);
        }
        finally
        {
            varnish.Kill(entireProcessTree: true);
            await varnish.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Process Start(int port, int blogPort)
    {
        var configuration = File.ReadAllText(Path.Combine(TestSite.RepositoryRoot(), "deploy", "varnish", "default.vcl"))
            .Replace("\"blog\"", "\"127.0.0.1\"", StringComparison.Ordinal).Replace("\"8080\"", $"\"{blogPort}\"", StringComparison.Ordinal);
        var file = Path.Combine(root, "default.vcl");
        File.WriteAllText(file, configuration);
        // Its child is another user.
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return Process.Start(new ProcessStartInfo("varnishd", ["-F", "-a", $"127.0.0.1:{port}", "-f", file, "-n", Path.Combine(root, "varnish"), "-s", "malloc,16m"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task<string?> TryTextAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task WriteAsync(string content, string name, string text)
    {
        var whole = Path.Combine(root, "being-written");
        await File.WriteAllTextAsync(whole, $"---\ntitle: Hello\ndate: 2024-01-01\n---\n\n{text}\n", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(whole, File.GetLastWriteTimeUtc(whole).AddMilliseconds(-20));
        File.Move(whole, Path.Combine(content, name), overwrite: true);
    }
}

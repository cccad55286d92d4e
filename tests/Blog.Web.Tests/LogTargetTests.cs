using System.Diagnostics;
using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Whatever becomes of the log, the site goes on; and nobody writes lines of their own into it.</summary>
public sealed class LogTargetTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-log-").FullName;

    /// <summary>Far more lines than a pipe and a queue can hold, to somebody who reads none, one who has gone, and nobody at all.</summary>
    [Theory]
    [InlineData("2>&1 | sleep 120")]
    [InlineData("2>&1 | head -n 1")]
    [InlineData("2>&- >&-")]
    [InlineData("2> /dev/full")]
    public async Task The_site_goes_on_when_its_log_goes_nowhere(string target)
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        for (var number = 0; number < 3500; number++) await File.WriteAllTextAsync(Path.Combine(root, "content", $"broken{number}.md"), "---\ntitle: a: b\n---\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(root, "content", "a.md"), "# A", TestContext.Current.CancellationToken);
        var port = BlogProcess.FreePort();
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet {Path.Combine(AppContext.BaseDirectory, "Blog.Web.dll")} {target}"]) { WorkingDirectory = root, RedirectStandardOutput = true };
        foreach (var (name, value) in ((string, string)[])[("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db"))])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await TestSite.Until(async () => await StatusAsync(client, "/posts/a/") == HttpStatusCode.OK, "the site answers");
            await File.WriteAllTextAsync(Path.Combine(root, "content", "b.md"), "# B", TestContext.Current.CancellationToken);
            await TestSite.Until(async () => await StatusAsync(client, "/posts/b/") == HttpStatusCode.OK, "a new post is found");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Line ends, escapes of terminals and marks that turn the direction of writing, in addresses of requests that fail.</summary>
    [Fact]
    public async Task No_request_writes_into_the_log()
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        await File.WriteAllTextAsync(Path.Combine(root, "content", "a.md"), "# A", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "1h"));
        await blog.ReadyAsync();
        // Where another index would be begun, something stands that cannot be taken away.
        Directory.CreateDirectory(Path.Combine(root, "data", "blog.db.new"));
        await using (var index = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(root, "data", "blog.db")};Pooling=false"))
        {
            await index.OpenAsync(TestContext.Current.CancellationToken);
            await using var drop = index.CreateCommand();
            drop.CommandText = "DROP TABLE Posts";
            await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        const string forged = "%0D%0Aforged%20line%1B%5B31m%E2%80%AEdrawkcab";
        foreach (var path in (string[])[$"/posts/{forged}/", $"/search/?q={forged}", $"/tags/{forged}/", $"/{forged}"]) Assert.Equal(HttpStatusCode.InternalServerError, (await blog.TryGetAsync(path))!.StatusCode);
        var server = new Uri($"http://127.0.0.1:{blog.Port}");
        await RawHttp.GetAsync(server, "/posts/", "User-Agent: forged line\r\nReferer: forged line\r\nX-Forwarded-For: forged line\r\n");
        await RawHttp.SendAsync(server, "GET /\u001b[31mforged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await TestSite.Until(() => Task.FromResult(blog.Errors.Split('\n').Count(line => line.Contains("failed", StringComparison.Ordinal)) >= 5), "the failures are logged");
        Assert.DoesNotContain("forged", blog.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', blog.Errors);
        Assert.DoesNotContain('\u202e', blog.Errors);
        // Each event is one line, with its time before it.
        Assert.All(blog.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", line));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        try
        {
            return (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}

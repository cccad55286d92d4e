using System.Net;
using System.Net.Sockets;
using System.Text;
using Blog.Diagnosis;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What the system gives little of. The limit of open files: the runtime does not outlive it, and a server that meets it listens no more. So it is never met.</summary>
public sealed class OpenFileTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-files-").FullName;

    private (string, string)[] Settings => [("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "200ms")];

    public OpenFileTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "content", "static"));
        File.WriteAllText(Path.Combine(root, "content", "hello.md"), "# Hello");
        File.WriteAllBytes(Path.Combine(root, "content", "static", "film.mp4"), new byte[8 << 20]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(320)]
    [InlineData(OpenFileLimit.Least - 1)]
    public async Task With_too_few_it_does_not_start_and_says_what_to_do(int limit)
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var blog = BlogProcess.StartWithFiles(limit, Settings);
        Assert.Equal(78, await blog.ExitCodeAsync());
        await TestSite.Until(() => Task.FromResult(blog.Errors.Trim().Length > 0), "something is said");
        Assert.StartsWith($"blog: this process may have {limit} files open, and needs {OpenFileLimit.Least}", Assert.Single(blog.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x6000000", true)] // of 128 MB
    [InlineData("0xC000000", false)] // of 256 MB
    public async Task With_little_memory_it_says_so_before_it_is_felt(string heap, bool isLittle)
    {
        await using var blog = BlogProcess.Start([], [.. Settings, ("DOTNET_GCHeapHardLimit", heap)]);
        await blog.ReadyAsync();
        Assert.Equal(isLittle, blog.Errors.Contains("Give the container 256 MB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_hundred_who_come_at_once_are_let_in_or_turned_away_and_it_goes_on()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var blog = BlogProcess.StartWithFiles(OpenFileLimit.Least, Settings);
        await blog.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("so that 32 connections at a time are accepted", StringComparison.Ordinal)), "it is said");
        var most = 0;
        for (var round = 0; round < 3; round++)
        {
            // A file that is sent slowly, pages that are new, and silence.
            var clients = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AskAsync(blog.Port, (number % 3) switch { 0 => "/film.mp4", 1 => $"/search/?q=a{round}x{number}", _ => "/" })));
            most = Math.Max(most, blog.Measure().Files);
            Assert.Contains(clients, client => client.Status == 200);
            Assert.All(clients, client => Assert.True(client.Status is 0 or 200, $"{client.Status}"));
            await File.WriteAllTextAsync(Path.Combine(root, "content", $"new-{round}.md"), "# New", TestContext.Current.CancellationToken);
            foreach (var (socket, _) in clients) socket.Dispose();
            await TestSite.Until(async () => await TryStatusAsync(blog, $"/posts/new-{round}/") == HttpStatusCode.OK, "what was written meanwhile is there");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"at most {most} files");
        Assert.InRange(most, 200, OpenFileLimit.Least - 20);
        Assert.True(blog.IsRunning);
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", blog.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<HttpStatusCode?> TryStatusAsync(BlogProcess blog, string path) => (await blog.TryGetAsync(path))?.StatusCode;

    /// <summary>Asks, takes the first line, and stays connected. A status of 0 is none.</summary>
    private static async Task<(TcpClient Socket, int Status)> AskAsync(int port, string path)
    {
        var socket = new TcpClient { ReceiveBufferSize = 16 << 10 };
        var line = new byte[12];
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), TestContext.Current.CancellationToken);
            var read = await socket.GetStream().ReadAtLeastAsync(line, line.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
            return (socket, read < line.Length ? 0 : int.Parse(Encoding.ASCII.GetString(line, 9, 3), System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return (socket, 0);
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>kill -TERM: not ready first, then nobody new, and whoever is being answered is answered to the end.</summary>
public sealed class GracefulStopTests : IDisposable
{
    // More than the buffers of a connection hold, so that the rest is still to be sent when the word to stop comes.
    private const int Size = 8 << 20;

    private readonly string root = Directory.CreateTempSubdirectory("blog-stop-").FullName;

    private string Content => Path.Combine(root, "content");

    private string Database => Path.Combine(root, "data", "blog.db");

    public GracefulStopTests()
    {
        Directory.CreateDirectory(Path.Combine(Content, "static"));
        File.WriteAllText(Path.Combine(Content, "hello.md"), "# Hello");
        File.WriteAllBytes(Path.Combine(Content, "static", "film.mp4"), new byte[Size]);
    }

    [Fact]
    public async Task Told_to_stop_it_is_not_ready_and_answers_until_the_delay_is_over()
    {
        // Longer than anything here may take: what is asked is asked within the delay.
        await using var blog = Start(("Blog__StopDelay", "60s"), ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "90"));
        await blog.ReadyAsync();
        Assert.Null((await blog.TryGetAsync("/posts/hello/"))!.Headers.ConnectionClose);
        await blog.TerminateAsync();
        await TestSite.Until(async () => (await blog.TryGetAsync("/readyz"))?.StatusCode == HttpStatusCode.ServiceUnavailable, "it is not ready any more");
        var page = (await blog.TryGetAsync("/posts/hello/"))!;
        Assert.Equal((HttpStatusCode.OK, true), (page.StatusCode, page.Headers.ConnectionClose));
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/healthz"))!.StatusCode);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("Told to stop: not ready any more, and still answering for 60 s", StringComparison.Ordinal)), "it is said");
    }

    [Fact]
    public async Task Fifty_downloads_under_way_are_finished_silent_connections_are_closed_and_the_index_is_left_in_order()
    {
        await using var blog = Start(("Blog__StopDelay", "500ms"));
        await blog.ReadyAsync();
        var silent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Connection.OpenAsync(blog.Port, "/posts/hello/")));
        foreach (var connection in silent) await connection.ReadBodyAsync();
        var downloads = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Connection.OpenAsync(blog.Port, "/film.mp4")));
        await blog.TerminateAsync();
        await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is null, "nobody new is let in");
        var sizes = await Task.WhenAll(downloads.Select(download => download.ReadBodyAsync()));
        Assert.All(sizes, size => Assert.Equal(Size, size));
        foreach (var connection in silent) Assert.True(await connection.IsClosedAsync());
        Assert.Equal(0, await blog.ExitCodeAsync());
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists($"{Database}-wal"), "what was written lies in the index itself");
        foreach (var connection in silent.Concat(downloads)) connection.Dispose();
    }

    [Fact]
    public async Task A_reader_who_never_reads_does_not_keep_it_longer_than_the_host_waits()
    {
        await using var blog = Start(("Blog__StopDelay", "0"), ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "1"));
        await blog.ReadyAsync();
        using var asleep = await Connection.OpenAsync(blog.Port, "/film.mp4");
        var began = Stopwatch.GetTimestamp();
        await blog.TerminateAsync();
        Assert.Equal(0, await blog.ExitCodeAsync());
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(8), "by itself it would wait for nine seconds");
    }

    /// <summary>Two replicas and whoever sends each request to one of those that said last that they are ready.</summary>
    [Fact]
    public async Task Replicas_that_are_replaced_one_after_the_other_under_load_fail_no_request()
    {
        var replicas = new List<BlogProcess> { Replica(0), Replica(1) };
        foreach (var replica in replicas) await replica.ReadyAsync();
        using var ended = new CancellationTokenSource();
        ready = [.. replicas];
        // Threads of their own, without anything asynchronous: the other tests must not keep them waiting.
        var probing = Task.Factory.StartNew(() => Probe(replicas, ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() => Read(ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        for (var number = 0; number < 2; number++)
        {
            var old = replicas[0];
            await old.TerminateAsync();
            Assert.Equal(0, await old.ExitCodeAsync());
            var replacement = Replica(number + 2);
            lock (replicas) (replicas[0], replicas[1]) = (replicas[1], replacement);
            await TestSite.Until(() => Task.FromResult(ready.Contains(replacement)), "its replacement is ready");
            await old.DisposeAsync();
        }

        await TestSite.Until(() => Task.FromResult(requests > 500), "more than 500 requests were made");
        await ended.CancelAsync();
        await probing;
        await Task.WhenAll(readers);
        Assert.Empty(failures);
        foreach (var replica in replicas) await replica.DisposeAsync();
    }

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> failures = new();
    private volatile BlogProcess[] ready = [];
    private volatile int requests;

    private BlogProcess Replica(int number) => Start(("Blog__StopDelay", "2s"), ("Blog__DatabasePath", Path.Combine(root, $"data-{number}", "blog.db")));

    private void Probe(List<BlogProcess> replicas, CancellationToken ended)
    {
        using var client = NewClient();
        while (!ended.IsCancellationRequested)
        {
            BlogProcess[] all;
            lock (replicas) all = [.. replicas];
            ready = [.. all.Where(replica => Status(client, replica, "/readyz") == HttpStatusCode.OK)];
            ended.WaitHandle.WaitOne(20);
        }
    }

    private void Read(CancellationToken ended)
    {
        using var client = NewClient();
        string[] paths = ["/", "/posts/hello/", "/atom.xml", "/search/?q=hello", "/posts/hello.md"];
        while (!ended.IsCancellationRequested)
        {
            var count = Interlocked.Increment(ref requests);
            var now = ready;
            var replica = now[count % now.Length];
            if (Status(client, replica, paths[count % paths.Length]) is not HttpStatusCode.OK and var status) failures.Enqueue($"{paths[count % paths.Length]} of {replica.Port}: {status?.ToString() ?? "no answer"}");
        }
    }

    private static HttpClient NewClient() => new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(20) };

    private static HttpStatusCode? Status(HttpClient client, BlogProcess replica, string path)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{replica.Port}{path}"));
            using var answer = client.Send(request, CancellationToken.None);
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private BlogProcess Start(params (string Name, string Value)[] settings) =>
        BlogProcess.Start([], [("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), .. settings]);

    /// <summary>A reader who takes the head of an answer, and the body when it likes.</summary>
    private sealed class Connection(TcpClient client, long length, long taken) : IDisposable
    {
        public static async Task<Connection> OpenAsync(int port, string path)
        {
            var client = new TcpClient { ReceiveBufferSize = 16 << 10 };
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), TestContext.Current.CancellationToken);
            var (head, buffer) = (new StringBuilder(), new byte[1]);
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
                head.Append((char)buffer[0]);
            }

            Assert.StartsWith("HTTP/1.1 200", head.ToString(), StringComparison.Ordinal);
            var length = head.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))["Content-Length: ".Length..];
            return new(client, long.Parse(length, System.Globalization.CultureInfo.InvariantCulture), 0);
        }

        /// <summary>Reads what is left; how many bytes came.</summary>
        public async Task<long> ReadBodyAsync()
        {
            var (buffer, read) = (new byte[1 << 16], 1);
            for (; taken < length && read > 0; taken += read) read = await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            return taken;
        }

        public async Task<bool> IsClosedAsync() => await client.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken) == 0;

        public void Dispose() => client.Dispose();
    }
}

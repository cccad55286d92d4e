using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Requests that are larger, slower or stranger than any honest one, and readers that go away.</summary>
public sealed class RequestLimitTests
{
    private const string Files = "-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";

    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;

    [Theory]
    [InlineData(1_000, 404)]
    [InlineData(16_000, 414)]
    [InlineData(40_000, 414)]
    [InlineData(100_000, 414)]
    public async Task An_address_that_is_too_long_gets_414(int length, int status)
    {
        await using var site = await StartAsync();
        var answer = await RawHttp.GetAsync(site.ClientOptions.BaseAddress, "/" + new string('a', length));
        Assert.Equal(status, answer.Status);
        // Longer than that the server does not read it, and says nothing with it.
        if (length <= 40_000) Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_question_of_a_thousand_letters_of_any_script_is_answered()
    {
        await using var site = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/search/?q=" + Uri.EscapeDataString(new string('語', 1000))));
    }

    [Theory]
    [InlineData(1, 64_000)]
    [InlineData(101, 10)]
    public async Task Headers_that_are_too_many_or_too_long_get_431(int count, int length)
    {
        await using var site = await StartAsync();
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('a', length)}\r\n"));
        Assert.Equal(431, (await RawHttp.GetAsync(site.ClientOptions.BaseAddress, "/", headers)).Status);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/"));
    }

    [Theory]
    [InlineData("GET", 200_000, 413)]
    [InlineData("POST", 200_000, 413)]
    [InlineData("POST", 100, 405)]
    [InlineData("GET", 100, 200)]
    public async Task A_body_that_is_too_large_gets_413(string method, int length, int status)
    {
        await using var site = await StartAsync();
        // Ready answers are held to it as well.
        await site.TextAsync("/");
        var server = site.ClientOptions.BaseAddress;
        var answer = await RawHttp.SendAsync(server, $"{method} / HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{new string('a', Math.Min(length, 1000))}");
        Assert.Equal(status, answer.Status);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("OPTIONS * HTTP/1.1", 405)]
    [InlineData("CONNECT x:1 HTTP/1.1", 405)]
    [InlineData("TRACE / HTTP/1.1", 405)]
    [InlineData("GET /%00 HTTP/1.1", 400)]
    [InlineData("GET / HTTP/9.9", 505)]
    [InlineData("GET  / HTTP/1.1", 400)]
    public async Task What_no_browser_sends_is_refused(string line, int status)
    {
        await using var site = await StartAsync();
        var server = site.ClientOptions.BaseAddress;
        var host = line.StartsWith("CONNECT", StringComparison.Ordinal) ? "x:1" : server.Authority;
        Assert.Equal(status, (await RawHttp.SendAsync(server, $"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n")).Status);
    }

    /// <summary>One request that two servers read as two would let somebody speak in another's name.</summary>
    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("X: a\nGET /smuggled HTTP/1.1\r\n\r\n")]
    [InlineData("Host: other.test\r\n\r\n")]
    public async Task A_request_that_could_be_read_in_two_ways_ends_the_connection(string rest)
    {
        await using var site = await StartAsync();
        var server = site.ClientOptions.BaseAddress;
        var answer = await RawHttp.SendAsync(server, $"POST / HTTP/1.1\r\nHost: {server.Authority}\r\n{rest}");
        Assert.InRange(answer.Status, 400, 499);
        Assert.DoesNotContain("HTTP/1.1 ", answer.Body, StringComparison.Ordinal);
        Assert.Equal("close", answer.Header("Connection"));
    }

    [Fact]
    public async Task Readers_that_go_away_are_no_failure()
    {
        await using var site = new TestSite(Files + string.Concat(Enumerable.Range(0, 60).Select(number => $"-- posts/p{number}.md --\n---\ndate: 2024-01-02\n---\n{new string('x', 3000)} word\n")), null, ("FeedSize", "500"), ("PageSize", "100"));
        site.Listen();
        await site.ReadyAsync();
        var server = site.ClientOptions.BaseAddress;
        await Parallel.ForEachAsync(Enumerable.Range(0, IsSlow ? 10_000 : 300), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (number, cancellation) =>
        {
            string[] targets = ["/atom.xml", "/posts/", $"/search/?q=word{number}", "/posts/p1/", $"/nothing-{number}/"];
            using var socket = new TcpClient { LingerState = new(true, 0) };
            await socket.ConnectAsync(server.Host, server.Port, cancellation);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {targets[number % targets.Length]} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n"), cancellation);
            if (number % 3 > 0) await socket.GetStream().ReadAtLeastAsync(new byte[number % 3 * 100], 1, throwOnEndOfStream: false, cancellation);
        });
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
        Assert.Equal([], site.Log.Where(line => line.Contains("xception", StringComparison.Ordinal) || line.Contains("failed", StringComparison.Ordinal) || line.Contains("abort", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Three hundred that begin to ask and never end, by header, by body and by not reading what they asked for.</summary>
    [Fact]
    public async Task Slow_attackers_keep_nobody_else_waiting_and_are_shown_out()
    {
        if (!IsSlow) return;
        await using var site = await StartAsync();
        var server = site.ClientOptions.BaseAddress;
        foreach (var begin in (string[])["GET / HTTP/1.1\r\nHost: x\r\nX-A: ", $"POST / HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: 60000\r\n\r\na"])
        {
            var attackers = new List<TcpClient>();
            for (var number = 0; number < 300; number++)
            {
                var socket = new TcpClient();
                await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begin), TestContext.Current.CancellationToken);
                attackers.Add(socket);
            }

            var started = TimeProvider.System.GetTimestamp();
            var closed = 0;
            while (closed < 300 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(40))
            {
                var asked = TimeProvider.System.GetTimestamp();
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
                Assert.InRange(TimeProvider.System.GetElapsedTime(asked).TotalSeconds, 0, 2);
                foreach (var socket in attackers) await DripAsync(socket);
                closed = attackers.Count(socket => !socket.Connected);
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            attackers.ForEach(socket => socket.Dispose());
            Assert.Equal(300, closed);
        }
    }

    private static async Task DripAsync(TcpClient socket)
    {
        if (!socket.Connected) return;
        try
        {
            if (socket.Client.Poll(0, SelectMode.SelectRead) && await socket.GetStream().ReadAsync(new byte[4096], TestContext.Current.CancellationToken) == 0) socket.Close();
            else await socket.GetStream().WriteAsync("a"u8.ToArray(), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            socket.Close();
        }
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = new TestSite(Files);
        site.Listen();
        await site.ReadyAsync();
        return site;
    }
}

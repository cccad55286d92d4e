using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Requests with bytes changed, left out, doubled and made up; the number that they are made of is said when one fails.</summary>
public sealed class MutatedRequestTests : IDisposable
{
    private static readonly int Requests = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 400 : 10_000;

    private readonly string root = Directory.CreateTempSubdirectory("blog-mutated-").FullName;

    [Fact]
    public async Task No_mutated_request_makes_the_site_fail_or_grow()
    {
        var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
        await File.WriteAllTextAsync(Path.Combine(content, "a.md"), "---\ntitle: A\ndate: 2024-01-01\n---\nText.\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__BaseUrl", "http://localhost/"));
        await blog.ReadyAsync();
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BLOG_MUTATION_SEED"), out var given) ? given : Random.Shared.Next();
        string[] seeds =
        [
            "GET /posts/a/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br;q=0.5\r\nIf-None-Match: \"abc\", W/\"x\"\r\nConnection: close\r\n\r\n",
            "GET /search/?q=%22a+b%22+-c+tag%3Ad&page=2 HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-9,20-\r\nConnection: close\r\n\r\n",
            "HEAD /atom.xml HTTP/1.1\r\nHost: localhost\r\nIf-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT\r\nX-Forwarded-For: 1.2.3.4, [::1]\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: a.test\r\nConnection: close\r\n\r\n",
            "POST /%7Ea/../b;c=d/%E6%97%A5?e=f HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: identity\r\nCookie: a=b\r\nConnection: close\r\n\r\nabc",
        ];
        var statuses = new SortedDictionary<int, int>();
        var early = 0L;
        for (var number = 0; number < Requests; number++)
        {
            var request = Mutate(Encoding.Latin1.GetBytes(seeds[number % seeds.Length]), new Random(unchecked(seed + number)));
            var status = await StatusOfAsync(blog.Port, request);
            Assert.True(status is 0 or 505 or (>= 200 and < 500), $"BLOG_MUTATION_SEED={seed}, number {number}: {status} for {Encoding.Latin1.GetString(request)}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (number == Requests / 5) early = blog.Measure().Bytes;
            // The server itself says so where a body that nobody reads is malformed.
            if (number % 50 == 49 || number == Requests - 1) Assert.DoesNotContain(blog.Errors.Split('\n'), line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal));
        }

        var late = blog.Measure().Bytes;
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", statuses.Select(pair => $"{pair.Key}: {pair.Value}"))}; {early >> 20} MB after a fifth, {late >> 20} MB at the end");
        Assert.True(statuses.GetValueOrDefault(200) > 0 && statuses.GetValueOrDefault(400) > 0, string.Join(", ", statuses));
        Assert.True(late < early * 1.25, $"{early >> 20} MB after a fifth, {late >> 20} MB at the end");
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/a/"))!.StatusCode);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A request that is cut short is waited for: half a second says that nothing was said.</summary>
    private static async Task<int> StatusOfAsync(int port, byte[] request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(5));
        var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            var buffer = new byte[64];
            var read = await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false, timeout.Token);
            return read < 12 ? 0 : int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return 0;
        }
    }

    private static byte[] Mutate(byte[] request, Random random)
    {
        var bytes = request.ToList();
        for (var times = random.Next(6); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)"%\0\r\n:/\u00ff "[random.Next(8)], random.Next(1, 50)));
                    break;
            }
        }

        return [.. bytes];
    }
}

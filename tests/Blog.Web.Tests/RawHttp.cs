using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What a server says to bytes that no client library would send.</summary>
/// <param name="Status">0 where it closed without a word.</param>
internal sealed record RawHttp(int Status, string Head, string Body)
{
    /// <summary>The value of a header; null where it is not there.</summary>
    public string? Header(string name) => Head.Split("\r\n").Skip(1).FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    /// <summary>Asks for a path as it is written, in one go, and reads until the server closes.</summary>
    /// <param name="headers">Whole lines with their ends.</param>
    public static Task<RawHttp> GetAsync(Uri server, string target, string headers = "") => SendAsync(server, $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n{headers}\r\n");

    public static Task<RawHttp> SendAsync(Uri server, string request) => SendAsync(server, Encoding.Latin1.GetBytes(request));

    public static async Task<RawHttp> SendAsync(Uri server, byte[] request)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, timeout.Token);
        var stream = socket.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException)
        {
            // Refused before it was read to its end: what was said stands.
        }

        return Read(Encoding.Latin1.GetString(answer.ToArray()));
    }

    public static RawHttp Read(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return new(0, "", answer);
        return new(int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture), answer[..end], answer[(end + 4)..]);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Blog.Web.Commands;

/// <summary>
/// Asks other sites for their addresses: HEAD, and GET where that is refused. Redirects are followed here, to tell those that last from those that do
/// not, and addresses of this network are left alone however a name or a redirect leads to them.
/// </summary>
internal sealed class OutsideRequests : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient client;
    private readonly TimeSpan timeout;
    private readonly bool asksPrivate;

    /// <param name="timeout">Of each request.</param>
    /// <param name="asksPrivate">Loopback and private networks are asked as well.</param>
    public OutsideRequests(TimeSpan timeout, bool asksPrivate)
    {
        (this.timeout, this.asksPrivate) = (timeout, asksPrivate);
        // With a proxy its address would be looked at in the place of the site's, and the site's by nobody.
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = ConnectAsync, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; blog-check)");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /// <summary>What is at the address.</summary>
    public async Task<OutsideAnswer> AskAsync(Uri url, CancellationToken cancellation)
    {
        try
        {
            return await FollowAsync(url, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(OutsideState.Unclear, $"it did not answer within {timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException error) when (Cause<PrivateAddressException>(error) is not null)
        {
            return new(OutsideState.Private);
        }
        catch (HttpRequestException error) when (Cause<AuthenticationException>(error) is not null)
        {
            return new(OutsideState.Unclear, "its certificate is not valid");
        }
        catch (HttpRequestException error)
        {
            return Cause<SocketException>(error) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } ? new(OutsideState.Gone, $"there is no host {url.Host}") : new(OutsideState.Unclear, "it could not be connected to");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<OutsideAnswer> FollowAsync(Uri url, CancellationToken cancellation)
    {
        var (at, lasting, isLasting) = (url, (Uri?)null, true);
        for (var hops = 0; hops <= MostRedirects; hops++)
        {
            var (status, location) = await AskOnceAsync(at, cancellation);
            if (status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                if (location is null || !Uri.TryCreate(at, location, out var next) || next.Scheme is not ("http" or "https")) return new(OutsideState.Unclear, "it redirects to nothing that can be asked");
                isLasting &= status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
                at = next;
                if (isLasting) lasting = next;
                continue;
            }

            if (status is HttpStatusCode.NotFound or HttpStatusCode.Gone) return new(OutsideState.Gone, $"it answers {(int)status}");
            if ((int)status is < 200 or > 299) return new(OutsideState.Unclear, $"it answers {(int)status}");
            return lasting is null ? new(OutsideState.There) : new(OutsideState.Moved, Target: lasting);
        }

        return new(OutsideState.Unclear, $"it redirects more than {MostRedirects} times");
    }

    /// <summary>Servers that know no HEAD answer all sorts of things, so that only a GET is believed to fail.</summary>
    private async Task<(HttpStatusCode Status, string? Location)> AskOnceAsync(Uri url, CancellationToken cancellation)
    {
        var answer = await SendAsync(HttpMethod.Head, url, cancellation);
        return (int)answer.Status < 400 ? answer : await SendAsync(HttpMethod.Get, url, cancellation);
    }

    private async Task<(HttpStatusCode Status, string? Location)> SendAsync(HttpMethod method, Uri url, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var request = new HttpRequestMessage(method, url);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return (response.StatusCode, response.Headers.Location?.OriginalString);
    }

    // A name may lead anywhere, and at another moment elsewhere: the address that is connected to is the one that is looked at.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (!asksPrivate && addresses.Any(IsPrivate)) throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Of this machine or network: RFC 1918, RFC 4193, RFC 6598, loopback and link-local.</summary>
    internal static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.Equals(IPAddress.IPv6Any) || address.IsIPv6Multicast) return true;
        return address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is
            [0 or 10 or 127 or >= 224, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [100, >= 64 and <= 127, ..];
    }

    private static T? Cause<T>(Exception? error) where T : Exception
    {
        while (error is not null and not T) error = error.InnerException;
        return (T?)error;
    }

    private sealed class PrivateAddressException : IOException;
}

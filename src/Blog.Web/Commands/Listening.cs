using System.Net;
using System.Net.Sockets;
using Blog.Diagnosis;

namespace Blog.Web.Commands;

/// <summary>Tries each address that the site would listen on, for a moment.</summary>
internal static class Listening
{
    private const string Check = "address", Default = "http://localhost:5000";

    /// <param name="urls">Addresses, divided by semicolons; null where none are written.</param>
    /// <param name="ports">Ports of every address of this machine, where no address is written.</param>
    public static IEnumerable<Finding> List(string? urls, string? ports)
    {
        var addresses = !string.IsNullOrWhiteSpace(urls) ? urls : !string.IsNullOrWhiteSpace(ports) ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}")) : Default;
        return addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Try);
    }

    private static Finding Try(string written)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(written);
        }
        catch (FormatException)
        {
            return Finding.Error(Check, $"{written} is no address", "write one such as http://localhost:5080 in ASPNETCORE_URLS or --urls");
        }

        if (address.IsUnixPipe || address.IsNamedPipe) return Finding.Ok(Check, written);
        var isNamed = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip);
        if (!isNamed) ip = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.IPv6Any;
        try
        {
            using var socket = new Socket(ip!.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (ip.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(new IPEndPoint(ip, address.Port));
            socket.Listen();
            return Finding.Ok(Check, $"{written} is free");
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => Finding.Error(Check, $"something listens on {written} already", "stop it, if it is not this site, or write another address in ASPNETCORE_URLS"),
                SocketError.AccessDenied => Finding.Error(Check, $"{written} may not be listened on", "write a port above 1023 in ASPNETCORE_URLS"),
                _ => Finding.Error(Check, $"{written} cannot be listened on ({error.Message})", "write an address that this machine has in ASPNETCORE_URLS"),
            };
        }
    }
}

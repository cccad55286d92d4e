using System.Net;
using Blog.Content;

namespace Blog;

/// <summary>Reads the settings about the way that requests come: through which proxies, and whether by HTTPS alone.</summary>
internal static class TransportSettings
{
    private const string Nobody = "none";

    /// <summary>Addresses and networks; empty for <c>none</c>.</summary>
    public static IReadOnlyList<IPNetwork> Networks(FrontMatterNode node)
    {
        var written = SettingReader.Texts(node);
        if (written.Count == 0) return new BlogOptions().TrustedProxies;
        return written is [Nobody] ? [] : [.. written.Select(Network)];
    }

    public static TransportSecurity Promise(FrontMatterNode node)
    {
        var text = SettingReader.Text(node, nameof(TransportSecurity.Subdomains));
        foreach (var promise in Enum.GetValues<TransportSecurity>())
            if (promise.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)) return promise;
        throw new SettingException("is no such promise: write off, host, subdomains or preload");
    }

    private static IPNetwork Network(string written)
    {
        // The parser of addresses takes 10 for 0.0.0.10.
        var address = written.Split('/')[0];
        var isWhole = address.Contains(':', StringComparison.Ordinal) || address.Count(letter => letter == '.') == 3;
        if (isWhole && IPAddress.TryParse(written, out var one)) return new(one, one.GetAddressBytes().Length * 8);
        if (isWhole && IPNetwork.TryParse(written, out var network) && network.PrefixLength > 0) return network;
        throw new SettingException($"holds {written}, which is no address and no network: write 192.0.2.7 or 10.0.0.0/8");
    }
}

using System.Globalization;
using System.Text;

namespace Blog;

/// <summary>Hosts in the spelling in which they are sent and compared: ASCII, with letters of any script as Punycode (RFC 5891).</summary>
public static class SiteHost
{
    private static readonly IdnMapping Mapping = new();

    /// <summary>A host's name in ASCII; null where it has no such form, so that nobody can ask for it.</summary>
    public static string? ToAscii(string host)
    {
        if (Ascii.IsValid(host)) return host;
        try
        {
            return Mapping.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a URL names the host and the port of a site, whichever scheme and spelling it has.</summary>
    /// <param name="url">Absolute.</param>
    /// <param name="site">The site's own address.</param>
    public static bool IsOf(Uri url, Uri site) =>
        string.Equals(ToAscii(url.Host), ToAscii(site.Host), StringComparison.OrdinalIgnoreCase) && (url.Port == site.Port || url.IsDefaultPort && site.IsDefaultPort);
}

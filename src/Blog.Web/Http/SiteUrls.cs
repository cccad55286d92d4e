using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Blog.Web.Http;

/// <summary>
/// Makes URLs of the site's paths: encodes them and adds the prefix, or scheme and host too. Nothing of a request enters them but the token of
/// a preview that was found good, whose links stay within it.
/// </summary>
public sealed class SiteUrls(BlogConfiguration configuration, IServer server, IHttpContextAccessor requests)
{
    /// <summary>The prefix below which the site lives, decoded as a request's path is, without a slash at its end; empty at the root of a host.</summary>
    public string Prefix => Uri.UnescapeDataString(EncodedPrefix);

    /// <summary>The same as links have it.</summary>
    public string EncodedPrefix => configuration.Current.BaseUrl?.AbsolutePath.TrimEnd('/') ?? "";

    /// <summary>Whether absolute URLs are the configured ones, so that canonical links may be written.</summary>
    public bool HasBase => configuration.Current.BaseUrl is not null && requests.HttpContext?.Preview() is null;

    private string Start => EncodedPrefix + requests.HttpContext?.Preview()?.Prefix;

    private string Origin => configuration.Current.BaseUrl?.GetLeftPart(UriPartial.Authority)
        ?? (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? Reachable(address).TrimEnd('/') : "http://localhost");

    /// <summary>An address that is listened on, as it can be asked for: of all hosts this machine.</summary>
    public static string Reachable(string address) => address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal);

    /// <summary>A path of the site as a page links to it.</summary>
    public string Path(string path) => Start + SitePaths.Encode(path);

    /// <summary>A path of the site with scheme and host.</summary>
    public string Absolute(string path) => Origin + Path(path);

    /// <summary>A question to the search, as a page links to it.</summary>
    public string Search(string text, int page = 1) => Path(SitePaths.Search) + SitePaths.SearchQuery(text, page);

    /// <summary>Where something moved to: a path of the site, with the query and fragment it may bring, or elsewhere.</summary>
    public string Moved(string target)
    {
        if (!target.StartsWith('/'))
        {
            // A header holds ASCII alone.
            var url = new Uri(target);
            return $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : $":{url.Port}")}{url.PathAndQuery}{url.Fragment}";
        }

        var end = target.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? Path(target) : Path(target[..end]) + Uri.EscapeDataString(target[end..]).Replace("%3F", "?", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal)
            .Replace("%26", "&", StringComparison.Ordinal).Replace("%23", "#", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }

    /// <summary>A request's query with everything encoded that a header cannot hold.</summary>
    public static string Query(HttpRequest request) =>
        string.Concat((request.QueryString.Value ?? "").Select(character => character is > ' ' and < '\x7F' ? character.ToString() : Uri.HexEscape(character <= '\xFF' ? character : '?')));

    /// <summary>A link of the settings: a path of the site gets the prefix, any other stays.</summary>
    public string Link(string url) => url.StartsWith('/') ? Start + url : url;
}

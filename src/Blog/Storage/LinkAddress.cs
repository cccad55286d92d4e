using Blog.Content;

namespace Blog.Storage;

/// <summary>The address that a link within the site names, in the form in which addresses are compared.</summary>
internal static class LinkAddress
{
    /// <summary>The path of the site that a target names when it is read as a browser would, from the post's page (RFC 3986, section 5).</summary>
    public static string UrlOf(LinkKey key, string pageUrl)
    {
        var written = key.Kind == LinkKind.File ? key.Written : SitePaths.Encode(key.Value.Replace('\\', '/'));
        var page = new Uri("http://site" + SitePaths.Encode(pageUrl));
        return Uri.TryCreate(page, written, out var url) && url.Host == page.Host ? Uri.UnescapeDataString(url.AbsolutePath) : "/" + key.Value.TrimStart('/');
    }

    /// <summary>The address as <see cref="SitePaths.Key"/> makes it, of a post also where its file or its markdown is named.</summary>
    public static string KeyOf(string url)
    {
        var key = SitePaths.Key(url.Trim());
        return key.EndsWith("/index.md", StringComparison.Ordinal) ? key[..^"/index.md".Length] : key.EndsWith(".md", StringComparison.Ordinal) ? key[..^".md".Length] : key;
    }
}

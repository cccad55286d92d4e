using Blog.Content;

namespace Blog.Storage;

/// <summary>What a link and the post that it means have in common, whoever else could be meant: a file, an address, or a name.</summary>
internal static class MentionKey
{
    /// <summary>Everything that a link may mean.</summary>
    /// <param name="target">As written.</param>
    /// <param name="path">The file that it stands in.</param>
    /// <param name="url">That file's own address.</param>
    public static IEnumerable<string> OfLink(string target, string path, string url)
    {
        var key = LinkKey.Parse(target, path);
        switch (key.Kind)
        {
            case LinkKind.File:
                yield return File(key.Value);
                yield return Address(LinkAddress.KeyOf(LinkAddress.UrlOf(key, url)));
                break;
            case LinkKind.Path:
                yield return Address(LinkAddress.KeyOf(LinkAddress.UrlOf(key, url)));
                break;
            case LinkKind.Note when key.FileName is null:
                foreach (var name in NoteResolver.NamesIn(key)) yield return Name(name);
                break;
            // The site's own address may be spelled out, and which it is can change.
            case LinkKind.External when Uri.TryCreate(target.StartsWith("//", StringComparison.Ordinal) ? "https:" + target : target, UriKind.Absolute, out var outer) && outer.Scheme is "http" or "https":
                yield return Elsewhere(outer.Host, LinkAddress.KeyOf(Uri.UnescapeDataString(outer.AbsolutePath)));
                break;
        }
    }

    /// <summary>Everything that a post may be meant by.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="addresses">Keys of its present address and of old ones.</param>
    /// <param name="names">What notes call it.</param>
    /// <param name="baseUrl">The site's own address; null for none.</param>
    public static IEnumerable<string> OfPost(string path, IReadOnlyCollection<string> addresses, IEnumerable<string> names, Uri? baseUrl)
    {
        var keys = addresses.Select(Address).Concat(names.Select(Name)).Prepend(File(path));
        return baseUrl is null ? keys : keys.Concat(addresses.Select(address => Elsewhere(baseUrl.Host, SitePaths.Key(Uri.UnescapeDataString(baseUrl.AbsolutePath).TrimEnd('/') + address))));
    }

    private static string File(string path) => "f" + path;

    private static string Address(string key) => "a" + key;

    private static string Name(string name) => "n" + name;

    private static string Elsewhere(string host, string key) => "e" + (SiteHost.ToAscii(host) ?? host) + key;
}

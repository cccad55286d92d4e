using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Finds out what the links of a text lead to for this reader. Only public posts and the files they show are ever led to.</summary>
internal static class LinkResolver
{
    /// <summary>What each target, as written in the post, is to this reader.</summary>
    public static Dictionary<string, ResolvedTarget> Resolve(this ReadSession session, PostRow row, IReadOnlyList<string> targets)
    {
        var keys = targets.ToDictionary(target => target, target => LinkKey.Parse(target, row.Path, session.Options.BaseUrl), StringComparer.Ordinal);
        var inner = keys.Values.Where(key => key.Kind is LinkKind.File or LinkKind.Path).ToList();
        var notes = keys.Values.Where(key => key.Kind == LinkKind.Note).ToList();
        if (inner.Count + notes.Count == 0) return keys.ToDictionary(pair => pair.Key, pair => Outside(pair.Value), StringComparer.Ordinal);

        var context = session.Context;
        var files = inner.Where(key => key.Kind == LinkKind.File).Select(key => key.Value).ToArray();
        var urls = inner.Select(key => KeyOf(UrlOf(key, row))).Distinct().ToArray();
        var named = session.FindNamedFiles(row, notes);
        var known = session.FindNotes(row, notes);
        var media = inner.SelectMany(key => key.MediaPaths()).Concat(named.Values).Distinct().ToArray();
        var posts = context.Posts.Where(post => files.Contains(post.Path) || urls.Contains(post.UrlKey)).Select(post => new { post.Path, post.Url, post.UrlKey }).ToList();
        var aliases = context.Aliases.Where(alias => urls.Contains(alias.UrlKey)).Select(alias => new { alias.UrlKey, alias.Post!.Url, alias.IsFormer }).ToList();
        aliases.RemoveAll(alias => alias.IsFormer && aliases.Exists(other => other.UrlKey == alias.UrlKey && other.Url != alias.Url));
        var shown = media.Length == 0 ? [] : context.Set<MediaRow>().Where(file => media.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        // A path that no public post has may be a hidden one's, which is not to be told, or a page that another program serves.
        var kept = context.Posts.IgnoreQueryFilters([BlogDbContext.Gate]).Where(post => urls.Contains(post.UrlKey)).Select(post => post.UrlKey).ToHashSet();
        kept.UnionWith(context.Aliases.IgnoreQueryFilters([BlogDbContext.Gate]).Where(alias => urls.Contains(alias.UrlKey)).Select(alias => alias.UrlKey));

        return keys.ToDictionary(pair => pair.Key, pair => Find(pair.Key, pair.Value), StringComparer.Ordinal);

        ResolvedTarget Find(string target, LinkKey key)
        {
            if (key.Kind == LinkKind.Note)
            {
                if (key.FileName is { } name && shown.GetValueOrDefault(named.GetValueOrDefault(name, "")) is { } picture)
                    return new(ResolvedKind.Path, SitePaths.MediaFile(picture.Hash, picture.Name), "", picture.Width, picture.Height);
                return known.GetValueOrDefault(key.Value) is { } address ? new(ResolvedKind.Path, address, key.Tail) : new(ResolvedKind.Nothing, null);
            }

            if (key.Kind is not (LinkKind.File or LinkKind.Path)) return Outside(key);
            if (key.MediaPaths().Select(path => shown.GetValueOrDefault(path)).FirstOrDefault(file => file is not null) is { } file)
            {
                // Engines differ in what they serve as it stands; a post may show a file wherever it lies.
                var isServed = key.Kind == LinkKind.Path && Engine.IsForFiles(file.Path) && session.Options.Engine.StaticUrl(file.Path) == key.Value;
                return new(ResolvedKind.Path, isServed ? key.Value : SitePaths.MediaFile(file.Hash, file.Name), key.Tail, file.Width, file.Height);
            }

            var url = UrlOf(key, row);
            var urlKey = KeyOf(url);
            var post = posts.Find(post => key.Kind == LinkKind.File && post.Path == key.Value)?.Url
                ?? posts.Find(post => post.Url == url)?.Url ?? posts.Find(post => post.UrlKey == urlKey)?.Url ?? aliases.Find(alias => alias.UrlKey == urlKey)?.Url;
            if (post is not null) return new(ResolvedKind.Path, post, key.Tail);
            if (kept.Contains(urlKey) || key.Kind == LinkKind.File && (ContentFolder.IsPost(key.Value) || MediaTypes.Of(key.Value) is not null))
                return new(ResolvedKind.Nothing, null);
            return new(ResolvedKind.Path, SitePaths.Canonical(url) ?? url, key.Tail);
        }
    }

    /// <summary>The path of the site that a target names when it is read as a browser would, from the post's page (RFC 3986, section 5).</summary>
    private static string UrlOf(LinkKey key, PostRow row)
    {
        var written = key.Kind == LinkKind.File ? key.Written : SitePaths.Encode(key.Value.Replace('\\', '/'));
        var page = new Uri("http://site" + SitePaths.Encode(row.Url));
        return Uri.TryCreate(page, written, out var url) && url.Host == page.Host ? Uri.UnescapeDataString(url.AbsolutePath) : "/" + key.Value.TrimStart('/');
    }

    /// <summary>The address as <see cref="SitePaths.Key"/> makes it, of a post also where its file or its markdown is named.</summary>
    private static string KeyOf(string url)
    {
        var key = SitePaths.Key(url.Trim());
        return key.EndsWith("/index.md", StringComparison.Ordinal) ? key[..^"/index.md".Length] : key.EndsWith(".md", StringComparison.Ordinal) ? key[..^".md".Length] : key;
    }

    private static ResolvedTarget Outside(LinkKey key) => new(key.Kind == LinkKind.Fragment ? ResolvedKind.Fragment : ResolvedKind.External, key.Value);
}

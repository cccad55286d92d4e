using Blog.Content;
using Blog.Media;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>Tells an author what the site answers at an address, and whose it would be.</summary>
internal sealed class UrlExplainer(BlogOptions options, PostReader posts, MovedReader moved, PreviewReader preview, FileExplainer files)
{
    /// <returns>Null for an address of another site, and for one that nothing has.</returns>
    public Explanation? Explain(string asked)
    {
        if (Locate(asked) is not var (path, query)) return null;
        // Of the site's own pages only the first gives way, to old addresses that live in the query.
        if (SitePaths.Canonical(path) is { } own && posts.FindMoved(path, query) is not { UsedQuery: true }) return OfSite(path, own);
        if (posts.FindByPath(path, query) is { } answer)
        {
            if (answer.Post is { } post) return Say(path, $"is answered with {post.Path}", [post.Path]);
            var isSpelling = SitePaths.Key(path) == SitePaths.Key(answer.MovedTo!);
            return preview.FindFile(answer.MovedTo!) is { } file
                ? Say(path, $"leads to {answer.MovedTo}: it is {(isSpelling ? "another spelling of the URL" : "an old address")} of {file}", [file])
                : Say(path, $"leads to {answer.MovedTo}", []);
        }

        if (FindStatic(path) is { } served) return Say(path, $"is answered with the file {served.Path} as it stands", [served.Path]);
        if (moved.Find(path, query, file => FindStatic(file) is not null) is { } rule) return Say(path, rule.Target is null ? "is said to be gone for good, by a rule of _redirects or because a post was public here once whose file is gone" : $"leads to {rule.Target}, by a rule of _redirects, as an address of another engine, or because a post was public here once", []);
        var claims = preview.ListClaims(path, query);
        return claims.Count == 0 ? null : Say(path, $"is answered as an unknown address: {string.Join(", ", claims)}, whose it would be, {(claims.Count == 1 ? "is" : "are")} not public", claims);
    }

    private ContentFile? FindStatic(string path) => new StaticFiles(ContentFolder.Of(options), options.Engine).Find(path) is { } file && !preview.IsWithheld(file.Path) ? file : null;

    private Explanation OfSite(string path, string own)
    {
        if (own.StartsWith(SitePaths.Media, StringComparison.Ordinal) && own[SitePaths.Media.Length..].Split('/') is [var hash, var name])
        {
            var media = preview.ListMedia(hash, name);
            return Say(path, media.Count == 0 ? "is an address of files beside posts, and no file has these bytes and this name" : $"is the address of {string.Join(", ", media)}", media);
        }

        if (own.StartsWith(SitePaths.Media, StringComparison.Ordinal) && own[SitePaths.Media.Length..].Split('/') is [var original, var size, var file])
        {
            var media = PictureFormat.OriginalsOf(file).SelectMany(candidate => preview.ListMedia(original, candidate)).ToList();
            return Say(path, media.Count == 0 ? "is an address of smaller versions of pictures, and no picture has these bytes and this name" : $"is the address of a version ({size}) of {string.Join(", ", media)}", media);
        }

        return Say(path, own == path ? "belongs to the site itself" : $"leads to {own}, which belongs to the site itself", []);
    }

    private Explanation Say(string path, string answer, IReadOnlyList<string> concerned) => new(path, answer, [.. concerned.Select(files.Explain)]);

    /// <summary>Path and query of an address on this site, decoded and without its prefix; null for one of another site.</summary>
    private (string Path, string Query)? Locate(string asked)
    {
        if (asked.StartsWith('/')) asked = "http://localhost" + asked;
        if (!Uri.TryCreate(asked, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return null;
        if (options.BaseUrl is { } site && !url.IsLoopback && !SiteHost.IsOf(url, site)) return null;
        var path = Uri.UnescapeDataString(url.AbsolutePath);
        var prefix = Uri.UnescapeDataString(options.BaseUrl?.AbsolutePath.TrimEnd('/') ?? "");
        if (prefix.Length > 0 && (path + "/").StartsWith(prefix + "/", StringComparison.Ordinal)) path = "/" + path[prefix.Length..].TrimStart('/');
        return (path, url.Query);
    }
}

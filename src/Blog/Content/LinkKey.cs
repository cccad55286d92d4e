namespace Blog.Content;

/// <summary>Where a link or embedded file points, put into a form that can be looked up.</summary>
public enum LinkKind
{
    /// <summary>Another site, a mail address, a telephone number.</summary>
    External,

    /// <summary>A place on the same page.</summary>
    Fragment,

    /// <summary>A file of the content folder: another post, or a picture beside this one.</summary>
    File,

    /// <summary>A path of this site.</summary>
    Path,

    /// <summary>A file of the content folder by its name alone, as wikis and notes link: the post, or the picture, wherever it lies.</summary>
    Note,
}

/// <summary>A target taken apart.</summary>
/// <param name="Kind">Which of the other values count.</param>
/// <param name="Value">The content file or the site path, decoded, without query and fragment; else the target as it is.</param>
/// <param name="Tail">Query and fragment as written, with their marks.</param>
/// <param name="Written">The path of a file as written, still encoded: what a browser would resolve.</param>
/// <param name="Owned">Where Hexo keeps a file that is named without a folder: in the post's own folder beside it.</param>
public readonly record struct LinkKey(LinkKind Kind, string Value, string Tail, string Written = "", string? Owned = null)
{
    /// <summary>The scheme of targets that name a file, within a body only: no page holds it.</summary>
    internal const string NoteScheme = "note:";

    /// <summary>Reads a target as it stands in the post at <paramref name="postPath"/>.</summary>
    /// <param name="target">As the author wrote it.</param>
    /// <param name="postPath">The post's file, relative to the content folder.</param>
    /// <param name="baseUrl">The site's own address: a link that spells it out is a link within the site.</param>
    public static LinkKey Parse(string target, string postPath, Uri? baseUrl = null)
    {
        if (target.StartsWith('#') || target.Length == 0) return new(LinkKind.Fragment, target, "");
        if (target.StartsWith(NoteScheme, StringComparison.OrdinalIgnoreCase))
        {
            var fragment = target.IndexOf('#', StringComparison.Ordinal);
            if (fragment < 0) fragment = target.Length;
            return new(LinkKind.Note, UnicodeText.Compose(Uri.UnescapeDataString(target[NoteScheme.Length..fragment])), target[fragment..]);
        }

        if (target.StartsWith("//", StringComparison.Ordinal) || HasScheme(target))
        {
            if (OnSite(target, baseUrl) is not { } own) return new(LinkKind.External, target, "");
            target = own;
        }

        var end = target.AsSpan().IndexOfAny('?', '#');
        var (path, tail) = end < 0 ? (target, "") : (target[..end], target[end..]);
        if (path.Length == 0) return new(LinkKind.Fragment, target, "");
        var decoded = Uri.UnescapeDataString(path);
        if (decoded[0] == '/') return new(LinkKind.Path, decoded, tail);
        var owned = MediaTypes.Of(decoded) is not null && Path.GetExtension(postPath) is { Length: > 0 } extension ? Join(postPath[..^extension.Length] + "/", decoded) : null;
        return new(LinkKind.File, Join(postPath, decoded), tail, path, owned);
    }

    /// <summary>What an absolute URL names on the site, whichever scheme and spelling of the port it has; null for another site's.</summary>
    private static string? OnSite(string target, Uri? baseUrl)
    {
        if (baseUrl is null || !Uri.TryCreate(baseUrl, target, out var url) || url.Scheme is not ("http" or "https") || !SiteHost.IsOf(url, baseUrl)) return null;
        return url.AbsolutePath.StartsWith(baseUrl.AbsolutePath, StringComparison.OrdinalIgnoreCase)
            ? string.Concat("/", url.PathAndQuery.AsSpan(baseUrl.AbsolutePath.Length), url.Fragment)
            : null;
    }

    /// <summary>The content files that may be meant where the target is a file to be shown or fetched: beside the post, or under a static folder.</summary>
    public IEnumerable<string> MediaPaths()
    {
        if (Kind is not (LinkKind.File or LinkKind.Path) || MediaTypes.Of(Value) is null) return [];
        var path = Value;
        return Kind == LinkKind.Path ? Engine.Any.StaticPaths(path).Append(path[1..]) : Owned is null ? [path] : [path, Owned];
    }

    /// <summary>The name of a picture or another file that may lie anywhere, in the form that is compared; null where a post is named.</summary>
    public string? FileName => Kind == LinkKind.Note && MediaTypes.Of(Value) is not null ? NoteName.Fold(Value) : null;

    /// <summary>The content file that a path relative to another file names; a way above the root stays at the root.</summary>
    private static string Join(string postPath, string relative)
    {
        var segments = new List<string>(postPath.Split('/')[..^1]);
        foreach (var segment in relative.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != "..") segments.Add(segment);
            else if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
        }

        return string.Join('/', segments);
    }

    private static bool HasScheme(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(target[0]) && target.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}

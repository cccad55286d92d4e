using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Finds out what the links of a text lead to for this reader. Only public posts and the files they show are ever led to.</summary>
internal static class LinkResolver
{
    /// <summary>What each target, as written in the post, is to this reader.</summary>
    public static Dictionary<string, ResolvedTarget> Resolve(this ReadSession session, PostRow row, IReadOnlyList<string> targets) => session.Resolve([(row, targets)])[0];

    /// <summary>The same for several posts at once, in their order.</summary>
    public static IReadOnlyList<Dictionary<string, ResolvedTarget>> Resolve(this ReadSession session, IReadOnlyList<(PostRow Row, IReadOnlyList<string> Targets)> asked)
    {
        var all = asked.Select(post => (post.Row, Keys: post.Targets.ToDictionary(target => target, target => LinkKey.Parse(target, post.Row.Path, session.Options.BaseUrl), StringComparer.Ordinal))).ToList();
        var inner = all.SelectMany(post => post.Keys.Values.Where(key => key.Kind is LinkKind.File or LinkKind.Path).Select(key => (post.Row, Key: key))).ToList();
        var notes = all.Select(post => (post.Row, Notes: (IReadOnlyList<LinkKey>)[.. post.Keys.Values.Where(key => key.Kind == LinkKind.Note)])).ToList();
        if (inner.Count == 0 && notes.TrueForAll(post => post.Notes.Count == 0)) return [.. all.Select(post => post.Keys.ToDictionary(pair => pair.Key, pair => Outside(pair.Value), StringComparer.Ordinal))];

        var context = session.Context;
        var files = inner.Where(link => link.Key.Kind == LinkKind.File).Select(link => link.Key.Value).Distinct().ToArray();
        var urls = inner.Select(link => LinkAddress.KeyOf(LinkAddress.UrlOf(link.Key, link.Row.Url))).Distinct().ToArray();
        var allNamed = notes.ConvertAll(post => session.FindNamedFiles(post.Row, post.Notes));
        var allKnown = session.FindNotes(notes);
        var media = inner.SelectMany(link => link.Key.MediaPaths()).Concat(allNamed.SelectMany(named => named.Values)).Distinct().ToArray();
        // As a reader of the address is led: see PostReader.FindByPath.
        var posts = context.Posts.Where(post => files.Contains(post.Path) || urls.Contains(post.UrlKey)).OrderBy(post => post.PublishUtc).ThenBy(post => post.Path)
            .Select(post => new { post.Path, post.Url, post.UrlKey }).ToList();
        var aliases = context.Aliases.Where(alias => urls.Contains(alias.UrlKey)).OrderBy(alias => alias.IsFormer).ThenBy(alias => alias.Post!.PublishUtc).ThenBy(alias => alias.Post!.Path)
            .Select(alias => new { alias.UrlKey, alias.Post!.Url, alias.IsFormer }).AsEnumerable().GroupBy(alias => alias.UrlKey, StringComparer.Ordinal)
            .Where(named => !named.First().IsFormer || named.All(alias => alias.Url == named.First().Url)).ToDictionary(named => named.Key, named => named.First().Url, StringComparer.Ordinal);
        var shown = media.Length == 0 ? [] : context.Set<MediaRow>().Where(file => media.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        // A path that no public post has may be a hidden one's, which is not to be told, or a page that another program serves.
        var kept = context.Posts.IgnoreQueryFilters([BlogDbContext.Gate]).Where(post => urls.Contains(post.UrlKey)).Select(post => post.UrlKey).ToHashSet();
        kept.UnionWith(context.Aliases.IgnoreQueryFilters([BlogDbContext.Gate]).Where(alias => urls.Contains(alias.UrlKey)).Select(alias => alias.UrlKey));

        return [.. all.Select((post, index) => post.Keys.ToDictionary(pair => pair.Key, pair => Find(pair.Value, post.Row, allNamed[index], allKnown[index]), StringComparer.Ordinal))];

        ResolvedTarget Find(LinkKey key, PostRow row, Dictionary<string, string> named, Dictionary<string, string> known)
        {
            if (key.Kind == LinkKind.Note)
            {
                if (key.FileName is { } name && shown.GetValueOrDefault(named.GetValueOrDefault(name, "")) is { } picture)
                    return new(ResolvedKind.Path, SitePaths.MediaFile(picture.Hash, picture.Name), "", picture.Width, picture.Height) { Found = TargetFound.File, Picture = picture.Picture(session.Options) };
                return known.GetValueOrDefault(key.Value) is { } address ? new(ResolvedKind.Path, address, key.Tail) { Found = TargetFound.Post } : new(ResolvedKind.Nothing, null);
            }

            if (key.Kind is not (LinkKind.File or LinkKind.Path)) return Outside(key);
            if (key.MediaPaths().Select(path => shown.GetValueOrDefault(path)).FirstOrDefault(file => file is not null) is { } file)
            {
                // Engines differ in what they serve as it stands; a post may show a file wherever it lies.
                var isServed = key.Kind == LinkKind.Path && Engine.IsForFiles(file.Path) && session.Options.Engine.StaticUrl(file.Path) == key.Value;
                return new(ResolvedKind.Path, isServed ? key.Value : SitePaths.MediaFile(file.Hash, file.Name), key.Tail, file.Width, file.Height) { Found = TargetFound.File, Picture = file.Picture(session.Options) };
            }

            var url = LinkAddress.UrlOf(key, row.Url);
            var urlKey = LinkAddress.KeyOf(url);
            var post = posts.Find(post => key.Kind == LinkKind.File && post.Path == key.Value)?.Url
                ?? posts.Find(post => post.Url == url)?.Url ?? posts.Find(post => post.UrlKey == urlKey)?.Url ?? aliases.GetValueOrDefault(urlKey);
            if (post is not null) return new(ResolvedKind.Path, post, key.Tail) { Found = TargetFound.Post };
            if (kept.Contains(urlKey) || key.Kind == LinkKind.File && (ContentNames.IsPost(key.Value) || MediaTypes.Of(key.Value) is not null))
                return new(ResolvedKind.Nothing, null);
            return new(ResolvedKind.Path, SitePaths.Canonical(url) ?? url, key.Tail);
        }
    }

    private static ResolvedTarget Outside(LinkKey key) => new(key.Kind == LinkKind.Fragment ? ResolvedKind.Fragment : ResolvedKind.External, key.Value);
}

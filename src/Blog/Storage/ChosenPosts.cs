using Blog.Content;

namespace Blog.Storage;

/// <summary>Finds the posts that an author names as going with one, among those that this reader may see.</summary>
internal static class ChosenPosts
{
    private const int MostChosen = 12;

    /// <summary>Each name as written, in the author's order, with the listed post that it means; null for none.</summary>
    public static IReadOnlyList<(string Written, PostRow? Post)> FindChosen(this ReadSession session, PostRow row)
    {
        if (row.Related.Length == 0) return [];
        var named = row.Related.Split('\n').Select(written => (Written: written, Targets: Targets(written).ToList())).Take(MostChosen).ToList();
        var resolved = session.Resolve(row, [.. named.SelectMany(name => name.Targets).Distinct()]);
        var urls = resolved.Values.Where(target => target.Kind == ResolvedKind.Path).Select(target => target.Value!).Distinct().ToArray();
        var slugs = named.Select(name => name.Written).ToArray();
        var posts = session.Listed.Where(post => urls.Contains(post.Url)).ToList();
        var bySlug = session.Listed.Where(post => slugs.Contains(post.Slug)).OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).ToList();
        return
        [
            .. named.Select(name => (name.Written, name.Targets.Select(target => posts.Find(post => post.Url == resolved[target].Value)).FirstOrDefault(post => post is not null)
                ?? bySlug.Find(post => post.Slug == name.Written))),
        ];
    }

    /// <summary>What an author may have meant: a way to a file or an address, then the name of a note.</summary>
    private static IEnumerable<string> Targets(string written)
    {
        var name = written.StartsWith("[[", StringComparison.Ordinal) && written.EndsWith("]]", StringComparison.Ordinal) ? written[2..^2].Split('|', '#')[0] : written;
        if (name == written && (written.Contains('/', StringComparison.Ordinal) || ContentNames.IsPost(written))) yield return written;
        if (!name.Contains("://", StringComparison.Ordinal)) yield return LinkKey.NoteScheme + Uri.EscapeDataString(name.Trim('/'));
    }
}

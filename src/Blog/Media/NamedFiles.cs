using Blog.Content;
using Blog.Storage;

namespace Blog.Media;

/// <summary>Finds the files that posts name without a path, as notes do: of those with that name the one nearest to the post.</summary>
internal static class NamedFiles
{
    /// <summary>Settles which file each name means among those that there are.</summary>
    /// <returns>Whether any name means another file than before.</returns>
    public static bool Settle(ContentScan scan, PostWriter writer)
    {
        var wanted = writer.ReadNamedFiles();
        if (wanted.Count == 0) return false;
        var names = wanted.Select(file => Last(file.Name)).ToHashSet(StringComparer.Ordinal);
        var present = scan.Files.Select(file => file.Path).Where(path => MediaTypes.Of(path) is not null)
            .Select(path => (Path: path, Folded: NoteName.Fold(path))).Where(file => names.Contains(Last(file.Folded))).ToLookup(file => Last(file.Folded), StringComparer.Ordinal);
        var hasChanged = false;
        foreach (var (postId, postPath, name, path) in wanted)
        {
            var suffix = "/" + name.Trim('/');
            var found = present[Last(name)].Where(file => ("/" + file.Folded).EndsWith(suffix, StringComparison.Ordinal)).Select(file => file.Path)
                .OrderBy(file => Distance(postPath, file)).ThenBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault() ?? "";
            if (found == path) continue;
            writer.SetNamedFile(postId, name, found);
            hasChanged = true;
        }

        return hasChanged;
    }

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>Steps from folder to folder; a step up is the longer way, so that what lies below a post is its own.</summary>
    private static int Distance(string one, string other)
    {
        var from = one.Split('/')[..^1];
        var to = other.Split('/')[..^1];
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common]) common++;
        return (2 * (from.Length - common)) + to.Length - common;
    }
}

namespace Blog.Content;

/// <summary>
/// Finds keys that were to hide a post and slipped into a map: below a <c>[table]</c> of TOML every key belongs to it, and an indent of YAML does
/// the same. Only what can mean nothing else there counts.
/// </summary>
internal static class VisibilityStrays
{
    /// <summary>Adds what they say to the reasons, and tells the author.</summary>
    public static void Heed(FrontMatterMap map, string path, ref List<string>? reasons, List<ContentProblem> problems)
    {
        foreach (var (name, entry) in Find(map))
        {
            var written = VisibilityRules.Written(entry);
            if (reasons?.Contains(written) == true) continue;
            (reasons ??= []).Add(written);
            problems.Add(new(path, entry.Line, entry.Column, ProblemCode.UnclearVisibility,
                $"{written} stands inside of {FrontMatterFields.Shown(name)}, and the post is hidden all the same", "write it at the top, before any [table] and without an indent"));
        }
    }

    private static IEnumerable<(string Map, FrontMatterEntry Entry)> Find(FrontMatterMap map)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not FrontMatterMap inner || Keeps(entry.Key)) continue;
            foreach (var found in Within(entry.Key, inner)) yield return found;
        }
    }

    private static IEnumerable<(string Map, FrontMatterEntry Entry)> Within(string name, FrontMatterMap map)
    {
        var isList = FrontMatterKeys.Normalize(name) is "taxonomies" or "taxonomy";
        foreach (var entry in map.Entries)
        {
            if (entry.Value is FrontMatterMap inner)
            {
                foreach (var found in Within(entry.Key, inner)) yield return found;
            }
            else if (entry.Value is FrontMatterScalar scalar && (isList || IsOfPosts(entry.Key)) && VisibilityRules.Hides(entry.Key, scalar.Value, out var isClear) && isClear)
            {
                yield return (name, entry);
            }
        }
    }

    /// <summary>A status or a password may be that of anything; a draft is a post.</summary>
    private static bool IsOfPosts(string key)
    {
        var path = FrontMatterKeys.Normalize(key);
        return FrontMatterKeys.Draft.Paths.Contains(path) || FrontMatterKeys.Published.Paths.Contains(path);
    }

    /// <summary>What Hugo hands down to the pages of a folder is not said of the post.</summary>
    private static bool Keeps(string key) => FrontMatterKeys.Normalize(key) is "cascade";
}

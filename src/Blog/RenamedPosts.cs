using Blog.Memory;
using Blog.Storage;

namespace Blog;

/// <summary>Tells which posts whose files are gone are there under another name. Asked for their addresses, and before any of them is held.</summary>
internal static class RenamedPosts
{
    /// <summary>The same id or the same bytes under another name are the same post.</summary>
    /// <param name="writer">Has the posts that are gone, or knows nothing of them any more, and those that are new.</param>
    /// <param name="memory">Where posts were public.</param>
    /// <param name="gone">The posts whose files are gone.</param>
    /// <param name="isNew">Whether a file was not there before.</param>
    public static IReadOnlyList<(PostIdentity Old, PostIdentity Renamed)> Find(PostWriter writer, UrlMemory memory, IReadOnlyList<PostIdentity> gone, Func<string, bool> isNew)
    {
        if (gone.Count == 0) return [];
        var vanished = gone.ToList();
        var found = new List<(PostIdentity Old, PostIdentity Renamed)>();
        // An author who names the old address in a new file has renamed it, whatever else changed in it.
        var claims = writer.ListAliases().Where(alias => isNew(alias.Path)).ToLookup(alias => alias.UrlKey, alias => alias.Path);
        var added = writer.ListIdentities().Where(post => isNew(post.Path)).OrderBy(post => post.Path, StringComparer.Ordinal).ToList();
        foreach (var by in (Func<PostIdentity, string>[])[post => post.FeedId, post => post.Hash])
        {
            var alike = added.ToLookup(by);
            foreach (var old in vanished.ToList())
            {
                if (alike[by(old)].Where(added.Contains).OrderByDescending(post => NameOf(post.Path) == NameOf(old.Path)).FirstOrDefault() is { } renamed) Pair(old, renamed);
            }
        }

        foreach (var old in vanished.ToList())
        {
            var urls = memory.Urls.Where(pair => pair.Value == old.Path).SelectMany(pair => claims[SitePaths.Key(pair.Key)]).ToHashSet(StringComparer.Ordinal);
            if (added.Find(post => urls.Contains(post.Path)) is { } claiming) Pair(old, claiming);
        }

        return found;

        void Pair(PostIdentity old, PostIdentity renamed)
        {
            found.Add((old, renamed));
            vanished.Remove(old);
            added.Remove(renamed);
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

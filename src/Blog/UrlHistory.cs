using System.Globalization;
using Blog.Content;
using Blog.Memory;
using Blog.Storage;

namespace Blog;

/// <summary>
/// A step of the load, once the gate is settled: remembers where posts are public now, finds the files that got another name, and brings the index
/// to what is remembered. A post that was never public leaves nothing.
/// </summary>
internal sealed class UrlHistory(PostWriter writer, UrlMemory memory)
{
    private readonly GateWriter gate = new(writer);
    private readonly Lazy<HashSet<string>> feedIds = new(() => memory.FirstPaths.Values.Select(PathFeedId.Of).ToHashSet(StringComparer.Ordinal));

    /// <summary>Settles it.</summary>
    /// <param name="vanished">The posts whose files are gone.</param>
    /// <param name="isNew">Whether a file was not there before.</param>
    /// <param name="isIndexed">The index has all that is remembered.</param>
    /// <param name="now">The instant of the load.</param>
    /// <param name="after">Posts with greater numbers alone can have become public, or public elsewhere; 0 where any can.</param>
    public void Settle(IReadOnlyList<PostIdentity> vanished, Func<string, bool> isNew, bool isIndexed, DateTime now, long after)
    {
        FollowRenames([.. vanished.Where(post => memory.Knows(post.Path))], isNew);
        if (!isIndexed) writer.ReplaceRemembered(memory.Urls);
        foreach (var (url, path) in gate.ListUnremembered(now, after))
        {
            memory.Remember(url, path);
            writer.Remember(url, path);
            KeepFeedIdApart(path);
        }

        foreach (var (path, first) in memory.FirstPaths) writer.SetFeedId(path, PathFeedId.Of(path), PathFeedId.Of(first));
        memory.Save();
    }

    /// <summary>The same id or the same bytes under another name are the same post.</summary>
    private void FollowRenames(List<PostIdentity> vanished, Func<string, bool> isNew)
    {
        if (vanished.Count == 0) return;
        // An author who names the old address in a new file has renamed it, whatever else changed in it.
        var claims = writer.ListAliases().Where(alias => isNew(alias.Path)).ToLookup(alias => alias.UrlKey, alias => alias.Path);
        var added = writer.ListIdentities().Where(post => isNew(post.Path)).OrderBy(post => post.Path, StringComparer.Ordinal).ToList();
        foreach (var by in (Func<PostIdentity, string>[])[post => post.FeedId, post => post.Hash])
        {
            var found = added.ToLookup(by);
            foreach (var old in vanished.ToList())
            {
                if (found[by(old)].Where(added.Contains).OrderByDescending(post => NameOf(post.Path) == NameOf(old.Path)).FirstOrDefault() is { } renamed) Rename(old, renamed);
            }
        }

        foreach (var old in vanished.ToList())
        {
            var urls = memory.Urls.Where(pair => pair.Value == old.Path).SelectMany(pair => claims[SitePaths.Key(pair.Key)]).ToHashSet(StringComparer.Ordinal);
            if (added.Find(post => urls.Contains(post.Path)) is { } claiming) Rename(old, claiming);
        }

        void Rename(PostIdentity old, PostIdentity renamed)
        {
            memory.Rename(old.Path, renamed.Path);
            writer.RenameRemembered(old.Path, renamed.Path);
            vanished.Remove(old);
            added.Remove(renamed);
        }
    }

    /// <summary>A new file under a path that another had before must not be taken for it by feed readers.</summary>
    private void KeepFeedIdApart(string path)
    {
        if (feedIds.Value.Count == 0 || memory.FirstPaths.ContainsKey(path)) return;
        var first = path;
        for (var number = 2; !feedIds.Value.Add(PathFeedId.Of(first)); number++) first = string.Create(CultureInfo.InvariantCulture, $"~{number}/{path}");
        if (first != path) memory.SetFirstPath(path, first);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}

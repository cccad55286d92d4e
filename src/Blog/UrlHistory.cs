using System.Globalization;
using Blog.Content;
using Blog.Memory;
using Blog.Storage;

namespace Blog;

/// <summary>
/// A step of the load, once the gate is settled: remembers where posts are public now, follows the files that got another name, and brings the index
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
        foreach (var (old, renamed) in RenamedPosts.Find(writer, memory, [.. vanished.Where(post => memory.Knows(post.Path))], isNew))
        {
            memory.Rename(old.Path, renamed.Path);
            writer.RenameRemembered(old.Path, renamed.Path);
        }

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

    /// <summary>A new file under a path that another had before must not be taken for it by feed readers.</summary>
    private void KeepFeedIdApart(string path)
    {
        if (feedIds.Value.Count == 0 || memory.FirstPaths.ContainsKey(path)) return;
        var first = path;
        for (var number = 2; !feedIds.Value.Add(PathFeedId.Of(first)); number++) first = string.Create(CultureInfo.InvariantCulture, $"~{number}/{path}");
        if (first != path) memory.SetFirstPath(path, first);
    }
}

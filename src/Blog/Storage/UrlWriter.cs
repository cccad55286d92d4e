namespace Blog.Storage;

/// <summary>What tells that a post under another name is the same.</summary>
/// <param name="Path">The file.</param>
/// <param name="Hash">Of its bytes.</param>
/// <param name="FeedId">As its author wrote it, or made of a path.</param>
internal sealed record PostIdentity(string Path, string Hash, string FeedId);

/// <summary>Brings the index to the URLs that are remembered, in the transaction of the posts.</summary>
internal static class UrlWriter
{
    /// <summary>What a post is known by, whatever it is called.</summary>
    public const string Identity = "SELECT Path, Hash, FeedId FROM Posts";

    public static IReadOnlyList<PostIdentity> ListIdentities(this PostWriter writer) => writer.Query(Identity, reader => new PostIdentity(reader.GetString(0), reader.GetString(1), reader.GetString(2)));

    /// <summary>The posts of these files.</summary>
    public static IReadOnlyList<PostIdentity> ListIdentities(this PostWriter writer, IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => writer.Query($"{Identity} WHERE Path = $1", reader => new PostIdentity(reader.GetString(0), reader.GetString(1), reader.GetString(2)), path))];

    /// <summary>Those that something in the file or in its place hides.</summary>
    public static IReadOnlyList<PostIdentity> ListHiddenIdentities(this PostWriter writer) =>
        writer.Query($"{Identity} WHERE Hidden OR FolderHidden", reader => new PostIdentity(reader.GetString(0), reader.GetString(1), reader.GetString(2)));

    /// <summary>The old addresses that authors have written down.</summary>
    public static IReadOnlyList<(string UrlKey, string Path)> ListAliases(this PostWriter writer) =>
        writer.Query("SELECT alias.UrlKey, post.Path FROM Aliases alias JOIN Posts post ON post.Id = alias.PostId WHERE NOT alias.IsFormer", reader => (reader.GetString(0), reader.GetString(1)));

    /// <summary>Puts the remembered URLs in the place of those that were.</summary>
    public static void ReplaceRemembered(this PostWriter writer, IReadOnlyDictionary<string, string> urls)
    {
        var known = writer.Query("SELECT Url, Path FROM Remembered", reader => (Url: reader.GetString(0), Path: reader.GetString(1))).ToDictionary(row => row.Url, row => row.Path, StringComparer.Ordinal);
        foreach (var url in known.Keys.Where(url => !urls.ContainsKey(url))) writer.Run("DELETE FROM Remembered WHERE Url = $1", url);
        foreach (var (url, path) in urls)
            if (!known.TryGetValue(url, out var other) || other != path) writer.Remember(url, path);
    }

    /// <summary>A file has another name.</summary>
    public static void RenameRemembered(this PostWriter writer, string from, string to) => writer.Run("UPDATE Remembered SET Path = $1 WHERE Path = $2", to, from);

    public static void Remember(this PostWriter writer, string url, string path) =>
        writer.Run("INSERT INTO Remembered (Url, UrlKey, Path) VALUES ($1, $2, $3) ON CONFLICT (Url) DO UPDATE SET Path = $3", url, SitePaths.Key(url), path);

    /// <summary>Gives a post the feed id that it had under another path, unless its author wrote one.</summary>
    /// <param name="writer">The load's.</param>
    /// <param name="path">The file.</param>
    /// <param name="own">The id that its path makes.</param>
    /// <param name="kept">The one that it keeps.</param>
    public static void SetFeedId(this PostWriter writer, string path, string own, string kept) => writer.Run("UPDATE Posts SET FeedId = $1 WHERE Path = $2 AND FeedId = $3", kept, path, own);
}

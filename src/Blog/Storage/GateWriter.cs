namespace Blog.Storage;

/// <summary>
/// Writes the columns of the gate that no file decides alone: whose folder is hidden, and which of several posts has a URL. Says when
/// the gate will next open or close by itself.
/// </summary>
internal sealed class GateWriter(PostWriter writer)
{
    /// <summary>What the gate asks besides the clock and the claim to a URL.</summary>
    private const string MayBePublic = "NOT Hidden AND NOT FolderHidden";

    /// <summary>Hides what stands below a section file that hides its folder, and shows again what none hides any more.</summary>
    /// <param name="realPaths">Where the posts lie that are met through a link.</param>
    /// <param name="hidden">Those whose real place hides them.</param>
    public void SettleFolders(IReadOnlyDictionary<string, string> realPaths, IReadOnlyList<string> hidden)
    {
        writer.Run("UPDATE Posts SET FolderHidden = 0 WHERE FolderHidden");
        foreach (var path in writer.Query("SELECT Path FROM Files WHERE HidesFolder", reader => reader.GetString(0)))
        {
            var folder = path[..(path.LastIndexOf('/') + 1)];
            writer.Run("UPDATE Posts SET FolderHidden = 1 WHERE substr(Path, 1, length($1)) = $1", folder);
            foreach (var (link, real) in realPaths)
                if (real.StartsWith(folder, StringComparison.Ordinal)) Hide(link);
        }

        foreach (var link in hidden) Hide(link);

        void Hide(string link) => writer.Run("UPDATE Posts SET FolderHidden = 1 WHERE Path = $1", link);
    }

    /// <summary>
    /// Gives each URL to one post: one that could be public at <paramref name="now"/> before one that could not, the earliest date
    /// first, then the path. The others are shadowed, and a problem each.
    /// </summary>
    /// <returns>The posts that lost, with the one that has their URL.</returns>
    public IReadOnlyList<(string Path, string Url, string Winner)> SettleUrls(DateTime now)
    {
        var contested = writer.Query(
            $"""
            SELECT Id, Path, Url, Shadowed FROM (SELECT *, COUNT(*) OVER (PARTITION BY Url) AS Claims FROM Posts WHERE {MayBePublic})
            WHERE Claims > 1 ORDER BY Url, (PublishUtc > $1 OR ExpireUtc <= $1), PublishUtc = $2, PublishUtc, Path
            """,
            reader => (Id: reader.GetInt64(0), Path: reader.GetString(1), Url: reader.GetString(2), Shadowed: reader.GetBoolean(3)), now, PostRow.Undated);
        var lost = new List<(string, string, string)>();
        writer.Run("UPDATE Posts SET Shadowed = 0 WHERE Shadowed");
        foreach (var claims in contested.GroupBy(post => post.Url))
        {
            var winner = claims.First();
            foreach (var loser in claims.Skip(1))
            {
                writer.Run("UPDATE Posts SET Shadowed = 1 WHERE Id = $1", loser.Id);
                lost.Add((loser.Path, loser.Url, winner.Path));
            }
        }

        return lost;
    }

    /// <summary>Old addresses that are another post's, by its URL or by its own aliases: where a reader is led is not where their author thinks.</summary>
    /// <returns>The posts whose alias does not count, with the one that it leads to.</returns>
    public IReadOnlyList<(string Path, string Alias, string Winner)> ListTakenAliases() => writer.Query(
        $"""
        WITH Open AS (SELECT * FROM Posts WHERE {MayBePublic})
        SELECT mine.Path, alias.UrlKey, MIN(other.Path) FROM Aliases alias JOIN Open mine ON mine.Id = alias.PostId JOIN Open other ON other.UrlKey = alias.UrlKey AND other.Id <> mine.Id
        WHERE NOT alias.IsFormer GROUP BY mine.Path, alias.UrlKey
        UNION
        SELECT mine.Path, alias.UrlKey, MIN(other.Path) FROM Aliases alias JOIN Open mine ON mine.Id = alias.PostId
        JOIN Aliases twin ON twin.UrlKey = alias.UrlKey AND twin.PostId <> alias.PostId AND NOT twin.IsFormer JOIN Open other ON other.Id = twin.PostId
        WHERE NOT alias.IsFormer AND (other.PublishUtc, other.Path) < (mine.PublishUtc, mine.Path) GROUP BY mine.Path, alias.UrlKey
        """,
        reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)));

    /// <summary>The next instant after <paramref name="now"/> at which a post appears or goes; null where none will.</summary>
    public DateTimeOffset? FindNextDue(DateTime now) => writer.Query(
        $"""
        SELECT MIN(Due) FROM (SELECT MIN(PublishUtc) AS Due FROM Posts WHERE {MayBePublic} AND PublishUtc > $1
        UNION ALL SELECT MIN(ExpireUtc) FROM Posts WHERE {MayBePublic} AND ExpireUtc > $1 AND ExpireUtc < $2)
        """,
        reader => reader.IsDBNull(0) ? (DateTimeOffset?)null : new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero), now, PostRow.Never)[0];

    /// <summary>The posts that the site's search may find now.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="showHidden">What is hidden may be found as well.</param>
    public IReadOnlySet<long> ListFindable(DateTime now, bool showHidden) => writer.Query(
        $"SELECT Id FROM Posts WHERE NOT Shadowed AND NOT Unlisted AND NOT NotSearched AND ($2 OR {MayBePublic} AND PublishUtc <= $1 AND ExpireUtc > $1)",
        reader => reader.GetInt64(0), now, showHidden).ToHashSet();

    /// <summary>The URLs that are public now, and are not remembered as those of their files.</summary>
    public IReadOnlyList<(string Url, string Path)> ListUnremembered(DateTime now) => writer.Query(
        $"""
        SELECT post.Url, post.Path FROM Posts post LEFT JOIN Remembered known ON known.Url = post.Url
        WHERE NOT Shadowed AND {MayBePublic} AND PublishUtc <= $1 AND ExpireUtc > $1 AND (known.Path IS NULL OR known.Path <> post.Path) ORDER BY post.Path
        """,
        reader => (reader.GetString(0), reader.GetString(1)), now);

    /// <summary>How many posts and pages there are, and how many of them the public sees.</summary>
    public (int All, int Public) Count(DateTime now) => writer.Query(
        $"SELECT COUNT(*), COALESCE(SUM({MayBePublic} AND NOT Shadowed AND PublishUtc <= $1 AND ExpireUtc > $1), 0) FROM Posts",
        reader => (reader.GetInt32(0), reader.GetInt32(1)), now)[0];
}

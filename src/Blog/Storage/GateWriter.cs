namespace Blog.Storage;

/// <summary>
/// Writes the columns of the gate that no file decides alone: whose folder is hidden, and which of several posts has a URL. Says when
/// the gate will next open or close by itself.
/// </summary>
internal sealed class GateWriter(PostWriter writer)
{
    /// <summary>What the gate asks besides the clock and the claim to a URL.</summary>
    private const string MayBePublic = "NOT Hidden AND NOT FolderHidden";

    /// <summary>The gate at the instant $1, of posts and of what has its columns.</summary>
    public const string IsPublic = $"{MayBePublic} AND NOT Shadowed AND PublishUtc <= $1 AND ExpireUtc > $1";

    private const string Order = "ORDER BY Url, (PublishUtc > $1 OR ExpireUtc <= $1), PublishUtc = $2, PublishUtc, Path";

    /// <summary>Hides what stands below a section file that hides its folder, and shows again what none hides any more.</summary>
    /// <param name="realPaths">Where the posts lie that are met through a link.</param>
    /// <param name="hidden">Those whose real place hides them.</param>
    /// <returns>Whether anything hides a folder.</returns>
    public bool SettleFolders(IReadOnlyDictionary<string, string> realPaths, IReadOnlyList<string> hidden)
    {
        writer.Run("UPDATE Posts SET FolderHidden = 0 WHERE FolderHidden");
        var folders = writer.ListHiddenFolders();
        foreach (var folder in folders)
        {
            writer.Run("UPDATE Posts SET FolderHidden = 1 WHERE substr(Path, 1, length($1)) = $1", folder);
            foreach (var (link, real) in realPaths)
                if (real.StartsWith(folder, StringComparison.Ordinal)) Hide(link);
        }

        foreach (var link in hidden) Hide(link);
        return folders.Count + hidden.Count > 0;

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
            SELECT Id, Path, Url FROM Posts WHERE {MayBePublic} AND Url IN (SELECT Url FROM Posts WHERE {MayBePublic} GROUP BY Url HAVING COUNT(*) > 1) {Order}
            """,
            reader => (Id: reader.GetInt64(0), Path: reader.GetString(1), Url: reader.GetString(2)), now, PostRow.Undated);
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

    /// <summary>Looks whether the posts that have some of the URLs still have them, which is all that there is to settle where no other URL is contested.</summary>
    /// <returns>The posts that lost as in <see cref="SettleUrls(DateTime)"/>; null where one of them lost or won just now.</returns>
    public IReadOnlyList<(string Path, string Url, string Winner)>? SettleUrls(DateTime now, IEnumerable<string> urls)
    {
        var lost = new List<(string, string, string)>();
        foreach (var url in urls.Order(StringComparer.Ordinal))
        {
            var claims = writer.Query(
                $"SELECT Path, Shadowed FROM Posts WHERE {MayBePublic} AND UrlKey = $3 AND Url = $4 {Order}",
                reader => (Path: reader.GetString(0), Shadowed: reader.GetBoolean(1)), now, PostRow.Undated, SitePaths.Key(url), url);
            if (claims.Index().Any(claim => claim.Item.Shadowed != claim.Index > 0)) return null;
            lost.AddRange(claims.Skip(1).Select(loser => (loser.Path, url, claims[0].Path)));
        }

        return lost;
    }

    /// <summary>The URLs of the posts whose number is greater.</summary>
    public IReadOnlyList<string> ListUrls(long after) => writer.Query("SELECT Url FROM Posts WHERE Id > $1", reader => reader.GetString(0), after);

    /// <summary>Old addresses that are another post's, by its URL or by its own aliases: where a reader is led is not where their author thinks.</summary>
    /// <returns>The posts whose alias does not count, with the one that it leads to, and whether that has the address now or names it as an old one too.</returns>
    public IReadOnlyList<(string Path, string Alias, string Winner, bool IsOwnUrl)> ListTakenAliases() => writer.Query(
        $"""
        WITH Open AS NOT MATERIALIZED (SELECT * FROM Posts WHERE {MayBePublic})
        SELECT mine.Path, alias.UrlKey, MIN(other.Path), 1 FROM Aliases alias JOIN Open mine ON mine.Id = alias.PostId JOIN Open other ON other.UrlKey = alias.UrlKey AND other.Id <> mine.Id
        WHERE NOT alias.IsFormer GROUP BY mine.Path, alias.UrlKey
        UNION
        SELECT mine.Path, alias.UrlKey, MIN(other.Path), 0 FROM Aliases alias JOIN Open mine ON mine.Id = alias.PostId
        JOIN Aliases twin ON twin.UrlKey = alias.UrlKey AND twin.PostId <> alias.PostId AND NOT twin.IsFormer JOIN Open other ON other.Id = twin.PostId
        WHERE NOT alias.IsFormer AND (other.PublishUtc, other.Path) < (mine.PublishUtc, mine.Path) GROUP BY mine.Path, alias.UrlKey
        """,
        reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));

    /// <summary>The next instant after <paramref name="now"/> at which a post appears or goes; null where none will.</summary>
    /// <param name="after">Of the posts whose number is greater alone.</param>
    /// <param name="until">And not greater than this.</param>
    public DateTimeOffset? FindNextDue(DateTime now, long after = 0, long until = long.MaxValue) => writer.Query(
        $"""
        SELECT MIN(Due) FROM (SELECT MIN(PublishUtc) AS Due FROM Posts WHERE {MayBePublic} AND PublishUtc > $1 AND Id > $3 AND Id <= $4
        UNION ALL SELECT MIN(ExpireUtc) FROM Posts WHERE {MayBePublic} AND ExpireUtc > $1 AND ExpireUtc < $2 AND Id > $3 AND Id <= $4)
        """,
        reader => reader.IsDBNull(0) ? (DateTimeOffset?)null : new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero), now, PostRow.Never, after, until)[0];

    /// <summary>The posts that the site's search may find now.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="showHidden">What is hidden may be found as well.</param>
    /// <param name="after">Of those whose number is greater alone.</param>
    public IReadOnlySet<long> ListFindable(DateTime now, bool showHidden, long after = 0) => writer.Query(
        $"SELECT Id FROM Posts WHERE Id > $3 AND NOT Shadowed AND NOT Unlisted AND NOT NotSearched AND ($2 OR {MayBePublic} AND PublishUtc <= $1 AND ExpireUtc > $1)",
        reader => reader.GetInt64(0), now, showHidden, after).ToHashSet();

    /// <summary>What posts claim of the addresses, which is all that says whose an old one is.</summary>
    /// <param name="after">Of those whose number is greater alone.</param>
    /// <param name="until">And not greater than this.</param>
    public IReadOnlyList<AddressClaim> ListClaims(long after, long until = long.MaxValue) => writer.Query(
        $"SELECT Path, UrlKey, PublishUtc, {MayBePublic}, EXISTS (SELECT 1 FROM Aliases WHERE PostId = Id AND NOT IsFormer) FROM Posts WHERE Id > $1 AND Id <= $2",
        reader => new AddressClaim(reader.GetString(0), reader.GetString(1), reader.GetDateTime(2), reader.GetBoolean(3), reader.GetBoolean(4)), after, until);

    /// <summary>The URLs that are public now, and are not remembered as those of their files.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="after">Of the posts whose number is greater alone.</param>
    public IReadOnlyList<(string Url, string Path)> ListUnremembered(DateTime now, long after) => writer.Query(
        $"""
        SELECT post.Url, post.Path FROM Posts post LEFT JOIN Remembered known ON known.Url = post.Url
        WHERE post.Id > $2 AND {IsPublic} AND (known.Path IS NULL OR known.Path <> post.Path) ORDER BY +post.Path
        """,
        reader => (reader.GetString(0), reader.GetString(1)), now, after);

    /// <summary>How many posts and pages there are, and how many of them the public sees.</summary>
    /// <param name="after">Of those whose number is greater alone.</param>
    /// <param name="until">And not greater than this.</param>
    public (int All, int Public) Count(DateTime now, long after = 0, long until = long.MaxValue) => writer.Query(
        $"SELECT COUNT(*), COALESCE(SUM({IsPublic}), 0) FROM Posts WHERE Id > $2 AND Id <= $3",
        reader => (reader.GetInt32(0), reader.GetInt32(1)), now, after, until)[0];
}

/// <summary>What a post claims of the addresses.</summary>
/// <param name="Path">Its file.</param>
/// <param name="HasAliases">It names old ones as its own.</param>
internal readonly record struct AddressClaim(string Path, string UrlKey, DateTime PublishUtc, bool MayBePublic, bool HasAliases);

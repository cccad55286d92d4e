using Blog.Content;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// Writes one scan in one transaction: readers see the old set until it commits. Uses prepared commands, because the change tracker
/// costs as much as parsing. Not thread-safe; disposing without a commit takes everything back.
/// </summary>
internal sealed class PostWriter : IDisposable
{
    private static readonly string[] PostTables = ["Bodies", "PostTerms", "Aliases", "Headings", "Links", "PostMedia", "NoteNames", "Mentions", "TitleWords"];

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly TimeZoneInfo zone;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    /// <summary>The instant of this load.</summary>
    public DateTime UtcNow { get; init; }

    /// <summary>Of a new index, whose full-text part is filled beside it; else null.</summary>
    public SearchFilling? Filling { get; init; }

    public PreparedStatements Statements { get; }

    /// <summary>What this load takes out; null where nobody asks.</summary>
    public RemovedPosts? Removed { get; init; }

    /// <summary>A file that was written hides its folder.</summary>
    public bool HasHiddenFolder { get; private set; }

    /// <summary>A file that was written could not be read.</summary>
    public bool HasUnread { get; set; }

    /// <summary>The number of the last post that there ever was; those that are written from now on have greater ones.</summary>
    public long LastId => Query("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'Posts'", reader => reader.GetInt64(0))[0];

    /// <param name="connection">Open, to an index with the right tables.</param>
    /// <param name="zone">The site's, which the archive counts days in.</param>
    public PostWriter(SqliteConnection connection, TimeZoneInfo zone)
    {
        this.zone = zone;
        this.connection = connection;
        Statements = new(connection);
        OutsideCall.Database(connection);
        transaction = connection.BeginTransaction(deferred: false);
    }

    /// <summary>Takes a file out with everything that was read from it.</summary>
    public void Remove(string path)
    {
        RemovePost(path);
        Run("DELETE FROM Files WHERE Path = $1", path);
        Run("DELETE FROM Problems WHERE Path = $1", path);
    }

    /// <summary>A file whose bytes are the same got a new stamp.</summary>
    public void Touch(ContentFile file) => Run("UPDATE Files SET Size = $1, ModifiedTicks = $2 WHERE Path = $3", file.Size, file.ModifiedTicks, file.Path);

    /// <summary>Puts what was read from a file in the place of what an earlier version gave.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hash">Of its bytes.</param>
    /// <param name="parsed">What was read.</param>
    /// <param name="isKnown">An earlier version is in the index.</param>
    /// <param name="baseUrl">The site's address in force.</param>
    /// <param name="keptHash">Of the earlier version that was read instead, because the file cannot be; null where it can.</param>
    public void Replace(ContentFile file, string hash, ParsedFile parsed, bool isKnown, string baseUrl, string? keptHash = null)
    {
        if (isKnown) Remove(file.Path);
        HasHiddenFolder |= parsed.HidesFolder;
        HasUnread |= hash == ContentReading.Unread;
        Run("INSERT INTO Files (Path, Size, ModifiedTicks, Hash, HidesFolder, BaseUrl, Section, IsKept) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            file.Path, file.Size, file.ModifiedTicks, hash, parsed.HidesFolder, parsed.DependsOnBaseUrl ? baseUrl : null, parsed.Post is null ? parsed.Head : null, keptHash is not null);
        foreach (var problem in parsed.Problems) Add(problem);
        if (parsed.Post is { } post) Insert(post, parsed.Head ?? "", keptHash ?? hash, isKnown ? UtcNow : null);
    }

    public void Add(ContentProblem problem) =>
        Run("INSERT INTO Problems (Path, Line, Column, Code, Message, Suggestion) VALUES ($1, $2, $3, $4, $5, $6)",
            problem.Path, problem.Line, problem.Column, problem.Code.Id, problem.Message, problem.Suggestion);

    /// <summary>Forgets what an earlier load said of the whole set, such as two posts having one URL.</summary>
    public void RemoveProblems(params IEnumerable<ProblemCode> codes)
    {
        foreach (var code in codes) Run("DELETE FROM Problems WHERE Code = $1", code.Id);
    }

    public IReadOnlyList<ContentProblem> ReadProblems() => Query(
        "SELECT Path, Line, Column, Code, Message, Suggestion FROM Problems ORDER BY Path, Line, Column, Code",
        reader => new ContentProblem(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), ProblemCode.Parse(reader.GetString(3)), reader.GetString(4), reader.GetString(5)));

    public bool HasFileWith(string hash) => Query("SELECT 1 FROM Files WHERE Hash = $1 LIMIT 1", reader => reader.GetInt32(0), hash).Count > 0;

    public void Commit()
    {
        OutsideCall.Database(connection);
        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        Statements.Dispose();
        transaction.Dispose();
    }

    private void RemovePost(string path)
    {
        Removed?.Note(this, path);
        this.ForgetSearched(path);
        foreach (var table in PostTables) Run($"DELETE FROM {table} WHERE PostId IN (SELECT Id FROM Posts WHERE Path = $1)", path);
        Run("DELETE FROM Posts WHERE Path = $1", path);
    }

    private void Insert(Post post, string head, string hash, DateTime? replacedUtc)
    {
        DateTimeOffset? day = post.PublishAt is { } published && published.UtcDateTime > PostRow.Undated ? TimeZoneInfo.ConvertTime(published, zone) : null;
        Run("""
            INSERT INTO Posts (Path, IsPage, Title, Slug, Url, UrlKey, Description, PublishUtc, UpdatedUtc, ExpireUtc, TimeZone, Featured, Language,
            CanonicalUrl, Cover, CoverAlt, HideEditLink, FeedId, Hidden, HiddenBecause, FolderHidden, Shadowed, Unlisted, NoIndex, NotSearched, Minutes, Hash, Year, Month, IsExcerpted,
            Related, HideRelated, HideComments, Words, ReplacedUtc)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 0, 0, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
            """,
            post.Path, post.IsPage, post.Title, post.Slug, post.Url, SitePaths.Key(post.Url), post.Description,
            post.PublishAt?.UtcDateTime ?? PostRow.Undated, post.UpdatedAt?.UtcDateTime, post.ExpireAt?.UtcDateTime ?? PostRow.Never, post.TimeZone,
            post.Featured, post.Language, post.CanonicalUrl, post.Cover, post.CoverAlt, post.HideEditLink, post.FeedId, post.Visibility.IsHidden,
            string.Join("; ", post.Visibility.HiddenBecause), post.Visibility.Unlisted, post.Visibility.NoIndex, post.Visibility.NotSearched,
            post.Outline.Words.Minutes, hash, day?.Year ?? 0, day?.Month ?? 0, post.IsExcerpted,
            string.Join('\n', post.Ending.Related), post.Ending.HidesRelated, post.Ending.HidesComments,
            post.Outline.Words.Words + post.Outline.Words.Ideographs, replacedUtc);
        var id = Query("SELECT last_insert_rowid()", reader => reader.GetInt64(0))[0];
        Run("INSERT INTO Bodies (PostId, Head, Markdown, Text) VALUES ($1, $2, $3, $4)", id, head, post.Body, post.Outline.Text);
        foreach (var (position, term) in PostTerms.Of(post).Index())
        {
            Run("""
                INSERT INTO PostTerms (PostId, Kind, Position, Slug, Name, Url, IsImplied, Number, Path, PublishUtc, ExpireUtc, Hidden, FolderHidden, Shadowed, IsPage, Unlisted)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, $13, $14)
                """,
                id, term.Kind, position, term.Slug, term.Name, term.Url, term.IsImplied, term.Number, post.Path, post.PublishAt?.UtcDateTime ?? PostRow.Undated,
                post.ExpireAt?.UtcDateTime ?? PostRow.Never, post.Visibility.IsHidden, post.IsPage, post.Visibility.Unlisted);
        }

        var aliases = post.Aliases.Select(AliasKey).ToHashSet(StringComparer.Ordinal);
        foreach (var alias in aliases) Run("INSERT INTO Aliases (PostId, UrlKey, IsFormer) VALUES ($1, $2, 0)", id, alias);
        foreach (var alias in post.FormerUrls.Select(AliasKey).Distinct().Where(alias => !aliases.Contains(alias)))
            Run("INSERT INTO Aliases (PostId, UrlKey, IsFormer) VALUES ($1, $2, 1)", id, alias);
        foreach (var (position, heading) in post.Outline.Headings.Index())
            Run("INSERT INTO Headings (PostId, Position, Level, Fragment, Text) VALUES ($1, $2, $3, $4, $5)", id, position, heading.Level, heading.Id, heading.Text);
        foreach (var (position, link) in post.Outline.Links.Index())
            Run("INSERT INTO Links (PostId, Position, Target, IsImage, Line, Column, Alt) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                id, position, link.Target, link.IsImage, post.BodyLine + link.Line - 1, link.Column, link.Alt);
        foreach (var (name, isTitle) in NoteName.Of(post)) Run("INSERT INTO NoteNames (PostId, Name, IsTitle) VALUES ($1, $2, $3)", id, name, isTitle);
        this.AddRelations(id, post);
        var media = Targets(post).Select(target => LinkKey.Parse(target, post.Path)).ToList();
        foreach (var path in media.SelectMany(key => key.MediaPaths()).Distinct(StringComparer.Ordinal)) Run("INSERT INTO PostMedia (PostId, Path, Name) VALUES ($1, $2, '')", id, path);
        // Where these lie is settled once the whole folder is known.
        foreach (var name in media.Select(key => key.FileName).OfType<string>().Distinct(StringComparer.Ordinal)) Run("INSERT INTO PostMedia (PostId, Path, Name) VALUES ($1, '', $2)", id, name);
        if (!post.Visibility.IsHidden) Filling?.Add(id, post);
    }

    private static string AliasKey(string alias) =>
        alias.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? SitePaths.Key(alias[..query], alias[query..]) : SitePaths.Key(alias);

    /// <summary>What a post shows or links to, with the pictures of its authors.</summary>
    private static IEnumerable<string> Targets(Post post)
    {
        var targets = post.Outline.Links.Select(link => link.Target).Concat(post.Authors.Where(author => author.HasOwnPicture).Select(author => "/" + SitePaths.Encode(author.Avatar!)));
        return post.Cover is null ? targets : targets.Append(post.Cover);
    }

    internal void Run(string sql, params ReadOnlySpan<object?> values) => Statements.Run(sql, values);

    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        OutsideCall.Database(connection);
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            for (var index = 1; index <= values.Length; index++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
            commands.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }
}

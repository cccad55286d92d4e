using Blog.Content;
using Blog.Wording;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>One request's view of the index: one instant, one state, behind the gate. Whatever loads meanwhile, its answers agree.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteTransaction snapshot;

    /// <param name="preview">Null for the public.</param>
    public ReadSession(BlogDatabase database, BlogConfiguration configuration, Preview? preview = null)
    {
        (Options, Words) = (configuration.Current, configuration.Words);
        IsPreview = preview is not null;
        Counts = new(this);
        Context = database.CreateContext(preview);
        OutsideCall.Database(database.Path);
        Context.Database.OpenConnection();
        // Deferred: a reader never waits for the writer, nor the writer for it.
        snapshot = ((SqliteConnection)Context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        Context.Database.UseTransaction(snapshot);
    }

    public BlogOptions Options { get; }

    /// <summary>What the site says by itself.</summary>
    public SiteWords Words { get; }

    public BlogDbContext Context { get; }

    /// <summary>The gate is not the public's, so that nothing of the answers may be kept for others.</summary>
    public bool IsPreview { get; }

    /// <summary>How many posts there are, in all and of each month and term.</summary>
    public KeptCounts Counts { get; }

    /// <summary>Posts that stand in lists: no pages, nothing unlisted.</summary>
    public IQueryable<PostRow> Listed => Context.Posts.Where(post => !post.IsPage && !post.Unlisted);

    /// <summary>Fails where the index has lost its posts, so that nothing is known to be missing: terms are asked for without them.</summary>
    public void RequirePosts() => _ = Listed.Any();

    /// <summary>Posts and pages that search engines may know.</summary>
    public IQueryable<PostRow> InSitemap => Context.Posts.Where(post => !post.Unlisted && !post.NoIndex && post.CanonicalUrl == null);

    /// <summary>Posts and pages that the site's own search may find.</summary>
    public IQueryable<PostRow> Findable => Context.Posts.Where(post => !post.Unlisted && !post.NotSearched);

    /// <summary>When the gate closes on the first of <see cref="Findable"/>.</summary>
    public DateTime FindableUntil() => Context.ShowHidden ? PostRow.Never : Findable.Min(post => (DateTime?)post.ExpireUtc) ?? PostRow.Never;

    /// <summary>What listed posts call what they are filed under, the newest post first.</summary>
    public IQueryable<PostTermRow> Terms(TermKind kind) => Context.Terms.Where(term => term.Kind == kind && !term.IsPage && !term.Unlisted)
        .OrderByDescending(term => term.PublishUtc).ThenBy(term => term.Path);

    /// <summary>What files listed posts under a term, newest first; those of a series in its order, the numbered ones first.</summary>
    public IQueryable<PostTermRow> FiledUnder(TermKind kind, string slug) => kind == TermKind.Series
        ? Terms(kind).Where(term => term.Slug == slug).OrderBy(term => term.Number == null).ThenBy(term => term.Number).ThenBy(term => term.PublishUtc).ThenBy(term => term.Path)
        : Terms(kind).Where(term => term.Slug == slug);

    /// <summary>Listed posts under a term in the same order.</summary>
    public IQueryable<PostRow> ListUnder(TermKind kind, string slug) => FiledUnder(kind, slug).Select(term => term.Post!);

    /// <summary>Rows as lists print them, tags under the name that the newest public post gives them.</summary>
    public IReadOnlyList<PostSummary> Summarise(IReadOnlyList<PostRow> rows)
    {
        var tags = ReadTags([.. rows.Select(row => row.Id)]);
        return [.. rows.Select(row => Summarise(row, [.. tags[row.Id]]))];
    }

    /// <summary>The tags of posts, under the name that the newest public post gives them.</summary>
    public ILookup<long, TermName> ReadTags(long[] ids) => Context.Terms.Where(tag => tag.Kind == TermKind.Tag && ids.Contains(tag.PostId)).OrderBy(tag => tag.Position)
            .Select(tag => new
            {
                tag.PostId,
                tag.Slug,
                tag.Name,
                Common = Terms(TermKind.Tag).Where(other => other.Slug == tag.Slug).Select(other => other.Name).FirstOrDefault(),
            })
            .Where(tag => tag.Common != null) // else only unlisted posts have it, and it has no page
            .ToLookup(tag => tag.PostId, tag => new TermName(tag.Slug, tag.Common!));

    /// <summary>The instant in the zone that the post, or the site, shows its dates in.</summary>
    public DateTimeOffset? Local(DateTime? utc, string? zone) => utc is not { } instant || instant == PostRow.Undated
        ? null
        : TimeZoneInfo.ConvertTime(new DateTimeOffset(instant, TimeSpan.Zero), zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : Options.TimeZone);

    /// <summary>Asks the database in its own words, row after row. The gate is the caller's to mind.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        OutsideCall.Database(snapshot.Connection!);
        using var command = snapshot.Connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index()) command.Parameters.AddWithValue($"${index + 1}", value);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    public void Dispose()
    {
        snapshot.Dispose();
        Context.Dispose();
    }

    private PostSummary Summarise(PostRow row, IReadOnlyList<TermName> tags)
    {
        var updated = row.UpdatedUtc > row.PublishUtc ? row.UpdatedUtc : null;
        return new(row.Url, row.Title, row.Description, Local(row.PublishUtc, row.TimeZone), Local(updated, row.TimeZone), row.Minutes, row.Language, tags, Reason(row));
    }

    /// <summary>Why the public does not see the post; empty where it does.</summary>
    public string Reason(PostRow row) => row.Hidden ? row.HiddenBecause
        : row.FolderHidden ? "its folder is hidden"
        : row.PublishUtc > Context.UtcNow ? "scheduled"
        : row.ExpireUtc <= Context.UtcNow ? "expired"
        : "";

    /// <summary>The same of many by their numbers; nothing where the session sees no more than the public.</summary>
    public IReadOnlyDictionary<long, string> Reasons(IQueryable<PostRow> posts) =>
        IsPreview || Context.ShowHidden ? posts.AsEnumerable().ToDictionary(row => row.Id, Reason) : new Dictionary<long, string>();
}

using Blog.Content;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>One request's view of the index: one instant, one state, behind the gate. Whatever loads meanwhile, its answers agree.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteTransaction snapshot;

    public ReadSession(BlogDatabase database, BlogConfiguration configuration)
    {
        Options = configuration.Current;
        Context = database.CreateContext();
        Context.Database.OpenConnection();
        // Deferred: a reader never waits for the writer, nor the writer for it.
        snapshot = ((SqliteConnection)Context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        Context.Database.UseTransaction(snapshot);
    }

    public BlogOptions Options { get; }

    public BlogDbContext Context { get; }

    /// <summary>Posts that stand in lists: no pages, nothing unlisted.</summary>
    public IQueryable<PostRow> Listed => Context.Posts.Where(post => !post.IsPage && !post.Unlisted);

    /// <summary>Posts and pages that search engines may know.</summary>
    public IQueryable<PostRow> InSitemap => Context.Posts.Where(post => !post.Unlisted && !post.NoIndex && post.CanonicalUrl == null);

    /// <summary>What listed posts call their tags, the newest post first.</summary>
    public IQueryable<PostTagRow> TagNames => Context.Tags.Where(tag => !tag.Post!.IsPage && !tag.Post.Unlisted).OrderByDescending(tag => tag.PublishUtc).ThenBy(tag => tag.Post!.Path);

    /// <summary>Listed posts under a tag, newest first.</summary>
    public IQueryable<PostRow> ListTagged(string slug) => TagNames.Where(tag => tag.Slug == slug).Select(tag => tag.Post!);

    /// <summary>Rows as lists print them, tags under the name that the newest public post gives them.</summary>
    public IReadOnlyList<PostSummary> Summarise(IReadOnlyList<PostRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var tags = Context.Tags.Where(tag => ids.Contains(tag.PostId)).OrderBy(tag => tag.Position)
            .Select(tag => new
            {
                tag.PostId,
                tag.Slug,
                tag.Name,
                Common = TagNames.Where(other => other.Slug == tag.Slug).Select(other => other.Name).FirstOrDefault(),
            })
            .ToLookup(tag => tag.PostId, tag => new TagName(tag.Slug, tag.Common ?? tag.Name));
        return [.. rows.Select(row => Summarise(row, [.. tags[row.Id]]))];
    }

    /// <summary>The instant in the zone that the post, or the site, shows its dates in.</summary>
    public DateTimeOffset? Local(DateTime? utc, string? zone) => utc is not { } instant || instant == PostRow.Undated
        ? null
        : TimeZoneInfo.ConvertTime(new DateTimeOffset(instant, TimeSpan.Zero), zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : Options.TimeZone);

    public void Dispose()
    {
        snapshot.Dispose();
        Context.Dispose();
    }

    private PostSummary Summarise(PostRow row, IReadOnlyList<TagName> tags)
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
}

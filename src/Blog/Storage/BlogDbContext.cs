using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Blog.Storage;

/// <summary>
/// The tables, and the gate: one named query filter that decides what whoever asks may see. Its instant is fixed when the context is
/// made, so that all answers of one request agree.
/// </summary>
internal sealed class BlogDbContext(DbContextOptions<BlogDbContext> options, DateTime utcNow, bool showHidden, string? openFile = null) : DbContext(options)
{
    /// <summary>Bumped whenever a table changes: an index of any other version is rebuilt.</summary>
    public const int SchemaVersion = 18;

    /// <summary>The name of the gate.</summary>
    public const string Gate = "public";

    // The gate reads these as parameters of each query.
    private readonly DateTime now = utcNow;
    private readonly bool showsHidden = showHidden;
    private readonly string? open = openFile;
    // By itself, so that an index in the order of the dates is entered behind what is still to come.
    private readonly DateTime latest = showHidden || openFile is not null ? DateTime.MaxValue : utcNow;

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<PostTermRow> Terms => Set<PostTermRow>();

    public DbSet<AliasRow> Aliases => Set<AliasRow>();

    public DbSet<PostMediaRow> Media => Set<PostMediaRow>();

    public DateTime UtcNow => now;

    /// <summary>The gate is open.</summary>
    public bool ShowHidden => showsHidden;

    /// <summary>What the full-text index has for an expression, whoever may see it: to be met with what the gate lets through.</summary>
    public IQueryable<SearchHitRow> Search(string expression) => FromExpression(() => SearchIndex(expression));

    /// <summary>Stands for the index in questions. Static: a question that held its context would be translated anew for each.</summary>
    private static IQueryable<SearchHitRow> SearchIndex(string expression) => throw new InvalidOperationException($"only the database can look for {expression}");

    protected override void OnModelCreating(ModelBuilder model)
    {
        var visible = Visible<PostRow>();
        // Every table that belongs to a post carries the gate too, so that no question can come in by a side door.
        model.Entity<PostRow>().HasQueryFilter(Gate, visible);
        model.Entity<BodyRow>().HasQueryFilter(Gate, Through<BodyRow>(visible, body => body.Post!));
        model.Entity<PostTermRow>().HasQueryFilter(Gate, Visible<PostTermRow>());
        model.Entity<AliasRow>().HasQueryFilter(Gate, Through<AliasRow>(visible, alias => alias.Post!));
        model.Entity<HeadingRow>().HasQueryFilter(Gate, Through<HeadingRow>(visible, heading => heading.Post!));
        model.Entity<LinkRow>().HasQueryFilter(Gate, Through<LinkRow>(visible, link => link.Post!));
        model.Entity<PostMediaRow>().HasQueryFilter(Gate, Through<PostMediaRow>(visible, media => media.Post!));
        model.Entity<NoteNameRow>().HasQueryFilter(Gate, Through<NoteNameRow>(visible, name => name.Post!));
        model.Entity<MentionRow>().HasQueryFilter(Gate, Through<MentionRow>(visible, mention => mention.Post!));
        model.Entity<TitleWordRow>().HasQueryFilter(Gate, Through<TitleWordRow>(visible, word => word.Post!));

        model.Entity<PostRow>(post =>
        {
            post.ToTable("Posts");
            post.HasIndex(row => row.Path).IsUnique();
            post.HasIndex(row => row.UrlKey);
            post.HasIndex(row => row.Slug);
            // Partial, since SQLite does not use an index that leads with what EF writes as NOT column.
            // The columns of the gate stand in it too, so that lists are counted without a look at the posts.
            post.HasIndex(row => new { row.PublishUtc, row.Path, row.ExpireUtc, row.Hidden, row.FolderHidden, row.Shadowed, row.IsPage, row.Unlisted }, "IX_Posts_Newest")
                .IsDescending(true, false, false, false, false, false, false, false).HasFilter("NOT \"IsPage\" AND NOT \"Unlisted\"");
            post.HasIndex(row => new { row.PublishUtc, row.Path }, "IX_Posts_Featured").IsDescending(true, false).HasFilter("NOT \"IsPage\" AND NOT \"Unlisted\" AND \"Featured\"");
            post.HasIndex(row => new { row.Year, row.Month, row.PublishUtc, row.ExpireUtc, row.Hidden, row.FolderHidden, row.Shadowed, row.IsPage, row.Unlisted }, "IX_Posts_Month");
            post.HasOne(row => row.Body).WithOne(body => body.Post!).HasForeignKey<BodyRow>(body => body.PostId);
        });
        model.Entity<BodyRow>().ToTable("Bodies").HasKey(row => row.PostId);
        model.Entity<PostTermRow>(term =>
        {
            term.ToTable("PostTerms").HasKey(row => new { row.PostId, row.Kind, row.Position });
            term.HasIndex(row => new { row.Kind, row.Slug, row.PublishUtc, row.Path, row.ExpireUtc, row.Hidden, row.FolderHidden, row.Shadowed, row.IsPage, row.Unlisted, row.PostId }, "IX_PostTerms_Newest")
                .IsDescending(false, false, true, false, false, false, false, false, false, false, false);
        });
        model.Entity<MentionRow>(mention =>
        {
            mention.ToTable("Mentions").HasKey(row => new { row.PostId, row.Position, row.Key });
            mention.HasIndex(row => new { row.Key, row.PublishUtc }).IsDescending(false, true);
        });
        model.Entity<TitleWordRow>(word =>
        {
            word.ToTable("TitleWords").HasKey(row => new { row.PostId, row.Word });
            word.HasIndex(row => new { row.Word, row.PublishUtc, row.PostId }).IsDescending(false, true, false);
        });
        model.Entity<AuthorNoteRow>().ToTable("AuthorNotes").HasKey(row => row.Slug);
        model.Entity<AuthorSynonymRow>().ToTable("AuthorSynonyms").HasKey(row => row.Slug);
        model.Entity<TagNoteRow>().ToTable("TagNotes").HasKey(row => row.Slug);
        model.Entity<TagSynonymRow>().ToTable("TagSynonyms").HasKey(row => row.Slug);
        model.Entity<RedirectRow>(redirect =>
        {
            redirect.ToTable("Redirects").HasKey(row => row.Position);
            redirect.Property(row => row.Position).ValueGeneratedNever();
            redirect.HasIndex(row => row.SourceKey);
        });
        model.Entity<RememberedRow>(remembered =>
        {
            remembered.ToTable("Remembered").HasKey(row => row.Url);
            remembered.HasIndex(row => row.UrlKey);
        });
        model.Entity<AliasRow>(alias =>
        {
            alias.ToTable("Aliases").HasKey(row => new { row.PostId, row.UrlKey });
            alias.HasIndex(row => row.UrlKey);
        });
        model.Entity<HeadingRow>().ToTable("Headings").HasKey(row => new { row.PostId, row.Position });
        model.Entity<LinkRow>().ToTable("Links").HasKey(row => new { row.PostId, row.Position });
        model.Entity<PostMediaRow>(media =>
        {
            media.ToTable("PostMedia").HasKey(row => new { row.PostId, row.Path, row.Name });
            media.HasIndex(row => row.Path);
            media.HasOne(row => row.File).WithMany().HasForeignKey(row => row.Path);
        });
        model.Entity<NoteNameRow>(name =>
        {
            name.ToTable("NoteNames").HasKey(row => new { row.PostId, row.Name });
            name.HasIndex(row => row.Name);
        });
        model.Entity<MediaRow>(media =>
        {
            media.ToTable("Media").HasKey(row => row.Path);
            media.HasIndex(row => row.Hash);
            media.Ignore(row => row.Header);
        });
        model.Entity<SearchHitRow>(hit =>
        {
            hit.HasNoKey().ToTable((string?)null);
            hit.Property(row => row.PostId).HasColumnName("rowid");
            hit.Property(row => row.Rank).HasColumnName("rank");
        });
        // The index of SQLite is asked like a function of its expression.
        model.HasDbFunction(() => SearchIndex("")).HasName("Search");
        model.Entity<FileRow>(file =>
        {
            file.ToTable("Files").HasKey(row => row.Path);
            file.HasIndex(row => row.Path, "IX_Files_Kept").HasFilter("\"IsKept\"");
        });
        model.Entity<ProblemRow>(problem =>
        {
            problem.ToTable("Problems");
            problem.HasIndex(row => row.Path);
        });
    }

    private Expression<Func<TRow, bool>> Visible<TRow>()
        where TRow : class, IGated => row =>
        !row.Shadowed && row.PublishUtc <= latest && (showsHidden || row.Path == open || (!row.Hidden && !row.FolderHidden && row.PublishUtc <= now && row.ExpireUtc > now));

    private static Expression<Func<TRow, bool>> Through<TRow>(Expression<Func<PostRow, bool>> visible, Expression<Func<TRow, PostRow>> post) =>
        Expression.Lambda<Func<TRow, bool>>(ReplacingExpressionVisitor.Replace(visible.Parameters[0], post.Body, visible.Body), post.Parameters);
}

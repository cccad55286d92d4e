using Blog.Content;
using Blog.Media;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions that pages ask about posts. Every answer comes from behind the gate.</summary>
public sealed class PostReader
{
    private const int FeaturedCount = 6;

    private readonly ReadSession session;
    private readonly BodyCache bodies;

    internal PostReader(ReadSession session, BodyCache bodies)
    {
        this.session = session;
        this.bodies = bodies;
    }

    private IQueryable<PostRow> NewestFirst => session.Listed.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path);

    /// <summary>The post that a path means: at exactly this path, or where to go instead; null where there is none.</summary>
    /// <param name="path">Decoded, as requested.</param>
    /// <param name="query">As requested, with its mark: old URLs such as <c>/?p=12</c> live there.</param>
    public PathAnswer? FindByPath(string path, string query = "")
    {
        var key = SitePaths.Key(path);
        var rows = session.Context.Posts.Where(post => post.UrlKey == key).OrderBy(post => post.PublishUtc).ThenBy(post => post.Path).ToList();
        if (rows.Find(row => row.Url == path) is { } exact) return new(Read(exact), null);
        if (rows.Count > 0) return new(null, rows[0].Url);
        return FindMoved(path, query);
    }

    /// <summary>Where the post lives that names this old address among its aliases; null where none does.</summary>
    public PathAnswer? FindMoved(string path, string query)
    {
        var key = SitePaths.Key(path);
        var whole = SitePaths.Key(path, query);
        var moved = session.Context.Aliases.Where(alias => alias.UrlKey == whole || alias.UrlKey == key)
            .OrderBy(alias => alias.IsFormer).ThenByDescending(alias => alias.UrlKey.Length).ThenBy(alias => alias.Post!.PublishUtc).ThenBy(alias => alias.Post!.Path)
            .Select(alias => new { alias.UrlKey, alias.Post!.Url, alias.IsFormer }).ToList();
        // What nobody wrote down leads nowhere as soon as two posts could be meant.
        if (moved.Count == 0 || moved[0].IsFormer && moved.Exists(alias => alias.Url != moved[0].Url)) return null;
        return new(null, moved[0].Url, UsedQuery: moved[0].UrlKey != key);
    }

    /// <summary>Featured posts, newest first.</summary>
    public IReadOnlyList<PostSummary> ListFeatured() => session.Summarise([.. NewestFirst.Where(post => post.Featured).Take(FeaturedCount)]);

    /// <summary>The newest posts that are not among the featured.</summary>
    public IReadOnlyList<PostSummary> ListRecent(int count) => session.Summarise([.. NewestFirst.Where(post => !post.Featured).Take(count)]);

    /// <summary>A page of all posts; null where the number is past the last page.</summary>
    public ListPage<PostSummary>? ListPosts(int page) => session.ReadPage(NewestFirst, session.Counts.CountListed(), page);

    /// <summary>The newest posts with their text, for a feed.</summary>
    /// <param name="kind">Only those under a term of this kind; null for all.</param>
    /// <param name="slug">The term.</param>
    public IReadOnlyList<PostPage> ListForFeed(TermKind? kind = null, string slug = "")
    {
        var posts = kind is null ? NewestFirst
            : kind == TermKind.Series ? session.ListUnder(TermKind.Series, slug).OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path)
            : session.ListUnder(kind.Value, slug);
        // Feeds need a date for every entry, and a post without one would come back as new whenever the list moves.
        return Read([.. posts.Where(post => post.PublishUtc > PostRow.Undated).Take(session.Options.FeedSize)]);
    }

    /// <summary>Every page that search engines may know, with the instant of its last change.</summary>
    public IReadOnlyList<SitemapEntry> ListForSitemap() =>
    [
        .. session.InSitemap.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path)
            .Select(post => new { post.Url, post.PublishUtc, post.UpdatedUtc }).AsEnumerable()
            .Select(post => new SitemapEntry(post.Url, session.Local(post.UpdatedUtc > post.PublishUtc ? post.UpdatedUtc : post.PublishUtc, null))),
    ];

    /// <summary>The instant of the newest public change of any listed post; null where no post has a date.</summary>
    public DateTimeOffset? FindLastChange() => session.Local(
        session.Listed.Select(post => (DateTime?)(post.UpdatedUtc > post.PublishUtc ? post.UpdatedUtc : post.PublishUtc)).Max(), null);

    /// <summary>The post that was read from a file; its summary says why the public does not see it.</summary>
    /// <param name="file">Relative to the content folder.</param>
    public PostSummary? FindByFile(string file) => session.Context.Posts.FirstOrDefault(post => post.Path == file) is { } row ? session.Summarise([row])[0] : null;

    /// <summary>The file that a media path means, if a post that the reader may see shows it.</summary>
    public MediaFile? FindMedia(string hash, string name) => FindRow(hash, name) is { } file && MediaTypes.Of(file.Path) is { } type ? new(file.Path, type, hash, file.Size, file.ModifiedTicks) : null;

    /// <summary>A file that would be served as it stands belongs to pages beside it, and the reader may see none of them.</summary>
    /// <param name="file">Relative to the content folder.</param>
    public bool IsWithheld(string file) => session.IsWithheld(file);

    /// <summary>The smaller version that a media path means, with the file that it is made of, if a post that the reader may see shows that.</summary>
    /// <param name="size">Which version.</param>
    /// <param name="name">The original's name, with the ending of the version's format.</param>
    public (PictureVersion Version, MediaFile Original)? FindPicture(string hash, string size, string name)
    {
        foreach (var original in PictureFormat.OriginalsOf(name))
            if (FindRow(hash, original) is { } row && row.Picture(session.Options)?.Find(size, name) is { } version && FindMedia(hash, original) is { } file) return (version, file);
        return null;
    }

    /// <summary>Nothing more will be asked: a slow download that follows must not hold an old state of the index.</summary>
    public void Close() => session.Dispose();

    private MediaRow? FindRow(string hash, string name) =>
        session.Context.Media.Where(media => media.File!.Hash == hash && media.File.Name == name).OrderBy(media => media.Path).Select(media => media.File).FirstOrDefault();

    private PostPage Read(PostRow row)
    {
        var page = Read([row])[0] with
        {
            Headings = [.. session.Context.Set<HeadingRow>().Where(heading => heading.PostId == row.Id).OrderBy(heading => heading.Position)
                .Select(heading => new HeadingLink(heading.Level, heading.Fragment, heading.Text))],
        };
        if (row.IsPage || row.Unlisted) return page;
        return page with
        {
            Series = session.FindSeries(row),
            Previous = session.Listed.Where(post => post.PublishUtc < row.PublishUtc || (post.PublishUtc == row.PublishUtc && post.Path.CompareTo(row.Path) > 0))
                .OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Select(post => new PostLink(post.Url, post.Title, post.Language)).FirstOrDefault(),
            Next = session.Listed.Where(post => post.PublishUtc > row.PublishUtc || (post.PublishUtc == row.PublishUtc && post.Path.CompareTo(row.Path) < 0))
                .OrderBy(post => post.PublishUtc).ThenByDescending(post => post.Path).Select(post => new PostLink(post.Url, post.Title, post.Language)).FirstOrDefault(),
        };
    }

    private IReadOnlyList<PostPage> Read(IReadOnlyList<PostRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var terms = session.Context.Terms.Where(term => term.Kind != TermKind.Tag && ids.Contains(term.PostId)).OrderBy(term => term.Position)
            .Select(term => new { Row = term, HasPage = session.Context.Terms.Any(other => other.Kind == term.Kind && other.Slug == term.Slug && !other.IsPage && !other.Unlisted) })
            .ToLookup(term => (term.Row.PostId, term.Row.Kind));
        return
        [
            .. session.Summarise(rows).Zip(rows, (summary, row) => Covered(row, new PostPage(summary, ReadBody(row))
            {
                Path = row.Path, FeedId = row.FeedId, IsExcerpted = row.IsExcerpted, IsPage = row.IsPage, Unlisted = row.Unlisted, NoIndex = row.NoIndex, HideEditLink = row.HideEditLink, HideComments = row.HideComments, Row = row,
                CanonicalUrl = row.CanonicalUrl, CoverAlt = row.CoverAlt, Words = row.Words, ReplacedAt = session.Local(row.ReplacedUtc, null),
                Authors = [.. terms[(row.Id, TermKind.Author)].Select(author => new AuthorName(author.Row.Name, author.HasPage ? author.Row.Slug : null, author.Row.Url))],
                Categories = [.. terms[(row.Id, TermKind.Category)].Where(category => category.HasPage && !category.Row.IsImplied).Select(category => new TermName(category.Row.Slug, category.Row.Name))],
            })),
        ];
    }

    /// <summary>Renders a post's text as far as it does not depend on the reader, and resolves the rest.</summary>
    private PostBody ReadBody(PostRow row)
    {
        var rendered = bodies.Get(row.Hash, session.Options.UnsafeHtml, session.Words,
            () => (session.Context.Set<BodyRow>().Where(body => body.PostId == row.Id).Select(body => body.Markdown).First(), row.Title));
        return new(rendered, session.Resolve(row, [.. rendered.Targets]));
    }

    private PostPage Covered(PostRow row, PostPage page) => row.Cover is null ? page : session.Resolve(row, [row.Cover])[row.Cover] switch
    {
        { Kind: ResolvedKind.Path } target => page with { CoverUrl = target.Value, CoverSize = target is { Width: { } width, Height: { } height } ? (width, height) : null },
        { Kind: ResolvedKind.External, Value: { } url } when url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => page with { CoverUrl = url },
        _ => page,
    };
}

using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions of programs that read posts as markdown. Every answer comes from behind the gate.</summary>
public sealed class TwinReader
{
    private readonly ReadSession session;

    internal TwinReader(ReadSession session) => this.session = session;

    /// <summary>The post whose markdown a path means; null where there is none.</summary>
    /// <param name="path">Decoded, as requested.</param>
    public PostTwin? FindByPath(string path)
    {
        if (SitePaths.ParseTwin(path) is not { } asked) return null;
        var key = SitePaths.Key(asked);
        var rows = session.Context.Posts.Where(post => post.UrlKey == key).OrderBy(post => post.PublishUtc).ThenBy(post => post.Path).ToList();
        if ((rows.Find(row => SitePaths.Twin(row.Url) == path) ?? rows.FirstOrDefault()) is not { } row) return null;
        var body = session.Context.Set<BodyRow>().Where(body => body.PostId == row.Id).Select(body => new { body.Markdown, body.Text }).First();
        var twin = MarkdownTwin.Read(body.Markdown, row.Title, body.Text);
        return new(row.Url, twin, session.Resolve(row, [.. twin.Targets]));
    }

    /// <summary>Every page that search engines may know, and the newest of the posts.</summary>
    public IReadOnlyList<PostMention> ListMentions(int posts) =>
    [
        .. Mentions(session.InSitemap.Where(post => !post.IsPage).OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Take(posts)),
        .. Mentions(session.InSitemap.Where(post => post.IsPage).OrderBy(post => post.Path)),
    ];

    private static IEnumerable<PostMention> Mentions(IQueryable<PostRow> posts) => posts.Select(post => new PostMention(post.Url, post.Title, post.Description, post.IsPage));
}

/// <summary>A post's markdown together with what its links lead to for this reader.</summary>
public sealed class PostTwin
{
    private readonly MarkdownTwin twin;
    private readonly IReadOnlyDictionary<string, ResolvedTarget> targets;

    internal PostTwin(string url, MarkdownTwin twin, IReadOnlyDictionary<string, ResolvedTarget> targets)
    {
        Url = url;
        this.twin = twin;
        this.targets = targets;
    }

    /// <summary>Path of the post's page.</summary>
    public string Url { get; }

    /// <summary>The text.</summary>
    /// <param name="toUrl">Makes an absolute URL of a decoded path of the site.</param>
    public string ToMarkdown(Func<string, string> toUrl) => twin.ToMarkdown(target => targets[target] switch
    {
        { Kind: ResolvedKind.Path } path => toUrl(path.Value!) + path.Tail,
        { Kind: ResolvedKind.Fragment } fragment => toUrl(Url) + fragment.Value,
        var other => other.Value,
    });
}

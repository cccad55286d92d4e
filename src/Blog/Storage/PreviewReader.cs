using System.Globalization;
using Blog.Content;
using Blog.Inspection;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>
/// What authors ask on their own machine: the one reader that looks past the gate, to say why it is closed. Internal, so that no page
/// can ask it.
/// </summary>
internal sealed class PreviewReader(ReadSession session)
{
    private IQueryable<PostRow> All => session.Context.Posts.IgnoreQueryFilters([BlogDbContext.Gate]);

    /// <summary>What became of the post that was read from a file; null where none was.</summary>
    public PostStanding? Find(string path)
    {
        if (All.FirstOrDefault(post => post.Path == path) is not { } row) return null;
        return new(row.Url, row.IsPage, Reasons(row))
        {
            IsPublic = session.Context.Posts.Any(post => post.Path == path),
            IsListed = session.Listed.IgnoreQueryFilters([BlogDbContext.Gate]).Any(post => post.Path == path),
            IsInFeeds = session.Listed.IgnoreQueryFilters([BlogDbContext.Gate]).Any(post => post.Path == path && post.PublishUtc > PostRow.Undated),
            IsInSitemap = session.InSitemap.IgnoreQueryFilters([BlogDbContext.Gate]).Any(post => post.Path == path),
        };
    }

    /// <summary>Every post and page, hidden or not, by path.</summary>
    public IReadOnlyList<ListedPost> List()
    {
        var seen = session.Context.Posts.Select(post => post.Id).ToHashSet();
        return [.. All.OrderBy(post => post.Path).AsEnumerable().Select(row => new ListedPost(row.Path, seen.Contains(row.Id) ? PostState.Public : ClosedState(row))
        {
            Url = row.Url,
            Title = row.Title,
            IsPage = row.IsPage,
            IsUnlisted = row.Unlisted,
            PublishAt = session.Local(row.PublishUtc, null),
            ExpireAt = row.ExpireUtc == PostRow.Never ? null : session.Local(row.ExpireUtc, null),
            HiddenBecause = row.Hidden ? [row.HiddenBecause, .. Reasons(row)] : Reasons(row),
        })];
    }

    /// <summary>The file is one of those that were read, whatever became of it.</summary>
    public bool WasRead(string path) => session.Context.Set<FileRow>().Any(file => file.Path == path);

    /// <summary>The file cannot be read as it is now, and what was read from an earlier version stands.</summary>
    public bool IsKept(string path) => session.Context.Set<FileRow>().Any(file => file.Path == path && file.IsKept);

    /// <summary>Files of all posts, hidden or not, that have the path in whatever spelling, or else name it among their old addresses.</summary>
    public IReadOnlyList<string> ListClaims(string path, string query)
    {
        string key = SitePaths.Key(path), whole = SitePaths.Key(path, query);
        var posts = All.Where(post => post.UrlKey == key).OrderBy(post => post.Path).Select(post => post.Path).ToList();
        return posts.Count > 0
            ? posts
            : [.. session.Context.Aliases.IgnoreQueryFilters([BlogDbContext.Gate]).Where(alias => alias.UrlKey == key || alias.UrlKey == whole).Select(alias => alias.Post!.Path).Distinct().OrderBy(file => file)];
    }

    /// <summary>The file of the public post at a URL.</summary>
    public string? FindFile(string url) => session.Context.Posts.Where(post => post.Url == url).OrderBy(post => post.Path).Select(post => post.Path).FirstOrDefault();

    /// <summary>Every post with its address.</summary>
    public IReadOnlyList<(string Path, string Url)> ListAddresses() => [.. All.OrderBy(post => post.Path).Select(post => new { post.Path, post.Url }).AsEnumerable().Select(post => (post.Path, post.Url))];

    /// <summary>Every link to another site, with its post, whether that is public or not.</summary>
    public IReadOnlyList<OutsideLink> ListOutside() =>
    [
        .. from row in All.OrderBy(post => post.Path).Join(session.Context.Set<LinkRow>(), post => post.Id, link => link.PostId, (post, link) => new { post.Path, link.Target, link.Line, link.Column }).AsEnumerable()
           where LinkKey.Parse(row.Target, row.Path, session.Options.BaseUrl).Kind == LinkKind.External
           let written = row.Target.StartsWith("//", StringComparison.Ordinal) ? "https:" + row.Target : row.Target
           where FrontMatterLists.IsWeb(written)
           let url = new UriBuilder(written) { Fragment = "" }.Uri
           select new OutsideLink(row.Path, row.Line, row.Column, url),
    ];

    /// <summary>Every file that a post shows or links to, whether it is public or not.</summary>
    public IReadOnlyCollection<string> ListShown() => session.Context.Media.IgnoreQueryFilters([BlogDbContext.Gate]).Where(media => media.Path != "").Select(media => media.Path).ToHashSet();

    /// <summary>Every picture of which readers get smaller versions.</summary>
    public IReadOnlyCollection<string> ListMadeSmaller() => session.Context.Set<MediaRow>().AsEnumerable().Where(media => media.Picture(session.Options) is not null).Select(media => media.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every tag of a post, public or not, with how many have it and the path of the first.</summary>
    public IReadOnlyList<TagUse> ListTags()
    {
        var described = session.Context.Set<TagNoteRow>().Select(note => note.Slug).ToHashSet();
        return
        [
            .. session.Context.Terms.IgnoreQueryFilters([BlogDbContext.Gate]).Where(term => term.Kind == TermKind.Tag).Select(term => new { term.Slug, term.Name, term.Post!.Path }).AsEnumerable()
                .GroupBy(term => term.Slug).Select(tag => tag.OrderBy(term => term.Path, StringComparer.Ordinal).First() is var first ? new TagUse(tag.Key, first.Name, tag.Count(), first.Path, described.Contains(tag.Key)) : null!)
                .OrderBy(tag => tag.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Posts that show a file or link to it, those that are public first.</summary>
    public IReadOnlyList<(string Path, bool IsPublic)> ListShowing(string file)
    {
        var shown = session.Context.Media.Where(media => media.Path == file).Select(media => media.Post!.Path).ToHashSet();
        return [.. session.Context.Media.IgnoreQueryFilters([BlogDbContext.Gate]).Where(media => media.Path == file).Select(media => media.Post!.Path).AsEnumerable()
            .Select(path => (path, shown.Contains(path))).OrderByDescending(post => post.Item2).ThenBy(post => post.path, StringComparer.Ordinal)];
    }

    /// <inheritdoc cref="PostReader.IsWithheld"/>
    public bool IsWithheld(string file) => session.IsWithheld(file);

    /// <summary>The files whose bytes a media path names, with the name that it has.</summary>
    public IReadOnlyList<string> ListMedia(string hash, string name) =>
        [.. session.Context.Set<MediaRow>().Where(file => file.Hash == hash && file.Name == name).OrderBy(file => file.Path).Select(file => file.Path)];

    /// <summary>What a closed gate means to the author: the reason that needs a hand comes before the one that time ends.</summary>
    private PostState ClosedState(PostRow row) => row.Hidden || row.FolderHidden ? PostState.Draft
        : row.ExpireUtc <= session.Context.UtcNow ? PostState.Expired
        : row.PublishUtc > session.Context.UtcNow ? PostState.Scheduled
        : PostState.Displaced;

    /// <summary>Why the gate is closed, beside what the file itself says.</summary>
    private List<string> Reasons(PostRow row)
    {
        var reasons = new List<string>();
        if (row.FolderHidden)
        {
            var sections = session.Context.Set<FileRow>().Where(file => file.HidesFolder).Select(file => file.Path).AsEnumerable()
                .Where(section => row.Path.StartsWith(section[..(section.LastIndexOf('/') + 1)], StringComparison.Ordinal)).ToList();
            if (sections.Count == 0) reasons.Add("a link leads to it, and the place that it leads to is hidden");
            reasons.AddRange(sections.Select(section => $"its folder is hidden by {section}"));
        }

        if (row.PublishUtc > session.Context.UtcNow) reasons.Add($"scheduled until {Shown(row.PublishUtc)}");
        if (row.ExpireUtc <= session.Context.UtcNow) reasons.Add($"expired at {Shown(row.ExpireUtc)}");
        if (row.Shadowed)
        {
            var winner = All.Where(post => post.Url == row.Url && !post.Shadowed && !post.Hidden && !post.FolderHidden).Select(post => post.Path).FirstOrDefault();
            reasons.Add($"its URL {row.Url} belongs to {winner}");
        }

        return reasons;
    }

    private string Shown(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{PostExplanation.Text(session.Local(utc, null) ?? default)} ({session.Options.TimeZone.Id})");
}

/// <summary>A tag with the posts that have it.</summary>
/// <param name="Path">The first file that has it.</param>
/// <param name="IsDescribed">The author knows of it: it stands in <c>tags.yaml</c>.</param>
internal sealed record TagUse(string Slug, string Name, int Posts, string Path, bool IsDescribed);

/// <summary>Where a post stands with the gate, for its author.</summary>
/// <param name="Url">Its path.</param>
/// <param name="IsPage">A standalone page.</param>
/// <param name="ClosedBecause">What keeps it from the public beside its own file's word.</param>
internal sealed record PostStanding(string Url, bool IsPage, IReadOnlyList<string> ClosedBecause)
{
    /// <summary>The gate lets it through now.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Stands in lists while it is public.</summary>
    public bool IsListed { get; init; }

    /// <summary>Stands in feeds while it is public and new enough.</summary>
    public bool IsInFeeds { get; init; }

    /// <summary>Stands in the sitemap while it is public.</summary>
    public bool IsInSitemap { get; init; }
}

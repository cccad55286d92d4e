using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Where to go from an address that nothing has.</summary>
/// <param name="Target">A decoded path of the site, or an absolute URL; null where what was there is gone for good.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="UsedQuery">The query was part of the old address, or the target brings its own.</param>
public sealed record MovedAnswer(string? Target, int Status = 301, bool UsedQuery = false);

/// <summary>
/// The questions about addresses of old: rules of <c>_redirects</c>, what other engines call lists, feeds and tags, and other names of
/// tags. Only what the reader may see is ever led to.
/// </summary>
public sealed class MovedReader
{
    private readonly ReadSession session;
    private readonly PostReader posts;
    private readonly TermReader terms;

    internal MovedReader(ReadSession session, PostReader posts, TermReader terms)
    {
        this.session = session;
        this.posts = posts;
        this.terms = terms;
    }

    /// <summary>Where an address leads that is no page's; null for nowhere.</summary>
    /// <param name="path">Decoded, as requested.</param>
    /// <param name="query">As requested, with its mark.</param>
    /// <param name="isFile">Whether a file of the site is served at a path.</param>
    public MovedAnswer? Find(string path, string query, Func<string, bool> isFile) => new RedirectReader(session, FindFinal, isFile).Find(path, query)
        ?? FindRemembered(path) ?? FindOld(path, query) ?? (session.IsGone(path) ? new MovedAnswer(null, 410) : null);

    /// <summary>A reader gets something at an address: a page, a file, or the way to one.</summary>
    /// <inheritdoc cref="Find"/>
    public bool HasAnswer(string path, string query, Func<string, bool> isFile) => FindFinal(path) is not null || isFile(path) || Find(path, query, isFile) is { Target: not null } || posts.FindMoved(path, query) is not null;

    /// <summary>Where an address leads that has nothing but a query, such as <c>/?feed=rss2</c>; null for the home page itself.</summary>
    public MovedAnswer? FindHome(string query) => FindOld(SitePaths.Home, query);

    /// <summary>Names of query parameters that may lead elsewhere from the home page; any other is none of the site's.</summary>
    public IReadOnlySet<string> ListHomeQueryNames() => session.Context.Aliases.Where(alias => alias.UrlKey.StartsWith("/?")).Select(alias => alias.UrlKey).AsEnumerable()
        .SelectMany(key => key[2..].Split('&')).Select(parameter => Uri.UnescapeDataString(parameter.Split('=')[0].Replace('+', ' ')))
        .Concat(OldPaths.QueryNames).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a term lives that another name or another engine's spelling of it asks for; null for nowhere.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">As the address spells it.</param>
    public string? FindTerm(TermKind kind, string name)
    {
        var slug = string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(TagSlug.FromName));
        var listed = terms.ListUnordered(kind);
        if (listed.Any(term => term.Slug == slug)) return slug;
        if (kind == TermKind.Author && session.Context.Set<AuthorSynonymRow>().Where(row => row.Slug == slug).Select(row => row.Author).FirstOrDefault() is { } author) return listed.Any(term => term.Slug == author) ? author : null;
        if (kind != TermKind.Tag) return null;
        if (session.Context.Set<TagSynonymRow>().Where(row => row.Slug == slug).Select(row => row.Tag).FirstOrDefault() is { } tag) return listed.Any(term => term.Slug == tag) ? tag : null;
        var meant = listed.Where(term => TagSlug.Former(term.Name).Contains(name.ToLowerInvariant())).Take(2).ToList();
        return meant.Count == 1 ? meant[0].Slug : null;
    }

    /// <summary>The one spelling of a path under which there is a page that the reader may see; null where there is none.</summary>
    private string? FindFinal(string path)
    {
        if (SitePaths.ParseTerm(path) is { } asked) return FindTerm(asked.Kind, asked.Slug) is { } slug ? Existing(SitePaths.Term(asked.Kind, slug, asked.Page)) : null;
        if (SitePaths.Canonical(path) is { } own) return Existing(own);
        return posts.FindByPath(path) switch { { Post: { } post } => post.Summary.Url, { MovedTo: { } moved } => moved, _ => session.FindRemembered(path) };
    }

    private MovedAnswer? FindRemembered(string path) => session.FindRemembered(path) is { } target ? new(target) : null;

    private MovedAnswer? FindOld(string path, string query)
    {
        // WordPress' plain addresses live on the home page, which it also calls index.php.
        if (path.Trim('/').Equals("index.php", StringComparison.OrdinalIgnoreCase) && posts.FindMoved(SitePaths.Home, query) is { UsedQuery: true, MovedTo: { } plain }) return new(plain, UsedQuery: true);
        if (OldPaths.Parse(path, query) is not { } old) return null;
        if (old.Target is not null) return old.Target == path || Existing(old.Target) is null ? null : new(old.Target, UsedQuery: old.UsedQuery);
        if (old.Kind is { } kind)
        {
            if (FindTerm(kind, old.Name) is not { } slug) return null;
            var target = old.Feed is not null ? SitePaths.TermFeed(kind, slug, old.Feed) : Existing(SitePaths.Term(kind, slug, old.Page));
            return target is null || target == path ? null : new(target, UsedQuery: old.UsedQuery);
        }

        if (old.Year > 0) return old.Month > 12 ? null : Existing(old.Month == 0 ? SitePaths.Archive(old.Year) : SitePaths.Archive(old.Year, old.Month)) is { } archive ? new(archive) : null;
        if (old.Post is null) return null;
        return posts.FindByPath(old.Post) switch { { Post: { } post } => new(post.Summary.Url), { MovedTo: { } moved } => new(moved), _ => null };
    }

    /// <summary>The path, if the site has a page there now: lists end, and kinds, years and months are there while a post is.</summary>
    private string? Existing(string path)
    {
        var exists = SitePaths.ParseTerm(path) is { } term ? terms.ListPosts(term.Kind, term.Slug, term.Page) is { Total: > 0 }
            : SitePaths.ParseKind(path) is { } kind ? kind == TermKind.Tag || terms.HasTerms(kind)
            : SitePaths.ParsePosts(path) is { } page ? posts.ListPosts(page) is not null
            : SitePaths.ParseArchive(path) is not var (year, month) || session.Listed.Any(post => post.Year == year && (month == 0 || post.Month == month));
        return exists ? path : null;
    }
}

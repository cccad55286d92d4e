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
    private const int MaximumHops = 10;

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
    public MovedAnswer? Find(string path, string query = "") => FindRule(path, query) ?? FindOld(path, query);

    /// <summary>Where a term lives that another name or another engine's spelling of it asks for; null for nowhere.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">As the address spells it.</param>
    public string? FindTerm(TermKind kind, string name)
    {
        var slug = string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(TagSlug.FromName));
        var listed = terms.ListTerms(kind);
        if (listed.Any(term => term.Slug == slug)) return slug;
        if (kind != TermKind.Tag) return null;
        if (session.Context.Set<TagSynonymRow>().Where(row => row.Slug == slug).Select(row => row.Tag).FirstOrDefault() is { } tag) return listed.Any(term => term.Slug == tag) ? tag : null;
        var meant = listed.Where(term => TagSlug.Former(term.Name).Contains(name.ToLowerInvariant())).Take(2).ToList();
        return meant.Count == 1 ? meant[0].Slug : null;
    }

    private MovedAnswer? FindRule(string path, string query)
    {
        var isUsed = false;
        for (var hops = 0; hops < MaximumHops; hops++)
        {
            var key = SitePaths.Key(path);
            var rule = session.Context.Set<RedirectRow>().Where(row => row.SourceKey == null || row.SourceKey == key).OrderBy(row => row.Position).AsEnumerable()
                .Select(row => new RedirectRule(row.Source, row.Query, row.Target, row.Status, row.Position)).Select(rule => (rule.Status, Target: rule.Apply(path, query)))
                .FirstOrDefault(rule => rule.Target is not null && SitePaths.Key(rule.Target) != key);
            if (rule.Target is not { } target) return null;
            if (rule.Status == 410) return new(null, 410);
            if (!target.StartsWith('/')) return new(target, rule.Status, UsedQuery: true);
            isUsed |= target.Contains('?', StringComparison.Ordinal);
            var plain = target.Split('?', '#')[0];
            if (FindFinal(plain) is { } final) return new(final + target[plain.Length..], rule.Status, isUsed);
            // A page of a hidden post is not to be told of; any other may be a file, or what another rule sends on.
            if (session.IsKept(plain) || SitePaths.ParseTerm(plain) is not null) return null;
            if (session.Context.Set<RedirectRow>().AsEnumerable().All(row => new RedirectRule(row.Source, row.Query, row.Target, row.Status, row.Position).Apply(plain) is null))
                return new(target, rule.Status, isUsed);
            path = plain;
        }

        return null;
    }

    /// <summary>The one spelling of a path that answers; null where none does.</summary>
    private string? FindFinal(string path)
    {
        if (SitePaths.ParseTerm(path) is { } asked) return FindTerm(asked.Kind, asked.Slug) is { } slug ? SitePaths.Term(asked.Kind, slug, asked.Page) : null;
        if (SitePaths.Canonical(path) is { } own) return own;
        return posts.FindByPath(path) switch { { Post: { } post } => post.Summary.Url, { MovedTo: { } moved } => moved, _ => null };
    }

    private MovedAnswer? FindOld(string path, string query)
    {
        if (OldPaths.Parse(path, query) is not { } old) return null;
        if (old.Target is not null) return old.Target == path ? null : Exists(old.Target) ? new(old.Target, UsedQuery: old.UsedQuery) : null;
        if (old.Kind is { } kind)
        {
            if (FindTerm(kind, old.Name) is not { } slug) return null;
            var target = old.Feed is not null ? SitePaths.TagFeed(slug, old.Feed) : SitePaths.Term(kind, slug, old.Page);
            return target == path ? null : new(target, UsedQuery: old.UsedQuery);
        }

        if (old.Year > 0)
        {
            var dated = session.Listed.Where(post => post.Year == old.Year);
            if (old.Month is >= 1 and <= 12 && dated.Any(post => post.Month == old.Month)) return new(SitePaths.Archive(old.Year, old.Month));
            return old.Month == 0 && dated.Any() ? new(SitePaths.Archive(old.Year)) : null;
        }

        return posts.FindByPath(old.Post!) switch { { Post: { } post } => new(post.Summary.Url), { MovedTo: { } moved } => new(moved), _ => null };
    }

    /// <summary>Kinds of terms have a page while there is one of them.</summary>
    private bool Exists(string path) => SitePaths.ParseTerm(path) is not null || SitePaths.ParseKind(path) is not { } kind || kind == TermKind.Tag || terms.HasTerms(kind);
}

using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions that pages ask about tags, categories, authors and series. Each exists while a listed post that the reader may see is filed under it.</summary>
public sealed class TermReader
{
    private readonly ReadSession session;

    internal TermReader(ReadSession session) => this.session = session;

    /// <summary>Every term of a kind, by name; categories with those below them right after them.</summary>
    public IReadOnlyList<TermSummary> ListTerms(TermKind kind)
    {
        var terms = ListUnordered(kind);
        var names = terms.ToDictionary(term => term.Slug, term => term.Name);
        return
        [
            .. terms.OrderBy(term => string.Join('\u0001', Prefixes(term.Slug).Select(slug => names.GetValueOrDefault(slug, slug))), StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(term => term.Slug, StringComparer.Ordinal),
        ];
    }

    /// <summary>The same in no order, which takes the longest where there are thousands.</summary>
    internal IReadOnlyList<TermSummary> ListUnordered(TermKind kind)
    {
        var terms = session.Counts.ListTerms(kind);
        if (terms.Count == 0) session.RequirePosts();
        return terms;
    }

    /// <summary>Whether there is any term of a kind.</summary>
    public bool HasTerms(TermKind kind)
    {
        if (session.Terms(kind).Any()) return true;
        session.RequirePosts();
        return false;
    }

    /// <summary>A term with what is said of it; null where no such term can be seen.</summary>
    public TermPage? FindTerm(TermKind kind, string slug)
    {
        if (FindName(kind, slug) is not { } name)
        {
            session.RequirePosts();
            return null;
        }

        var description = kind == TermKind.Tag ? session.Context.Set<TagNoteRow>().Where(note => note.Slug == slug).Select(note => note.Description).FirstOrDefault() : null;
        var above = Prefixes(slug).SkipLast(1).Select(prefix => new TermName(prefix, FindName(kind, prefix) ?? prefix)).ToList();
        IReadOnlyList<TermSummary> below = kind == TermKind.Category
            ? [.. ListTerms(kind).Where(term => term.Slug.StartsWith(slug + "/", StringComparison.Ordinal) && term.Slug.IndexOf('/', slug.Length + 1) < 0)]
            : [];
        return new(kind, slug, name, description ?? "", above, below) { Author = kind == TermKind.Author ? session.FindProfile(slug) : null };
    }

    /// <summary>A tag's name; null where no such tag can be seen.</summary>
    public string? FindTag(string slug) => FindName(TermKind.Tag, slug);

    /// <summary>A page of the posts under a term, a series in its own order and any other newest first; null where the number is past the last page.</summary>
    public ListPage<PostSummary>? ListPosts(TermKind kind, string slug, int page)
    {
        return session.ReadPage(session.FiledUnder(kind, slug), terms => terms.Select(term => term.Post!), session.Counts.CountUnder(kind, slug), page);
    }

    private string? FindName(TermKind kind, string slug) => session.Terms(kind).Where(term => term.Slug == slug).Select(term => term.Name).FirstOrDefault();

    /// <summary>Of <c>a/b/c</c>: <c>a</c>, <c>a/b</c> and <c>a/b/c</c>.</summary>
    private static IEnumerable<string> Prefixes(string slug)
    {
        for (var at = slug.IndexOf('/', StringComparison.Ordinal); at >= 0; at = slug.IndexOf('/', at + 1)) yield return slug[..at];
        yield return slug;
    }
}

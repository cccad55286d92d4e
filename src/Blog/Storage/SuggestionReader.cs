using Blog.Content;
using Blog.Search;

namespace Blog.Storage;

/// <summary>What an address that has no page may have meant. Only what the reader may see is named, and an address of a hidden post is one like any other.</summary>
public sealed class SuggestionReader
{
    private const int Count = 5, MaximumWords = 10, Candidates = 30, MaximumSlug = 60;

    // What stands in many addresses and says nothing of the page.
    private static readonly HashSet<string> Common = new(["posts", "post", "blog", "page", "index", "html", "htm", "php", "tags", "tag", "categories", "category", "authors", "author", "series", "archives", "feed"], StringComparer.Ordinal);

    private readonly ReadSession session;
    private readonly TermReader terms;
    private readonly SearchReader search;

    internal SuggestionReader(ReadSession session, TermReader terms, SearchReader search)
    {
        this.session = session;
        this.terms = terms;
        this.search = search;
    }

    /// <summary>Posts and pages whose title, tags or address have most of the words of an address, slips forgiven.</summary>
    /// <param name="path">Decoded, as requested.</param>
    public IReadOnlyList<PostLink> ListPosts(string path)
    {
        if (path.Length > SearchQuery.MaximumLength || path.StartsWith(SitePaths.Media, StringComparison.OrdinalIgnoreCase)) return [];
        var words = SearchText.Words(path).Select(SearchText.Fold).Where(word => !Common.Contains(word) && !word.All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).Take(MaximumWords)
            .Select(word => IsKnown(word) ? word : search.Correct(word)).ToList();
        var known = words.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (known.Count == 0) return [];
        // A word that nobody has counts against what has the others.
        var least = (words.Count + 1) / 2;
        var hits = session.Context.Search(SearchExpression.InNames(SearchExpression.Any(known))).Where(hit => session.Findable.Any(post => post.Id == hit.PostId))
            .OrderBy(hit => hit.Rank).Select(hit => hit.PostId).Take(Candidates).ToArray();
        return
        [
            .. session.Findable.Where(post => hits.Contains(post.Id)).AsEnumerable()
                .Select(post => (Post: post, Has: SearchText.Words($"{post.Title} {post.Slug}").Select(SearchText.Fold).Intersect(known).Count()))
                .Where(post => post.Has >= least)
                .OrderByDescending(post => post.Has).ThenBy(post => Array.IndexOf(hits, post.Post.Id)).Take(Count).Select(post => new PostLink(post.Post.Url, post.Post.Title, post.Post.Language)),
        ];
    }

    /// <summary>The tag, category, author or series that an address may have meant; null for none.</summary>
    /// <param name="path">Decoded, as requested.</param>
    public (TermKind Kind, TermName Term)? FindTerm(string path)
    {
        if (SitePaths.ParseTerm(path) is not { } asked)
        {
            var name = path.Trim('/');
            var tag = TagSlug.FromName(name);
            return name.Length is > 0 and <= MaximumSlug && terms.FindTag(tag) is { } known ? (TermKind.Tag, new(tag, known)) : null;
        }

        if (asked.Slug.Length > MaximumSlug) return null;
        var limit = asked.Slug.Length < 4 ? 0 : asked.Slug.Length < 7 ? 1 : 2;
        var nearest = terms.ListUnordered(asked.Kind).Select(term => (Term: term, Distance: EditDistance.Between(term.Slug, asked.Slug))).Where(term => term.Distance <= limit)
            .OrderBy(term => term.Distance).ThenByDescending(term => term.Term.Count).ThenBy(term => term.Term.Slug, StringComparer.Ordinal).FirstOrDefault().Term;
        return nearest is null ? null : (asked.Kind, new(nearest.Slug, nearest.Name));
    }

    private bool IsKnown(string word)
    {
        var expression = SearchExpression.Any([word]);
        return session.Findable.Any(post => session.Context.Search(expression).Select(hit => hit.PostId).Contains(post.Id));
    }
}

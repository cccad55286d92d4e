using System.Globalization;
using Blog.Search;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions of the search page. The full-text index says what has the words; what of it the reader may see is the gate's to say.</summary>
public sealed class SearchReader
{
    /// <summary>Above this, posts that name the words come first and then the newest: what everything has tells nothing apart.</summary>
    private const int Ranked = 500;

    private const int FacetCount = 8, SectionCount = 3, OtherWords = 40, Candidates = 8;

    private readonly ReadSession session;
    private readonly TermReader terms;
    private readonly SearchVocabulary vocabulary;

    internal SearchReader(ReadSession session, TermReader terms, SearchVocabulary vocabulary)
    {
        this.session = session;
        this.terms = terms;
        this.vocabulary = vocabulary;
    }

    /// <summary>A page of what is found; null where the number is past the last page.</summary>
    /// <param name="query">The question.</param>
    /// <param name="number">From 1.</param>
    public SearchAnswer? Find(SearchQuery query, int number)
    {
        if (query.IsEmpty) return number == 1 ? new(query, new([], 1, 1, 0), [], [], null) : null;
        var required = SearchExpression.Required(query);
        var found = Matching(query, required);
        // One more than are ranked says that there are too many.
        var rows = Read(found);
        long[] ranked = rows.Count > Ranked ? [] : Rank(query, rows, required);
        if (required is not null && rows.Count < session.Options.PageSize && SearchExpression.Required(query, OthersLike) is { } wider && wider != required)
        {
            // Posts that have the words only within others come after those that have the words.
            found = Matching(query, required = wider);
            rows = Read(found);
            if (rows.Count <= Ranked) ranked = [.. ranked.Union(Rank(query, rows, required))];
        }

        var isRanked = rows.Count <= Ranked;
        List<(int Year, int Count)> years = isRanked ? [.. rows.GroupBy(row => row.Year).Select(year => (year.Key, year.Count()))] : CountYears(found);
        var total = years.Sum(year => year.Count);
        var size = session.Options.PageSize;
        var count = Math.Max(1, (total + size - 1) / size);
        if (number < 1 || number > count) return null;
        var ids = isRanked ? [.. ranked.Skip((number - 1) * size).Take(size)] : ListNewest(query, found, required, (number - 1) * size, size);
        var results = ids.Length == 0 ? [] : Read(query, ids);
        return new(query, new(results, number, count, total), isRanked ? CountTags(query, results, ranked) : [], [.. FacetsOf(query, years)], total < Candidates ? Suggest(query) : null);
    }

    /// <summary>What the reader may see of what the index has.</summary>
    private IQueryable<PostRow> Matching(SearchQuery query, string? required)
    {
        var posts = session.Findable;
        if (required is not null) posts = posts.Where(post => Having(required).Contains(post.Id));
        if (SearchExpression.Excluded(query) is { } excluded) posts = posts.Where(post => !Having(excluded).Contains(post.Id));
        foreach (var filter in query.Filters)
        {
            var under = filter.Tag is null ? session.Findable.Where(post => post.Year == filter.Year).Select(post => post.Id) : Tagged(filter.Tag);
            posts = filter.IsExcluded ? posts.Where(post => !under.Contains(post.Id)) : posts.Where(post => under.Contains(post.Id));
        }

        return posts;
    }

    private IQueryable<long> Tagged(string tag)
    {
        var slug = session.Context.Set<TagSynonymRow>().Where(row => row.Slug == tag).Select(row => row.Tag).FirstOrDefault() ?? tag;
        return session.Context.Terms.Where(term => term.Kind == TermKind.Tag && term.Slug == slug).Select(term => term.PostId);
    }

    private IQueryable<long> Having(string expression) => session.Context.Search(expression).Select(hit => hit.PostId);

    private static List<Found> Read(IQueryable<PostRow> found) => [.. found.Select(post => new Found(post.Id, post.Year, post.PublishUtc, post.Path, post.Title)).Take(Ranked + 1)];

    /// <summary>What is found, the best first: a title that is what was asked for, then by how well it fits, then the newest.</summary>
    private long[] Rank(SearchQuery query, List<Found> rows, string? required)
    {
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(row => row.Id).ToArray();
        // As a sum the number is no key, by which the index would be asked once for each post.
        var scores = required is null ? [] : session.Context.Search(required).Where(hit => EF.Parameter(ids).Contains(hit.PostId + 0)).ToDictionary(hit => hit.PostId, hit => hit.Rank);
        var asked = Asked(query);
        return [.. rows.OrderBy(row => !IsNamed(row.Title, asked)).ThenBy(row => scores.GetValueOrDefault(row.Id)).ThenByDescending(row => row.PublishUtc).ThenBy(row => row.Path, StringComparer.Ordinal).Select(row => row.Id)];
    }

    private static string Asked(SearchQuery query) => string.Join(' ', query.Terms.Where(term => !term.IsExcluded).Select(term => term.Text));

    // Titles of quite another length need not be taken apart.
    private static bool IsNamed(string title, string asked) => asked.Length > 0 && Math.Abs(title.Length - asked.Length) < 8 && SearchText.AreSame(title, asked);

    /// <summary>A page of what is too much to be ranked.</summary>
    private long[] ListNewest(SearchQuery query, IQueryable<PostRow> found, string? required, int skip, int count)
    {
        if (required is null) return [.. found.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Select(post => post.Id).Skip(skip).Take(count)];
        var beginning = SearchExpression.AtStartOfTitle(query.Terms.Where(term => !term.IsExcluded).SelectMany(term => term.Words));
        var asked = Asked(query);
        var named = session.Findable.Where(post => Having(beginning).Contains(post.Id)).Select(post => new { post.Id, post.Title }).Take(Ranked).AsEnumerable().Where(post => IsNamed(post.Title, asked)).Select(post => post.Id).ToArray();
        var names = SearchExpression.InNames(required);
        return
        [
            .. found.OrderByDescending(post => named.Contains(post.Id)).ThenByDescending(post => Having(names).Contains(post.Id)).ThenByDescending(post => post.PublishUtc).ThenBy(post => post.Path)
                .Select(post => post.Id).Skip(skip).Take(count),
        ];
    }

    private List<SearchResult> Read(SearchQuery query, long[] ids)
    {
        var marks = new SearchMarks(query.Terms);
        var rows = session.Findable.Where(post => ids.Contains(post.Id)).AsEnumerable().OrderBy(post => Array.IndexOf(ids, post.Id)).ToList();
        var texts = session.Context.Set<BodyRow>().Where(body => ids.Contains(body.PostId)).Select(body => new { body.PostId, body.Text }).ToDictionary(body => body.PostId, body => body.Text);
        var headings = session.Context.Set<HeadingRow>().Where(heading => ids.Contains(heading.PostId)).OrderBy(heading => heading.Position).ToLookup(heading => heading.PostId);
        return [.. session.Summarise(rows).Zip(rows, (summary, row) => new SearchResult(summary, marks.Mark(row.Title), marks.Snippet(texts[row.Id]),
            [.. headings[row.Id].Select(heading => (heading, Count: marks.Count(heading.Text))).Where(heading => heading.Count > 0).OrderByDescending(heading => heading.Count).ThenBy(heading => heading.heading.Position)
                .Take(SectionCount).Select(heading => new HeadingLink(heading.heading.Level, heading.heading.Fragment, heading.heading.Text))]))];
    }

    private static List<(int Year, int Count)> CountYears(IQueryable<PostRow> found) =>
        [.. found.GroupBy(post => post.Year).Select(group => new { Year = group.Key, Count = group.Count() }).AsEnumerable().Select(year => (year.Year, year.Count))];

    private static IEnumerable<SearchFacet> FacetsOf(SearchQuery query, List<(int Year, int Count)> years) => years.Count < 2 ? [] : years.Where(year => year.Year > 0).OrderByDescending(year => year.Year)
        .Select(year => (Name: year.Year.ToString(CultureInfo.InvariantCulture), year.Count)).Select(year => new SearchFacet(year.Name, year.Count, query.With($"year:{year.Name}")));

    /// <summary>Tags that some of what is found has.</summary>
    private List<SearchFacet> CountTags(SearchQuery query, List<SearchResult> results, long[] ids)
    {
        if (ids.Length < 2) return [];
        // Counted here: grouping them, the database would go through all tags of all posts.
        var counted = session.Context.Terms.Where(term => term.Kind == TermKind.Tag && !term.Post!.IsPage && EF.Parameter(ids).Contains(term.PostId)).Select(term => term.Slug).AsEnumerable()
            .CountBy(slug => slug).Where(tag => tag.Value < ids.Length).OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal).Take(FacetCount).ToList();
        var names = results.SelectMany(result => result.Summary.Tags).DistinctBy(tag => tag.Slug).ToDictionary(tag => tag.Slug, tag => tag.Name);
        return [.. counted.Select(tag => new SearchFacet(names.GetValueOrDefault(tag.Key) ?? terms.FindTag(tag.Key)!, tag.Value, query.With($"tag:{tag.Key}")))];
    }

    /// <summary>Words that have a word of the question within them.</summary>
    private IReadOnlyList<string> OthersLike(SearchTerm term) =>
        term is { IsPhrase: false, Words: [{ Length: > 2 } word] } && !word.EnumerateRunes().Any(SearchText.IsUnspaced) ? vocabulary.Containing(session, SearchText.Fold(word), OtherWords) : [];

    /// <summary>The question with its unknown words replaced by the nearest that a post has.</summary>
    private string? Suggest(SearchQuery query)
    {
        var text = query.Text;
        foreach (var term in query.Terms.Where(term => !term.IsExcluded && term.Words.Count == 1))
        {
            var alone = query with { Terms = [term], Filters = [] };
            if (Matching(alone, SearchExpression.Required(alone)).Any()) continue;
            if (Correct(term.Words[0]) is { } word) text = text.Replace(term.Text, word, StringComparison.Ordinal);
        }

        if (text == query.Text) return null;
        var meant = SearchQuery.Parse(text);
        return Matching(meant, SearchExpression.Required(meant)).Any() ? text : null;
    }

    /// <summary>The nearest word that a post has which the reader may see; null for none.</summary>
    internal string? Correct(string word) =>
        vocabulary.Near(session, SearchText.Fold(word), Candidates).FirstOrDefault(near => session.Findable.Any(post => Having(SearchExpression.Any(new[] { near })).Contains(post.Id)));

    private sealed record Found(long Id, int Year, DateTime PublishUtc, string Path, string Title);
}

using System.Globalization;
using Blog.Search;

namespace Blog.Storage;

/// <summary>The questions of the search page. The full-text index says what has the words; what of it the reader may see is the gate's to say.</summary>
public sealed class SearchReader
{
    /// <summary>Above this the posts that name the words in their title come first, then the newest: what everything has tells nothing apart.</summary>
    private const int Ranked = 1000;

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
        var years = CountYears(found);
        var total = years.Sum(year => year.Count);
        IReadOnlyList<long> first = [];
        if (required is not null && total < session.Options.PageSize && SearchExpression.Required(query, OthersLike) is { } wider && wider != required)
        {
            // Posts that have the words only within others come after those that have the words.
            first = Rank(query, found, required, total);
            found = Matching(query, required = wider);
            years = CountYears(found);
            total = years.Sum(year => year.Count);
        }

        var size = session.Options.PageSize;
        var count = Math.Max(1, (total + size - 1) / size);
        if (number < 1 || number > count) return null;
        long[] ids = total > Ranked || required is null ? ListNewest(found, required, (number - 1) * size, size) : [.. first.Union(Rank(query, found, required, total)).Skip((number - 1) * size).Take(size)];
        return new(query, new(Read(query, ids), number, count, total), total > Ranked ? [] : CountTags(query, found, total), [.. FacetsOf(query, years)], total < Candidates ? Suggest(query) : null);
    }

    /// <summary>What the reader may see of what the index has.</summary>
    private IQueryable<PostRow> Matching(SearchQuery query, string? required)
    {
        var posts = session.Findable;
        if (required is not null) posts = posts.Where(post => Having(required).Contains(post.Id));
        if (SearchExpression.Excluded(query) is { } excluded) posts = posts.Where(post => !Having(excluded).Contains(post.Id));
        foreach (var filter in query.Filters)
        {
            var isWanted = !filter.IsExcluded;
            if (filter.Tag is null)
            {
                posts = posts.Where(post => post.Year == filter.Year == isWanted);
                continue;
            }

            var slug = session.Context.Set<TagSynonymRow>().Where(row => row.Slug == filter.Tag).Select(row => row.Tag).FirstOrDefault() ?? filter.Tag;
            posts = posts.Where(post => post.Terms.Any(term => term.Kind == TermKind.Tag && term.Slug == slug) == isWanted);
        }

        return posts;
    }

    private IQueryable<long> Having(string expression) => session.Context.Search(expression).Select(hit => hit.PostId);

    /// <summary>Everything that is found, the best first.</summary>
    private List<long> Rank(SearchQuery query, IQueryable<PostRow> found, string required, int total)
    {
        if (total == 0) return [];
        var scores = session.Context.Search(required).ToDictionary(hit => hit.PostId, hit => hit.Rank);
        var named = ListNamed(query);
        return [.. found.Select(post => new { post.Id, post.PublishUtc, post.Path }).AsEnumerable()
            .OrderBy(post => !named.Contains(post.Id)).ThenBy(post => scores.GetValueOrDefault(post.Id)).ThenByDescending(post => post.PublishUtc).ThenBy(post => post.Path, StringComparer.Ordinal).Select(post => post.Id)];
    }

    /// <summary>Posts whose title is what was asked for.</summary>
    private HashSet<long> ListNamed(SearchQuery query)
    {
        var words = query.Terms.Where(term => !term.IsExcluded).SelectMany(term => term.Words).ToList();
        if (words.Count == 0) return [];
        var asked = string.Join(' ', query.Terms.Where(term => !term.IsExcluded).Select(term => term.Text));
        return [.. session.Findable.Where(post => Having(SearchExpression.AtStartOfTitle(words)).Contains(post.Id)).Select(post => new { post.Id, post.Title }).Take(Ranked).AsEnumerable()
            .Where(post => SearchText.AreSame(post.Title, asked)).Select(post => post.Id)];
    }

    private long[] ListNewest(IQueryable<PostRow> found, string? required, int skip, int count)
    {
        var names = required is null ? null : SearchExpression.InNames(required);
        var ordered = names is null ? found.OrderByDescending(post => post.PublishUtc) : found.OrderByDescending(post => Having(names).Contains(post.Id)).ThenByDescending(post => post.PublishUtc);
        return [.. ordered.ThenBy(post => post.Path).Select(post => post.Id).Skip(skip).Take(count)];
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
        [.. found.GroupBy(post => post.Year).Select(group => new { Year = group.Key, Count = group.Count() }).AsEnumerable().Select(year => (year.Year, year.Count)).OrderByDescending(year => year.Year)];

    private static IEnumerable<SearchFacet> FacetsOf(SearchQuery query, List<(int Year, int Count)> years) => years.Count < 2 ? [] : years.Where(year => year.Year > 0)
        .Select(year => (Name: year.Year.ToString(CultureInfo.InvariantCulture), year.Count)).Select(year => new SearchFacet(year.Name, year.Count, query.With($"year:{year.Name}")));

    private List<SearchFacet> CountTags(SearchQuery query, IQueryable<PostRow> found, int total)
    {
        var counted = found.Where(post => !post.IsPage).SelectMany(post => post.Terms).Where(term => term.Kind == TermKind.Tag).GroupBy(term => term.Slug).Select(group => new { Slug = group.Key, Count = group.Count() })
            .Where(tag => tag.Count < total).OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Slug).Take(FacetCount).ToList();
        return [.. counted.Select(tag => new SearchFacet(terms.FindTag(tag.Slug)!, tag.Count, query.With($"tag:{tag.Slug}")))];
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
}

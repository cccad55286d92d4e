using System.Globalization;
using System.Text.Json;
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
    private readonly SearchVocabulary vocabulary;
    private readonly SearchCatalogue catalogue;
    private readonly Dictionary<string, IReadOnlyList<string>> othersLike = new(StringComparer.Ordinal);

    internal SearchReader(ReadSession session, SearchVocabulary vocabulary, SearchCatalogue catalogue)
    {
        this.catalogue = catalogue;
        this.session = session;
        this.vocabulary = vocabulary;
    }

    /// <summary>A page of what is found; null where the number is past the last page.</summary>
    /// <param name="query">The question.</param>
    /// <param name="number">From 1.</param>
    public SearchAnswer? Find(SearchQuery query, int number)
    {
        if (query.IsEmpty) return number == 1 ? new(query, new([], 1, 1, 0), [], [], null) : null;
        var posts = catalogue.Read(session);
        var size = session.Options.PageSize;
        var found = Matching(posts, query);
        IEnumerable<int> order = [];
        if (found.Count <= Ranked) order = Rank(query, posts, found);
        if (found.Count < size && SearchExpression.Required(query.Terms, OthersLike) != SearchExpression.Required(query.Terms))
        {
            // Posts that have the words only within others come after those that have the words.
            found = Matching(posts, query, OthersLike);
            if (found.Count <= Ranked) order = order.Union(Rank(query, posts, found, OthersLike));
        }

        var total = found.Count;
        var isRanked = total <= Ranked;
        var count = Math.Max(1, (total + size - 1) / size);
        if (number < 1 || number > count) return null;
        if (!isRanked) order = ListNewest(query, posts, found);
        long[] ids = [.. order.Skip((number - 1) * size).Take(size).Select(posts.Id)];
        var results = ids.Length == 0 ? [] : Read(query, ids);
        return new(query, new(results, number, count, total), isRanked ? CountTags(query, results, posts, found) : [], [.. FacetsOf(query, posts, found)], total < Candidates ? Suggest(query, posts) : null);
    }

    /// <summary>What the reader may see of what the index has.</summary>
    private PlaceSet Matching(FindablePosts posts, SearchQuery query, Func<SearchTerm, IReadOnlyList<string>>? others = null)
    {
        var found = PlaceSet.All(posts.Count);
        foreach (var term in query.Terms)
        {
            var having = Having(posts, term, others);
            _ = term.IsExcluded ? found.Without(having) : found.And(having);
        }

        foreach (var filter in query.Filters)
        {
            var under = PlaceSet.Of(posts.Count, filter.Tag is null ? posts.OfYear(filter.Year) : posts.Tagged(TagOf(filter.Tag)));
            _ = filter.IsExcluded ? found.Without(under) : found.And(under);
        }

        return found;
    }

    private string TagOf(string slug) => session.Context.Set<TagSynonymRow>().Where(row => row.Slug == slug).Select(row => row.Tag).FirstOrDefault() ?? slug;

    private PlaceSet Having(FindablePosts posts, SearchTerm term, Func<SearchTerm, IReadOnlyList<string>>? others)
    {
        var expression = SearchExpression.Of(term, term.IsExcluded ? null : others);
        return posts.Having(expression, some => SearchExpression.IsShort(term)
            ? session.ListHaving(SearchExpression.Any(term.Words), some).Concat(session.ListNamed(SearchExpression.Beginning(term), some))
            : session.ListHaving(expression, some));
    }

    /// <summary>What is found, the best first: a title that is what was asked for, then by how well it fits, then the newest.</summary>
    private IEnumerable<int> Rank(SearchQuery query, FindablePosts posts, PlaceSet found, Func<SearchTerm, IReadOnlyList<string>>? others = null)
    {
        if (found.Count == 0 || SearchExpression.Required(Telling(query, posts, others), others) is not { } telling) return found.Places();
        var scores = session.Rank(telling, found.Places().Select(posts.Id));
        var asked = Asked(query);
        return found.Places().OrderBy(place => !posts.IsNamed(place, asked)).ThenBy(place => scores.GetValueOrDefault(posts.Id(place)));
    }

    /// <summary>What tells the posts apart: beside rare words those that very many posts have weigh nothing, and take the longest to weigh.</summary>
    private IEnumerable<SearchTerm> Telling(SearchQuery query, FindablePosts posts, Func<SearchTerm, IReadOnlyList<string>>? others)
    {
        var terms = query.Terms.Where(term => !term.IsExcluded).ToLookup(term => Having(posts, term, others).Count > Ranked);
        return terms[false].Any() ? terms[false] : terms[true];
    }

    private static string Asked(SearchQuery query) => SearchText.Key(string.Join(' ', query.Terms.Where(term => !term.IsExcluded).Select(term => term.Text)));

    /// <summary>What is too much to be ranked: a title that is what was asked for, then what has it in its names, then the others.</summary>
    private IEnumerable<int> ListNewest(SearchQuery query, FindablePosts posts, PlaceSet found)
    {
        if (SearchExpression.Required(query.Terms) is not { } required) return found.Places();
        var asked = Asked(query);
        var named = posts.Set(session.ListNamed(required));
        return posts.Named(found, asked).Concat(found.Places().Where(named.Has)).Concat(found.Places()).Distinct();
    }

    private List<SearchResult> Read(SearchQuery query, long[] ids)
    {
        var marks = new SearchMarks(query.Terms);
        var rows = session.Findable.Where(post => ids.Contains(post.Id)).AsEnumerable().OrderBy(post => Array.IndexOf(ids, post.Id)).ToList();
        // Of what the gate has just let through, so that it need not be put to every text and heading again.
        var open = JsonSerializer.Serialize(rows.Select(row => row.Id));
        var texts = session.Query("SELECT PostId, Text FROM Bodies WHERE PostId IN (SELECT value FROM json_each($1))", reader => (Post: reader.GetInt64(0), Text: reader.GetString(1)), open).ToDictionary(body => body.Post, body => body.Text);
        var headings = session.Query("SELECT PostId, Level, Fragment, Text FROM Headings WHERE PostId IN (SELECT value FROM json_each($1)) ORDER BY PostId, Position",
            reader => (Post: reader.GetInt64(0), Link: new HeadingLink(reader.GetInt32(1), reader.GetString(2), reader.GetString(3))), open).ToLookup(heading => heading.Post, heading => heading.Link);
        return [.. session.Summarise(rows).Zip(rows, (summary, row) => new SearchResult(summary, marks.Mark(row.Title), marks.Snippet(texts[row.Id]),
            [.. headings[row.Id].Select(link => (Link: link, Count: marks.Count(link.Text))).Where(heading => heading.Count > 0).OrderByDescending(heading => heading.Count).Take(SectionCount).Select(heading => heading.Link)]))];
    }

    private static IEnumerable<SearchFacet> FacetsOf(SearchQuery query, FindablePosts posts, PlaceSet found)
    {
        var years = posts.CountYears(found).ToList();
        return years.Count < 2 ? [] : years.Where(year => year.Year > 0)
            .Select(year => (Name: year.Year.ToString(CultureInfo.InvariantCulture), year.Count)).Select(year => new SearchFacet(year.Name, year.Count, query.With($"year:{year.Name}")));
    }

    /// <summary>Tags that some of what is found has.</summary>
    private List<SearchFacet> CountTags(SearchQuery query, List<SearchResult> results, FindablePosts posts, PlaceSet found)
    {
        var total = found.Count;
        if (total < 2) return [];
        var counted = posts.CountTags(found).Where(tag => tag.Count < total).OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Slug, StringComparer.Ordinal).Take(FacetCount).ToList();
        var names = results.SelectMany(result => result.Summary.Tags).DistinctBy(tag => tag.Slug).ToDictionary(tag => tag.Slug, tag => tag.Name);
        long[] unnamed = [.. counted.Where(tag => !names.ContainsKey(tag.Slug)).Select(tag => tag.Example)];
        if (unnamed.Length > 0)
            foreach (var tag in session.ReadTags(unnamed).SelectMany(tags => tags)) names.TryAdd(tag.Slug, tag.Name);
        return [.. counted.Where(tag => names.ContainsKey(tag.Slug)).Select(tag => new SearchFacet(names[tag.Slug], tag.Count, query.With($"tag:{tag.Slug}")))];
    }

    /// <summary>Words that have a word of the question within them.</summary>
    private IReadOnlyList<string> OthersLike(SearchTerm term)
    {
        if (term is not { IsPhrase: false, Words: [{ Length: > 2 } word] } || word.EnumerateRunes().Any(SearchText.IsUnspaced)) return [];
        // All words are looked through: once for a question.
        return othersLike.TryGetValue(word, out var known) ? known : othersLike[word] = vocabulary.Containing(session, SearchText.Fold(word), OtherWords);
    }

    /// <summary>The question with its unknown words replaced by the nearest that a post has.</summary>
    private string? Suggest(SearchQuery query, FindablePosts posts)
    {
        var text = query.Text;
        foreach (var term in query.Terms.Where(term => !term.IsExcluded && term.Words.Count == 1))
        {
            var alone = query with { Terms = [term], Filters = [] };
            if (Matching(posts, alone).Count > 0) continue;
            if (Correct(term.Words[0]) is { } word) text = text.Replace(term.Text, word, StringComparison.Ordinal);
        }

        if (text == query.Text) return null;
        var meant = SearchQuery.Parse(text);
        return Matching(posts, meant).Count > 0 ? text : null;
    }

    /// <summary>The nearest word that a post has which the reader may see; null for none.</summary>
    internal string? Correct(string word)
    {
        var posts = catalogue.Read(session);
        return vocabulary.Near(session, SearchText.Fold(word), Candidates).FirstOrDefault(near => posts.Places(session.ListHaving(SearchExpression.Any([near]))).Any());
    }
}

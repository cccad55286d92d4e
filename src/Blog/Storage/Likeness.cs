using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>
/// Finds the posts that are most like one: by the tags, categories and words of the title that they share, each counting by the logarithm
/// of how few posts have it. Only listed posts that the reader may see are compared and counted.
/// </summary>
internal sealed class Likeness(ReadSession session, PostRow row)
{
    // Of what more posts share, the newest of them stand for the rest: how rare it is, is then measured among the newest posts of all.
    // Posts with a word are looked at one by one, those under a term in an index alone.
    private const int Most = 200, MostWithWord = 100;
    private const int MostTerms = 12, MostWords = 8;

    /// <summary>A word of the title says less than a tag that an author chose.</summary>
    private const double WordWeight = 0.5;

    private static readonly Func<BlogDbContext, TermKind, string, IEnumerable<Dated>> UnderTerm = EF.CompileQuery((BlogDbContext context, TermKind kind, string slug) =>
        context.Terms.Where(term => term.Kind == kind && term.Slug == slug && !term.IsPage && !term.Unlisted)
            .OrderByDescending(term => term.PublishUtc).ThenBy(term => term.Path).Take(Most + 1).Select(term => new Dated(term.PostId, term.PublishUtc)));

    private static readonly Func<BlogDbContext, string, IEnumerable<Dated>> WithWord = EF.CompileQuery((BlogDbContext context, string word) =>
        context.Set<TitleWordRow>().Where(row => row.Word == word && !row.Post!.IsPage && !row.Post.Unlisted)
            .OrderByDescending(row => row.PublishUtc).ThenBy(row => row.Post!.Path).Take(MostWithWord + 1).Select(row => new Dated(row.PostId, row.PublishUtc)));

    /// <summary>The posts that are most like the post, the newest of equal ones first; fewer where fewer have anything to do with it.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="except">Posts that are not wanted, beside those of the same series, which have their own way to it.</param>
    public IReadOnlyList<PostRow> List(int count, IReadOnlyList<long> except)
    {
        var scores = new Dictionary<long, Score>();
        foreach (var trait in Traits())
        {
            foreach (var post in trait.Posts)
            {
                scores.TryGetValue(post.Id, out var score);
                scores[post.Id] = new(score.Weight + trait.Weight, score.Terms + (trait.IsWord ? 0 : 1), score.Words + (trait.IsWord ? 1 : 0), post.PublishUtc);
            }
        }

        foreach (var id in except.Append(row.Id).Concat(InSameSeries())) scores.Remove(id);
        // One word in common is chance.
        var alike = scores.Where(score => score.Value.Terms > 0 || score.Value.Words > 1)
            .OrderByDescending(score => score.Value.Weight).ThenByDescending(score => score.Value.PublishUtc).ToList();
        if (alike.Count == 0) return [];
        // Those that tie with the last are told apart by their paths, since numbers differ from one index to the next.
        var last = alike[Math.Min(count, alike.Count) - 1].Value;
        var ids = alike.TakeWhile(score => score.Value.Weight > last.Weight || score.Value.Weight >= last.Weight && score.Value.PublishUtc >= last.PublishUtc).Select(score => score.Key).ToArray();
        return [.. session.Context.Posts.Where(post => ids.Contains(post.Id)).AsEnumerable()
            .OrderByDescending(post => scores[post.Id].Weight).ThenByDescending(post => post.PublishUtc).ThenBy(post => post.Path, StringComparer.Ordinal).Take(count)];
    }

    /// <summary>What the post has in common with others and not with all of them, in an order that no index changes.</summary>
    private List<Trait> Traits()
    {
        var context = session.Context;
        // To have no tag is nothing in common.
        var terms = context.Terms.Where(term => term.PostId == row.Id && (term.Kind == TermKind.Tag && term.Slug != Tag.Others.Slug || term.Kind == TermKind.Category))
            .OrderBy(term => term.Position).Select(term => new { term.Kind, term.Slug }).Take(MostTerms).ToList();
        var words = context.Set<TitleWordRow>().Where(word => word.PostId == row.Id).OrderByDescending(word => word.Word.Length).ThenBy(word => word.Word).Select(word => word.Word).Take(MostWords).ToList();
        var found = terms.Select(term => (IsWord: false, Posts: UnderTerm(context, term.Kind, term.Slug).ToList()))
            .Concat(words.Select(word => (IsWord: true, Posts: WithWord(context, word).ToList()))).Where(trait => trait.Posts.Count > 1).ToList();
        if (found.Count == 0) return [];
        var total = session.Counts.CountListed();
        var newest = found.Exists(trait => IsMore(trait.Posts, trait.IsWord)) ? session.Listed.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Take(Most).Select(post => post.Id).ToHashSet() : [];
        return [.. found.Select(trait => new Trait(trait.IsWord, trait.Posts, Weight(trait.Posts, trait.IsWord))).Where(trait => trait.Weight > 0)];

        double Weight(List<Dated> posts, bool isWord)
        {
            var having = !IsMore(posts, isWord) ? posts.Count : Math.Max(posts.Count, (double)total * posts.Count(post => newest.Contains(post.Id)) / newest.Count);
            return (isWord ? WordWeight : 1) * Math.Log(total / having);
        }
    }

    /// <summary>Whether there are more of them than were read.</summary>
    private static bool IsMore(List<Dated> posts, bool isWord) => posts.Count > (isWord ? MostWithWord : Most);

    private List<long> InSameSeries() => session.Terms(TermKind.Series)
        .Where(term => session.Context.Terms.Any(own => own.PostId == row.Id && own.Kind == TermKind.Series && own.Slug == term.Slug)).Select(term => term.PostId).ToList();

    private sealed record Dated(long Id, DateTime PublishUtc);

    private sealed record Trait(bool IsWord, IReadOnlyList<Dated> Posts, double Weight);

    private readonly record struct Score(double Weight, int Terms, int Words, DateTime PublishUtc);
}

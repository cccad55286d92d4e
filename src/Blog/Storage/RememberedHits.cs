using System.Collections.Concurrent;

namespace Blog.Storage;

/// <summary>
/// What the full-text index had for the expressions asked for last, since words that many posts have are asked for often. Whoever may see these posts: they
/// count where <see cref="FindablePosts"/> has a place for them.
/// </summary>
internal sealed class RememberedHits
{
    private const int Most = 64, MostUnasked = 1000;

    private readonly ConcurrentDictionary<string, Hits> known = new(StringComparer.Ordinal);

    /// <summary>The posts that have something.</summary>
    /// <param name="expression">What.</param>
    /// <param name="ask">Asks the index: of some posts, or of all for null.</param>
    public IEnumerable<long> Get(string expression, Func<IReadOnlyList<long>?, IEnumerable<long>> ask)
    {
        if (!known.TryGetValue(expression, out var hits)) hits = new([.. ask(null)], []);
        else if (hits.Unasked.Count > 0) hits = new([.. hits.Posts, .. ask(hits.Unasked)], []);
        else return hits.Posts;
        if (known.Count >= Most) known.Clear();
        known[expression] = hits;
        return hits.Posts;
    }

    /// <summary>The same once the index has other posts as well. A post that it has no more has no place, whatever is remembered of it.</summary>
    /// <param name="fresh">Those of which nothing was said.</param>
    public RememberedHits With(IReadOnlyList<long> fresh)
    {
        var others = new RememberedHits();
        foreach (var (expression, hits) in known)
            if (hits.Unasked.Count + fresh.Count <= MostUnasked) others.known[expression] = hits with { Unasked = [.. hits.Unasked, .. fresh] };
        return others;
    }

    /// <param name="Unasked">Posts that came since.</param>
    private sealed record Hits(long[] Posts, IReadOnlyList<long> Unasked);
}

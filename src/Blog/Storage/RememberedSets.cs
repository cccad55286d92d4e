using System.Collections.Concurrent;

namespace Blog.Storage;

/// <summary>Which of some posts have what an expression of the full-text index asks for, of the expressions asked for last: words that many posts have are asked for often.</summary>
internal sealed class RememberedSets
{
    private const int Most = 64, MostUnasked = 1000;

    private readonly ConcurrentDictionary<string, Remembered> known = new(StringComparer.Ordinal);

    /// <summary>The places of the posts that have something. Not to be changed.</summary>
    /// <param name="expression">What.</param>
    /// <param name="ask">Asks the index: of some posts, or of all for null.</param>
    public PlaceSet Get(string expression, Func<IReadOnlyList<long>?, PlaceSet> ask)
    {
        known.TryGetValue(expression, out var remembered);
        if (remembered is { Unasked.Count: 0 }) return remembered.Places;
        var places = remembered is null ? ask(null) : ask(remembered.Unasked).Or(remembered.Places);
        if (known.Count >= Most) known.Clear();
        known[expression] = new(places, []);
        return places;
    }

    /// <summary>The same for other posts.</summary>
    /// <param name="from">Where each was before, as <see cref="PlaceSet.Moved"/> takes it.</param>
    /// <param name="fresh">Those that were in no place.</param>
    public RememberedSets Moved(IReadOnlyList<int> from, IReadOnlyList<long> fresh)
    {
        var moved = new RememberedSets();
        foreach (var (expression, remembered) in known)
            if (remembered.Unasked.Count + fresh.Count <= MostUnasked) moved.known[expression] = new(remembered.Places.Moved(from), [.. remembered.Unasked, .. fresh]);
        return moved;
    }

    /// <param name="Unasked">Posts that came since, of which the index has not been asked.</param>
    private sealed record Remembered(PlaceSet Places, IReadOnlyList<long> Unasked);
}

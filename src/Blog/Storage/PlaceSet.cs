namespace Blog.Storage;

/// <summary>Some of the posts that a session may find.</summary>
internal sealed class PlaceSet
{
    private readonly bool[] has;

    private PlaceSet(bool[] has) => this.has = has;

    /// <summary>All of so many.</summary>
    public static PlaceSet All(int count)
    {
        var has = new bool[count];
        Array.Fill(has, true);
        return new(has);
    }

    /// <summary>The named ones of so many.</summary>
    public static PlaceSet Of(int count, IEnumerable<int> places)
    {
        var has = new bool[count];
        foreach (var place in places) has[place] = true;
        return new(has);
    }

    public bool Has(int place) => has[place];

    public int Count => has.AsSpan().Count(true);

    public PlaceSet And(PlaceSet other)
    {
        for (var place = 0; place < has.Length; place++) has[place] &= other.has[place];
        return this;
    }

    public PlaceSet Without(PlaceSet other)
    {
        for (var place = 0; place < has.Length; place++) has[place] &= !other.has[place];
        return this;
    }

    public PlaceSet Or(PlaceSet other)
    {
        for (var place = 0; place < has.Length; place++) has[place] |= other.has[place];
        return this;
    }

    /// <summary>The same posts in other places.</summary>
    /// <param name="from">For each place that there is now, the one where its post was before; -1 for a post that was in none, and is not among them.</param>
    public PlaceSet Moved(IReadOnlyList<int> from)
    {
        var moved = new bool[from.Count];
        for (var place = 0; place < moved.Length; place++) moved[place] = from[place] >= 0 && has[from[place]];
        return new(moved);
    }

    /// <summary>The first first.</summary>
    public IEnumerable<int> Places()
    {
        for (var place = 0; place < has.Length; place++)
            if (has[place]) yield return place;
    }
}

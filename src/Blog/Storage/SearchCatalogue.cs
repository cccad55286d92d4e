using System.Collections.Concurrent;
using Blog.Search;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>
/// What the gate let through to the search, remembered until the index has other posts or one of these expires. It tells how many there are
/// and in which order they come; whatever is printed of a post is asked for behind the gate again.
/// </summary>
internal sealed class SearchCatalogue
{
    private readonly Lock reading = new();
    private FindablePosts? known;

    /// <summary>The posts that the session may find.</summary>
    public FindablePosts Read(ReadSession session)
    {
        var stamp = session.ReadSearchStamp();
        if (session.IsPreview) return new(session, stamp);
        lock (reading)
        {
            if (known is null || !known.HoldFor(session, stamp)) known = new(session, stamp);
            return known;
        }
    }
}

/// <summary>The posts that a session may find, each known by its place among them: the newest first.</summary>
internal sealed class FindablePosts
{
    private const int MostRemembered = 64;

    private readonly string stamp;
    private readonly bool showHidden;
    private readonly DateTime from;
    private readonly DateTime until;
    private readonly long[] ids;
    private readonly int[] years;
    private readonly bool[] arePages;
    private readonly string[] titles;
    private readonly Dictionary<long, int> places;
    private readonly Dictionary<string, int[]> tags;
    private readonly ConcurrentDictionary<string, PlaceSet> having = new(StringComparer.Ordinal);

    public FindablePosts(ReadSession session, string stamp)
    {
        (this.stamp, showHidden, from, until) = (stamp, session.Context.ShowHidden, session.Context.UtcNow, session.FindableUntil());
        var posts = session.Findable.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path)
            .Select(post => new { post.Id, post.Year, post.IsPage, post.Title }).ToList();
        ids = [.. posts.Select(post => post.Id)];
        years = [.. posts.Select(post => post.Year)];
        arePages = [.. posts.Select(post => post.IsPage)];
        titles = [.. posts.Select(post => SearchText.Key(post.Title))];
        places = ids.Index().ToDictionary(post => post.Item, post => post.Index);
        tags = session.Context.Terms.Where(term => term.Kind == TermKind.Tag).Select(term => new { term.Slug, term.PostId }).AsEnumerable()
            .Where(term => places.ContainsKey(term.PostId)).GroupBy(term => term.Slug, term => places[term.PostId], StringComparer.Ordinal).ToDictionary(tag => tag.Key, tag => tag.ToArray(), StringComparer.Ordinal);
    }

    public int Count => ids.Length;

    /// <summary>Whether the gate would let the same through.</summary>
    public bool HoldFor(ReadSession session, string stamp) =>
        this.stamp == stamp && showHidden == session.Context.ShowHidden && session.Context.UtcNow >= from && session.Context.UtcNow < until;

    public long Id(int place) => ids[place];

    public int Year(int place) => years[place];

    /// <summary>Whether the title is what was asked for.</summary>
    /// <param name="key">As <see cref="SearchText.Key"/> makes it.</param>
    public bool IsNamed(int place, string key) => key.Length > 0 && titles[place] == key;

    /// <summary>Those that have what an expression of the full-text index asks for. The sets asked for last are remembered, since words that many posts have are asked for often.</summary>
    /// <param name="expression">The question.</param>
    /// <param name="ask">Lists the posts, whoever may see them.</param>
    public PlaceSet Having(string expression, Func<IEnumerable<long>> ask)
    {
        if (having.TryGetValue(expression, out var known)) return known;
        if (having.Count >= MostRemembered) having.Clear();
        return having[expression] = Set(ask());
    }

    /// <summary>Those of some posts that the reader may see.</summary>
    public PlaceSet Set(IEnumerable<long> posts) => PlaceSet.Of(ids.Length, Places(posts));

    /// <summary>The places of posts; those that the reader may not see have none.</summary>
    public IEnumerable<int> Places(IEnumerable<long> posts)
    {
        foreach (var id in posts)
            if (places.TryGetValue(id, out var place)) yield return place;
    }

    /// <summary>Those filed under a tag.</summary>
    public IEnumerable<int> Tagged(string slug) => tags.GetValueOrDefault(slug, []);

    /// <summary>Those of a year.</summary>
    public IEnumerable<int> OfYear(int year) => Enumerable.Range(0, ids.Length).Where(place => years[place] == year);

    /// <summary>How many of some have each tag, with one that has it. Pages are in no list of a tag.</summary>
    public IEnumerable<(string Slug, int Count, long Example)> CountTags(PlaceSet some)
    {
        foreach (var (slug, tagged) in tags)
        {
            var (count, example) = (0, 0);
            foreach (var place in tagged)
                if (some.Has(place) && !arePages[place]) (count, example) = (count + 1, place);
            if (count > 0) yield return (slug, count, ids[example]);
        }
    }
}

using Blog.Search;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The posts that a session may find, each known by its place among them: the newest first.</summary>
internal sealed class FindablePosts
{
    // So many are sorted in among the others faster than all are read.
    private const int MostFollowed = 1000;

    private readonly SearchStamp stamp;
    private readonly bool showHidden;
    private readonly DateTime from;
    private readonly DateTime until;
    private readonly long[] ids;
    private readonly FindablePost[] posts;
    private readonly Dictionary<long, int> places;
    private readonly RememberedSets sets;

    /// <param name="earlier">What was known of some of the posts, whoever may see them now; null for nothing.</param>
    public FindablePosts(ReadSession session, SearchStamp stamp, FindablePosts? earlier)
    {
        (this.stamp, showHidden, from) = (stamp, session.Context.ShowHidden, session.Context.UtcNow);
        // In one index a number is that of one reading of one file, for ever.
        if (earlier?.stamp.Index != stamp.Index) earlier = null;
        if (earlier is not null && !stamp.HasHidden && session.Counts.Until is { } settled && Follow(session, earlier) is { } followed)
            (ids, posts, sets, until) = (followed.Ids, followed.Posts, earlier.sets.Moved(followed.From, followed.Fresh), settled);
        else ((ids, posts), sets, until) = (ReadAll(session, earlier), new(), session.FindableUntil());
        places = new(ids.Length);
        for (var place = 0; place < ids.Length; place++) places.Add(ids[place], place);
    }

    public int Count => ids.Length;

    /// <summary>Whether the gate would let the same through.</summary>
    public bool HoldFor(ReadSession session, SearchStamp stamp) =>
        this.stamp == stamp && showHidden == session.Context.ShowHidden && session.Context.UtcNow >= from && session.Context.UtcNow < until;

    public long Id(int place) => ids[place];

    /// <summary>Whether the title is what was asked for.</summary>
    /// <param name="key">As <see cref="SearchText.Key"/> makes it.</param>
    public bool IsNamed(int place, string key) => key.Length > 0 && posts[place].Title == key;

    /// <summary>Those of some whose title is what was asked for.</summary>
    /// <param name="key">As <see cref="SearchText.Key"/> makes it.</param>
    public IEnumerable<int> Named(PlaceSet some, string key)
    {
        var hash = string.GetHashCode(key, StringComparison.Ordinal);
        return some.Places().Where(place => posts[place].TitleHash == hash && IsNamed(place, key));
    }

    /// <summary>Those that have what an expression of the full-text index asks for.</summary>
    /// <param name="expression">The question.</param>
    /// <param name="ask">Lists the posts, whoever may see them: of some, or of all for null.</param>
    public PlaceSet Having(string expression, Func<IReadOnlyList<long>?, IEnumerable<long>> ask) => sets.Get(expression, some => Set(ask(some)));

    /// <summary>Those of some posts that the reader may see.</summary>
    public PlaceSet Set(IEnumerable<long> posts) => PlaceSet.Of(ids.Length, Places(posts));

    /// <summary>The places of posts; those that the reader may not see have none.</summary>
    public IEnumerable<int> Places(IEnumerable<long> posts)
    {
        foreach (var id in posts)
            if (places.TryGetValue(id, out var place)) yield return place;
    }

    /// <summary>Those filed under a tag.</summary>
    public IEnumerable<int> Tagged(string slug) => Enumerable.Range(0, ids.Length).Where(place => posts[place].Tags.Contains(slug, StringComparer.Ordinal));

    /// <summary>Those of a year.</summary>
    public IEnumerable<int> OfYear(int year) => Enumerable.Range(0, ids.Length).Where(place => posts[place].Year == year);

    /// <summary>How many of some have each tag, with one that has it. Pages are in no list of a tag.</summary>
    public IEnumerable<(string Slug, int Count, long Example)> CountTags(PlaceSet some) => some.Places().Where(place => !posts[place].IsPage)
        .SelectMany(place => posts[place].Tags, (place, tag) => (Tag: tag, Place: place)).GroupBy(tagged => tagged.Tag, StringComparer.Ordinal)
        .Select(tagged => (tagged.Key, tagged.Count(), ids[tagged.Last().Place]));

    /// <summary>How many of some each year has, the newest first; those without a date are of the year 0.</summary>
    public IEnumerable<(int Year, int Count)> CountYears(PlaceSet some)
    {
        // They come in the order of their dates, but for the zones that these are given in.
        var counts = new SortedDictionary<int, int>();
        var (year, count) = (0, 0);
        foreach (var place in some.Places())
        {
            if (posts[place].Year != year)
            {
                counts[year] = counts.GetValueOrDefault(year) + count;
                (year, count) = (posts[place].Year, 0);
            }

            count++;
        }

        counts[year] = counts.GetValueOrDefault(year) + count;
        return counts.Where(year => year.Value > 0).Select(year => (year.Key, year.Value)).Reverse();
    }

    /// <summary>All posts that the gate lets through, in their order.</summary>
    private static (long[] Ids, FindablePost[] Posts) ReadAll(ReadSession session, FindablePosts? earlier)
    {
        long[] ids = [.. session.Findable.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Select(post => post.Id)];
        long[] fresh = [.. ids.Where(id => earlier?.places.ContainsKey(id) != true)];
        // All of them are read faster than all are named.
        var read = fresh.Length == 0 ? [] : Read(session, fresh.Length < ids.Length ? fresh : null).ToDictionary();
        return (ids, [.. ids.Select(id => read.TryGetValue(id, out var post) ? post : earlier!.posts[earlier.places[id]])]);
    }

    /// <summary>
    /// The earlier posts without those that have gone, and with those that have come, which the gate is asked for: of what the last load settled to be found
    /// by the public. Null where there are too many of these.
    /// </summary>
    private static (long[] Ids, FindablePost[] Posts, IReadOnlyList<int> From, IReadOnlyList<long> Fresh)? Follow(ReadSession session, FindablePosts earlier)
    {
        var searched = session.ListSearched();
        var fresh = searched.FindAll(id => !earlier.places.ContainsKey(id));
        if (fresh.Count > MostFollowed) return null;
        var (ids, posts, from) = (new List<long>(searched.Count), new List<FindablePost>(searched.Count), new List<int>(searched.Count));
        var isSearched = searched.ToHashSet();
        for (var place = 0; place < earlier.ids.Length; place++)
        {
            if (!isSearched.Contains(earlier.ids[place])) continue;
            ids.Add(earlier.ids[place]);
            posts.Add(earlier.posts[place]);
            from.Add(place);
        }

        foreach (var (id, post) in fresh.Count == 0 ? [] : Read(session, [.. fresh]))
        {
            var (low, high) = (0, ids.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (IsBefore(session, (ids[middle], posts[middle]), (id, post))) low = middle + 1;
                else high = middle;
            }

            ids.Insert(low, id);
            posts.Insert(low, post);
            from.Insert(low, -1);
        }

        return ([.. ids], [.. posts], from, fresh);
    }

    private static bool IsBefore(ReadSession session, (long Id, FindablePost Post) one, (long Id, FindablePost Post) other) => one.Post.PublishUtc != other.Post.PublishUtc
        ? one.Post.PublishUtc > other.Post.PublishUtc
        : session.Query("SELECT 1 FROM Posts one JOIN Posts other ON one.Path < other.Path WHERE one.Id = $1 AND other.Id = $2", reader => reader.GetInt32(0), one.Id, other.Id).Any();

    /// <summary>What is known of posts that the gate lets through.</summary>
    /// <param name="some">Which of them; null for all.</param>
    private static List<KeyValuePair<long, FindablePost>> Read(ReadSession session, long[]? some)
    {
        var (rows, terms) = (session.Findable, session.Context.Terms.AsQueryable());
        // Of what kind they are is looked at afterwards: asked for with the posts, it would have all tags of all posts looked through.
        if (some is not null) (rows, terms) = (rows.Where(post => some.Contains(post.Id)), terms.Where(term => some.Contains(term.PostId)));
        else terms = terms.Where(term => term.Kind == TermKind.Tag);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var filed = terms.Select(term => new { term.PostId, term.Kind, term.Slug }).AsEnumerable().Where(term => term.Kind == TermKind.Tag).ToLookup(term => term.PostId, term => Once(term.Slug));
        return
        [
            .. rows.Select(post => new { post.Id, post.PublishUtc, post.Year, post.IsPage, post.Title }).AsEnumerable()
                .Select(post => KeyValuePair.Create(post.Id, new FindablePost(post.PublishUtc, post.Year, post.IsPage, SearchText.Key(post.Title), [.. filed[post.Id]]))),
        ];

        string Once(string slug) => names.TryGetValue(slug, out var known) ? known : names[slug] = slug;
    }

    /// <param name="Title">As <see cref="SearchText.Key"/> makes it.</param>
    private sealed record FindablePost(DateTime PublishUtc, int Year, bool IsPage, string Title, string[] Tags)
    {
        /// <summary>Tells nearly all other titles apart without a look at their letters.</summary>
        public int TitleHash { get; } = string.GetHashCode(Title, StringComparison.Ordinal);
    }
}

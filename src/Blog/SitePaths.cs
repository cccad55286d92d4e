using System.Globalization;

namespace Blog;

/// <summary>
/// Every path that the site itself has, built and parsed in one place. Paths are decoded and start with a slash; the web project adds
/// scheme, host and prefix and encodes them.
/// </summary>
public static class SitePaths
{
    public const string Home = "/";
    public const string Tags = "/tags/";
    public const string Archives = "/archives/";
    public const string Feeds = "/feeds/";
    public const string Atom = "/atom.xml";
    public const string Rss = "/rss.xml";
    public const string JsonFeed = "/feed.json";
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";
    public const string NotFound = "/404";
    public const string ServerError = "/500";
    public const string Alive = "/healthz";
    public const string Ready = "/readyz";
    public const string Media = "/media/";

    private static readonly string[] Files = [Atom, Rss, JsonFeed, Sitemap, Robots, NotFound, Alive, Ready];
    private static readonly string[] FeedFiles = [Atom, Rss, JsonFeed];

    // The first segments that no post may have; the last line is for what is to come.
    private static readonly HashSet<string> Reserved = new(
        [
            .. Files.Append(ServerError).Concat([Tags, Archives, Feeds, Media]).Select(path => path.Trim('/')), "404.html",
            "search", "categories", "authors", "series", "page", "_dev",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Page <paramref name="page"/> of all posts, from 1.</summary>
    public static string Posts(int page = 1) => Paged("/posts/", page);

    public static string Tag(string slug, int page = 1) => Paged($"{Tags}{slug}/", page);

    /// <summary>A tag's feed.</summary>
    /// <param name="slug">The tag.</param>
    /// <param name="feed">One of <see cref="Atom"/>, <see cref="Rss"/> and <see cref="JsonFeed"/>.</param>
    public static string TagFeed(string slug, string feed) => $"{Tags}{slug}{feed}";

    public static string Archive(int year) => string.Create(CultureInfo.InvariantCulture, $"{Archives}{year:0000}/");

    public static string Archive(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{Archives}{year:0000}/{month:00}/");

    /// <summary>A file beside a post, by its content.</summary>
    public static string MediaFile(string hash, string name) => $"{Media}{hash}/{name}";

    /// <summary>The path with each segment percent-encoded, for an attribute or a header.</summary>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>
    /// The one spelling of a path that belongs to the site itself, whatever its case, slashes or <c>index.html</c>; null where the path is
    /// not the site's own, so that it may be a post's.
    /// </summary>
    public static string? Canonical(string path)
    {
        var segments = Segments(path);
        if (segments.Length == 0) return Home;
        if (segments.Length == 1 && Files.FirstOrDefault(file => Same(file[1..], segments[0])) is { } known) return known;
        return segments[0].ToLowerInvariant() switch
        {
            "posts" => Page(segments, 1) is { } page ? Posts(page) : null,
            "tags" => CanonicalTag(segments),
            "archives" => CanonicalArchive(segments),
            "feeds" when segments.Length == 1 => Feeds,
            "media" when segments.Length == 3 => MediaFile(segments[1].ToLowerInvariant(), segments[2]),
            _ => null,
        };
    }

    /// <summary>The path is one that the site answers itself, or may come to, so that no post can have it.</summary>
    public static bool IsReserved(string path)
    {
        var segments = Segments(path);
        return segments.Length == 0 || Reserved.Contains(segments[0]) || Same(segments[0], "posts") && Page(segments, 1) is not null;
    }

    /// <summary>What two spellings of a post's path have in common: case, doubled slashes, <c>index.html</c> and Unicode composition do not count.</summary>
    /// <param name="path">Decoded.</param>
    /// <param name="query">With its mark, where the query is part of an old address.</param>
    public static string Key(string path, string query = "") => "/" + UnicodeText.Compose(string.Join('/', Segments(path))).ToLowerInvariant() + query;

    private static string? CanonicalTag(string[] segments)
    {
        if (segments.Length == 1) return Tags;
        var slug = UnicodeText.Compose(segments[1]).ToLowerInvariant();
        if (segments.Length == 3 && FeedFiles.FirstOrDefault(file => Same(file[1..], segments[2])) is { } feed) return TagFeed(slug, feed);
        return Page(segments, 2) is { } page ? Tag(slug, page) : null;
    }

    private static string? CanonicalArchive(string[] segments)
    {
        var numbers = segments.Skip(1).Select(Number).ToArray();
        if (Array.Exists(numbers, number => number is null)) return null;
        return numbers switch
        {
            [] => Archives,
            [{ } year] when year is >= 1 and <= 9999 => Archive(year),
            [{ } year, { } month] when year is >= 1 and <= 9999 && month is >= 1 and <= 12 => Archive(year, month),
            _ => null,
        };
    }

    /// <summary>The page number that segments from <paramref name="start"/> on say: nothing is 1, <c>page/N</c> is N, anything else null.</summary>
    private static int? Page(string[] segments, int start) => (segments.Length - start) switch
    {
        0 => 1,
        2 when Same(segments[start], "page") && Number(segments[start + 1]) is { } page and >= 1 => page,
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Segments(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 0 && (Same(segments[^1], "index.html") || Same(segments[^1], "index.htm")) ? segments[..^1] : segments;
    }

    private static string Paged(string path, int page) => page == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}page/{page}/");

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

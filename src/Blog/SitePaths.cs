using System.Globalization;

namespace Blog;

/// <summary>
/// Every path that the site itself has, built and parsed in one place. Paths are decoded and start with a slash; the web project adds
/// scheme, host and prefix and encodes them.
/// </summary>
public static partial class SitePaths
{
    public const string Home = "/";
    public const string Tags = "/tags/";
    public const string Archives = "/archives/";
    public const string Feeds = "/feeds/";
    public const string Search = "/search/";
    public const string Atom = "/atom.xml";
    public const string Rss = "/rss.xml";
    public const string JsonFeed = "/feed.json";
    public const string Robots = "/robots.txt";
    public const string OpenSearch = "/opensearch.xml";
    public const string NotFound = "/404";
    public const string ServerError = "/500";
    public const string Alive = "/healthz";
    public const string Ready = "/readyz";
    public const string Media = "/media/";
    public const string Styles = "/theme/";

    /// <summary>Before a token and a path of the site: that path in a preview.</summary>
    public const string Preview = "/_preview/";

    /// <summary>What is wrong with the content, for its authors.</summary>
    public const string Problems = "/_dev/problems/";

    /// <summary>News for open pages, while a site is written.</summary>
    public const string LiveEvents = "/_dev/events";

    // The parameters of the search.
    public const string SearchText = "q";
    public const string SearchPage = "page";

    /// <summary>Scripts of others and the page that they run in.</summary>
    public const string Libraries = "/lib";
    public const string Diagram = Libraries + "/diagram/";

    // By the numbers of TermKind.
    private static readonly string[] Kinds = ["tags", "categories", "authors", "series"];

    private static readonly string[] Files = [Atom, Rss, JsonFeed, Sitemap, Robots, OpenSearch, NotFound, Alive, Ready, Manifest, LanguageModels];

    // The first segments that no post may have; the last line is for what is to come.
    private static readonly HashSet<string> Reserved = new(
        [
            .. Files.Append(ServerError).Concat([Tags, Archives, Feeds, Search, Media, Styles, Libraries, SpeculationStart]).Select(path => path.Trim('/')), "404.html",
            .. Kinds, "_dev", "_preview", ".well-known",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Page <paramref name="page"/> of all posts, from 1.</summary>
    public static string Posts(int page = 1) => Paged("/posts/", page);

    /// <summary>Every term of a kind.</summary>
    public static string Terms(TermKind kind) => $"/{Kinds[(int)kind]}/";

    /// <summary>The posts under a term.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="slug">Of a category the path.</param>
    /// <param name="page">From 1.</param>
    public static string Term(TermKind kind, string slug, int page = 1) => Paged($"{Terms(kind)}{slug}/", page);

    public static string Tag(string slug, int page = 1) => Term(TermKind.Tag, slug, page);

    public static string Archive(int year) => string.Create(CultureInfo.InvariantCulture, $"{Archives}{year:0000}/");

    public static string Archive(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{Archives}{year:0000}/{month:00}/");

    /// <summary>A file beside a post, by its content.</summary>
    public static string MediaFile(string hash, string name) => $"{Media}{hash}/{name}";

    /// <summary>A smaller version of a picture beside a post.</summary>
    /// <param name="hash">Of the original's content.</param>
    /// <param name="size">Which version.</param>
    /// <param name="file">The original's name, with the ending of the version's format.</param>
    public static string PictureFile(string hash, string size, string file) => $"{Media}{hash}/{size}/{file}";

    /// <summary>The author's own style sheet, by its content.</summary>
    public static string Style(string hash) => $"{Styles}{hash}.css";

    /// <summary>The query that asks the search, for <see cref="Search"/>, encoded and with its mark.</summary>
    public static string SearchQuery(string text, int page = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"?{SearchText}={Uri.EscapeDataString(text)}{(page == 1 ? "" : $"&{SearchPage}={page}")}");

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
        if (segments.Length == 1 && ParseSitemapPart(segments[0]) is { } part) return SitemapPart(part);
        return segments[0].ToLowerInvariant() switch
        {
            "posts" => Page(segments, 1) is { } page ? Posts(page) : null,
            "tags" or "categories" or "authors" or "series" => CanonicalTerm(segments),
            "archives" => CanonicalArchive(segments),
            "feeds" when segments.Length == 1 => Feeds,
            "lib" when segments.Length == 2 && Same(segments[1], "diagram") => Diagram,
            "search" when segments.Length == 1 => Search,
            "theme" or "speculation" when segments.Length == 2 => $"/{segments[0]}/{segments[1]}".ToLowerInvariant(),
            ".well-known" when segments.Length == 2 && Same(segments[1], "security.txt") => Security,
            "media" when segments.Length == 3 && !Same(segments[1], "share") => MediaFile(segments[1].ToLowerInvariant(), segments[2]),
            "media" when segments.Length == 4 && !Same(segments[1], "share") => PictureFile(segments[1].ToLowerInvariant(), segments[2], segments[3]),
            _ => null,
        };
    }

    /// <summary>The path is one that the site answers itself, or may come to, so that no post can have it.</summary>
    public static bool IsReserved(string path)
    {
        var segments = Segments(path);
        return segments.Length == 0 || Reserved.Contains(segments[0]) || (Same(segments[0], "posts") || Same(segments[0], "page")) && Page(segments, 1) is not null
            || Page(segments, 0) is not null || segments.Length == 1 && ParseSitemapPart(segments[0]) is not null;
    }

    /// <summary>What two spellings of a post's path have in common: case, doubled slashes, <c>.html</c>, <c>index.html</c> and Unicode composition do not count.</summary>
    /// <param name="path">Decoded.</param>
    /// <param name="query">With its mark, where the query is part of an old address.</param>
    public static string Key(string path, string query = "")
    {
        var key = "/" + UnicodeText.Compose(string.Join('/', Segments(path))).ToLowerInvariant();
        var ending = key.EndsWith(".html", StringComparison.Ordinal) ? 5 : key.EndsWith(".htm", StringComparison.Ordinal) ? 4 : 0;
        return (ending > 0 && key[^(ending + 1)] != '/' ? key[..^ending] : key) + query;
    }

    /// <summary>What a path below one of the kinds means; null for the kind itself, or none.</summary>
    public static (TermKind Kind, string Slug, int Page)? ParseTerm(string path)
    {
        var segments = Segments(path);
        if (segments.Length < 2 || KindOf(segments[0]) is not { } kind) return null;
        var end = segments.Length > 3 && Page(segments, segments.Length - 2) is not null ? segments.Length - 2 : segments.Length;
        if (end > 2 && kind != TermKind.Category) return null;
        return (kind, UnicodeText.Compose(string.Join('/', segments[1..end])).ToLowerInvariant(), Page(segments, end)!.Value);
    }

    /// <summary>The kind whose terms a path lists, or is below; null for none.</summary>
    public static TermKind? ParseKind(string path) => Segments(path) is [var first, ..] ? KindOf(first) : null;

    /// <summary>The page of all posts that a path is; null for any other path.</summary>
    public static int? ParsePosts(string path) => Segments(path) is [var first, ..] segments && Same(first, "posts") ? Page(segments, 1) : null;

    /// <summary>The year and month of the archive that a path is, 0 for no month; null for any other path.</summary>
    public static (int Year, int Month)? ParseArchive(string path) =>
        Segments(path) is [var first, var year, .. var rest] && Same(first, "archives") && Number(year) is { } parsed ? (parsed, rest.Length > 0 ? Number(rest[0]) ?? 0 : 0) : null;

    private static TermKind? KindOf(string segment) => Array.FindIndex(Kinds, kind => Same(kind, segment)) is >= 0 and var index ? (TermKind)index : null;

    private static string? CanonicalTerm(string[] segments)
    {
        if (segments.Length == 1) return Terms(KindOf(segments[0])!.Value);
        if (ParseTermFeed("/" + string.Join('/', segments)) is { } asked) return TermFeed(asked.Kind, asked.Slug, asked.Feed);
        return ParseTerm("/" + string.Join('/', segments)) is { } term ? Term(term.Kind, term.Slug, term.Page) : null;
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

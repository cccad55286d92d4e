namespace Blog;

/// <summary>The paths of what programs read and people share: feeds of terms, share images, markdown twins, and the files that are looked for under fixed names.</summary>
public static partial class SitePaths
{
    public const string Sitemap = "/sitemap.xml";
    public const string Manifest = "/site.webmanifest";
    public const string LanguageModels = "/llms.txt";
    public const string Security = "/.well-known/security.txt";
    public const string Icon = "/favicon.svg";
    public const string OldIcon = "/favicon.ico";
    public const string TouchIcon = "/apple-touch-icon.png";
    public const string SmallAppIcon = "/icon-192.png";
    public const string AppIcon = "/icon-512.png";
    public const string MaskableIcon = "/icon-maskable-512.png";

    /// <summary>Share images, below <see cref="Media"/>.</summary>
    public const string Share = "/media/share/";

    /// <summary>The route of <see cref="SitemapPart"/>.</summary>
    public const string SitemapParts = "/" + SitemapPartBegin + "{number:digits}" + SitemapPartEnding;

    private const string SpeculationStart = "/speculation/", TwinEnding = ".md", ShareEnding = ".png", SitemapPartBegin = "sitemap-", SitemapPartEnding = ".xml";

    private static readonly string[] FeedFiles = [Atom, Rss, JsonFeed];
    private static readonly HashSet<string> Replaceable = new([Manifest, LanguageModels, Robots, Icon, OldIcon, TouchIcon, SmallAppIcon, AppIcon, MaskableIcon], StringComparer.Ordinal);

    /// <summary>Which pages browsers may ask for ahead, by the rules' content.</summary>
    public static string Speculation(string hash) => $"{SpeculationStart}{hash}.json";

    /// <summary>The feed of a term.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="slug">Of a category the path.</param>
    /// <param name="feed">One of <see cref="Atom"/>, <see cref="Rss"/> and <see cref="JsonFeed"/>.</param>
    public static string TermFeed(TermKind kind, string slug, string feed) => $"{Terms(kind)}{slug}{feed}";

    /// <summary>The term and the feed of it that a path means; null for any other path.</summary>
    public static (TermKind Kind, string Slug, string Feed)? ParseTermFeed(string path)
    {
        var segments = Segments(path);
        if (segments.Length < 3 || FeedFiles.FirstOrDefault(file => Same(file[1..], segments[^1])) is not { } feed) return null;
        return ParseTerm("/" + string.Join('/', segments[..^1])) is { Page: 1 } term ? (term.Kind, term.Slug, feed) : null;
    }

    /// <summary>The image that a page is shared with.</summary>
    /// <param name="hash">Of what it shows.</param>
    /// <param name="path">The page's.</param>
    public static string ShareImage(string hash, string path) => $"{Share}{hash}{path.TrimEnd('/')}{ShareEnding}";

    /// <summary>The hash and the page that a share image's path names; null for any other path.</summary>
    public static (string Hash, string Path)? ParseShareImage(string path)
    {
        if (!path.StartsWith(Share, StringComparison.Ordinal) || !path.EndsWith(ShareEnding, StringComparison.Ordinal)) return null;
        var image = path[Share.Length..^ShareEnding.Length];
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (image, Home) : (image[..slash], image[slash..] + "/");
    }

    /// <summary>One of the files that a sitemap is parted into where it is too long for one.</summary>
    /// <param name="number">From 1.</param>
    public static string SitemapPart(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{SitemapPartBegin}{number}{SitemapPartEnding}");

    /// <summary>The number of the part that a file's name is, in any case; null for any other name.</summary>
    private static int? ParseSitemapPart(string name) =>
        name.Length > SitemapPartBegin.Length + SitemapPartEnding.Length && name.StartsWith(SitemapPartBegin, StringComparison.OrdinalIgnoreCase) && name.EndsWith(SitemapPartEnding, StringComparison.OrdinalIgnoreCase)
            && Number(name[SitemapPartBegin.Length..^SitemapPartEnding.Length]) is { } number and >= 1 ? number : null;

    /// <summary>A post's markdown.</summary>
    public static string Twin(string path) => path.TrimEnd('/') + TwinEnding;

    /// <summary>The post whose markdown a path may be; null where it can be none's.</summary>
    public static string? ParseTwin(string path) => path.Length > TwinEnding.Length + 1 && path.EndsWith(TwinEnding, StringComparison.OrdinalIgnoreCase) ? path[..^TwinEnding.Length] + "/" : null;

    /// <summary>The site has a file of this name, and an author's own goes before it.</summary>
    public static bool IsReplaceable(string path) => Replaceable.Contains(path);
}

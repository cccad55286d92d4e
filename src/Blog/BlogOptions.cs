using System.Globalization;
using System.Net;
using Blog.Content;

namespace Blog;

/// <summary>Every setting of the site, checked. Made by <see cref="BlogSettings"/>, which also says where each may be written.</summary>
public sealed record BlogOptions
{
    internal const string AskEachTime = "no-cache", Purge = "PURGE";

    /// <summary>The folder of posts, absolute; only read.</summary>
    public string ContentPath { get; init; } = Path.GetFullPath("content");

    /// <summary>The SQLite index, absolute; derived from the content and disposable.</summary>
    public string DatabasePath { get; init; } = Path.GetFullPath("data/blog.db");

    /// <summary>The index that the site is served from, where this one is only for a question.</summary>
    internal string ServedIndex
    {
        get => field ?? DatabasePath;
        init;
    }

    /// <summary>Scheme, host and path prefix of every absolute URL; null while unset.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Hosts that are answered; empty for the host of <see cref="BaseUrl"/> and loopback.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Peers whose word about the scheme, host and address of a request is taken.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [new(IPAddress.Loopback, 8), new(IPAddress.IPv6Loopback, 128)];

    /// <summary>What browsers are told that have come by HTTPS: never to come otherwise again.</summary>
    public TransportSecurity TransportSecurity { get; init; } = TransportSecurity.Subdomains;

    public string Title { get; init; } = "Blog";

    public string Description { get; init; } = "";

    public string Author { get; init; } = "";

    /// <summary>BCP 47 tag of the site's language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Zone of dates that name none, and of the archive.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whose folder it is: the rules for folders, names and tags.</summary>
    public Engine Engine { get; init; } = Engine.Any;

    /// <summary>Pattern of a post's URL; the engine's own where nobody writes one.</summary>
    public string Permalink
    {
        get => field ?? Engine.Permalink;
        init;
    }

    /// <summary>Patterns that posts were found under before: their addresses lead to the present ones.</summary>
    public IReadOnlyList<string> Legacy { get; init; } = [];

    /// <summary>Posts on a list page.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>Entries in a feed.</summary>
    public int FeedSize { get; init; } = 20;

    /// <summary>How often the content folder is compared, whatever the watcher said.</summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long posts are kept when more than half of them are gone at once; zero for not at all.</summary>
    public TimeSpan HoldInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the site still answers, without being ready, after it was told to stop.</summary>
    public TimeSpan StopDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Drafts are shown to whoever asks, with a badge. Never in Production.</summary>
    public bool ShowDrafts { get; init; }

    /// <summary>Authors' raw HTML is kept as written.</summary>
    public bool UnsafeHtml { get; init; }

    /// <summary>The look.</summary>
    public SiteTheme Theme { get; init; } = SiteTheme.Paper;

    /// <summary>Smaller versions are made of pictures that have at most as many million pixels; 0 for none at all.</summary>
    public int PictureMegapixels { get; init; } = 40;

    /// <summary>Megabytes that smaller versions of pictures may take on the disk.</summary>
    public int PictureCache { get; init; } = 512;

    /// <summary>Pictures are published with what cameras and programs wrote into them.</summary>
    public bool KeepMetadata { get; init; }

    /// <summary>Pattern of an edit link, with <c>{path}</c> for the file; empty for none.</summary>
    public string EditLink { get; init; } = "";

    /// <summary>Links in the header; empty for the site's own.</summary>
    public IReadOnlyList<NamedLink> Menu { get; init; } = [];

    /// <summary>Links in the footer.</summary>
    public IReadOnlyList<NamedLink> Social { get; init; } = [];

    /// <summary>Places where a reader can share a post.</summary>
    public IReadOnlyList<ShareLink> Share { get; init; } = [];

    /// <summary>Where readers discuss posts; null for nowhere.</summary>
    public CommentOptions? Comments { get; init; }

    /// <summary>A script that counts visits; null for none.</summary>
    public AnalyticsOptions? Analytics { get; init; }

    /// <summary>Where to report a fault of the site's safety, a <c>mailto:</c> or <c>https:</c> address; empty for nowhere.</summary>
    public string SecurityContact { get; init; } = "";

    /// <summary>What caches may do with pages, feeds and the sitemap, as a <c>Cache-Control</c> header.</summary>
    public string CacheControl { get; init; } = AskEachTime;

    /// <summary>Browsers may ask for a page while its link is pointed at.</summary>
    public bool Prefetch { get; init; } = true;

    /// <summary>The key by which caches know what is the site's; empty for none.</summary>
    public string CacheTag { get; init; } = "";

    /// <summary>Whom to tell that the site has changed; empty for nobody.</summary>
    public IReadOnlyList<Uri> PurgeUrls { get; init; } = [];

    /// <summary>The method of the request that tells them.</summary>
    public string PurgeMethod { get; init; } = Purge;

    /// <summary>Headers of that request; they may hold secrets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PurgeHeaders { get; init; } = [];

    /// <summary>Its body, JSON; empty for none.</summary>
    public string PurgeBody { get; init; } = "";

    /// <summary>Signs the addresses of previews; empty for no previews.</summary>
    public string PreviewKey { get; init; } = "";

    /// <summary>What decides how a file is understood: when it changes, every file is read again.</summary>
    internal string ReadingFingerprint =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZone.Id}|{Engine.Name}|{Permalink}|{string.Join(',', Legacy)}|{Author}|{Language}|{UnsafeHtml}|{KeepMetadata}");
}

/// <summary>A link with the text it is shown by.</summary>
public sealed record NamedLink(string Name, string Url);

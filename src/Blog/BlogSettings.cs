using System.Globalization;
using Blog.Content;

namespace Blog;

/// <summary>A setting as somebody wrote it outside of <c>blog.yaml</c>.</summary>
/// <param name="Name">Without its prefix: <c>PageSize</c>.</param>
/// <param name="Value">As written.</param>
/// <param name="Origin">How an author recognises the place: <c>environment variable Blog__PageSize</c>.</param>
public sealed record SettingValue(string Name, string Value, string Origin);

/// <summary>One declared setting.</summary>
/// <param name="Name">As in <c>Blog__Name</c>; in <c>blog.yaml</c> its first letter is small.</param>
/// <param name="Default">What holds when nobody writes it, in words.</param>
/// <param name="Meaning">One line for the manual.</param>
/// <param name="InFile">May stand in <c>blog.yaml</c>.</param>
/// <param name="IsSecret">Its value is never repeated.</param>
public sealed record Setting(string Name, string Default, string Meaning, bool InFile = true, bool IsSecret = false)
{
    internal Func<BlogOptions, FrontMatterNode, BlogOptions> Apply { get; init; } = static (options, _) => options;

    /// <summary>The key in <c>blog.yaml</c>.</summary>
    public string Key => char.ToLowerInvariant(Name[0]) + Name[1..];
}

/// <summary>Settings that cannot be used: one line each, with the place, the name and what to write.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>What the other settings say, with defaults for those that cannot be used; null where it is not known.</summary>
    internal BlogOptions? Usable { get; init; }
}

/// <summary>The declared table of settings, and how they are put together: defaults, <c>blog.yaml</c>, then environment and command line.</summary>
public static class BlogSettings
{
    public const string FileName = "blog.yaml";

    /// <summary>Every setting, in the order of the manual.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("ContentPath", "content", "the folder of posts; only read", InFile: false)
            { Apply = (options, node) => options with { ContentPath = SettingReader.FolderPath(node, "content") } },
        new("DatabasePath", "data/blog.db", "the SQLite index; delete it and it is rebuilt", InFile: false)
            { Apply = (options, node) => options with { DatabasePath = SettingReader.FolderPath(node, "data/blog.db") } },
        new("BaseUrl", "none", "scheme, host and path prefix of every absolute URL, such as https://example.com/blog/")
            { Apply = (options, node) => options with { BaseUrl = SettingReader.BaseUrl(node) } },
        new("AllowedHosts", "the host of BaseUrl and loopback", "hosts that are answered; any while BaseUrl is unset")
            { Apply = (options, node) => options with { AllowedHosts = SettingReader.Hosts(node) } },
        new("TrustedProxies", "loopback", "proxies whose X-Forwarded headers are taken: addresses and networks such as 10.0.0.0/8; none for no proxy", InFile: false)
            { Apply = (options, node) => options with { TrustedProxies = TransportSettings.Networks(node) } },
        new("TransportSecurity", "subdomains", "what is promised to browsers that come by HTTPS (HSTS): off, host, subdomains or preload", InFile: false)
            { Apply = (options, node) => options with { TransportSecurity = TransportSettings.Promise(node) } },
        new("Title", "Blog", "the site's name") { Apply = (options, node) => options with { Title = SettingReader.Text(node, "Blog") } },
        new("Description", "empty", "what the site is about, in one sentence")
            { Apply = (options, node) => options with { Description = SettingReader.Text(node) } },
        new("Author", "empty", "who writes, where a post does not say") { Apply = (options, node) => options with { Author = SettingReader.Text(node) } },
        new("Language", "en", "language of the site, as a tag such as en or pt-BR")
            { Apply = (options, node) => options with { Language = SettingReader.Language(node) } },
        new("TimeZone", "UTC", "zone of dates that name none and of the archive, such as Europe/Berlin")
            { Apply = (options, node) => options with { TimeZone = SettingReader.TimeZone(node) } },
        new("Engine", "none", "whose folder it is: astropaper, jekyll, hugo, hexo, zola, eleventy or obsidian")
            { Apply = (options, node) => options with { Engine = SettingReader.Engine(node) } },
        new("Permalink", "/posts/:slug/, or the engine's", "pattern of a post's URL, or the name of a preset")
            { Apply = (options, node) => options with { Permalink = SettingReader.Permalink(node) } },
        new("Legacy", "none", "patterns or presets that posts were found under before")
            { Apply = (options, node) => options with { Legacy = SettingReader.Legacy(node) } },
        new("PageSize", "10", "posts on a list page, 1 to 1000")
            { Apply = (options, node) => options with { PageSize = SettingReader.Number(node, 1, 1000, 10) } },
        new("FeedSize", "20", "entries in a feed, 1 to 500")
            { Apply = (options, node) => options with { FeedSize = SettingReader.Number(node, 1, 500, 20) } },
        new("ScanInterval", "5s", "how often the folder is compared, whatever the file events said; 100ms to 1h")
            { Apply = (options, node) => options with { ScanInterval = SettingReader.Duration(node, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), "5s") } },
        new("HoldInterval", "60s", "how long posts are kept when more than half of them are gone at once; 0 for not at all, at most 24h")
            { Apply = (options, node) => options with { HoldInterval = SettingReader.Duration(node, TimeSpan.Zero, TimeSpan.FromHours(24), "60s") } },
        new("StopDelay", "2s; 0 in Development", "how long the site still answers, without being ready, after it was told to stop; at most 5m", InFile: false)
            { Apply = (options, node) => options with { StopDelay = SettingReader.Duration(node, TimeSpan.Zero, TimeSpan.FromMinutes(5), "2s") } },
        new("ShowDrafts", "true in Development, else false", "shows hidden posts, with a badge; refused in Production")
            { Apply = (options, node) => options with { ShowDrafts = SettingReader.Flag(node) } },
        new("UnsafeHtml", "false", "keeps the raw HTML of posts as written instead of reducing it to an allow-list")
            { Apply = (options, node) => options with { UnsafeHtml = SettingReader.Flag(node) } },
        new("Theme", "paper", "the look: paper, slate or moss; a theme.css in the content folder changes it further")
            { Apply = (options, node) => options with { Theme = SettingReader.Theme(node) } },
        new("PictureMegapixels", "40", "smaller versions are made of pictures with at most as many million pixels; 0 to 1000, 0 for none")
            { Apply = (options, node) => options with { PictureMegapixels = SettingReader.Number(node, 0, 1000, 40) } },
        new("PictureCache", "512", "megabytes that smaller versions of pictures may take beside the index, 0 to 1000000", InFile: false)
            { Apply = (options, node) => options with { PictureCache = SettingReader.Number(node, 0, 1_000_000, 512) } },
        new("KeepMetadata", "false", "publishes pictures with the place, the camera and whatever else is written in their files")
            { Apply = (options, node) => options with { KeepMetadata = SettingReader.Flag(node) } },
        new("EditLink", "none", "pattern of a link to a post's source, with {path} for the file")
            { Apply = (options, node) => options with { EditLink = SettingReader.EditLink(node) } },
        new("Menu", "Posts, Tags, Archive", "links in the header: a list of name and url")
            { Apply = (options, node) => options with { Menu = SettingReader.Links(node) } },
        new("Social", "none", "links in the footer: a list of name and url")
            { Apply = (options, node) => options with { Social = SettingReader.Links(node) } },
        new("Share", "none", "links to share a post by: names of known places, or name and url with {url} and {title}")
            { Apply = (options, node) => options with { Share = OutsideSettings.Share(node) } },
        new("Comments", "none", "discussions below posts, by giscus: repo, repoId, category and categoryId")
            { Apply = (options, node) => options with { Comments = OutsideSettings.Comments(node) } },
        new("Analytics", "none", "a script that counts visits: src, and data for its attributes")
            { Apply = (options, node) => options with { Analytics = OutsideSettings.Analytics(node) } },
        new("PreviewKey", "none", "secret that signs the addresses of previews, at least 16 characters; without it there are none", InFile: false, IsSecret: true)
            { Apply = (options, node) => options with { PreviewKey = SettingReader.PreviewKey(node) } },
        new("CacheControl", "no-cache", "what caches may do with pages, feeds and the sitemap, as the header of this name says it", InFile: false)
            { Apply = (options, node) => options with { CacheControl = DeliverySettings.CacheControl(node) } },
        new("Prefetch", "true", "lets browsers ask for a page of the site while its link is pointed at")
            { Apply = (options, node) => options with { Prefetch = SettingReader.Flag(node) } },
        new("CacheTag", "none", "key of the site in Surrogate-Key and Cache-Tag, by which caches let go of it", InFile: false)
            { Apply = (options, node) => options with { CacheTag = DeliverySettings.CacheTag(node) } },
        new("PurgeUrl", "none", "addresses of caches that are told when the site has changed", InFile: false)
            { Apply = (options, node) => options with { PurgeUrls = DeliverySettings.PurgeUrls(node) } },
        new("PurgeMethod", "PURGE", "method of the request that tells them", InFile: false)
            { Apply = (options, node) => options with { PurgeMethod = DeliverySettings.PurgeMethod(node) } },
        new("PurgeHeaders", "none", "headers of that request, with commas between them", InFile: false, IsSecret: true)
            { Apply = (options, node) => options with { PurgeHeaders = DeliverySettings.PurgeHeaders(node) } },
        new("PurgeBody", "none", "body of that request, JSON", InFile: false)
            { Apply = (options, node) => options with { PurgeBody = SettingReader.Text(node) } },
        new("SecurityContact", "none", "where to report a fault of the site's safety: mailto:ann@example.com or an https address")
            { Apply = (options, node) => options with { SecurityContact = SettingReader.Contact(node) } },
    ];

    /// <summary>Puts the sources together.</summary>
    /// <param name="file">Text of <c>blog.yaml</c>; null where there is none.</param>
    /// <param name="others">Environment and command line, the winner last.</param>
    /// <param name="environment">The host's: in Development drafts are shown and nothing is waited for at the end, unless a setting says otherwise; in Production drafts never are.</param>
    /// <exception cref="SettingsException">A setting is unknown or has a value it cannot have.</exception>
    public static BlogOptions Read(string? file, IEnumerable<SettingValue> others, string environment)
    {
        var options = new BlogOptions();
        if (environment == "Development") options = options with { ShowDrafts = true, StopDelay = TimeSpan.Zero };
        var problems = new List<string>();
        foreach (var entry in ReadFile(file, problems)) options = Apply(options, Find(entry.Key, setting => setting.Key), entry, problems);
        foreach (var other in others)
        {
            var setting = Find(other.Name, setting => setting.Name);
            try
            {
                if (setting is null) problems.Add($"{other.Origin}: no setting has this name{Nearest(other.Name, candidate => candidate.Name)}");
                else options = setting.Apply(options, new FrontMatterScalar(other.Value, true, 1, 1));
            }
            catch (SettingException error)
            {
                problems.Add($"{other.Origin}: {(setting is { IsSecret: true } ? "the value" : $"\"{other.Value}\"")} {error.Message}");
            }
        }

        if (options.ShowDrafts && environment == "Production") problems.Add("ShowDrafts: drafts are never shown in Production: remove the setting");
        return problems.Count == 0 ? options : throw new SettingsException(problems) { Usable = options };
    }

    private static IReadOnlyList<FrontMatterEntry> ReadFile(string? file, List<string> problems)
    {
        if (file is null) return [];
        try
        {
            return FrontMatterYaml.Parse(file).Entries;
        }
        catch (FrontMatterException error)
        {
            problems.Add(error.At(FileName).ToString());
            return [];
        }
    }

    private static BlogOptions Apply(BlogOptions options, Setting? setting, FrontMatterEntry entry, List<string> problems)
    {
        string At(FrontMatterNode node) => string.Create(CultureInfo.InvariantCulture, $"{FileName}:{node.Line}:{node.Column} {entry.Key}");
        if (setting is null)
            problems.Add(string.Create(CultureInfo.InvariantCulture,
                $"{FileName}:{entry.Line}:{entry.Column} {entry.Key}: no setting has this name{Nearest(entry.Key, candidate => candidate.Key)}"));
        else if (!setting.InFile)
            problems.Add($"{At(entry.Value)}: cannot be set in {FileName}: write the environment variable Blog__{setting.Name} or --Blog:{setting.Name}");
        else
        {
            try
            {
                return setting.Apply(options, entry.Value);
            }
            catch (SettingException error)
            {
                problems.Add($"{At(error.Node ?? entry.Value)}: {(entry.Value is FrontMatterScalar scalar ? $"\"{scalar.Value}\" " : "")}{error.Message}");
            }
        }

        return options;
    }

    private static Setting? Find(string name, Func<Setting, string> spelling) =>
        All.FirstOrDefault(setting => spelling(setting).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Nearest(string name, Func<Setting, string> spelling)
    {
        var nearest = All.Select(spelling).MinBy(candidate => EditDistance.Between(candidate.ToLowerInvariant(), name.ToLowerInvariant()))!;
        return EditDistance.Between(nearest.ToLowerInvariant(), name.ToLowerInvariant()) <= 2 ? $": did you mean {nearest}?" : ": see the page of settings in the manual";
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Blog.Storage;
using Blog.Web.Feeds;

namespace Blog.Web.Http;

/// <summary>The files that programs look for under fixed names, made from the settings and the index. An author's own of the same name goes before those that are no answer about posts.</summary>
internal static class SiteFiles
{
    private const string Paper = "#fcfbf7";
    private const int MostPosts = 100, LongestMention = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An icon, manifest or robots.txt that the author put into a folder of static files is served in the place of the program's.</summary>
    public static void UseOwnFiles(this WebApplication app)
    {
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        app.Use((context, next) => SitePaths.IsReplaceable(context.Request.Path.Value ?? "") && ContentFiles.FindStatic(context, configuration, posts: null) is { } file ? file.ExecuteAsync(context) : next(context));
    }

    public static void MapSiteFiles(this WebApplication app)
    {
        app.MapMethods(SitePaths.Manifest, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, BlogConfiguration configuration, SiteUrls urls) =>
            FeedEndpoints.Send(context, JsonSerializer.SerializeToUtf8Bytes(Manifest(configuration.Current, urls), Json), "application/manifest+json; charset=utf-8"));
        app.MapMethods(SitePaths.LanguageModels, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, BlogConfiguration configuration, TwinReader twins, SiteUrls urls) =>
            FeedEndpoints.Send(context, Encoding.UTF8.GetBytes(Index(configuration.Current, twins.ListMentions(MostPosts), urls)), "text/plain; charset=utf-8"));
        app.MapMethods(SitePaths.Security, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, BlogConfiguration configuration, TimeProvider clock, SiteUrls urls) =>
            configuration.Current.SecurityContact.Length > 0
                // The clock alone changes it.
                ? new WholeText(Encoding.UTF8.GetBytes(Security(configuration.Current, clock.GetUtcNow(), urls)), "text/plain; charset=utf-8", null)
                : Results.NotFound());
    }

    private static object Manifest(BlogOptions options, SiteUrls urls) => new
    {
        Id = urls.Path(SitePaths.Home),
        Name = options.Title,
        short_name = options.Title,
        Description = options.Description.Length > 0 ? options.Description : options.Title,
        Lang = options.Language,
        Dir = Pages.SiteDates.IsRightToLeft(options.Language) ? "rtl" : "ltr",
        start_url = urls.Path(SitePaths.Home),
        Scope = urls.Path(SitePaths.Home),
        Display = "minimal-ui",
        theme_color = Paper,
        background_color = Paper,
        Icons = new object[]
        {
            new { Src = urls.Path(SitePaths.Icon), Sizes = "any", Type = "image/svg+xml" },
            new { Src = urls.Path(SitePaths.SmallAppIcon), Sizes = "192x192", Type = "image/png" },
            new { Src = urls.Path(SitePaths.AppIcon), Sizes = "512x512", Type = "image/png" },
            new { Src = urls.Path(SitePaths.MaskableIcon), Sizes = "512x512", Type = "image/png", Purpose = "maskable" },
        },
    };

    /// <summary>The form of https://llmstxt.org: what the site is, then lists of links with a note each.</summary>
    private static string Index(BlogOptions options, IReadOnlyList<PostMention> mentions, SiteUrls urls)
    {
        var text = new StringBuilder($"# {OneLine(options.Title)}\n");
        if (options.Description.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\n> {OneLine(options.Description)}\n");
        foreach (var (heading, pages) in ((string, bool)[])[("Posts", false), ("Pages", true)])
        {
            var listed = mentions.Where(mention => mention.IsPage == pages).ToList();
            if (listed.Count == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n");
            foreach (var mention in listed)
            {
                var note = OneLine(UnicodeText.Cut(mention.Description, LongestMention));
                text.Append(CultureInfo.InvariantCulture, $"- [{OneLine(mention.Title)}]({Destination(urls.Absolute(SitePaths.Twin(mention.Url)))}){(note.Length > 0 ? ": " : "")}{note}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>RFC 9116. It is said anew each month, so that it never runs out while the site runs.</summary>
    private static string Security(BlogOptions options, DateTimeOffset now, SiteUrls urls)
    {
        var expires = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(11);
        return string.Create(CultureInfo.InvariantCulture,
            $"Contact: {options.SecurityContact}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: {options.Language}\nCanonical: {urls.Absolute(SitePaths.Security)}\n");
    }

    /// <summary>Text that can be no markup and no second line.</summary>
    private static string OneLine(string text) => string.Concat(FeedText.Printable(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Select(letter => letter is '\\' or '[' or ']' or '<' or '>' or '`' or '*' or '_' ? $"\\{letter}" : letter.ToString()));

    private static string Destination(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
}

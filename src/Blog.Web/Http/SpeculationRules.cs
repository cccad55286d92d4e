using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Blog.Web.Feeds;

namespace Blog.Web.Http;

/// <summary>
/// Lets browsers ask for a page of the site while its link is pointed at, by rules that each page names in a header: the security policy lets in no rules
/// that stand in a page (HTML, 7.6: speculation rules).
/// </summary>
internal static class SpeculationRules
{
    private const string Header = "Speculation-Rules", MediaType = "application/speculationrules+json; charset=utf-8";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As a page's path ends: everything else is a file, or leads to a page.
    private static readonly string[] Pages = ["", "*/", "*.html"];

    // A question costs more than a page, and whoever only looked at its link has not asked it.
    private static readonly string[] NeverAhead = [SitePaths.Search, SitePaths.Preview, SitePaths.Problems, SitePaths.Media, SitePaths.Diagram];

    // Rules are made of the prefix alone.
    private static volatile Made? last;

    public static void MapSpeculationRules(this WebApplication app) =>
        app.MapMethods(SitePaths.Speculation("{hash}"), [HttpMethods.Get, HttpMethods.Head], (string hash, HttpContext context, BlogConfiguration configuration, SiteUrls urls) =>
        {
            if (!configuration.Current.Prefetch || Of(urls.EncodedPrefix) is not { } made || made.Hash != hash) return Results.NotFound();
            context.Response.Headers.CacheControl = ContentFiles.ForEver;
            return FeedEndpoints.Send(context, made.Rules, MediaType);
        });

    /// <summary>Names the rules to a page that anybody may see. What is not kept would be fetched for nothing.</summary>
    public static void Name(HttpContext context, BlogOptions options)
    {
        var response = context.Response;
        if (!options.Prefetch || options.ShowDrafts || response.StatusCode != StatusCodes.Status200OK || context.Preview() is not null
            || response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true || CacheHeaders.IsPrivate(response.Headers.CacheControl.ToString())) return;
        var urls = context.RequestServices.GetRequiredService<SiteUrls>();
        response.Headers[Header] = $"\"{urls.Path(SitePaths.Speculation(Of(urls.EncodedPrefix).Hash))}\"";
    }

    private static Made Of(string prefix)
    {
        if (last is { } known && known.Prefix == prefix) return known;
        // The patterns are read as addresses are (URL Pattern): a mark would begin something else.
        var start = string.Concat(prefix.Select(letter => "{}()*+?:\\".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString())) + "/";
        var rules = JsonSerializer.SerializeToUtf8Bytes(new
        {
            prefetch = (object[])
            [
                new
                {
                    source = "document",
                    eagerness = "moderate",
                    where = new
                    {
                        and = (object[])
                        [
                            new { href_matches = Pages.Select(end => start + end) },
                            new { not = new { href_matches = NeverAhead.Select(path => start + path[1..] + "*").Concat(NeverAhead.Select(path => $"{start}{path[1..]}*\\?*")) } },
                            new { not = new { selector_matches = "[rel~=nofollow], [download], [target]" } },
                        ],
                    },
                },
            ],
        }, Json);
        return last = new(prefix, rules, Convert.ToHexStringLower(SHA256.HashData(rules).AsSpan(0, 12)));
    }

    private sealed record Made(string Prefix, byte[] Rules, string Hash);
}

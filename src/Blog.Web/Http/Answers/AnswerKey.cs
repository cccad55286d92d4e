using Blog.Search;
using Blog.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Blog.Web.Http.Answers;

/// <summary>
/// What an answer depends on besides the content: the path, and the parameters that the page of the path knows. Any other parameter leads
/// to the same answer.
/// </summary>
internal sealed class AnswerKey(BlogConfiguration configuration, SiteUrls urls, IServiceScopeFactory scopes)
{
    private const int LongestPage = 9;

    private volatile AllowedHost? last;

    /// <summary>The site's own path of a request that the public may make; null for a preview, another method or host, and for all while drafts are shown.</summary>
    public string? FindPath(HttpRequest request)
    {
        var options = configuration.Current;
        if (options.ShowDrafts || !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) || !IsAllowed(options, request) || !IsOrdinary(request)) return null;
        var path = request.Path.Value ?? "";
        var prefix = urls.Prefix;
        if (prefix.Length > 0 && path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/')) path = path[prefix.Length..];
        return path.StartsWith(SitePaths.Preview, StringComparison.Ordinal) ? null : path;
    }

    /// <summary>The key of the answer to a path; null where it may not be kept.</summary>
    /// <param name="path">As <see cref="FindPath"/> gives it.</param>
    /// <param name="query">Of the request.</param>
    /// <param name="edition">That the answer is to be of.</param>
    public string? Find(string path, QueryString query, Edition edition) => !query.HasValue ? path : path switch
    {
        SitePaths.Search => OfSearch(query.Value!),
        SitePaths.Home => LeadsAway(query.Value!, edition) ? null : path,
        // A post that once had a query in its address may have been named like one.
        _ => SitePaths.ParseTwin(path) is null ? path : null,
    };

    /// <summary>Of a question: its words and its page, of several of each the first.</summary>
    private static string? OfSearch(string query)
    {
        string? text = null, page = null;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().Span;
            if (text is null && name.Equals(SitePaths.SearchText, StringComparison.OrdinalIgnoreCase)) text = pair.DecodeValue().ToString();
            else if (page is null && name.Equals(SitePaths.SearchPage, StringComparison.OrdinalIgnoreCase)) page = pair.DecodeValue().ToString();
        }

        // What is cut, and pages that no list has, are nobody's honest question.
        return text?.Length > SearchQuery.MaximumLength || page?.Length > LongestPage || page?.All(char.IsAsciiDigit) == false ? null : $"search {page ?? "1"} {text}"; // no path of the site begins like this
    }

    /// <summary>WordPress' plain addresses, /?p=12, live on the home page.</summary>
    private bool LeadsAway(string query, Edition edition)
    {
        if ((edition.HomeQueryNames ??= FindHomeQueryNames()) is not { } names) return true;
        foreach (var pair in new QueryStringEnumerable(query))
            if (names.Contains(pair.DecodeName().ToString())) return true;
        return false;
    }

    /// <summary>Null where the index does not say: the page itself will find out why, where failures are seen to.</summary>
    private IReadOnlySet<string>? FindHomeQueryNames()
    {
        try
        {
            using var scope = scopes.CreateScope();
            return scope.ServiceProvider.GetRequiredService<MovedReader>().ListHomeQueryNames();
        }
#pragma warning disable CA1031 // whatever it is, the page meets it again
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private bool IsAllowed(BlogOptions options, HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        if (last is { } known && ReferenceEquals(known.Options, options) && known.Host == host) return true;
        if (!RequestRules.IsAllowed(options, RequestRules.HostOf(request))) return false;
        last = new(options, host);
        return true;
    }

    /// <summary>It is of a size that is answered, and its path is the spelling that the answer has.</summary>
    private static bool IsOrdinary(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return RequestLimits.Allows(target, request.ContentLength) && PlainSpelling.IsPlain(target);
    }

    private sealed record AllowedHost(BlogOptions Options, string Host);
}

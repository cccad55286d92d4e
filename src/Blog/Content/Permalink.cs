using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Makes the path of a post's URL.</summary>
internal static partial class Permalink
{
    private static readonly Dictionary<string, string> Presets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ghost"] = "/:slug/",
        ["jekyll-date"] = "/:categories/:year/:month/:day/:title.html",
        ["jekyll-pretty"] = "/:categories/:year/:month/:day/:title/",
        ["wordpress-day"] = "/:year/:month/:day/:slug/",
        ["wordpress-month"] = "/:year/:month/:slug/",
        ["wordpress-name"] = "/:slug/",
        ["date"] = "/:categories/:year/:month/:day/:title.html",
        ["pretty"] = "/:categories/:year/:month/:day/:title/",
        ["ordinal"] = "/:categories/:year/:y_day/:title.html",
        ["weekdate"] = "/:categories/:year/W:week/:short_day/:title.html",
        ["none"] = "/:categories/:title.html",
        ["blog"] = "/blog/:slug/",
    };

    /// <summary>Names that stand for a pattern, those of the engines included.</summary>
    public static IEnumerable<string> PresetNames => Engine.All.Select(engine => engine.Name).Concat(Presets.Keys);

    /// <summary>The pattern of that name, or the pattern itself.</summary>
    public static string Pattern(string nameOrPattern) =>
        nameOrPattern.StartsWith('/') ? nameOrPattern : Engine.Find(nameOrPattern)?.Permalink ?? Presets.GetValueOrDefault(nameOrPattern, nameOrPattern);

    /// <summary>The first token of a pattern that means nothing; null where all do.</summary>
    public static string? FindUnknownToken(string pattern) => Token().Matches(pattern).FirstOrDefault(match => !PermalinkTokens.IsKnown(match.Groups["name"].Value))?.Value;

    /// <summary>The path that <paramref name="pattern"/> makes: Hugo's, Jekyll's and Hexo's <c>:year</c>, WordPress's <c>%year%</c>, or the name of a preset.</summary>
    public static string Expand(string pattern, PermalinkValues values)
    {
        if (pattern == "/posts/:slug/") return $"/posts/{values.Slug}/";
        pattern = Pattern(pattern);
        return Canonical(Token().Replace(pattern, match => PermalinkTokens.Value(match.Groups["name"].Value, match.Groups["slice"].Value, values) ?? match.Value), HasSlash(pattern));
    }

    /// <summary>The path that an author wrote for one post: without a slash at its end only where the site's pattern has none either.</summary>
    /// <param name="mayBePreset">It may be the name of a preset, as Jekyll's <c>permalink: pretty</c>.</param>
    public static string ExpandWritten(string written, string sitePattern, PermalinkValues values, bool mayBePreset) =>
        Canonical(Expand(mayBePreset ? written : "/" + written, values), HasSlash(written) || HasSlash(sitePattern) || FileEnding().IsMatch(sitePattern));

    /// <summary>One leading slash, no doubled ones, and none at the end of what ends like a file.</summary>
    /// <param name="hasSlash">One at the end of anything else.</param>
    public static string Canonical(string path, bool hasSlash = true)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (segments.Length == 0) return "/";
        var joined = "/" + string.Join('/', segments);
        return !hasSlash || FileEnding().IsMatch(segments[^1]) ? joined : joined + "/";
    }

    /// <summary>The pattern's addresses end in a slash.</summary>
    public static bool HasSlash(string pattern) => pattern.EndsWith('/');

    /// <summary>The pattern's addresses end in <c>.html</c> or the like.</summary>
    public static bool IsFile(string pattern) => FileEnding().IsMatch(pattern);

    /// <summary>The path that an author wrote, decoded and composed; null where it is none on this site.</summary>
    /// <param name="baseUrl">The site's own address: an absolute URL below it is a path on it.</param>
    public static string? FromAuthor(string written, Uri? baseUrl)
    {
        var text = written.Trim();
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            if (baseUrl is null || !Uri.TryCreate(text, UriKind.Absolute, out var url) || !SiteHost.IsOf(url, baseUrl)) return null;
            var prefix = baseUrl.AbsolutePath.TrimEnd('/');
            if (!url.AbsolutePath.StartsWith(prefix + "/", StringComparison.Ordinal)) return null;
            text = url.PathAndQuery[prefix.Length..];
        }
        else if (text.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(text))
        {
            return null;
        }

        text = UnicodeText.Compose(Uri.UnescapeDataString(text));
        foreach (var c in text)
            if (char.IsControl(c) || c is '\\' or '{' or '}' or '<' or '>' or '"' or '\uFFFD' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) return null;
        var path = text.AsSpan(0, text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? query : text.Length);
        foreach (var range in path.Split('/'))
            if (path[range].Trim() is "." or "..") return null;
        return text;
    }

    [GeneratedRegex(@"^.+\.(?:html?|php|aspx?|xhtml)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileEnding();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@":(?<name>[a-z][a-z_]*[a-z])(?:\[(?<slice>[0-9a-z:]*)\])?|%(?<name>[a-z_]+)%|(?<!\{)\{(?<name>[a-z_]+)\}(?!\})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

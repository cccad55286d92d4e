using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>What the tokens of a permalink pattern stand for.</summary>
/// <param name="Title">The slug as Jekyll's and Hexo's <c>:title</c> has it, in Hexo with the folders before it.</param>
/// <param name="Date">In the site's zone; tokens of dates are empty without one.</param>
/// <param name="Folders">As they stand in an address.</param>
/// <param name="Path">Identity of the file, for tokens that want an id.</param>
internal sealed record PermalinkValues(
    string Slug, string Title, DateTimeOffset? Date, IReadOnlyList<string> Folders, IReadOnlyList<string> Categories, string? Author, string Path);

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
        ["wordpress-numeric"] = "/archives/:post_id",
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

    /// <summary>The path that <paramref name="pattern"/> makes: Hugo's, Jekyll's and Hexo's <c>:year</c>, WordPress's <c>%year%</c>, or the name of a preset.</summary>
    public static string Expand(string pattern, PermalinkValues values)
    {
        if (pattern == "/posts/:slug/") return $"/posts/{values.Slug}/";
        pattern = Pattern(pattern);
        return Canonical(Token().Replace(pattern, match => Value(match.Groups["name"].Value.ToLowerInvariant(), values) ?? match.Value), HasSlash(pattern));
    }

    /// <summary>The path that an author wrote for one post: without a slash at its end only where the site's pattern has none either.</summary>
    public static string ExpandWritten(string written, string sitePattern, PermalinkValues values) =>
        Canonical(Expand(written, values), HasSlash(written) || HasSlash(sitePattern) || FileEnding().IsMatch(sitePattern));

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
            if (baseUrl is null || !Uri.TryCreate(text, UriKind.Absolute, out var url) || !url.Authority.Equals(baseUrl.Authority, StringComparison.OrdinalIgnoreCase)) return null;
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

    private static string? Value(string token, PermalinkValues values)
    {
        switch (token)
        {
            case "title":
                return values.Title;
            case "slug" or "name" or "filename" or "basename" or "contentbasename" or "slugorcontentbasename" or "slugorfilename" or "postname" or "post_title":
                return values.Slug;
            case "folders" or "sections":
                return string.Join('/', values.Folders);
            case "section":
                return values.Folders.Count == 0 ? "" : values.Folders[0];
            case "categories":
                return string.Join('/', values.Categories);
            case "category" or "primary_tag":
                return values.Categories.Count == 0 ? "" : values.Categories[0];
            case "author" or "primary_author":
                return values.Author ?? "";
            case "id" or "post_id" or "hash":
                return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(values.Path)))[..12];
        }

        if (Format(token) is not { } format) return null;
        if (values.Date is not { } date) return "";
        return token switch
        {
            "y_day" or "yearday" => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            "week" => ISOWeek.GetWeekOfYear(date.DateTime).ToString("00", CultureInfo.InvariantCulture),
            "w_year" => ISOWeek.GetYear(date.DateTime).ToString(CultureInfo.InvariantCulture),
            "weekday" or "w_day" => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            "timestamp" => date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            _ => date.ToString(format, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>How a token of a date is formatted; null where the token is none. A percent sign makes one letter a format.</summary>
    private static string? Format(string token) => token switch
    {
        "year" => "yyyy",
        "short_year" => "yy",
        "month" or "monthnum" => "MM",
        "i_month" => "%M",
        "short_month" => "MMM",
        "long_month" or "monthname" => "MMMM",
        "day" => "dd",
        "i_day" => "%d",
        "short_day" => "ddd",
        "long_day" or "weekdayname" => "dddd",
        "hour" => "HH",
        "minute" => "mm",
        "second" => "ss",
        "y_day" or "yearday" or "week" or "w_year" or "weekday" or "w_day" or "timestamp" => "",
        _ => null,
    };

    [GeneratedRegex(@":(?<name>[a-z][a-z_]*[a-z])(?:\[[0-9:]*\])?|%(?<name>[a-z_]+)%|(?<!\{)\{(?<name>[a-z_]+)\}(?!\})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^.+\.(?:html?|php|aspx?|xhtml)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileEnding();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}

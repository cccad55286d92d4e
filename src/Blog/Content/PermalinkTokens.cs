using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Content;

/// <summary>What the tokens of a permalink pattern stand for.</summary>
/// <param name="Slug">From the front matter, else from the file name.</param>
/// <param name="Date">In the site's zone; tokens of dates are empty without one.</param>
/// <param name="Folders">As they stand in an address.</param>
/// <param name="Path">Identity of the file, for tokens that want an id.</param>
internal sealed record PermalinkValues(string Slug, DateTimeOffset? Date, IReadOnlyList<string> Folders, string Path)
{
    // Few patterns ask for these, and every post has values.

    /// <summary>The file name as an address, whatever slug is written.</summary>
    public required Func<string> FileName { get; init; }

    /// <summary>What <c>:title</c> means to the engine: in Jekyll the slug, in Hexo with the folders before it, in Hugo the title.</summary>
    public required Func<string> Title { get; init; }

    /// <summary>The slug in lower case, as Jekyll's <c>:slug</c> has it.</summary>
    public required Func<string> LowerSlug { get; init; }

    /// <summary>The title as an address.</summary>
    public required Func<string> TitleSlug { get; init; }

    /// <summary>All categories, or the path of the first where they lie within one another.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The first category with those above it.</summary>
    public IReadOnlyList<string> Category { get; init; } = [];

    public Func<string> Tag { get; init; } = static () => "";

    public string Author { get; init; } = "";

    /// <summary>The number that WordPress gave the post.</summary>
    public string Number { get; init; } = "";
}

/// <summary>Gives the tokens of permalink patterns their values: those of Jekyll, Hugo, Hexo, WordPress and Ghost.</summary>
internal static class PermalinkTokens
{
    /// <summary>The value of a token; null where it is none.</summary>
    /// <param name="token">Without colon, percent signs or braces.</param>
    /// <param name="slice">Of Hugo's <c>:sections[1:]</c>; empty for all.</param>
    public static string? Value(string token, string slice, PermalinkValues values) => token.ToLowerInvariant() switch
    {
        "title" => values.Title(),
        "slug" => values.LowerSlug(),
        "postname" or "slugorcontentbasename" or "slugorfilename" => values.Slug,
        "name" or "filename" or "basename" or "contentbasename" => values.FileName(),
        "post_title" => values.TitleSlug(),
        "folders" or "sections" => string.Join('/', Slice(values.Folders, slice)),
        "section" => values.Folders.Count == 0 ? "" : values.Folders[0],
        "categories" => string.Join('/', values.Categories),
        "category" => string.Join('/', values.Category),
        "primary_tag" => values.Tag(),
        "author" or "primary_author" => values.Author,
        "id" or "post_id" => values.Number.Length > 0 ? values.Number : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(values.Path)))[..12],
        "hash" => HexoHash(values),
        var other => DateValue(other, values.Date),
    };

    public static bool IsKnown(string token) =>
        Value(token, "", new("", DateTimeOffset.UnixEpoch, [], "") { FileName = static () => "", Title = static () => "", LowerSlug = static () => "", TitleSlug = static () => "" }) is not null;

    /// <summary>Hexo's: of the slug and the second of the date.</summary>
    private static string HexoHash(PermalinkValues values)
    {
        var text = values.Title() + values.Date?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
#pragma warning disable CA5350 // what Hexo makes; nothing is protected by it
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)))[..12];
#pragma warning restore CA5350
    }

    private static IEnumerable<string> Slice(IReadOnlyList<string> folders, string slice)
    {
        if (slice.Length == 0) return folders;
        if (slice is "first" or "last") return folders.Count == 0 ? [] : [slice == "first" ? folders[0] : folders[^1]];
        var bounds = slice.Split(':');
        if (!int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)) from = 0;
        if (bounds.Length == 1) return folders.Skip(from).Take(1);
        return int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? folders.Take(to).Skip(from) : folders.Skip(from);
    }

    private static string? DateValue(string token, DateTimeOffset? at)
    {
        if (Format(token) is not { } format) return null;
        if (at is not { } date) return "";
        return token switch
        {
            "y_day" => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            "yearday" => date.DayOfYear.ToString(CultureInfo.InvariantCulture),
            "week" => ISOWeek.GetWeekOfYear(date.DateTime).ToString("00", CultureInfo.InvariantCulture),
            "w_year" => ISOWeek.GetYear(date.DateTime).ToString(CultureInfo.InvariantCulture),
            "weekday" => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            "w_day" => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture), // ISO 8601
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
}

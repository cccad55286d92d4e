using System.Text.RegularExpressions;
using Blog.Content;

namespace Blog;

/// <summary>Reads the settings about caches that stand in front of the site: what they may keep, by which key, and how they are told to let go.</summary>
internal static partial class DeliverySettings
{
    private const string CachingExample = "write no-cache, or public, max-age=60, stale-while-revalidate=600";

    // RFC 9111, RFC 5861 and RFC 8246.
    private static readonly string[] Plain = ["public", "private", "no-cache", "no-store", "no-transform", "must-revalidate", "proxy-revalidate", "must-understand", "immutable"];
    private static readonly string[] Timed = ["max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"];

    public static string CacheControl(FrontMatterNode node)
    {
        var written = SettingReader.Text(node, BlogOptions.AskEachTime).Split(',', StringSplitOptions.TrimEntries);
        foreach (var directive in written)
        {
            var name = directive.Split('=')[0];
            if (!Plain.Contains(name) && !Timed.Contains(name)) throw new SettingException($"holds {name}, which is no directive of Cache-Control: {CachingExample}");
            if (Plain.Contains(name) ? directive != name : !Time().IsMatch(directive[name.Length..])) throw new SettingException($"holds {directive}, which is not written like this: {CachingExample}");
        }

        return string.Join(", ", written);
    }

    public static string CacheTag(FrontMatterNode node)
    {
        var tag = SettingReader.Text(node);
        return tag.Length == 0 || Tag().IsMatch(tag) ? tag : throw new SettingException("is no key that caches know: write up to 100 letters, digits and hyphens, such as my-blog");
    }

    public static IReadOnlyList<Uri> PurgeUrls(FrontMatterNode node) => [.. SettingReader.Texts(node).Select(text =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url : throw new SettingException($"holds {text}, which is no http or https URL: write http://varnish/"))];

    public static string PurgeMethod(FrontMatterNode node)
    {
        var method = SettingReader.Text(node, BlogOptions.Purge).ToUpperInvariant();
        return Method().IsMatch(method) ? method : throw new SettingException("is no method: write PURGE, BAN, POST or DELETE");
    }

    public static IReadOnlyList<KeyValuePair<string, string>> PurgeHeaders(FrontMatterNode node) =>
        [.. SettingReader.Text(node).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(header => Header().Match(header) is { Success: true } match
            ? KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value)
            : throw new SettingException("is no list of headers: write Name: value, and commas between them"))];

    [GeneratedRegex("^=[0-9]{1,10}$")]
    private static partial Regex Time();

    [GeneratedRegex("^[A-Za-z0-9._:-]{1,100}$")]
    private static partial Regex Tag();

    [GeneratedRegex("^[A-Z]{1,20}$")]
    private static partial Regex Method();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+):\s*(?<value>[\x21-\x7E][\x20-\x7E]*)$")]
    private static partial Regex Header();
}

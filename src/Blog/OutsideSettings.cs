using System.Text.RegularExpressions;
using Blog.Content;

namespace Blog;

/// <summary>Reads the settings about other sites that a page leads to or asks: share links, comments, analytics.</summary>
internal static partial class OutsideSettings
{
    private const string ShareExample = "write mastodon, or - name: Elsewhere, and below it url: https://example.com/share?u={url}";
    private static readonly string[] Mappings = ["pathname", "url", "title", "og:title"];

    public static IReadOnlyList<ShareLink> Share(FrontMatterNode node) => node is FrontMatterList list
        ? [.. list.Items.Select(item => item is FrontMatterMap map ? OwnShare(map) : KnownShare(SettingReader.Text(item), item))]
        : [.. SettingReader.Texts(node).Select(name => KnownShare(name, null))];

    public static CommentOptions? Comments(FrontMatterNode node)
    {
        if (node is FrontMatterScalar { IsEmpty: true }) return null;
        var values = Map(node, "repo, repoId, category and categoryId", "repo", "repoId", "category", "categoryId", "mapping", "theme", "lang");
        if ((string[])["repo", "repoId", "category", "categoryId"] is var needed && needed.FirstOrDefault(key => !values.ContainsKey(key)) is { } missing)
            throw new SettingException($"has no {missing}: copy repo, repoId, category and categoryId from https://giscus.app", node);
        if (!Repository().IsMatch(values["repo"].Value)) throw new SettingException($"has a repo that is none ({values["repo"].Value}): write owner/name", values["repo"].Node);
        var mapping = Value("mapping", "pathname");
        if (!Mappings.Contains(mapping)) throw new SettingException($"has a mapping that is not known ({mapping}): write {string.Join(", ", Mappings)}", values["mapping"].Node);
        var theme = Value("theme", "preferred_color_scheme");
        if (!ThemeName().IsMatch(theme) && !IsHttps(theme)) throw new SettingException($"has a theme that is none ({theme}): write the name of one, or the https URL of a style sheet", values["theme"].Node);
        var language = values.TryGetValue("lang", out var written) ? SettingReader.Language(written.Node) : null;
        return new(values["repo"].Value, values["repoId"].Value, values["category"].Value, values["categoryId"].Value, mapping, theme, language);

        string Value(string key, string other) => values.TryGetValue(key, out var value) ? value.Value : other;
    }

    public static AnalyticsOptions? Analytics(FrontMatterNode node)
    {
        if (node is FrontMatterScalar { IsEmpty: true }) return null;
        var source = "";
        var data = new List<KeyValuePair<string, string>>();
        if (node is not FrontMatterMap map) throw new SettingException("has to be a map in blog.yaml: write src: https://example.com/script.js below it", node);
        foreach (var entry in map.Entries)
        {
            if (entry.Key == "src") source = SettingReader.Text(entry.Value);
            else if (entry.Key == "data" && entry.Value is FrontMatterMap attributes) data.AddRange(attributes.Entries.Select(Attribute));
            else throw new SettingException(entry.Key == "data" ? "has data that is no map: write domain: example.com below it" : $"holds {entry.Key}, which is not known: write src and data", entry.Value);
        }

        return IsHttps(source) ? new(source, data) : throw new SettingException($"has a src that is no https URL ({source}): write https://example.com/script.js", node);
    }

    private static KeyValuePair<string, string> Attribute(FrontMatterEntry entry)
    {
        var name = entry.Key.StartsWith("data-", StringComparison.Ordinal) ? entry.Key["data-".Length..] : entry.Key;
        return AttributeName().IsMatch(name)
            ? new(name, SettingReader.Text(entry.Value))
            : throw new SettingException($"holds data that no attribute can be called by ({entry.Key}): write small letters, digits and hyphens", entry.Value);
    }

    private static ShareLink KnownShare(string name, FrontMatterNode? node) => ShareLink.Known.TryGetValue(name, out var known)
        ? known
        : throw new SettingException($"holds {name}, which is no known place: write {string.Join(", ", ShareLink.Known.Keys)}, or a name and a url", node);

    private static ShareLink OwnShare(FrontMatterMap map)
    {
        var values = Map(map, "a name and a url", "name", "url");
        if (!values.TryGetValue("name", out var name) || !values.TryGetValue("url", out var url)) throw new SettingException($"needs a name and a url in each entry: {ShareExample}", map);
        var filled = url.Value.Replace("{url}", "u", StringComparison.Ordinal).Replace("{title}", "t", StringComparison.Ordinal);
        return url.Value.Contains("{url}", StringComparison.Ordinal) && (FrontMatterLists.IsWeb(filled) || filled.StartsWith("mailto:", StringComparison.Ordinal))
            ? new(name.Value, url.Value)
            : throw new SettingException($"has a url that is none with {{url}} in it ({url.Value}): {ShareExample}", url.Node);
    }

    /// <summary>The texts of a map by their keys, empty ones left out.</summary>
    private static Dictionary<string, (string Value, FrontMatterNode Node)> Map(FrontMatterNode node, string wanted, params string[] keys)
    {
        if (node is not FrontMatterMap map) throw new SettingException($"has to be a map in blog.yaml: write {wanted} below it", node);
        var values = new Dictionary<string, (string, FrontMatterNode)>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key)) throw new SettingException($"holds {entry.Key}, which is not known: write {string.Join(", ", keys)}", entry.Value);
            if (SettingReader.Text(entry.Value) is { Length: > 0 } text) values[entry.Key] = (text, entry.Value);
        }

        return values;
    }

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "https" && url.UserInfo.Length == 0;

    [GeneratedRegex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$")]
    private static partial Regex Repository();

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex ThemeName();

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex AttributeName();
}

using System.Globalization;
using Blog.Content;

namespace Blog;

/// <summary>A value that its setting cannot have; the message continues the sentence that begins with the value.</summary>
internal sealed class SettingException(string message, FrontMatterNode? node = null) : Exception(message)
{
    public FrontMatterNode? Node { get; } = node;
}

/// <summary>Reads the value of a setting into its type, or says what to write instead.</summary>
internal static class SettingReader
{
    private const int ShortestKey = 16;

    public static string Text(FrontMatterNode node, string whenEmpty = "") => node switch
    {
        FrontMatterScalar { IsEmpty: true } => whenEmpty,
        FrontMatterScalar scalar => scalar.Value.Trim(),
        _ => throw new SettingException("has to be text: write it on one line", node),
    };

    public static IReadOnlyList<string> Texts(FrontMatterNode node) => node is FrontMatterList list
        ? [.. list.Items.Select(item => Text(item))]
        : Text(node).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string FolderPath(FrontMatterNode node, string whenEmpty) => Path.GetFullPath(Text(node, whenEmpty));

    public static int Number(FrontMatterNode node, int least, int most, int example) =>
        int.TryParse(Text(node), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException($"is not a whole number from {least} to {most}: write {example}");

    public static bool Flag(FrontMatterNode node) => Text(node).ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => throw new SettingException("is neither true nor false: write true or false"),
    };

    public static TimeSpan Duration(FrontMatterNode node, TimeSpan least, TimeSpan most, string example)
    {
        var text = Text(node);
        var number = text.TrimEnd('m', 's', 'h', ' ');
        var unit = text[number.Length..].Trim() switch { "ms" => 0.001, "" or "s" => 1, "m" => 60, "h" => 3600, _ => double.NaN };
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value * unit is var seconds && seconds >= least.TotalSeconds && seconds <= most.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingException($"is not a time from {Short(least)} to {Short(most)}: write {example}");
    }

    private static string Short(TimeSpan time) => string.Create(CultureInfo.InvariantCulture,
        $"{(time.TotalHours >= 1 ? $"{time.TotalHours:0.#}h" : time.TotalMilliseconds is > 0 and < 1000 ? $"{time.TotalMilliseconds:0}ms" : $"{time.TotalSeconds:0.#}s")}");

    public static Uri? BaseUrl(FrontMatterNode node)
    {
        var text = Text(node);
        if (text.Length == 0) return null;
        // Requests name the host in ASCII, and headers hold nothing else.
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0
            && SiteHost.ToAscii(url.Host) is { } host
            ? (host == url.Host ? url : new UriBuilder(url) { Host = host }.Uri)
            : throw new SettingException($"is not an absolute http or https URL: write {(IsHost(text) ? $"https://{text.TrimEnd('/')}/" : "https://example.com/")}");
    }

    /// <summary>Hosts as requests name them.</summary>
    public static IReadOnlyList<string> Hosts(FrontMatterNode node) =>
        [.. Texts(node).Select(host => SiteHost.ToAscii(host) ?? throw new SettingException($"holds {host}, which is no host: write example.com"))];

    /// <summary>Only the scheme is missing.</summary>
    private static bool IsHost(string text) => text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text.Split('/')[0]) == UriHostNameType.Dns;

    public static TimeZoneInfo TimeZone(FrontMatterNode node)
    {
        var id = Text(node, "UTC");
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw new SettingException($"is not a known time zone: {TimeZoneNames.Advise(id, "Europe/Berlin")}");
    }

    public static string Language(FrontMatterNode node)
    {
        var tag = Text(node, "en");
        try
        {
            if (tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) return CultureInfo.GetCultureInfo(tag).Name is { Length: > 0 } name ? name : tag;
        }
        catch (CultureNotFoundException)
        {
            // said below, like any other form that is no tag
        }

        throw new SettingException("is not a language tag: write en or pt-BR");
    }

    public static Engine Engine(FrontMatterNode node)
    {
        var name = Text(node);
        return Content.Engine.Find(name) ?? throw new SettingException($"is no engine: write {string.Join(", ", Content.Engine.All.Select(engine => engine.Name))}");
    }

    public static SiteTheme Theme(FrontMatterNode node)
    {
        var name = Text(node, SiteTheme.Paper.Name);
        return SiteTheme.All.FirstOrDefault(theme => theme.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingException($"is no theme: write {string.Join(", ", SiteTheme.All.Select(theme => theme.Name))}");
    }

    public static string Permalink(FrontMatterNode node) => Pattern(Text(node, Content.Engine.Any.Permalink));

    public static IReadOnlyList<string> Legacy(FrontMatterNode node) => [.. Texts(node).Select(Pattern)];

    private static string Pattern(string written)
    {
        var pattern = Content.Permalink.Pattern(written);
        if (Content.Permalink.FindUnknownToken(pattern) is { } unknown) throw new SettingException($"holds {unknown}, which is no token: see the page of settings in the manual");
        return pattern.StartsWith('/') && pattern.AsSpan().IndexOfAny('?', '#', '\\') < 0 && pattern.AsSpan().IndexOfAny(':', '%', '{') >= 0
            ? pattern
            : throw new SettingException($"is not a pattern of paths: write /posts/:slug/, or one of {string.Join(", ", Content.Permalink.PresetNames)}");
    }

    public static string PreviewKey(FrontMatterNode node)
    {
        var key = Text(node);
        return key.Length is 0 or >= ShortestKey ? key : throw new SettingException($"is shorter than {ShortestKey} characters, and could be guessed: write a long random one, such as openssl rand -hex 24 prints");
    }

    public static string EditLink(FrontMatterNode node)
    {
        var pattern = Text(node);
        return pattern.Length == 0 || IsWebUrl(pattern) && pattern.Contains("{path}", StringComparison.Ordinal)
            ? pattern
            : throw new SettingException("is not a URL with {path} in it: write https://example.com/edit/{path}");
    }

    public static string Contact(FrontMatterNode node)
    {
        var contact = Text(node);
        return contact.Length == 0 || Uri.TryCreate(contact, UriKind.Absolute, out var url) && url.Scheme is "mailto" or "https" && !contact.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? contact
            : throw new SettingException("is no address to report to: write mailto:ann@example.com or https://example.com/security");
    }

    public static IReadOnlyList<NamedLink> Links(FrontMatterNode node)
    {
        if (node is not FrontMatterList list) throw new SettingException("has to be a list in blog.yaml: write - name: About, and below it url: /about/", node);
        return [.. list.Items.Select(Link)];
    }

    private static NamedLink Link(FrontMatterNode node)
    {
        if (node is not FrontMatterMap map) throw new SettingException("needs a name and a url in each entry: write - name: About, and below it url: /about/", node);
        string? name = null, url = null;
        foreach (var entry in map.Entries)
        {
            if (entry.Key == "name") name = Text(entry.Value);
            else if (entry.Key == "url") url = Text(entry.Value);
            else throw new SettingException($"has an entry with {entry.Key}, which is not known: write name and url", entry.Value);
        }

        if (string.IsNullOrEmpty(name) || url is null) throw new SettingException("needs a name and a url in each entry", node);
        return url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) || IsWebUrl(url) || url.StartsWith("mailto:", StringComparison.Ordinal)
            ? new NamedLink(name, url)
            : throw new SettingException($"has a url that cannot be linked ({url}): write /about/ or https://example.com/", node);
    }

    private static bool IsWebUrl(string text) => Uri.TryCreate(text.Replace("{path}", "path", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}

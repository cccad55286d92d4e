using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>What the place and the name of a file say about its post, by the conventions of all engines at once.</summary>
internal sealed partial record PostFileName
{
    // Grav names a file for its template, in a folder that is numbered for its order.
    private static readonly FrozenSet<string> GravTemplates = new[] { "item", "post", "default", "blog", "blog_item", "article", "page", "text" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Languages =
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(culture => culture.Name).Where(name => name.Length == 2).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Where engines keep their posts: what comes after is the author's own order.
    private static readonly string[] Roots =
    [
        "src/content/posts", "src/content/blog", "src/data/blog", "source/_posts", "source/_drafts",
        "content/posts", "content/post", "content/blog", "_posts", "_drafts", "posts", "content",
    ];

    /// <summary>The name without date, order, language and extension, as it is written.</summary>
    public required string Name { get; init; }

    /// <summary>The instant that the name begins with: a day is its midnight in the site's zone.</summary>
    public DateTimeOffset? Date { get; init; }

    public string? Language { get; init; }

    /// <summary>A file under <c>pages/</c>.</summary>
    public bool IsPage { get; init; }

    /// <summary>A section of Hugo or Zola, which is no post.</summary>
    public bool IsSection { get; init; }

    /// <summary>Jekyll's or Hexo's tree, where tags in a string are divided by spaces.</summary>
    public bool IsJekyll { get; init; }

    /// <summary>Folders below the root of posts or pages, without technical ones and without a bundle's own.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    public static PostFileName Parse(string path, TimeZoneInfo zone)
    {
        var segments = path.Split('/');
        var stem = WithoutExtension(segments[^1]);
        var folders = segments.AsSpan(0, segments.Length - 1);
        var isPage = folders.Length > 0 && folders[0] == "pages";
        string? language = null;
        if (stem.LastIndexOf('.') is > 0 and var dot && IsLanguage(stem.AsSpan(dot + 1)))
        {
            language = stem[(dot + 1)..].Replace('_', '-');
            stem = stem[..dot];
        }

        var isJekyll = folders.IndexOf("_posts") >= 0 || folders.IndexOf("_drafts") >= 0;
        var isSection = stem == "_index";
        var isGrav = folders.Length > 0 && GravFolder().IsMatch(folders[^1]) && GravTemplates.Contains(stem);
        var isBundle = stem.Equals("index", StringComparison.OrdinalIgnoreCase) && folders.Length > (isPage ? 1 : 0);
        var (name, date) = SplitDate(stem, isJekyll, zone);
        if (isGrav || isBundle)
        {
            var folder = isGrav ? GravFolder().Replace(folders[^1], "") : folders[^1];
            folders = folders[..^1];
            (name, date) = SplitDate(folder, isJekyll, zone);
        }

        return new PostFileName
        {
            Name = name,
            Date = date,
            Language = language,
            IsPage = isPage,
            IsSection = isSection,
            IsJekyll = isJekyll,
            Folders = isPage ? folders[1..].ToArray() : OwnFolders(folders),
        };
    }

    /// <summary>The file describes a folder of Hugo or Zola.</summary>
    public static bool IsSectionFile(string fileName) => fileName.StartsWith("_index.", StringComparison.Ordinal);

    /// <summary>The path as it is known however the file is kept: no extension, and a bundle by its folder.</summary>
    public static string Identity(string path)
    {
        var identity = WithoutExtension(path);
        return UnicodeText.Compose(identity.EndsWith("/index", StringComparison.Ordinal) ? identity[..^6] : identity);
    }

    /// <summary>A title for a post that has none: words of a slug-like name get capitals, other names stay as they are.</summary>
    public string Titleize()
    {
        var name = ContentText.SingleLine(UnicodeText.Compose(Name));
        if (name.Contains(' ', StringComparison.Ordinal) || name.Any(char.IsUpper)) return name.Replace('_', ' ');
        var words = name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? name : string.Join(' ', words.Select(word => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word[..1]) + word[1..]));
    }

    private static string WithoutExtension(string name) => name.LastIndexOf('.') is > 0 and var dot && dot > name.LastIndexOf('/') + 1 ? name[..dot] : name;

    private static bool IsLanguage(ReadOnlySpan<char> suffix)
    {
        var dash = suffix.IndexOfAny('-', '_');
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        return dash < 0
            ? suffix.Length == 2 && lookup.Contains(suffix)
            : dash == 2 && lookup.Contains(suffix[..2]) && suffix.Length is 5 or 7 && !suffix[3..].ContainsAnyExcept(Letters);
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string[] OwnFolders(ReadOnlySpan<string> folders)
    {
        var joined = string.Join('/', folders);
        foreach (var root in Roots)
        {
            if (joined == root) return [];
            if (joined.StartsWith(root, StringComparison.Ordinal) && joined[root.Length] == '/') return joined[(root.Length + 1)..].Split('/');
        }

        // Jekyll's categories are the folders above _posts.
        return joined.Length == 0 ? [] : [.. joined.Split('/').Where(folder => folder is not ("_posts" or "_drafts"))];
    }

    private static (string Name, DateTimeOffset? Date) SplitDate(string stem, bool isJekyll, TimeZoneInfo zone)
    {
        if (stem.Length < 6 || !char.IsAsciiDigit(stem[0])) return (stem, null);
        var match = DatePrefix().Match(stem);
        if (!match.Success && isJekyll) match = JekyllPrefix().Match(stem);
        if (!match.Success) return (stem, null);
        var year = match.Groups["y"].Value;
        if (year.Length == 2) year = (string.CompareOrdinal(year, "69") < 0 ? "20" : "19") + year;
        var written = $"{year}-{match.Groups["m"].Value}-{match.Groups["d"].Value}";
        if (match.Groups["h"].Success) written += $" {match.Groups["h"].Value}:{match.Groups["i"].Value}:{match.Groups["s"].Value}{match.Groups["z"].Value}";
        if (!FrontMatterDate.TryParse(written, zone, out var instant, out _)) return (stem, null);
        return (match.Groups["name"].Success ? match.Groups["name"].Value : stem, instant);
    }

    [GeneratedRegex("""^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[T-](?<h>\d{2})[-:.]?(?<i>\d{2})[-:.]?(?<s>\d{2})(?<z>Z|[+-]\d{2}:?\d{2})?(?=[-_]|$))?(?:[-_ ]+(?<name>.+))?$""",
        RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex DatePrefix();

    [GeneratedRegex("""^(?<y>\d{2})-(?<m>\d{1,2})-(?<d>\d{1,2})-(?<name>.+)$""", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex JekyllPrefix();

    [GeneratedRegex("""^[0-9]{1,3}\.(?=[^0-9.])""", RegexOptions.CultureInvariant)]
    private static partial Regex GravFolder();
}

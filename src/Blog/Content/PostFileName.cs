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

    /// <summary>Folders above the folder of posts, which are categories in Jekyll.</summary>
    public IReadOnlyList<string> CategoryFolders { get; init; } = [];

    /// <summary>The file is named for its folder.</summary>
    public bool IsBundle { get; init; }

    /// <summary>Why the file is no content; null where it is.</summary>
    public string? SkippedBecause { get; init; }

    /// <param name="path">Relative to the content folder.</param>
    /// <param name="options">The zone of days in names, and the engine whose folder it is.</param>
    public static PostFileName Parse(string path, BlogOptions options)
    {
        var engine = options.Engine;
        var segments = path.Split('/');
        var stem = WithoutExtension(segments[^1]);
        var folders = segments[..^1];
        string? language = null;
        if (stem.LastIndexOf('.') is > 0 and var dot && IsLanguage(stem.AsSpan(dot + 1)))
        {
            language = stem[(dot + 1)..].Replace('_', '-');
            stem = stem[..dot];
        }

        var place = PostPlace.Of(folders, engine);
        if (engine.HasLanguageFolders && place.Folders is [var first, ..] && IsLanguage(first))
        {
            language ??= first.Replace('_', '-');
            place = place with { Folders = place.Folders[1..] };
        }

        var isJekyll = engine == Engine.Any ? folders.Contains("_posts") || folders.Contains("_drafts") : engine.SpacesDivideTags;
        var isGrav = engine == Engine.Any && folders.Length > 0 && GravFolder().IsMatch(folders[^1]) && GravTemplates.Contains(stem);
        var isIndex = stem.Equals("index", StringComparison.OrdinalIgnoreCase);
        var isBundle = isIndex && (place.IsPage || engine != Engine.Any ? place.Folders.Length > 0 : folders.Length > 0);
        var (name, date) = SplitDate(stem, isJekyll, options.TimeZone);
        if (isGrav || isBundle)
        {
            var folder = isGrav ? GravFolder().Replace(folders[^1], "") : folders[^1];
            (name, date) = SplitDate(folder, isJekyll, options.TimeZone);
            place = place.OfBundle();
        }
        else if (isIndex && engine != Engine.Any)
        {
            place = place with { SkippedBecause = "the site makes its home page itself" };
        }

        return new PostFileName
        {
            Name = name,
            Date = date,
            Language = language,
            IsPage = place.IsPage || engine.PageSections.Contains(place.Folders.FirstOrDefault("")),
            IsSection = stem == "_index",
            IsJekyll = isJekyll,
            IsBundle = isBundle,
            Folders = place.Folders,
            CategoryFolders = place.Above,
            SkippedBecause = place.SkippedBecause,
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

namespace Blog.Content;

/// <summary>Works out where a post was found before: under another engine, under another pattern, or by its number in WordPress.</summary>
internal sealed class FormerAddresses(BlogOptions options, PostFileName name, FrontMatterFields fields)
{
    /// <summary>
    /// Addresses that nobody wrote down, and that the post had under another engine or pattern: each leads here as long as it is no
    /// other post's too.
    /// </summary>
    /// <param name="url">The present address.</param>
    /// <param name="values">Of the permalink; null where the post has none.</param>
    public IReadOnlyList<string> Of(string url, PermalinkValues? values)
    {
        var former = new List<string>();
        if (Number(fields) is { } number) former.Add($"/?p={number}");
        foreach (var id in fields.FindAll(FrontMatterKeys.FeedId))
        {
            if (id.Value is not FrontMatterScalar { Value: var written }) continue;
            // WordPress' own id of a post is its plain address.
            if (written.LastIndexOf("?p=", StringComparison.Ordinal) is >= 0 and var at && IsNumber(written[(at + 3)..])) former.Add($"/?p={written[(at + 3)..].Trim()}");
        }

        if (name.IsPage || values is null) return former;
        var isElsewhere = fields.Find(FrontMatterKeys.Url) is not null;
        foreach (var pattern in options.Legacy.Append(options.Engine.Permalink).Append(Engine.Any.Permalink).Append(options.Permalink).Distinct())
        {
            if (pattern == options.Permalink && !isElsewhere) continue;
            foreach (var slug in (string[])[values.Slug, Slug.FromText(name.Name), EngineSlug.AsWritten(name.Name)])
            {
                if (slug.Length == 0) continue;
                var path = Permalink.Expand(pattern, values with { Slug = slug, LowerSlug = () => slug, FileName = () => slug, Title = () => values.Title() == values.Slug ? slug : values.Title() });
                if (path.Length > 1 && SitePaths.Key(path) != SitePaths.Key(url) && !SitePaths.IsReserved(path)) former.Add(path);
            }
        }

        return former;
    }

    /// <summary>The number that WordPress gave the post; null where it is not said.</summary>
    public static string? Number(FrontMatterFields fields) =>
        fields.Find(FrontMatterKeys.WordPressId) is { Value: FrontMatterScalar number } && IsNumber(number.Value) ? number.Value.Trim() : null;

    private static bool IsNumber(string text) => text.Trim() is { Length: > 0 and < 12 } digits && digits.All(char.IsAsciiDigit);
}

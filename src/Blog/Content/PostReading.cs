using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>One file on its way to a post: what each key means, with the problems met.</summary>
internal sealed partial class PostReading(BlogOptions options, string path, PostFileName name, FrontMatterFields fields, FrontMatterTerms terms)
{
    public List<ContentProblem> Problems { get; } = [];

    /// <summary>What could be read says that the post is hidden, or when it ceases to be public cannot be told.</summary>
    public bool AsksToBeHidden { get; private set; }

    /// <inheritdoc cref="ParsedFile.SkippedBecause"/>
    public string? SkippedBecause { get; private set; }

    /// <inheritdoc cref="ParsedFile.DependsOnBaseUrl"/>
    public bool DependsOnBaseUrl { get; private set; }

    /// <returns>Null where an error keeps the file from being a post.</returns>
    public Post? Read(FrontMatterDocument document, Func<string, string?, MarkdownOutline> readOutline)
    {
        fields.Check(path, Problems);
        Problems.AddRange(FormProblems.Of(path, fields));
        var visibility = VisibilityRules.Decide(fields, path, Problems, options.Engine.IsOptIn);
        AsksToBeHidden = visibility.IsHidden;
        var dates = new PostDates(options.TimeZone, path, name, fields, Problems);
        var isDated = dates.TryRead(out var publishAt, out var updatedAt, out var expireAt);
        AsksToBeHidden |= dates.IsExpiryUnreadable;
        var authors = terms.Authors();
        var categories = terms.Categories();
        var language = Language();
        var addresses = new PostAddresses(options, path, name, fields, Problems);
        var hasAddress = addresses.TryRead(publishAt, language, authors, categories, () => terms.Tags([]) is [var primary, ..] ? primary : null, out var slug, out var url);
        var aliases = addresses.Aliases(url);
        DependsOnBaseUrl = addresses.DependsOnBaseUrl;
        SkippedBecause = addresses.SkippedBecause;
        if (!hasAddress || !isDated) return null;
        var title = Text(FrontMatterKeys.Title);
        MarkdownOutline outline;
        try
        {
            outline = readOutline(document.Body, title);
        }
        catch (MarkdownException error)
        {
            Problems.Add(new(path, document.BodyLine + Math.Max(1, error.Line) - 1, 1, ProblemCode.TooDeep, error.Message, "write it with less within one another"));
            return null;
        }

        Problems.AddRange(TextProblems.Of(path, document, outline, options.UnsafeHtml));
        var description = Text(FrontMatterKeys.Description);
        if (title is null) fields.Origins?.Decided(FrontMatterKeys.Title, Inline(outline.LeadingTitle) is null ? "the file name" : "the first heading");
        if (title is null && outline.LeadingTitle is null) CheckTitle();
        if (description is null) fields.Origins?.Decided(FrontMatterKeys.Description, "the beginning of the text");
        return new Post
        {
            Path = path,
            IsPage = name.IsPage,
            Title = title ?? Inline(outline.LeadingTitle) ?? name.Titleize(),
            Slug = slug,
            Url = url,
            Description = description ?? outline.Excerpt,
            IsExcerpted = description is null,
            PublishAt = publishAt,
            UpdatedAt = updatedAt,
            ExpireAt = expireAt,
            TimeZone = TimeZone(),
            Tags = terms.Tags(outline.Hashtags),
            Categories = categories,
            Series = terms.Series(),
            Authors = terms.OrDefault(authors),
            Aliases = aliases,
            FormerUrls = addresses.FormerUrls(url),
            NoteNames = addresses.NoteNames,
            Featured = Flag(FrontMatterKeys.Featured),
            Language = language,
            CanonicalUrl = Canonical(),
            Cover = Cover(out var alt),
            CoverAlt = Text(FrontMatterKeys.CoverAlt) ?? alt,
            HideEditLink = Flag(FrontMatterKeys.HideEditLink),
            Ending = PostEnding.Read(fields),
            FeedId = FeedId(),
            Visibility = visibility,
            Body = document.Body,
            BodyLine = document.BodyLine,
            Outline = outline,
        };
    }

    /// <summary>The value of a key as one line; null where it has none that is text.</summary>
    private string? Text(FrontMatterKey key)
    {
        if (fields.Find(key) is not { } entry) return null;
        switch (entry.Value)
        {
            case FrontMatterScalar scalar:
                return Inline(ContentText.WithoutComments(scalar.Value));
            case FrontMatterList { Items: [FrontMatterScalar { IsEmpty: false } only] }:
                Unusable(entry, "is a list of one", $"write {entry.Key}: {FrontMatterFields.Shown(only.Value)}");
                return Inline(ContentText.WithoutComments(only.Value));
            default:
                Unusable(entry, "is no text", $"write {key.Name}: {key.Example}");
                return null;
        }
    }

    private static string? Inline(string? text) => text is null || ContentText.SingleLine(text) is not { Length: > 0 } line ? null : line;

    private bool Flag(FrontMatterKey key)
    {
        if (fields.Find(key) is not { } entry) return false;
        if (entry.Value is FrontMatterScalar scalar)
        {
            if (FrontMatterBoolean.Read(scalar.Value) is { } said) return said;
            // Hexo pins by a number, the greater the higher.
            if (int.TryParse(scalar.Value, out var rank)) return rank > 0;
        }

        Unusable(entry, "is neither true nor false, and counts as false", $"write {key.Name}: true or {key.Name}: false");
        return false;
    }

    private string? TimeZone()
    {
        if (Text(FrontMatterKeys.TimeZone) is not { } zone) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) return TimeZoneInfo.TryConvertWindowsIdToIanaId(found.Id, out var iana) ? iana : found.Id;
        var entry = fields.Find(FrontMatterKeys.TimeZone)!;
        Problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.BadTimeZone, $"{FrontMatterFields.Shown(zone)} is no IANA time zone", TimeZoneNames.Advise(zone, "Asia/Yangon")));
        return null;
    }

    private string? Language()
    {
        if (Text(FrontMatterKeys.Language) is not { } written) return fields.FromFileName(FrontMatterKeys.Language, name.Language);
        var tag = written.Replace('_', '-');
        if (tag.Length <= 35 && LanguageTag().IsMatch(tag)) return tag; // the length that RFC 5646 asks programs to hold
        Unusable(fields.Find(FrontMatterKeys.Language)!, "is no language tag", "write one such as en or pt-BR");
        return fields.FromFileName(FrontMatterKeys.Language, name.Language);
    }

    private string? Canonical()
    {
        if (Text(FrontMatterKeys.CanonicalUrl) is not { } url) return null;
        if (FrontMatterLists.IsWeb(url)) return url;
        Unusable(fields.Find(FrontMatterKeys.CanonicalUrl)!, "is no absolute URL", "write https:// and the whole address");
        return null;
    }

    private string? Cover(out string? alt)
    {
        alt = null;
        foreach (var entry in fields.FindAll(FrontMatterKeys.Cover))
        {
            var node = entry.Value is FrontMatterList { Items: [var first, ..] } ? first : entry.Value;
            var image = node switch
            {
                FrontMatterScalar scalar => Inline(scalar.Value),
                FrontMatterMap map => FrontMatterLists.Inner(map, "image", "path", "src", "url", "feature", "teaser"),
                _ => null,
            };
            if (image is null) continue;
            if (node is FrontMatterMap described) alt = FrontMatterLists.Inner(described, "alt");
            // A colon before any slash makes a scheme: only the web's show an image.
            var colon = image.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || image.AsSpan(0, colon).Contains('/') || FrontMatterLists.IsWeb(image))
            {
                fields.Origins?.Decided(FrontMatterKeys.Cover, entry);
                return FrontMatterBoolean.Read(image) is null ? image : null;
            }

            Unusable(entry, "is no image", "write a path or an https URL");
        }

        return null;
    }

    private string FeedId()
    {
        if (fields.Find(FrontMatterKeys.FeedId) is { Value: FrontMatterScalar scalar } && Inline(scalar.Value) is { } id) return id;
        fields.Origins?.Decided(FrontMatterKeys.FeedId, "the path of the file");
        return PathFeedId.Of(path);
    }

    private void CheckTitle()
    {
        if (fields.All.FirstOrDefault(field => field.Path == "title").Entry is not { Value: FrontMatterScalar { IsEmpty: true } } entry) return;
        Problems.Add(new(path, entry.Line, entry.Column, ProblemCode.UnusableValue, $"title has no value, so that the post is called {name.Titleize()} after its file", "write the title after the colon, or remove the line"));
    }

    private void Unusable(FrontMatterEntry entry, string why, string suggestion) =>
        Problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.UnusableValue, $"the value of {FrontMatterFields.Shown(entry.Key)} {why}", suggestion));

    [GeneratedRegex("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}

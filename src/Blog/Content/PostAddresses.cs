namespace Blog.Content;

/// <summary>Reads where one post is found: its slug, its URL, and what led to it before.</summary>
internal sealed class PostAddresses(BlogOptions options, string path, PostFileName name, FrontMatterFields fields, List<ContentProblem> problems)
{
    private string? writtenSlug;
    private PermalinkValues? values;

    /// <summary>Other names of the note, known once <see cref="Aliases"/> was asked.</summary>
    public IReadOnlyList<string> NoteNames { get; private set; } = [];

    /// <returns>False where the post has no address, or one of the site's own.</returns>
    public bool TryRead(DateTimeOffset? publishAt, string? language, IReadOnlyList<Author> authors, IReadOnlyList<Category> categories, Func<Tag?> primaryTag, out string slug, out string url)
    {
        url = "";
        slug = ReadSlug();
        if (slug.Length == 0)
        {
            problems.Add(new(path, 1, 1, ProblemCode.EmptySlug, "neither slug nor file name holds a letter or digit for the URL", "write slug: and a word"));
            return false;
        }

        var place = fields.Find(FrontMatterKeys.Slug);
        var date = publishAt is { } instant && instant > DateTimeOffset.MinValue.AddDays(1) && instant < DateTimeOffset.MaxValue.AddDays(-1)
            ? TimeZoneInfo.ConvertTime(instant, options.TimeZone)
            : publishAt;
        values = Values(slug, date, authors, categories, primaryTag);
        if (ReadUrl(values) is { } written)
        {
            url = written;
            place = fields.Find(FrontMatterKeys.Url);
        }
        else
        {
            url = name.IsPage ? PageUrl(values) : Permalink.Expand(options.Permalink, values);
            fields.Origins?.Decided(FrontMatterKeys.Url, name.IsPage ? "the place of the file" : $"the permalink {options.Permalink}");
            // As in Hugo: a translation beside the original stands under its language.
            if (name.Language is { } suffix && !options.Language.StartsWith(suffix[..2], StringComparison.OrdinalIgnoreCase)) url = $"/{suffix.ToLowerInvariant()}{url}";
        }

        if (!SitePaths.IsReserved(url) && !(name.IsPage && slug == "index" && url == "/index/")) return true;
        // Other engines need a file for what the site makes itself, such as the page of all tags.
        if (name.IsPage && (options.Engine != Engine.Any || place is null && !path.StartsWith("pages/", StringComparison.Ordinal)))
        {
            SkippedBecause = $"the site makes {url} itself";
            return false;
        }

        problems.Add(new(path, place?.Value.Line ?? 1, place?.Value.Column ?? 1, ProblemCode.ReservedUrl, $"the site itself answers {url}",
            name.IsPage && place is null ? "give the file another name" : place is null ? "choose another slug" : $"remove {FrontMatterFields.Shown(place.Key)}, so that the slug decides, or write another"));
        return false;
    }

    /// <summary>Why the file is no content, known once <see cref="TryRead"/> was asked; null where it is.</summary>
    public string? SkippedBecause { get; private set; }

    /// <summary>An address is written out with its host, so that it counts only while the site has that host.</summary>
    public bool DependsOnBaseUrl { get; private set; }

    /// <summary>Old URLs, with <see cref="NoteNames"/> told apart from them.</summary>
    public IReadOnlyList<string> Aliases(string url)
    {
        List<string>? aliases = null, notes = null;
        // An address that is served otherwise than it was written still leads here.
        if (writtenSlug is not null && fields.Find(FrontMatterKeys.Url) is null && !name.IsPage) Add($"/posts/{writtenSlug}/");
        foreach (var key in new[] { FrontMatterKeys.Aliases, FrontMatterKeys.RedirectFrom })
        {
            foreach (var entry in fields.FindAll(key))
            {
                foreach (var text in FrontMatterLists.Texts(entry.Value, ""))
                {
                    var isUrl = key == FrontMatterKeys.RedirectFrom || text.Contains('/', StringComparison.Ordinal) || text.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
                    if (!isUrl)
                    {
                        (notes ??= []).Add(text);
                        continue;
                    }

                    var alias = FromAuthor(text);
                    if (alias?.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment) alias = alias[..fragment];
                    if (string.IsNullOrWhiteSpace(alias) || SitePaths.IsReserved(alias.Split('?')[0]) && !alias.Contains('?', StringComparison.Ordinal))
                    {
                        problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.BadAlias, $"{FrontMatterFields.Shown(text)} is no old address of this post",
                            "write a path on this site that starts with a slash"));
                        continue;
                    }

                    Add(alias.StartsWith('/') ? alias : "/" + alias);
                }
            }
        }

        NoteNames = notes ?? (IReadOnlyList<string>)[];
        return aliases ?? (IReadOnlyList<string>)[];

        void Add(string alias)
        {
            if (alias != url && aliases?.Contains(alias) != true) (aliases ??= []).Add(alias);
        }
    }

    /// <summary>Addresses that the post had under another engine or pattern.</summary>
    public IReadOnlyList<string> FormerUrls(string url) => new FormerAddresses(options, name, fields).Of(url, values);

    private string ReadSlug()
    {
        if (fields.Find(FrontMatterKeys.Slug, IsSlug) is { } entry)
        {
            if (entry.Value is not FrontMatterScalar scalar)
            {
                problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.UnusableValue, $"the value of {FrontMatterFields.Shown(entry.Key)} is no text", "write one word"));
                return options.Engine.FromName(name.Name);
            }

            var written = UnicodeText.Compose(ContentText.SingleLine(scalar.Value));
            var slug = Slug.FromAuthor(written);
            if (slug != written)
            {
                problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.BadSlug,
                    slug.Length == 0
                        ? $"{FrontMatterFields.Shown(written)} cannot stand in a URL, so the file name does"
                        : $"{FrontMatterFields.Shown(written)} cannot stand in a URL as it is, so {slug} does",
                    slug.Length == 0 ? "write letters, digits and hyphens" : $"write slug: {slug}"));
                // A slug with spaces was an address that worked.
                if (slug.Length > 0 && slug == written.Replace(' ', '-')) writtenSlug = written;
            }

            if (slug.Length > 0)
            {
                fields.Origins?.Decided(FrontMatterKeys.Slug, entry, slug == written ? "" : "made fit for a URL");
                return slug;
            }
        }

        return fields.FromFileName(FrontMatterKeys.Slug, options.Engine.FromName(name.Name));

        // In link blogs `link` is where a post leads to, not where it is.
        static bool IsSlug(FrontMatterEntry entry) => entry.Key != "link" || entry.Value is not FrontMatterScalar value || !value.Value.Contains('/', StringComparison.Ordinal);
    }

    private PermalinkValues Values(string slug, DateTimeOffset? date, IReadOnlyList<Author> authors, IReadOnlyList<Category> categories, Func<Tag?> primaryTag)
    {
        var engine = options.Engine;
        string[] folders = [.. name.Folders.Where(folder => !folder.StartsWith('_')).Select(engine.FromName)];
        string[] first = categories.Count == 0 ? [] : [.. categories[0].Names.Select(part => engine.FromCategory(part.Name))];
        return new(slug, date, folders, PostFileName.Identity(path))
        {
            FileName = () => engine.FromName(name.Name),
            Title = () => engine.NamesHoldFolders ? string.Join('/', folders.Append(slug)) : engine.TitlesAreTitles ? TitleSlug() : slug,
            LowerSlug = () => engine.FoldersAreCategories ? Slug.FromText(slug) : slug,
            TitleSlug = TitleSlug,
            Categories = categories.All(category => category.Names.Count == 1) ? [.. categories.Select(category => engine.FromCategory(category.Names[0].Name))] : first,
            Category = first,
            Tag = () => primaryTag()?.Slug ?? "",
            Author = authors.Count == 0 ? "" : authors[0].Slug,
            Number = FormerAddresses.Number(fields) ?? "",
        };

        string TitleSlug() => fields.Find(FrontMatterKeys.Title) is { Value: FrontMatterScalar scalar } && engine.FromName(ContentText.SingleLine(scalar.Value)) is { Length: > 0 } title ? title : slug;
    }

    /// <summary>Where a page lives: where its file does.</summary>
    private string PageUrl(PermalinkValues values)
    {
        var isFile = !name.IsBundle && options.Engine != Engine.Any && (options.Engine.PagesEndInHtml || Permalink.IsFile(options.Permalink));
        var hasSlash = Permalink.HasSlash(options.Permalink) || Permalink.IsFile(options.Permalink);
        return Permalink.Canonical($"/{string.Join('/', values.Folders.Append(values.Slug))}{(isFile ? ".html" : "")}", hasSlash);
    }

    private string? FromAuthor(string text)
    {
        DependsOnBaseUrl |= text.Contains("://", StringComparison.Ordinal);
        return Permalink.FromAuthor(text, options.BaseUrl);
    }

    private string? ReadUrl(PermalinkValues values)
    {
        if (fields.Find(FrontMatterKeys.Url) is not { } entry) return null;
        if (entry.Value is FrontMatterScalar scalar)
        {
            if (FrontMatterBoolean.Read(scalar.Value) is not null) return null;
            var written = FromAuthor(scalar.Value);
            if (written is not null && written.AsSpan().IndexOfAny('?', '#') is >= 0 and var end) written = written[..end];
            if (!string.IsNullOrWhiteSpace(written)) return Permalink.ExpandWritten(written, options.Permalink, values, mayBePreset: FrontMatterKeys.Normalize(entry.Key) == "permalink");
        }

        problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.UnusableValue, $"the value of {FrontMatterFields.Shown(entry.Key)} is no path on this site",
            "write a path that starts with a slash, such as /2026/hello/"));
        return null;
    }
}

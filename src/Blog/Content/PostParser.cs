namespace Blog.Content;

/// <summary>Puts front matter and body together into a <see cref="Post"/>; the last step of reading. Thread-safe.</summary>
public sealed class PostParser(BlogOptions options, MarkdownRenderer markdown, KnownTags? tags = null, KnownAuthors? authors = null)
{
    // What a repository says of itself is no post, unless it says that it is one.
    private static readonly HashSet<string> OfRepository =
        new(["README.md", "CONTRIBUTING.md", "LICENSE.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "AGENTS.md"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads one file. Never throws for anything that a file can hold.</summary>
    /// <param name="path">Relative to the content folder, with forward slashes.</param>
    /// <param name="content">The file's bytes.</param>
    public ParsedFile Parse(string path, ReadOnlySpan<byte> content) => Parse(path, content, markdown.ReadOutline);

    /// <summary>Reads one file to find out where each value comes from.</summary>
    internal ParsedFile Parse(string path, ReadOnlySpan<byte> content, PostOrigins origins) => Parse(path, content, markdown.ReadOutline, origins);

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte})"/>
    internal ParsedFile Parse(string path, ReadOnlySpan<byte> content, Func<string, string?, MarkdownOutline> readOutline, PostOrigins? origins = null)
    {
        var text = ContentText.Decode(path, content, out var problem);
        if (problem is not null) return Unreadable(text, problem);
        FrontMatterDocument document;
        try
        {
            document = FrontMatterParser.Parse(text);
        }
        catch (FrontMatterException error)
        {
            return Unreadable(text, error.At(path));
        }

        var fields = new FrontMatterFields(document.Map) { Origins = origins };
        if (origins is not null) (origins.Dialect, origins.Fields) = (document.Dialect, fields);
        var name = PostFileName.Parse(path, options);
        if (name.IsSection) return ParsedFile.Section(HidesFolder(fields, path), text);
        if (name.SkippedBecause is { } reason) return ParsedFile.Skipped(reason);
        if (document.Dialect == FrontMatterDialect.None && OfRepository.Contains(path)) return ParsedFile.Skipped("it says what the repository is, and has no front matter");
        var terms = new FrontMatterTerms(options, tags ?? KnownTags.Empty, authors ?? KnownAuthors.Empty, name, fields);
        if (options.Engine.PostsAreTagged && terms.IsTaggedAsPost) name = name with { IsPage = false };
        var reader = new PostReading(options, path, name, fields, terms);
        var post = reader.Read(document, readOutline);
        if (reader.SkippedBecause is { } own) return ParsedFile.Skipped(own);
        return new ParsedFile(post, Sorted(reader.Problems), post is null && reader.AsksToBeHidden) { DependsOnBaseUrl = reader.DependsOnBaseUrl, Head = post is null ? null : text[..^post.Body.Length] };
    }

    /// <summary>A draft section of Zola, or one of Hugo that hands <c>draft</c> down, hides what stands in its folder.</summary>
    private static bool HidesFolder(FrontMatterFields fields, string path)
    {
        if (VisibilityRules.Decide(fields, path, []).IsHidden) return true;
        return fields.All.Any(field => field.Path == "cascade" && Maps(field.Entry.Value).Any(map => VisibilityRules.Decide(new FrontMatterFields(map), path, []).IsHidden));

        static IEnumerable<FrontMatterMap> Maps(FrontMatterNode node) => node is FrontMatterList list ? list.Items.OfType<FrontMatterMap>() : node is FrontMatterMap map ? [map] : [];
    }

    /// <summary>A file that nothing can be made of, whose text, or the beginning of it, may still say that it is to be hidden.</summary>
    internal ParsedFile Unreadable(ReadOnlySpan<byte> content, ContentProblem problem) => Unreadable(ContentText.Decode(problem.Path, content, out _), problem);

    private ParsedFile Unreadable(string text, ContentProblem problem)
    {
        // UTF-16 without its mark is taken for UTF-8 with a NUL after each letter.
        text = text.Replace("\0", "", StringComparison.Ordinal);
        return ParsedFile.Unreadable(problem, VisibilityPlaces.Reason(problem.Path) is not null || VisibilitySignals.AskToBeHidden(text) || options.Engine.IsOptIn && !VisibilitySignals.SaysPublish(text));
    }

    private static List<ContentProblem> Sorted(List<ContentProblem> problems)
    {
        if (problems.Count > 1) problems.Sort((one, other) => (one.Line, one.Column, one.Code.Id).CompareTo((other.Line, other.Column, other.Code.Id)));
        return problems;
    }
}

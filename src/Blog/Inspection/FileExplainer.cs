using System.Globalization;
using Blog.Content;
using Blog.Storage;
using Blog.Wording;

namespace Blog.Inspection;

/// <summary>Tells an author how a file was understood: what the readers said of it, what the gate says, and its problems.</summary>
internal sealed class FileExplainer(BlogOptions options, LoadReport report, PreviewReader preview)
{
    private readonly ContentFolder folder = ContentFolder.Of(options);
    private readonly PostParser parser = new(options, new MarkdownRenderer(options.UnsafeHtml), KnownTags.Read(options.ContentPath), KnownAuthors.Read(options.ContentPath));

    /// <summary>The file that a name means, relative to the content folder or to the current one; null where there is none in the content folder.</summary>
    public string? Find(string name)
    {
        foreach (var candidate in new[] { name, Path.GetFullPath(name) })
        {
            if (folder.PathOf(candidate) is not { } path) continue;
            foreach (var file in new[] { path, $"{path}/index.md", $"{path}.md" })
                if (folder.Find(file) is not null) return file;
        }

        return null;
    }

    public FileExplanation Explain(string path)
    {
        IReadOnlyList<ContentProblem> problems = [.. report.Problems.Where(problem => problem.Path == path)];
        if (!ContentNames.IsPost(path)) return OtherFile(path) with { Problems = problems };
        if (!preview.WasRead(path)) return new(path, "is passed over: its name, or that of a folder above it, is one that editors and other programs leave behind, or it belongs to the page of its folder") { Problems = problems };
        var origins = new PostOrigins();
        var parsed = Parse(path, origins);
        var errors = problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Code.Id).Distinct().ToList();
        var explanation = parsed?.Post is { } post && preview.Find(path) is { } standing ? OfPost(post, standing, origins)
            : preview.IsKept(path) ? OfKept(path, errors)
            : errors.Count > 0 ? new(path, "cannot be read as a post, and nothing of it is published") { IsPublic = false, HiddenBecause = [$"it cannot be read ({string.Join(", ", errors)})"] }
            : parsed is { HidesFolder: true } ? new(path, $"describes its folder and is no post; it hides every post of the folder and below{Hiding(origins)}")
            : PostFileName.IsSectionFile(Path.GetFileName(path)) ? new(path, "describes its folder and is no post; it hides nothing")
            : new FileExplanation(path, $"is no post: {parsed?.SkippedBecause ?? "nothing was read from it"}");
        return explanation with
        {
            FrontMatter = origins.Fields is null ? null : Language(origins.Dialect),
            Unused = parsed?.Post is null ? [] : UnusedKeys.List(origins),
            Problems = problems,
        };
    }

    /// <summary>The file says nothing that could be explained; what stands is what the site remembers of it.</summary>
    private FileExplanation OfKept(string path, List<string> errors)
    {
        var why = $"cannot be read as it is now ({string.Join(", ", errors)})";
        return preview.Find(path) is { } standing
            ? new(path, $"{why}: its last readable version is the {(standing.IsPage ? "page" : "post")} at {standing.Url}") { IsPublic = standing.IsPublic, HiddenBecause = standing.ClosedBecause }
            : new(path, $"{why}, and describes its folder: what its last readable version says of the folder stays");
    }

    private ParsedFile? Parse(string path, PostOrigins origins)
    {
        try
        {
            return folder.Find(path) is { Size: <= ContentFolder.MaximumPostSize } ? parser.Parse(path, folder.Read(path), origins) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // said among its problems
        }
    }

    private FileExplanation OfPost(Post post, PostStanding standing, PostOrigins origins) =>
        new(post.Path, $"is a {(standing.IsPage ? "page" : "post")} at {standing.Url}")
        {
            IsPublic = standing.IsPublic,
            HiddenBecause = [.. post.Visibility.HiddenBecause.Select(reason => Placed(reason, origins)), .. standing.ClosedBecause],
            Places = Places(post, standing, origins),
            Values = new PostExplanation(options, post, origins).List(),
        };

    /// <summary>What the file says of the lists that it stands in, with what the lists themselves say.</summary>
    private static List<ExplainedValue> Places(Post post, PostStanding standing, PostOrigins origins)
    {
        string? unlisted = Said(VisibilityRules.Effect.Unlist), noIndex = Said(VisibilityRules.Effect.NoIndex), notSearched = Said(VisibilityRules.Effect.NotSearched);
        var fromLists = standing.IsPage ? "a page of its own stands in none" : unlisted;
        return
        [
            Place("in lists", standing.IsListed, fromLists),
            Place("in feeds", standing.IsInFeeds, fromLists ?? "it has no date"),
            Place("in search", !post.Visibility.NotSearched && !post.Visibility.Unlisted, notSearched ?? unlisted),
            Place("in the sitemap", standing.IsInSitemap, unlisted ?? noIndex ?? "its original is elsewhere"),
            Place("open to search engines", !post.Visibility.NoIndex && !post.Visibility.Unlisted, noIndex ?? unlisted),
        ];

        string? Said(VisibilityRules.Effect effect) => string.Join(" and ",
            origins.Judgements.Where(judgement => judgement.Effect == effect).Select(judgement => Placed(judgement.Written, origins))) is { Length: > 0 } said ? said : null;

        static ExplainedValue Place(string name, bool isThere, string? reason) => new(name, isThere ? "yes" : "no", isThere ? "" : reason ?? "");
    }

    private static string Placed(string written, PostOrigins origins) =>
        origins.Judgements.FirstOrDefault(judgement => judgement.Effect is not null && judgement.Written == written) is { } judged
            ? string.Create(CultureInfo.InvariantCulture, $"{written}, line {judged.Entry.Line}")
            : written;

    private static string Hiding(PostOrigins origins) =>
        origins.Judgements.FirstOrDefault(judgement => judgement.Effect == VisibilityRules.Effect.Hide) is { } judged ? $": {Placed(judged.Written, origins)}" : "";

    private FileExplanation OtherFile(string path)
    {
        if (path == BlogSettings.FileName) return new(path, "holds the settings of the site");
        if (path == KnownTags.FileName) return new(path, "says what tags are called");
        if (path == KnownAuthors.FileName) return new(path, "says who the authors are");
        if (path == KnownWords.FileName) return new(path, "says words of the site in others");
        if (RedirectRules.Files.Contains(path)) return new(path, "holds rules for addresses that nothing has");
        if (options.Engine.StaticUrl(path) is { } url)
        {
            if (new StaticFiles(folder, options.Engine).Find(url)?.Path == path && !preview.IsWithheld(path)) return new(path, $"is served as it stands at {url}") { IsPublic = true };
            if (MediaTypes.Of(path) is null) return new(path, "lies in a folder of files that are served as they stand, and is not of a kind that is served") { IsPublic = false };
        }

        if (MediaTypes.Of(path) is null) return new(path, "is no markdown and of no kind that is served") { IsPublic = false };
        var showing = preview.ListShowing(path);
        return new(path, showing.Count == 0 ? "is shown by no post" : $"is shown by {string.Join(", ", showing.Select(post => post.IsPublic ? post.Path : $"{post.Path} (not public)"))}")
        {
            IsPublic = showing.Any(post => post.IsPublic),
            HiddenBecause = showing.Any(post => post.IsPublic) ? [] : ["no public post shows it"],
        };
    }

    private static string Language(FrontMatterDialect dialect) => dialect switch
    {
        FrontMatterDialect.Yaml => "YAML",
        FrontMatterDialect.Toml => "TOML",
        FrontMatterDialect.Json => "JSON",
        FrontMatterDialect.Headers => "keys at the top, without a fence before them",
        _ => "none",
    };
}

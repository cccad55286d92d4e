using Blog.Content;

namespace Blog;

/// <summary>What files of the content folder say about the site as a whole: <c>tags.yaml</c>, <c>authors.yaml</c> and <c>_redirects</c>.</summary>
internal sealed record SiteNotes(KnownTags Tags, KnownAuthors Authors, IReadOnlyList<RedirectRule> Redirects, IReadOnlyList<ContentProblem> Problems)
{
    private IReadOnlyList<ContentFile> Files { get; init; } = [];

    private Uri? BaseUrl { get; init; }

    /// <param name="previous">What was read before, which still holds while the files are the same.</param>
    public static SiteNotes Read(ContentFolder folder, ContentScan scan, Uri? baseUrl, SiteNotes? previous)
    {
        var files = scan.Files.Where(file => file.Path is KnownTags.FileName or KnownAuthors.FileName || RedirectRules.Files.Contains(file.Path)).ToList();
        var isSame = previous is not null && previous.BaseUrl == baseUrl && files.SequenceEqual(previous.Files) && !previous.Problems.Any(problem => problem.Code == ProblemCode.UnreadableFile);
        return isSame ? previous! : Read(folder, files, baseUrl) with { Files = files, BaseUrl = baseUrl };
    }

    private static SiteNotes Read(ContentFolder folder, IReadOnlyList<ContentFile> files, Uri? baseUrl)
    {
        var problems = new List<ContentProblem>();
        var redirects = new List<RedirectRule>();
        var tags = KnownTags.Empty;
        var authors = KnownAuthors.Empty;
        foreach (var path in files.Select(file => file.Path))
        {
            try
            {
                var text = folder.ReadText(path) ?? "";
                if (path == KnownTags.FileName) tags = KnownTags.Parse(text, problems);
                else if (path == KnownAuthors.FileName) authors = KnownAuthors.Parse(text, problems);
                else redirects.AddRange(RedirectRules.Parse(path, text, baseUrl, problems));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(path, 1, 1, ProblemCode.UnreadableFile, $"the file cannot be read ({error.Message})", "check its permissions"));
            }
        }

        return new(tags, authors, redirects, problems);
    }
}

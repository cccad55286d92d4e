using Blog.Content;

namespace Blog;

/// <summary>What files of the content folder say about the site as a whole: <c>tags.yaml</c> and <c>_redirects</c>.</summary>
internal sealed record SiteNotes(KnownTags Tags, IReadOnlyList<RedirectRule> Redirects, IReadOnlyList<ContentProblem> Problems)
{
    public static SiteNotes Read(ContentFolder folder, ContentScan scan, Uri? baseUrl)
    {
        var problems = new List<ContentProblem>();
        var present = scan.Files.Select(file => file.Path).Where(path => path == KnownTags.FileName || RedirectRules.Files.Contains(path)).ToList();
        var redirects = new List<RedirectRule>();
        var tags = KnownTags.Empty;
        foreach (var path in present)
        {
            try
            {
                var text = folder.ReadText(path) ?? "";
                if (path == KnownTags.FileName) tags = KnownTags.Parse(text, problems);
                else redirects.AddRange(RedirectRules.Parse(path, text, baseUrl, problems));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(path, 1, 1, ProblemCode.UnreadableFile, $"the file cannot be read ({error.Message})", "check its permissions"));
            }
        }

        return new(tags, redirects, problems);
    }
}

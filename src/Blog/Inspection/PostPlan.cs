using System.Text;
using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>A post that can be begun: its file, what it begins with, and its address.</summary>
/// <param name="Path">Relative to the content folder.</param>
/// <param name="Url">The path of its address.</param>
public sealed record PlannedPost(string Path, string Url, string Text);

/// <summary>Finds a file for a new post that the site reads without a problem, or says why there is none.</summary>
internal sealed class PostPlan(BlogOptions options, PreviewReader preview)
{
    private const string SchemaFile = "post.schema.json";

    private readonly ContentFolder folder = ContentFolder.Of(options);
    private readonly EngineHabits habits = EngineHabits.Of(options.Engine);

    /// <param name="wrong">What is wrong and what to write; empty where there is a plan.</param>
    public PlannedPost? Make(NewPost post, out string wrong)
    {
        wrong = "";
        if (FolderOf(post, out wrong) is not { } place) return null;
        var parser = new PostParser(options, new MarkdownRenderer(options.UnsafeHtml), KnownTags.Read(options.ContentPath), KnownAuthors.Read(options.ContentPath));
        foreach (var name in post.Names(habits))
        {
            var path = post.PathOf(name, place, habits, options.Language);
            var text = post.Text(habits, SchemaFor(path));
            var parsed = parser.Parse(path, Encoding.UTF8.GetBytes(text));
            if (FindFault(parsed, post, path) is { } fault)
            {
                if (wrong.Length == 0) wrong = fault;
                continue;
            }

            var url = parsed.Post!.Url;
            wrong = FindTaken(path, url) ?? "";
            return wrong.Length > 0 ? null : new(path, url, text);
        }

        return null;
    }

    private string? FolderOf(NewPost post, out string wrong)
    {
        wrong = "";
        if (post.Folder is not { } asked)
        {
            return habits.Folders.FirstOrDefault(IsThere)
                ?? habits.Folders.FirstOrDefault(known => IsThere(known.LastIndexOf('/') is > 0 and var slash ? known[..slash] : ""))
                ?? habits.Folders[^1];
        }

        if (asked.Trim('/') is "" or ".") return "";
        var found = folder.PathOf(asked);
        if (found is null) wrong = $"{asked} is no folder below {options.ContentPath}: write one such as posts/trip";
        else if (found.Split('/').FirstOrDefault(segment => FolderEntries.IsSkipped(segment, isFolder: true)) is { } skipped) wrong = $"{skipped} is a folder that is passed over: write another --folder";
        else if (!ContentNames.IsPost($"{found}/index.md")) wrong = $"{found} holds files that are served as they stand, and no posts: write another --folder";
        return wrong.Length > 0 ? null : found;
    }

    private bool IsThere(string known) => NewFile.IsFolder(options.ContentPath, known);

    /// <summary>The schema of the keys as seen from a file; empty where its author keeps none.</summary>
    private string SchemaFor(string path) => folder.Find(SchemaFile) is null ? "" : string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/'))) + SchemaFile;

    private static string? FindFault(ParsedFile parsed, NewPost asked, string path)
    {
        if (asked.Language.Length > 0 && parsed.Post is { Language: null }) return $"{asked.Language} is no language tag: write en or pt-BR";
        if (FolderEntries.IsSkipped(path.AsSpan(path.LastIndexOf('/') + 1), isFolder: false)) return $"{path} would be passed over: write another --slug";
        if (parsed.Problems is [var problem, ..]) return $"{problem.Code.Id} {problem.Message}: {problem.Suggestion}";
        if (parsed.Post is not { } post) return $"{path} would be no post: {parsed.SkippedBecause}: write another --folder or --slug";
        return post.Visibility.IsHidden && !asked.IsDraft ? $"{path} would be hidden by {string.Join(" and ", post.Visibility.HiddenBecause)}: write another --folder or --slug, or --draft" : null;
    }

    private string? FindTaken(string path, string url)
    {
        if (folder.Find(path) is not null) return $"{path} is there already: write another --slug";
        var claims = preview.ListClaims(url, "");
        return claims.Count == 0 ? null : $"{url} is an address of {string.Join(", ", claims)} already: write another --slug";
    }
}

using System.Globalization;
using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>Finds the files beside posts that no post shows, and pictures that are too large for a page and stay so.</summary>
internal sealed class FileCheck(BlogOptions options, PreviewReader preview)
{
    private const long LargestPicture = 2 * 1024 * 1024;

    /// <param name="problems">Of the posts: what a post shows that cannot be read is not known.</param>
    public IEnumerable<ContentProblem> List(IReadOnlyList<ContentProblem> problems)
    {
        var folder = ContentFolder.Of(options);
        var files = folder.Scan().Files;
        var avatars = KnownAuthors.Read(options.ContentPath).Authors.Select(author => author.Avatar).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shown = preview.ListShown();
        var madeSmaller = preview.ListMadeSmaller();
        var withPosts = files.Where(file => ContentNames.IsPost(file.Path)).Select(file => Folder(file.Path)).ToHashSet(StringComparer.Ordinal);
        var unclear = problems.Where(problem => problem.Severity == ProblemSeverity.Error && ContentNames.IsPost(problem.Path)).Select(problem => Folder(problem.Path)).ToHashSet(StringComparer.Ordinal);
        var served = new StaticFiles(folder, options.Engine);
        foreach (var file in files)
        {
            if (MediaTypes.Of(file.Path) is not { } type) continue;
            var isShown = shown.Contains(file.Path) || avatars.Contains(file.Path);
            var isServed = !isShown && options.Engine.StaticUrl(file.Path) is { } url && served.Find(url)?.Path == file.Path;
            if (!isShown && !isServed)
            {
                if (Beside(file.Path).Any(withPosts.Contains) && !Beside(file.Path).Any(unclear.Contains))
                    yield return new(file.Path, 1, 1, ProblemCode.UnusedFile, "no post shows the file or links to it", "delete it, or link to it; what is to be served as it stands belongs into static/");
            }
            else if (file.Size > LargestPicture && !madeSmaller.Contains(file.Path) && type.StartsWith("image/", StringComparison.Ordinal))
            {
                yield return new(file.Path, 1, 1, ProblemCode.HeavyPicture, string.Create(CultureInfo.InvariantCulture, $"the picture has {file.Size / 1048576.0:0.0} MB, which takes many readers seconds to load"),
                    "make it no wider than 2,000 pixels, or save it as WebP or AVIF");
            }
        }
    }

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The folder of a file and those above, but for the top, where whatever belongs to the site lies.</summary>
    private static IEnumerable<string> Beside(string path)
    {
        for (var folder = Folder(path); folder.Length > 0; folder = Folder(folder.TrimEnd('/'))) yield return folder;
    }
}

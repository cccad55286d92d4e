using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>Says of every link, picture and related post of the content that leads to nothing where it stands and what to write, once a load is done.</summary>
public sealed class LinkCheck
{
    private readonly BlogConfiguration configuration;
    private readonly BlogDatabase database;

    internal LinkCheck(BlogConfiguration configuration, BlogDatabase database) => (this.configuration, this.database) = (configuration, database);

    /// <summary>Every broken link, in the order of the files.</summary>
    /// <param name="isOwn">Whether the program itself serves a file at a path of the site.</param>
    /// <param name="path">Of one file alone; null for all.</param>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed.</exception>
    public IReadOnlyList<ContentProblem> List(Func<string, bool> isOwn, string? path = null, CancellationToken cancellation = default)
    {
        using var closed = new ReadSession(database, configuration, new Preview());
        using var open = new ReadSession(database, configuration, new Preview(ShowsHidden: true));
        var folder = ContentFolder.Of(closed.Options);
        var files = new StaticFiles(folder, closed.Options.Engine);
        var survey = new LinkSurvey(closed, open, url => isOwn(url) || files.Find(url) is not null);
        var advice = new LinkAdvice(folder, new PreviewReader(open));
        return [.. survey.List(path, cancellation).Select(advice.Say).Order(ProblemOrder.InFile)];
    }
}

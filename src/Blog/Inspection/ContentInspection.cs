using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>
/// A look at the content folder that leaves no trace: walks the whole street into an index that is thrown away, and answers its author.
/// Never asks or touches the index that the site is served from.
/// </summary>
public sealed class ContentInspection : IDisposable
{
    private readonly ThrowAwayIndex index;
    private readonly BlogConfiguration configuration;
    private readonly BlogDatabase database;
    private readonly ContentLoader loader;
    private readonly LinkCheck links;
    private LoadReport? report;

    /// <param name="settings">Environment and command line, the winner last.</param>
    /// <param name="environment">The host's, such as Development.</param>
    /// <param name="clock">What is public depends on it.</param>
    /// <param name="progress">Told of every part of the files that was read.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    /// <exception cref="BlogDatabaseException">There is no place for the index.</exception>
    public ContentInspection(IReadOnlyList<SettingValue> settings, string environment, TimeProvider clock, IProgress<LoadProgress>? progress = null)
    {
        // What the site would refuse to start with is refused here too.
        Options = new BlogConfiguration(settings, environment).Current;
        index = new ThrowAwayIndex();
        // The question is what the public sees, wherever it is asked.
        configuration = new([.. settings, new("DatabasePath", index.Path, "throw-away index"), new("ShowDrafts", "false", "throw-away index")], environment);
        database = new BlogDatabase(configuration, clock);
        loader = new ContentLoader(configuration, database, clock, progress);
        links = new LinkCheck(configuration, database);
    }

    /// <summary>The settings that the site would have.</summary>
    public BlogOptions Options { get; }

    /// <summary>Shows the lines that problems are about.</summary>
    public SourceFrames Frames => new(configuration.Current.ContentPath);

    /// <summary>Whether the program itself serves a file at a path of the site.</summary>
    public Func<string, bool> IsOwnFile { get; init; } = _ => false;

    /// <summary>Reads the whole folder.</summary>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed.</exception>
    /// <exception cref="BlogDatabaseException">The index cannot be written.</exception>
    public LoadReport Load(CancellationToken cancellation = default) => report = loader.Load(cancellation);

    /// <summary>Every problem of the folder, of its links, its tags and the files beside posts too.</summary>
    /// <inheritdoc cref="Load"/>
    public IReadOnlyList<ContentProblem> ListProblems(CancellationToken cancellation = default)
    {
        report ??= Load(cancellation);
        using var session = new ReadSession(database, configuration, new Preview(ShowsHidden: true));
        var preview = new PreviewReader(session);
        var files = new FileCheck(configuration.Current, preview).List(report.Problems).Concat(new TagCheck(configuration.Current, preview).List());
        return [.. report.Problems.Concat(links.List(IsOwnFile, null, cancellation)).Concat(files).Order(ProblemOrder.InFile)];
    }

    /// <summary>How a file was understood and whether the public sees it, or what an address answers.</summary>
    /// <param name="asked">A file, relative to the content folder or to the current one, or an address: a path, or the whole of it.</param>
    /// <returns>Null where neither is there.</returns>
    public Explanation? Explain(string asked)
    {
        report ??= Load();
        using var session = new ReadSession(database, configuration);
        using var bodies = new BodyCache();
        var preview = new PreviewReader(session);
        var files = new FileExplainer(configuration.Current, report, preview);
        if (files.Find(asked) is { } file) return new(file, "", [WithLinks(files.Explain(file))]);
        var posts = new PostReader(session, bodies);
        var urls = new UrlExplainer(configuration.Current, posts, new MovedReader(session, posts, new TermReader(session)), preview, files);
        return urls.Explain(asked.Contains("://", StringComparison.Ordinal) || asked.StartsWith('/') ? asked : "/" + asked);
    }

    /// <summary>The post of a file, for a preview of it; null where a preview would show none.</summary>
    /// <param name="name">A file, relative to the content folder or to the current one.</param>
    public PreviewSubject? FindPost(string name)
    {
        report ??= Load();
        using var bodies = new BodyCache();
        using var session = new ReadSession(database, configuration);
        if (new FileExplainer(configuration.Current, report, new PreviewReader(session)).Find(name) is not { } file) return null;
        using var preview = new ReadSession(database, configuration, new Preview(File: file));
        return new PostReader(preview, bodies).FindByFile(file) is { } post ? new(file, post.Url, post.HiddenBecause.Length == 0) : null;
    }

    /// <summary>The instant that a date means in the site's zone; null for what is no date.</summary>
    public DateTimeOffset? ParseDate(string text) => FrontMatterDate.TryParse(text, Options.TimeZone, out var instant, out _) ? instant : null;

    private FileExplanation WithLinks(FileExplanation file) => file with { Problems = [.. file.Problems.Concat(links.List(IsOwnFile, file.Path)).Order(ProblemOrder.InFile)] };

    public void Dispose() => index.Dispose();
}

using Blog.Content;
using Blog.Memory;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>
/// A look at the content folder that leaves no trace: walks the whole street into an index that is thrown away, and answers its author.
/// Never asks or touches the index that the site is served from.
/// </summary>
public sealed class ContentInspection : IDisposable
{
    private readonly ThrowAwayIndex index;
    private readonly TimeProvider clock;
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
        Options = new BlogConfiguration(settings, environment, remembers: false).Current;
        this.clock = clock;
        index = new ThrowAwayIndex();
        // The question is what the public sees, wherever it is asked.
        configuration = new([.. settings, new("DatabasePath", index.Path, "throw-away index"), new("ShowDrafts", "false", "throw-away index")], environment, remembers: false, Options.DatabasePath);
        database = new BlogDatabase(configuration, clock);
        loader = new ContentLoader(configuration, database, clock, MemoryFolder.Beside(Options.DatabasePath, isReadOnly: true), progress);
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

    /// <summary>Every link to another site.</summary>
    public IReadOnlyList<OutsideLink> ListOutsideLinks()
    {
        report ??= Load();
        using var session = new ReadSession(database, configuration, new Preview(ShowsHidden: true));
        return new PreviewReader(session).ListOutside();
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

    /// <summary>Every post and page, and the files that could not become one, by path.</summary>
    public IReadOnlyList<ListedPost> List()
    {
        report ??= Load();
        using var session = new ReadSession(database, configuration);
        var posts = new PreviewReader(session).List();
        var known = posts.Select(post => post.Path).ToHashSet();
        var unreadable = report.Problems.Where(problem => problem.Severity == ProblemSeverity.Error && ContentNames.IsPost(problem.Path) && !known.Contains(problem.Path))
            .GroupBy(problem => problem.Path)
            .Select(file => new ListedPost(file.Key, PostState.Unreadable) { HiddenBecause = [.. file.Select(problem => $"{problem.Code.Id}: {problem.Message}")] });
        return [.. posts.Concat(unreadable).OrderBy(post => post.Path, StringComparer.Ordinal)];
    }

    /// <summary>The date that an author writes, or this moment to the second, in the site's zone.</summary>
    /// <returns>Null where what is written is no date.</returns>
    public DateTimeOffset? ReadDate(string? written)
    {
        var zone = Options.TimeZone;
        if (written is null) return TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()), zone);
        return FrontMatterDate.TryParse(written, zone, out var at, out var isAmbiguous) && !isAmbiguous && at.Year is > 1 and < 9999 ? TimeZoneInfo.ConvertTime(at, zone) : null;
    }

    /// <summary>Finds a file and an address for a new post. Writes nothing.</summary>
    /// <param name="wrong">What is wrong and what to write; empty where there is a plan.</param>
    public PlannedPost? Plan(NewPost post, out string wrong)
    {
        report ??= Load();
        using var session = new ReadSession(database, configuration);
        return new PostPlan(Options, new PreviewReader(session)).Make(post, out wrong);
    }

    /// <summary>Finds out what a post is under another name. Writes nothing.</summary>
    /// <param name="from">A file or the folder of a bundle, relative to the content folder or to the current one.</param>
    /// <param name="to">Likewise.</param>
    /// <param name="wrong">What is wrong and what to write; empty where there is a plan.</param>
    public PlannedRename? PlanRename(string from, string to, out string wrong)
    {
        report ??= Load();
        using var session = new ReadSession(database, configuration);
        var preview = new PreviewReader(session);
        return new RenamePlan(Options, new FileExplainer(configuration.Current, report, preview), preview).Make(from, to, out wrong);
    }

    /// <summary>What is wrong now and was not before the folder was changed.</summary>
    public IReadOnlyList<ContentProblem> ListNewProblems(IReadOnlyList<ContentProblem> before)
    {
        Load();
        var known = before.Select(problem => (problem.Code, problem.Message)).ToHashSet();
        return [.. ListProblems().Where(problem => !known.Contains((problem.Code, problem.Message)))];
    }

    public void Dispose() => index.Dispose();
}

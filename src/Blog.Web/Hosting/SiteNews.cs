using Blog.Content;

namespace Blog.Web.Hosting;

/// <summary>What an author wants to know of the site now: whether it has changed, and what is wrong with its content.</summary>
/// <param name="Edition">Another for each change of the content or the settings, and for each run of the program.</param>
/// <param name="Problems">Of the files and of their links; errors first.</param>
/// <param name="Settings">What is wrong with the settings, a line each.</param>
internal sealed record SiteNews(string Edition, IReadOnlyList<ContentProblem> Problems, IReadOnlyList<string> Settings);

/// <summary>Where the watchers leave their news, and where whoever shows them waits for the next.</summary>
internal sealed class SiteNewsBoard
{
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private readonly Lock writing = new();
    private IReadOnlyList<ContentProblem> ofFiles = [], ofLinks = [];
    private IReadOnlyList<string> ofSettings = [];
    private long edition;
    private volatile Posted posted;

    public SiteNewsBoard() => posted = new(new SiteNews($"{run}-0", [], []));

    /// <summary>The news of now.</summary>
    public SiteNews Current => posted.News;

    /// <summary>A load has been done.</summary>
    /// <param name="problems">Of the files.</param>
    /// <param name="hasChanged">Pages may be other than before.</param>
    public void Loaded(IReadOnlyList<ContentProblem> problems, bool hasChanged) => Post(() =>
    {
        if (!hasChanged && ofFiles.SequenceEqual(problems)) return false;
        ofFiles = problems;
        if (hasChanged) edition++;
        return true;
    });

    /// <summary>The links have been looked through.</summary>
    public void LinksSeen(IReadOnlyList<ContentProblem> problems) => Post(() =>
    {
        if (ofLinks.SequenceEqual(problems)) return false;
        ofLinks = problems;
        return true;
    });

    /// <summary>The settings have been read.</summary>
    /// <param name="problems">What is wrong with them; none where they are in force.</param>
    public void SettingsRead(IReadOnlyList<string> problems) => Post(() =>
    {
        if (ofSettings.SequenceEqual(problems)) return false;
        ofSettings = problems;
        return true;
    });

    /// <summary>The news of now, and then each that follows; of several in a row perhaps the last alone.</summary>
    public async IAsyncEnumerable<SiteNews> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var now = posted;
            yield return now.News;
            await now.Replaced.Task.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Post(Func<bool> change)
    {
        lock (writing)
        {
            if (!change()) return;
            var before = posted;
            posted = new(new($"{run}-{edition}", [.. ofFiles.Concat(ofLinks).OrderByDescending(problem => problem.Severity)], ofSettings));
            before.Replaced.SetResult();
        }
    }

    private sealed record Posted(SiteNews News)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using Blog.Content;
using Blog.Storage;
using Blog.Web.Http.Answers;

namespace Blog.Web.Hosting;

/// <summary>
/// Keeps the index at what the files say: loads when a file event, the scan interval or a due post asks for it. Events are only hints
/// that make it sooner; the scan is the truth.
/// </summary>
internal sealed partial class ContentWatcher(
    ContentLoader loader, BlogConfiguration configuration, SiteState state, AnswerCache answers, LinkWatch links, SiteNewsBoard news, CachePurge purge, SiteMetrics metrics, SiteClock clock, IHostApplicationLifetime lifetime, ILogger<ContentWatcher> log)
    : BackgroundService
{
    private static readonly TimeSpan SoonestDoubt = TimeSpan.FromSeconds(1);

    private readonly FolderWatch watch = new(configuration, TimeProvider.System, log);
    private readonly ProblemLog problems = new(log);
    private long doubtedAt;
    private string? complaint, settingsComplaint;

    /// <summary>The index cannot be used: the process has to end with the documented code.</summary>
    public Exception? Fatal { get; private set; }

    /// <summary>A request has failed. Where the index is at fault it is looked through at once and made anew, however long the interval is.</summary>
    public void Doubt(Exception error)
    {
        // Where it cannot be mended, every request fails.
        if (!loader.Doubt(error) || TimeProvider.System.GetElapsedTime(Interlocked.Read(ref doubtedAt)) < SoonestDoubt) return;
        Interlocked.Exchange(ref doubtedAt, TimeProvider.System.GetTimestamp());
        watch.Hint();
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var hangup = ListenToHangup();
        while (!stopping.IsCancellationRequested)
        {
            var report = await Task.Run(() => Load(stopping), stopping);
            if (Fatal is not null) return;
            if (report?.HasChanged == true) await Task.Run(loader.Tidy, stopping);
            await WaitAsync(report, stopping);
        }
    }

    public override void Dispose()
    {
        watch.Dispose();
        base.Dispose();
    }

    /// <summary>The signal by which programs are told to look at their files again. A terminal that is closed sends it too, and then it means the end.</summary>
    private PosixSignalRegistration? ListenToHangup() => OperatingSystem.IsWindows() || !Console.IsInputRedirected ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        loader.ReleaseHeld();
        watch.Hint();
    });

    /// <summary>A look at all of the folder, whatever events have told; null where it failed.</summary>
    internal LoadReport? LoadAll(CancellationToken stopping)
    {
        watch.Hint();
        return Load(stopping);
    }

    /// <summary>One look at the settings and the folder, and what follows from it.</summary>
    /// <returns>Null where the look failed, which is logged.</returns>
    private LoadReport? Load(CancellationToken stopping)
    {
        using var span = SiteMetrics.StartLoad();
        var started = clock.GetTimestamp();
        LoadReport? report = null;
        string? failure = null;
        try
        {
            watch.Refresh();
            var (renamed, named) = watch.TakeEvents();
            var hasOtherSettings = ReloadSettings(renamed);
            report = loader.LoadWhole(renamed, named, answers.Pause, stopping);
            var isOther = report.HasChanged || report.HasOtherFiles || hasOtherSettings;
            if (isOther) answers.Renew(report.NextDueAt);
            else answers.Resume();
            complaint = null;
            problems.SayHeld(report.Held, configuration.Current.HoldInterval);
            problems.Say(report.Problems);
            news.Loaded(report.Problems, isOther);
            problems.SayOfMemory(report.MemoryTroubles);
            if (report.HasChanged)
            {
                LogLoaded(log, report.Public, report.HeldBack, report.Changed, report.Problems.Count, clock.GetElapsedTime(started).TotalMilliseconds,
                    report.NextDueAt is { } due ? due.ToString("u", CultureInfo.InvariantCulture) : "never");
            }

            state.HasLoaded();
            if (isOther) purge.Ask();
            links.Restart(report.HasChanged, stopping);
            return report;
        }
        catch (ContentFolderException error)
        {
            failure = error.GetType().FullName;
            Complain($"ContentPath: {error.Message}: make the folder readable, or write another in Blog__ContentPath. Looking again every {configuration.Current.ScanInterval.TotalSeconds:0.#} s.");
        }
        catch (SettingsException error)
        {
            failure = error.GetType().FullName;
            Complain($"{string.Join("; ", error.Problems)}. Nothing is served until the settings are right.");
        }
        catch (BlogDatabaseException error) when (!state.IsLoaded)
        {
            failure = error.GetType().FullName;
            // Nothing can be served without an index, and waiting would not make the folder writable.
            // Stopping a host that is still starting would be a failure of its own.
            Fatal = error;
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
        catch (BlogDatabaseException error)
        {
            failure = error.GetType().FullName;
            Complain($"DatabasePath: {error.Message}. What was loaded last is served; trying again.");
        }
#pragma warning disable CA1031 // the last resort: a failed load leaves the site as it was, and the next one may succeed
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            failure = error.GetType().FullName;
            LogFailure(log, error);
        }
        finally
        {
            // However far it came, nothing of before is given any more.
            if (report is null) answers.Renew();
            metrics.Loaded(report, failure, started, span);
        }

        return null;
    }

    private bool ReloadSettings(IReadOnlySet<string> renamed)
    {
        try
        {
            if (configuration.IsComplete && !loader.IsWhole(BlogSettings.FileName, renamed)) return false;
            var hasChanged = configuration.Reload();
            settingsComplaint = null;
            news.SettingsRead([]);
            return hasChanged;
        }
        catch (SettingsException error) when (configuration.IsComplete)
        {
            if (settingsComplaint != error.Message)
                foreach (var problem in error.Problems) LogSetting(log, problem);
            settingsComplaint = error.Message;
            news.SettingsRead(error.Problems);
            return false;
        }
    }

    /// <summary>Waits for a hint and then for quiet, for the interval, for the moment a post is due or a file may be whole, whichever comes first.</summary>
    private async Task WaitAsync(LoadReport? report, CancellationToken stopping)
    {
        var wait = report?.ScanAgain ?? configuration.Current.ScanInterval;
        if (report?.NextDueAt - clock.GetUtcNow() is { } untilDue && untilDue < wait) wait = untilDue > TimeSpan.Zero ? untilDue : TimeSpan.Zero;
        using var timeout = new CancellationTokenSource(wait, clock);
        using var again = report?.LookAgain is { } soon ? new CancellationTokenSource(soon + TimeSpan.FromMilliseconds(1)) : new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, again.Token, stopping);
        try
        {
            await watch.WaitForHintAsync(any.Token);
            links.Stop();
            await watch.WaitForQuietAsync(stopping);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The interval is over, a post is due, or a file may be whole.
        }
    }

    private void Complain(string text)
    {
        if (complaint == text) return;
        complaint = text;
        LogComplaint(log, text);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Loaded {Posts} posts and pages, {Hidden} held back, {Changed} files read, {Problems} problems, in {Milliseconds:0} ms, next due: {NextDue}")]
    private static partial void LogLoaded(ILogger log, int posts, int hidden, int changed, int problems, double milliseconds, string nextDue);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "{Problem}; the settings in force stay")]
    private static partial void LogSetting(ILogger log, string problem);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "{Text}")]
    private static partial void LogComplaint(ILogger log, string text);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "The content could not be loaded; what was loaded last is served")]
    private static partial void LogFailure(ILogger log, Exception error);
}

using System.Threading.Channels;
using Blog.Content;
using Blog.Storage;

namespace Blog.Web.Hosting;

/// <summary>
/// Keeps the index at what the files say: loads when a file event, the scan interval or a due post asks for it. Events are only hints
/// that make it sooner; the scan is the truth.
/// </summary>
internal sealed partial class ContentWatcher(
    ContentLoader loader, BlogConfiguration configuration, SiteState state, LinkWatch links, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ContentWatcher> log)
    : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    private readonly Channel<bool> hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ProblemLog problems = new(log);
    private string? complaint;
    private string? settingsComplaint;

    /// <summary>The index cannot be used: the process has to end with the documented code.</summary>
    public Exception? Fatal { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var watcher = Watch();
        while (!stopping.IsCancellationRequested)
        {
            var report = await Task.Run(() => Load(stopping), stopping);
            if (Fatal is not null) return;
            await WaitAsync(report?.NextDueAt, stopping);
        }
    }

    private LoadReport? Load(CancellationToken stopping)
    {
        try
        {
            ReloadSettings();
            var started = clock.GetTimestamp();
            var report = loader.Load(stopping);
            complaint = null;
            problems.Say(report.Problems);
            problems.SayOfMemory(report.MemoryTroubles);
            if (report.HasChanged)
            {
                LogLoaded(log, report.Public, report.HeldBack, report.Changed, report.Problems.Count, clock.GetElapsedTime(started).TotalMilliseconds,
                    report.NextDueAt is { } due ? $", next due at {due:u}" : "");
            }

            state.HasLoaded();
            if (report.HasChanged) links.Restart(stopping);
            return report;
        }
        catch (ContentFolderException error)
        {
            Complain($"ContentPath: {error.Message}: make the folder readable, or write another in Blog__ContentPath. Looking again every {configuration.Current.ScanInterval.TotalSeconds:0.#} s.");
        }
        catch (SettingsException error)
        {
            Complain($"{string.Join("; ", error.Problems)}. Nothing is served until the settings are right.");
        }
        catch (BlogDatabaseException error) when (!state.IsLoaded)
        {
            // Nothing can be served without an index, and waiting would not make the folder writable.
            // Stopping a host that is still starting would be a failure of its own.
            Fatal = error;
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
        catch (BlogDatabaseException error)
        {
            Complain($"DatabasePath: {error.Message}. What was loaded last is served; trying again.");
        }
#pragma warning disable CA1031 // the last resort: a failed load leaves the site as it was, and the next one may succeed
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(log, error);
        }

        return null;
    }

    private void ReloadSettings()
    {
        try
        {
            configuration.Reload();
            settingsComplaint = null;
        }
        catch (SettingsException error) when (configuration.IsComplete)
        {
            if (settingsComplaint != error.Message)
                foreach (var problem in error.Problems) LogSetting(log, problem);
            settingsComplaint = error.Message;
        }
    }

    /// <summary>Waits for a hint and then for quiet, for the interval, or for the moment a post is due, whichever comes first.</summary>
    private async Task WaitAsync(DateTimeOffset? due, CancellationToken stopping)
    {
        var wait = configuration.Current.ScanInterval;
        if (due - clock.GetUtcNow() is { } untilDue && untilDue < wait) wait = untilDue > TimeSpan.Zero ? untilDue : TimeSpan.Zero;
        using var timeout = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            await hints.Reader.ReadAsync(either.Token);
            // A burst of changes is one load.
            await Task.Delay(Quiet, clock, stopping);
            hints.Reader.TryRead(out _);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The interval is over, or a post is due.
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(configuration.Current.ContentPath) { IncludeSubdirectories = true, InternalBufferSize = 65536 };
            watcher.Created += (_, _) => hints.Writer.TryWrite(true);
            watcher.Changed += (_, _) => hints.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => hints.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => hints.Writer.TryWrite(true);
            watcher.Error += (_, _) => hints.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNoEvents(log, error.Message, configuration.Current.ScanInterval.TotalSeconds);
            return null;
        }
    }

    private void Complain(string text)
    {
        if (complaint == text) return;
        complaint = text;
        LogComplaint(log, text);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Loaded {Posts} posts and pages, {Hidden} held back, {Changed} files read, {Problems} problems, in {Milliseconds:0} ms{Due}")]
    private static partial void LogLoaded(ILogger log, int posts, int hidden, int changed, int problems, double milliseconds, string due);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "{Problem}; the settings in force stay")]
    private static partial void LogSetting(ILogger log, string problem);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "{Text}")]
    private static partial void LogComplaint(ILogger log, string text);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "The content could not be loaded; what was loaded last is served")]
    private static partial void LogFailure(ILogger log, Exception error);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "No file events ({Reason}): changes are found by looking every {Seconds} s")]
    private static partial void LogNoEvents(ILogger log, string reason, double seconds);
}

namespace Blog.Web.Hosting;

/// <summary>
/// Between the word to stop and the end: first the site is no longer ready and answers all the same, so that a proxy has time to see it; then nobody new
/// is let in, and what is under way is finished. Whoever reads too slowly for that is left behind when the host's time is over.
/// </summary>
internal sealed partial class GracefulStop(SiteState state, BlogConfiguration configuration, ILogger<GracefulStop> log) : IHostedLifecycleService
{
    /// <summary>All of it; Docker ends by force what has not ended after ten seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(9);

    /// <summary>The host's own name for the setting of it, in seconds.</summary>
    public const string LongestKey = "shutdownTimeoutSeconds";

    public async Task StoppingAsync(CancellationToken cancellation)
    {
        state.BeginsToStop();
        var delay = configuration.Current.StopDelay;
        if (delay == TimeSpan.Zero) return;
        LogStopping(log, delay.TotalSeconds);
        await Task.Delay(delay, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellation) => Task.CompletedTask;

    [LoggerMessage(EventId = 14, Level = LogLevel.Information, Message = "Told to stop: not ready any more, and still answering for {Seconds:0.#} s")]
    private static partial void LogStopping(ILogger log, double seconds);
}

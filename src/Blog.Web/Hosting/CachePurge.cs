using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;

namespace Blog.Web.Hosting;

/// <summary>
/// Tells the caches in front of the site that it has changed. Nobody waits for it: of several changes in a row perhaps the last alone is told, and a cache that
/// does not answer is asked a few times more.
/// </summary>
internal sealed partial class CachePurge(BlogConfiguration configuration, SiteMetrics metrics, ILogger<CachePurge> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { Timeout = Patience };

    /// <summary>The site has changed, and answers as it is now.</summary>
    public void Ask() => asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (var _ in asked.Reader.ReadAllAsync(stopping))
        {
            var options = configuration.Current;
            await Task.WhenAll(options.PurgeUrls.Select(url => PurgeAsync(url, options, stopping)));
        }
    }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    private async Task PurgeAsync(Uri url, BlogOptions options, CancellationToken stopping)
    {
        using var span = SiteMetrics.StartPurge(url);
        string? failure = null;
        for (var attempt = 0; attempt <= Pauses.Length; attempt++)
        {
            if (attempt > 0) await Task.Delay(Pauses[attempt - 1], stopping);
            var started = Stopwatch.GetTimestamp();
            failure = await TryPurgeAsync(url, options, stopping);
            metrics.Purged(url, failure, Stopwatch.GetElapsedTime(started), span);
            if (failure is null) return;
        }

        // The path may hold a key.
        LogFailure(log, url.GetLeftPart(UriPartial.Authority), failure!);
    }

    /// <summary>Null where the cache has taken it; else why not.</summary>
    private async Task<string?> TryPurgeAsync(Uri url, BlogOptions options, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(new HttpMethod(options.PurgeMethod), url);
        if (options.PurgeBody.Length > 0) request.Content = new StringContent(options.PurgeBody, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        if (options.CacheTag.Length > 0) request.Headers.TryAddWithoutValidation("Surrogate-Key", options.CacheTag);
        foreach (var (name, value) in options.PurgeHeaders)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
            return response.IsSuccessStatusCode ? null : $"{(int)response.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return error.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return "timeout";
        }
    }

    [LoggerMessage(EventId = 15, Level = LogLevel.Warning, Message = "The cache at {Url} could not be told that the site has changed ({Reason}); it is told again after the next change. See the setting PurgeUrl")]
    private static partial void LogFailure(ILogger log, string url, string reason);
}

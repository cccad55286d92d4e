using System.Collections.Concurrent;
using Blog.Web.Hosting;

namespace Blog.Web.Http.Answers;

/// <summary>
/// Comes before everything else: sends the answer that is ready, and takes up those that are made. Of several that ask for the same at once,
/// one has it made and the others wait for it. A request may come on the thread that watches the sockets: ready answers are sent from there, and
/// whatever takes longer goes elsewhere first.
/// </summary>
internal sealed class ReadyAnswers(RequestDelegate next, AnswerCache cache, AnswerKey keys, AnswerSender sender, SiteMetrics metrics)
{
    private readonly ConcurrentDictionary<string, Making> all = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (keys.FindPath(context.Request) is not { } path) return PassAsync(context);
        if (cache.Current is not { } edition) return MakeAsync(context, null);
        // The names of parameters that count are asked of the index.
        if (path == SitePaths.Home && context.Request.QueryString.HasValue && edition.HomeQueryNames is null) return AnswerSlowlyAsync(context, path, edition);
        return Answer(context, path, edition);
    }

    private Task Answer(HttpContext context, string path, Edition edition) =>
        keys.Find(path, context.Request.QueryString, edition) is not { } key ? MakeAsync(context, null)
        : cache.Find(key) is { } ready ? SendReadyAsync(context, ready)
        : MakeOrAwaitAsync(context, key, edition);

    private Task SendReadyAsync(HttpContext context, ReadyAnswer ready)
    {
        metrics.LookedUp("hit");
        return sender.SendAsync(context, ready);
    }

    private async Task AnswerSlowlyAsync(HttpContext context, string path, Edition edition)
    {
        await Task.Yield();
        await Answer(context, path, edition);
    }

    private async Task PassAsync(HttpContext context)
    {
        using var capture = new AnswerCapture(context, mayKeep: false);
        context.Features.Set(capture);
        await Task.Yield();
        await next(context);
        if (await capture.EndAsync() is { } body) await AnswerSender.SendOnceAsync(context, body);
    }

    private async Task MakeOrAwaitAsync(HttpContext context, string key, Edition edition)
    {
        var own = new Making(key, edition);
        var first = all.GetOrAdd(key, own);
        // What is being made for an earlier edition is not what this request asks for.
        if (first != own && first.Edition == edition && await first.Answer.Task is { } shared)
        {
            metrics.LookedUp("shared");
            await sender.SendAsync(context, shared);
            return;
        }

        metrics.LookedUp("miss");
        try
        {
            // What begins to flow before it is whole is not kept, and nobody waits for a slow reader of it.
            context.Response.OnStarting(() => End(own, null));
            await MakeAsync(context, own);
        }
        finally
        {
            await End(own, null);
        }
    }

    private async Task MakeAsync(HttpContext context, Making? making)
    {
        using var capture = new AnswerCapture(context, mayKeep: true);
        context.Features.Set(capture);
        await Task.Yield();
        await next(context);
        if (await capture.EndAsync() is not { } body) return;
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            await AnswerSender.SendOnceAsync(context, body);
            return;
        }

        SecurityHeaders.Complete(context);
        var answer = ReadyAnswer.Of(response, body);
        if (making is not null)
        {
            answer = cache.Keep(making.Key, making.Edition, answer);
            await End(making, answer);
        }

        await sender.SendAsync(context, answer);
    }

    /// <summary>Hands an answer on to those that wait for it.</summary>
    /// <param name="making">That ends.</param>
    /// <param name="answer">Null where it is not one that may be kept.</param>
    private Task End(Making making, ReadyAnswer? answer)
    {
        all.TryRemove(new(making.Key, making));
        making.Answer.TrySetResult(answer);
        return Task.CompletedTask;
    }

    /// <summary>An answer that is being made.</summary>
    private sealed class Making(string key, Edition edition)
    {
        public string Key { get; } = key;
        public Edition Edition { get; } = edition;
        public TaskCompletionSource<ReadyAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Collections.Concurrent;
using System.Net;

namespace Blog.Web.Tests;

/// <summary>Another server on this machine that the site speaks to: keeps what it is sent, and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly Func<int, Task<HttpStatusCode>> answer;
    private readonly Task listening;
    private int count;

    /// <param name="answer">The status for each request, by its number, the first being 1.</param>
    public Receiver(Func<int, Task<HttpStatusCode>>? answer = null)
    {
        this.answer = answer ?? (_ => Task.FromResult(HttpStatusCode.OK));
        Port = BlogProcess.FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        listening = ListenAsync();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}/";

    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    private async Task ListenAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(context, Interlocked.Increment(ref count));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, int number)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        requests.Enqueue(new(context.Request.HttpMethod, context.Request.RawUrl!, headers, body.ToArray()));
        try
        {
            context.Response.StatusCode = (int)await answer(number);
            context.Response.Close();
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Whoever asked did not wait.
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await listening;
    }
}

/// <summary>What was sent.</summary>
internal sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

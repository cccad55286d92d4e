using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http.Answers;

/// <summary>Chooses the packing of an answer: the best that the request takes, unless the request would have to wait for it.</summary>
internal sealed class AnswerSender(PackingQueue queue)
{
    // At most a fifth of a second of the slowest coding.
    private const int LargestAwaited = 128 * 1024;

    public Task SendAsync(HttpContext context, ReadyAnswer answer)
    {
        var accepted = AcceptedCodings.Of(context.Request.Headers.AcceptEncoding);
        return answer.FindBest(accepted) is { } body ? answer.SendAsync(context, body, accepted)
            : accepted.Preferred.Count == 0 ? answer.RefuseAsync(context)
            : SendSoonAsync(context, answer, accepted);
    }

    /// <summary>Sends what is not kept, such as the page of an error: packed in a moment, if it can be.</summary>
    public static async Task SendOnceAsync(HttpContext context, byte[] body)
    {
        var response = context.Response;
        if (body.Length >= ReadyAnswer.SmallestPacked)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (AcceptedCodings.Of(context.Request.Headers.AcceptEncoding).Takes(ContentCoding.Gzip))
            {
                body = Compression.PackQuickly(body);
                response.Headers.ContentEncoding = ContentCoding.Gzip.Name();
            }
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body);
    }

    private async Task SendSoonAsync(HttpContext context, ReadyAnswer answer, AcceptedCodings accepted)
    {
        await Task.Yield();
        await answer.SendAsync(context, Choose(answer.Bodies, accepted), accepted);
    }

    private PackedBody Choose(PackedBodies bodies, AcceptedCodings accepted)
    {
        var best = accepted.Preferred[0];
        // It is quick, and understood by nearly all.
        if (best == ContentCoding.Gzip) return bodies.Get(best);
        if (accepted.Preferred.Skip(1).Select(bodies.Find).FirstOrDefault(body => body is not null && body.Coding != ContentCoding.Identity) is { } other)
        {
            queue.Order(bodies, best);
            return other;
        }

        if (accepted.Takes(ContentCoding.Gzip))
        {
            queue.Order(bodies, best);
            return bodies.Get(ContentCoding.Gzip);
        }

        if (bodies.Identity.Bytes.Length <= LargestAwaited || !accepted.Takes(ContentCoding.Identity)) return bodies.Get(best);
        queue.Order(bodies, best);
        return bodies.Identity;
    }
}

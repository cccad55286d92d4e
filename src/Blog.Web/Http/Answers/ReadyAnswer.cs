using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http.Answers;

/// <summary>A whole answer of status 200: its headers, and its bytes in each coding. It is sent alike whether it was made a moment or a day ago.</summary>
internal sealed class ReadyAnswer
{
    // Below, the header that names the packing is as long as what it saves.
    public const int SmallestPacked = 200;

    private static readonly StringValues Vary = HeaderNames.AcceptEncoding;
    private static readonly StringValues NotKept = "no-store";

    // What depends on the body that is chosen, or on the connection.
    private static readonly HashSet<string> OfBody = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ETag, HeaderNames.Vary, HeaderNames.Date, HeaderNames.TransferEncoding, HeaderNames.Connection,
        HeaderNames.StrictTransportSecurity,
    };

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly StringValues contentType;

    private ReadyAnswer(KeyValuePair<string, StringValues>[] headers, StringValues contentType, DateTimeOffset? modifiedAt, PackedBodies bodies)
    {
        this.headers = headers;
        this.contentType = contentType;
        ModifiedAt = modifiedAt;
        Bodies = bodies;
    }

    public PackedBodies Bodies { get; }

    /// <summary>What <c>Last-Modified</c> says; null where it is not said.</summary>
    public DateTimeOffset? ModifiedAt { get; }

    /// <summary>What a response would send whose headers are complete.</summary>
    public static ReadyAnswer Of(HttpResponse response, byte[] body) => new(
        [.. response.Headers.Where(header => !OfBody.Contains(header.Key))], response.Headers.ContentType,
        HeaderUtilities.TryParseDate(response.Headers.LastModified.ToString(), out var at) ? at : null, new(body));

    /// <summary>The same with bytes that say the same, and are packed already.</summary>
    public ReadyAnswer With(PackedBodies bodies) => new(headers, contentType, ModifiedAt, bodies);

    /// <summary>The best body that is there; null where one has to be made first.</summary>
    public PackedBody? FindBest(AcceptedCodings accepted)
    {
        if (accepted.Preferred.Count == 0) return null;
        return Bodies.Identity.Bytes.Length < SmallestPacked && accepted.Takes(ContentCoding.Identity) ? Bodies.Identity : Bodies.Find(accepted.Preferred[0]);
    }

    /// <summary>Sends the answer, or that there is nothing new.</summary>
    public Task SendAsync(HttpContext context, PackedBody body, AcceptedCodings accepted)
    {
        var response = context.Response;
        var sent = response.Headers;
        Describe(sent);
        if (Preconditions.FindKnown(context.Request, this, body, accepted) is { } known)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            sent.ETag = known;
            // A response that was being made has them already, and no length belongs to it.
            sent.ContentType = default;
            sent.ContentLength = null;
            return Task.CompletedTask;
        }

        sent.ETag = body.ETag;
        sent.ContentType = contentType;
        if (body.Coding != ContentCoding.Identity) sent.ContentEncoding = body.ContentEncoding;
        sent.ContentLength = body.Bytes.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        var write = response.BodyWriter.WriteAsync(body.Bytes);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    /// <summary>Says that there is no packing that the request takes.</summary>
    public Task RefuseAsync(HttpContext context)
    {
        Describe(context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        context.Response.Headers.CacheControl = NotKept;
        context.Response.Headers.ContentType = default;
        context.Response.Headers.LastModified = default;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private void Describe(IHeaderDictionary sent)
    {
        foreach (var (name, value) in headers) sent[name] = value;
        sent.Vary = Vary;
    }
}

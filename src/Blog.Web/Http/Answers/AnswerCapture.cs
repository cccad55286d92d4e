using Microsoft.AspNetCore.Http.Features;

namespace Blog.Web.Http.Answers;

/// <summary>Takes up the body of an answer that may be kept. Whatever does not ask for it goes to the reader as it is written.</summary>
/// <param name="context">Of the request.</param>
/// <param name="mayKeep">Else it takes up the pages of errors alone.</param>
internal sealed class AnswerCapture(HttpContext context, bool mayKeep) : IDisposable
{
    /// <summary>Whether answers to the request may be kept at all.</summary>
    public bool MayKeep { get; } = mayKeep;

    private IHttpResponseBodyFeature? outside;
    private MemoryStream? body;

    /// <summary>The answer depends on the content, the settings and its address alone: nothing of it is sent before it is whole.</summary>
    public void Begin()
    {
        if (body is not null || context.Response.HasStarted) return;
        outside = context.Features.Get<IHttpResponseBodyFeature>();
        body = new();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body, outside!));
    }

    /// <summary>The whole body; null where none was taken up. From now on everything goes to the reader again.</summary>
    public async Task<byte[]?> EndAsync()
    {
        if (body is null) return null;
        await context.Features.Get<IHttpResponseBodyFeature>()!.Writer.FlushAsync();
        Release();
        return body.ToArray();
    }

    /// <summary>What was taken up and not asked for is nobody's.</summary>
    public void Dispose()
    {
        Release();
        body?.Dispose();
    }

    private void Release()
    {
        if (outside is not null) context.Features.Set(outside);
        outside = null;
    }
}

/// <summary>How an endpoint says that its answer may be kept.</summary>
internal static class KeptAnswers
{
    /// <summary>Whoever asks gets the same, until the content, the settings or what is public changes.</summary>
    public static void KeepAnswer(this HttpContext context)
    {
        if (context.KeepsAnswer()) context.TakeWhole();
    }

    /// <summary>Nothing is sent before all of it is there, so that it has a length and can be packed.</summary>
    public static void TakeWhole(this HttpContext context) => context.Features.Get<AnswerCapture>()?.Begin();

    /// <summary>Whether the answer is taken up whole, even where its reader wants its headers alone.</summary>
    public static bool KeepsAnswer(this HttpContext context) => context.Features.Get<AnswerCapture>() is { MayKeep: true };
}

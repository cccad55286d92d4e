using Blog.Web.Http.Answers;

namespace Blog.Web.Feeds;

/// <summary>An answer whose bytes are there before anything is sent.</summary>
/// <param name="ModifiedAt">When it became what it is; null where nobody knows.</param>
internal sealed record WholeText(byte[] Body, string MediaType, DateTimeOffset? ModifiedAt) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.ContentLength = Body.Length;
        if (ModifiedAt is { } at) response.Headers.LastModified = at.ToUniversalTime().ToString("R");
        // What is kept is kept whole, whoever asked first.
        if (httpContext.KeepsAnswer() || !HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(Body);
    }
}

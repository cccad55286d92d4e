using Microsoft.AspNetCore.Http.Features;

namespace Blog.Web.Http.Answers;

/// <summary>Requests that the site makes to itself, without a connection: they are answered as a reader's are, and what may be kept is kept for readers.</summary>
internal sealed class OwnRequests(IHttpContextFactory contexts, SiteUrls urls)
{
    // What browsers take, so that the packings which they will ask for are made.
    private const string Codings = "gzip, deflate, br, zstd";

    private volatile RequestDelegate? answer;

    /// <summary>Says what answers them.</summary>
    public RequestDelegate Through(RequestDelegate all) => answer = all;

    /// <summary>Has a path of the site answered, and throws the answer away. Only once the site has started.</summary>
    /// <param name="path">Decoded, without the prefix.</param>
    /// <param name="query">Encoded, with its mark.</param>
    public async Task AskAsync(string path, string query = "")
    {
        var request = new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Protocol = HttpProtocol.Http11,
            Scheme = Uri.UriSchemeHttp,
            Path = urls.Prefix + path,
            QueryString = query,
            RawTarget = urls.Path(path) + query,
        };
        // This one is never refused.
        request.Headers.Host = "localhost";
        request.Headers.AcceptEncoding = Codings;
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        var response = new OwnResponse();
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        var context = contexts.Create(features);
        try
        {
            await answer!(context);
        }
        finally
        {
            await response.CompleteAsync();
            contexts.Dispose(context);
        }
    }

    /// <summary>An answer that nobody is sent. What was to be done at its end, such as letting go of the view of the index, is done.</summary>
    private sealed class OwnResponse : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> atEnd = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => atEnd.Push((callback, state));

        public async Task CompleteAsync()
        {
            while (atEnd.TryPop(out var next)) await next.Callback(next.State);
        }
    }
}

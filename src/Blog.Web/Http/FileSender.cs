using Blog.Content;
using Blog.Media;
using Blog.Web.Http.Answers;

namespace Blog.Web.Http;

/// <summary>Sends files of the content folder: pictures, films and downloads as they lie there, and any piece of them; text and drawings packed, as pages are.</summary>
internal sealed class FileSender(BlogConfiguration configuration, AnswerCache cache, AnswerSender sender)
{
    // Larger ones would drive pages out, and take long to pack.
    private const long LargestPacked = 1 << 20;

    /// <summary>The answer; 404 where the file is not there any more, or is of another kind than its name says.</summary>
    /// <param name="file">As it was found.</param>
    /// <param name="hash">Of its bytes.</param>
    /// <param name="caching">What <c>Cache-Control</c> says.</param>
    /// <exception cref="IOException">It is there and cannot be read, which says nothing of what is at its address.</exception>
    public IResult Find(ContentFile file, string hash, string caching)
    {
        try
        {
            var stream = PublishedFiles.Of(configuration.Current).Open(file);
            if (MediaTypes.Of(file.Path, stream) is { } type) return new FileAnswer(file, stream, type, hash, caching, cache, sender);
            stream.Dispose();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // It went away in between, or nobody may read it.
        }

        return Results.NotFound();
    }

    /// <summary>Says what caches and browsers may do with a file of an author.</summary>
    public static void Describe(HttpResponse response, string mediaType, string caching)
    {
        response.Headers.CacheControl = caching;
        // What an author put into a drawing must not act in the site's name, and other sites may show its pictures.
        // Not every browser shows a PDF in a sandbox, and each shows it in a viewer of its own, where nothing of it runs in the site's name.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'" + (mediaType == "application/pdf" ? "" : "; sandbox");
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private sealed record FileAnswer(ContentFile File, Stream Stream, string MediaType, string Hash, string Caching, AnswerCache Cache, AnswerSender Sender) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            Describe(httpContext.Response, MediaType, Caching);
            // Pieces are counted in bytes; in any other unit they are not asked for (RFC 9110, 14.2).
            if (!httpContext.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)) httpContext.Request.Headers.Range = default;
            // A piece of what is packed would be of no use to anybody.
            if (!MediaTypes.IsText(MediaType) || File.Size > LargestPacked || httpContext.Request.Headers.Range.Count > 0)
            {
                await Results.Stream(Stream, MediaType, entityTag: new($"\"{Hash}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
                return;
            }

            await using var _ = Stream;
            if (await FindReadyAsync(httpContext) is { } answer)
            {
                await Sender.SendAsync(httpContext, answer);
                return;
            }

            httpContext.Response.Clear();
            await Results.NotFound().ExecuteAsync(httpContext);
        }

        /// <summary>Null where it was written to while it was read, and is not what its hash says.</summary>
        private async Task<ReadyAnswer?> FindReadyAsync(HttpContext context)
        {
            // No path of the site begins like this.
            var key = $"file {Hash} {File.Path} {Caching}";
            if (Cache.Find(key) is { } ready) return ready;
            var edition = Cache.Current;
            var body = new byte[File.Size];
            await Stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false);
            context.Response.ContentType = MediaType;
            var answer = ReadyAnswer.Of(context.Response, body);
            return answer.Bodies.Hash != Hash ? null : edition is null ? answer : Cache.Keep(key, edition, answer);
        }
    }
}

using Blog.Diagnosis;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Web.Http;

/// <summary>How large a request may be and how long it may take. What is more is refused before anything is made of it.</summary>
internal static class RequestLimits
{
    // A question of a thousand letters, each of three bytes, each of which takes three signs in an address.
    private const int LongestTarget = 12 * 1024;

    // The server itself refuses without a word; up to here there is an answer with all headers.
    private const int LongestLine = 48 * 1024;

    // Nothing that is asked for has a body.
    private const int LargestBody = 64 * 1024;

    // Of silent readers each costs some 10 kB, and a few hundred stand before a full page. Beyond, the newest are turned away.
    private const int MostConnections = 10_000;

    // A page that is read takes a few; below this a busy hour is felt.
    private const int FewConnections = 1000;

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(10);

    /// <summary>What the server looks after: lines, headers, connections, and readers and writers that dawdle.</summary>
    public static void UseRequestLimits(this IWebHostBuilder host) => host.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false;
        var limits = server.Limits;
        limits.MaxRequestLineSize = LongestLine;
        limits.MaxRequestBodySize = LargestBody;
        limits.MaxConcurrentConnections = OpenFileLimit.Readers(OpenFileLimit.Find(), MostConnections);
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.RequestHeadersTimeout = HeaderTime;
    });

    /// <summary>Says so where the system gives little: before it is felt, since a container that is ended for its memory says nothing any more.</summary>
    public static void SayWhatIsScarce(this WebApplication app)
    {
        if (OpenFileLimit.Find() is { } files && OpenFileLimit.Readers(files, MostConnections) is < FewConnections and var readers)
            app.Logger.LogWarning("This process may have {Files} files open, so that {Readers} connections at a time are accepted and more are closed. Raise the limit, with LimitNOFILE= of systemd or --ulimit nofile= of Docker", files, readers);
        if (MemoryShare.Available < MemoryShare.Enough)
            app.Logger.LogWarning("This process may use {Megabytes} MB for what it keeps in memory, and the system may end it when many pages are asked for. Give the container 256 MB or more, with --memory of Docker or resources.limits.memory of Kubernetes", MemoryShare.Available >> 20);
    }

    /// <summary>Whether a request is of a size that is answered.</summary>
    public static bool Allows(string target, long? bodyLength) => target.Length <= LongestTarget && !(bodyLength > LargestBody);

    /// <summary>414 for an address that is too long, 413 for a body that is too large.</summary>
    public static void UseRequestLimits(this WebApplication app) => app.Use((context, next) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > LongestTarget ? RequestRules.Answer(context, StatusCodes.Status414UriTooLong, "This address is too long.")
        : context.Request.ContentLength > LargestBody ? RequestRules.Answer(context, StatusCodes.Status413PayloadTooLarge, "Requests to this site need no body.")
        : next(context));
}

using System.Globalization;
using Blog.Web.Http.Answers;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Web.Http;

/// <summary>
/// An address in which letters, digits and the like are escaped, or which goes through <c>.</c> and <c>..</c>, is another spelling of one without
/// (RFC 3986, 6.2.2): where that answers, it is one redirect away. Other escapes are left alone, since proxies between here and the reader may rewrite them.
/// </summary>
internal static class PlainSpelling
{
    /// <summary>Whether a path is spelled as the site's own links would spell it, as far as that matters.</summary>
    /// <param name="target">Of a request, as it was sent.</param>
    public static bool IsPlain(ReadOnlySpan<char> target)
    {
        var path = target.IndexOf('?') is var query and >= 0 ? target[..query] : target;
        if (path.IndexOf('%') < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0) return true;
        for (var at = path.IndexOf('/'); at >= 0;)
        {
            var rest = path[(at + 1)..];
            var length = rest.IndexOf('/');
            var segment = length < 0 ? rest : rest[..length];
            if (segment is "." or ".." || HoldsNeedless(segment)) return false;
            at = length < 0 ? -1 : at + 1 + length;
        }

        return true;
    }

    public static void UsePlainSpelling(this WebApplication app)
    {
        var urls = app.Services.GetRequiredService<SiteUrls>();
        app.Use((context, next) => IsPlain(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) || IsAskedAgain(context) ? next(context) : LeadAsync(context, next, urls));
    }

    /// <summary>What is not there may have moved or has a page that says so, and that is said as it would be under the plain spelling.</summary>
    private static async Task LeadAsync(HttpContext context, RequestDelegate next, SiteUrls urls)
    {
        var path = context.Request.Path.Value ?? "/";
        var (body, capture) = (context.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), context.Features.Get<AnswerCapture>());
        context.Features.Set<AnswerCapture>(null);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
            context.Features.Set(capture);
        }

        if (context.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified))
        {
            // Whatever it said is gone: there is a page for that.
            (context.Response.ContentType, context.Response.ContentLength) = (null, null);
            return;
        }

        context.Response.Clear();
        context.Response.Redirect(urls.Path(path) + SiteUrls.Query(context.Request), permanent: true, preserveMethod: true);
    }

    private static bool IsAskedAgain(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>Whether something is escaped that means the same without.</summary>
    private static bool HoldsNeedless(ReadOnlySpan<char> segment)
    {
        for (var at = segment.IndexOf('%'); at >= 0;)
        {
            segment = segment[(at + 1)..];
            if (segment.Length >= 2 && byte.TryParse(segment[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet)
                && (char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '.' or '_' or '~')) return true;
            at = segment.IndexOf('%');
        }

        return false;
    }
}

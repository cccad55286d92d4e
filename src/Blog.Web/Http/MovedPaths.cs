using Blog.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Blog.Web.Http;

/// <summary>Before an address is answered with 404, asks where it has moved to.</summary>
internal static class MovedPaths
{
    public static void UseMovedPaths(this WebApplication app)
    {
        var urls = app.Services.GetRequiredService<SiteUrls>();
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        app.Use(async (context, next) =>
        {
            var (path, query) = (context.Request.Path.Value ?? "/", context.Request.QueryString.ToUriComponent());
            await next(context);
            if (context.Response.StatusCode != StatusCodes.Status404NotFound || context.Response.HasStarted || context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
            // What answered may have closed its view of the index, as downloads do.
            using var scope = app.Services.CreateScope();
            var posts = scope.ServiceProvider.GetRequiredService<PostReader>();
            if (scope.ServiceProvider.GetRequiredService<MovedReader>().Find(path, query, file => ContentFiles.HasStatic(file, configuration, posts)) is not { } moved) return;
            context.Response.StatusCode = moved.Target is null ? StatusCodes.Status410Gone : moved.Status;
            if (moved.Target is not null) context.Response.Headers.Location = urls.Moved(moved.Target) + (moved.UsedQuery ? "" : SiteUrls.Query(context.Request));
        });
    }
}

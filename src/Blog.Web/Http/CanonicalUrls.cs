namespace Blog.Web.Http;

/// <summary>One spelling of each of the site's own paths answers; the others are one redirect away. Posts' paths are the post page's to decide.</summary>
internal static class CanonicalUrls
{
    public static void UseCanonicalUrls(this WebApplication app)
    {
        var urls = app.Services.GetRequiredService<SiteUrls>();
        app.Use((context, next) =>
        {
            var path = context.Request.Path.Value ?? "";
            if (SitePaths.Canonical(path) is { } canonical && canonical != path)
            {
                // The query is the request's own; scheme and host are left to the client.
                context.Response.Redirect(urls.Path(canonical) + SiteUrls.Query(context.Request), permanent: true, preserveMethod: true);
                return Task.CompletedTask;
            }

            return next(context);
        });
    }
}

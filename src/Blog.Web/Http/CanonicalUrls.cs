using Blog.Storage;

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
                // A term under another name is one redirect away, not two.
                if (SitePaths.ParseTerm(canonical) is { Page: 1 } asked && context.RequestServices.GetRequiredService<MovedReader>().FindTerm(asked.Kind, asked.Slug) is { } slug)
                    canonical = SitePaths.Term(asked.Kind, slug);
                // The query is the request's own; scheme and host are left to the client.
                context.Response.Redirect(urls.Path(canonical) + SiteUrls.Query(context.Request), permanent: true, preserveMethod: true);
                return Task.CompletedTask;
            }

            return next(context);
        });
    }
}

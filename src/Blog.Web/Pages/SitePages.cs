using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Blog.Web.Feeds;
using Blog.Web.Http;
using Blog.Web.Http.Answers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Blog.Web.Pages;

/// <summary>Registers the pages and what they all use.</summary>
internal static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions
            .AddPageRoute("/Posts/Index", "/posts/page/{number:digits}")
            .AddTermRoutes());
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<KeptPages>());
        // Razor Pages bring the keys that protect forms. There is no form to protect, and a read-only file system has no place for keys.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddHttpContextAccessor().AddSingleton<SiteUrls>().AddSingleton<Diagrams>().AddSingleton<ShareCards>().AddScoped<StructuredData>().AddScoped<FeedBuilder>();
        // Letters of every script stay letters: smaller pages, and a source that can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(options =>
        {
            options.AppendTrailingSlash = true;
            options.ConstraintMap["digits"] = typeof(Digits);
            options.ConstraintMap["feed"] = typeof(FeedEndpoints.FeedConstraint);
        });
        return services;
    }

    /// <summary>One page shows the terms of every kind, and one the posts under any of them.</summary>
    private static void AddTermRoutes(this PageConventionCollection pages)
    {
        pages.AddPageRoute("/Terms/Term", "/tags/{slug}/page/{number:digits}");
        foreach (var kind in (TermKind[])[TermKind.Author, TermKind.Series])
        {
            pages.AddPageRoute("/Terms/Index", SitePaths.Terms(kind));
            pages.AddPageRoute("/Terms/Term", $"{SitePaths.Terms(kind)}{{slug}}");
            pages.AddPageRoute("/Terms/Term", $"{SitePaths.Terms(kind)}{{slug}}/page/{{number:digits}}");
        }

        pages.AddPageRoute("/Terms/Index", SitePaths.Terms(TermKind.Category));
        pages.AddPageRoute("/Terms/Term", SitePaths.Terms(TermKind.Category) + "{slug}/{**below}");
    }

    /// <summary>A number as a path of the site spells it: the framework's own constraint lets signs and blanks through.</summary>
    private sealed class Digits() : RegexRouteConstraint(new Regex("^[0-9]{1,9}$"));
}

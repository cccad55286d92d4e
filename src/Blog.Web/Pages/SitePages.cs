using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Blog.Web.Feeds;
using Blog.Web.Http;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Blog.Web.Pages;

/// <summary>Registers the pages and what they all use.</summary>
internal static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions
            .AddPageRoute("/Posts/Index", "/posts/page/{number:digits}")
            .AddPageRoute("/Tags/Tag", "/tags/{tag}/page/{number:digits}"));
        // Razor Pages bring the keys that protect forms. There is no form to protect, and a read-only file system has no place for keys.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddSingleton<SiteUrls>().AddScoped<FeedBuilder>();
        // Letters of every script stay letters: smaller pages, and a source that can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(options =>
        {
            options.AppendTrailingSlash = true;
            options.ConstraintMap["digits"] = typeof(Digits);
        });
        return services;
    }

    /// <summary>A number as a path of the site spells it: the framework's own constraint lets signs and blanks through.</summary>
    private sealed class Digits() : RegexRouteConstraint(new Regex("^[0-9]{1,9}$"));
}

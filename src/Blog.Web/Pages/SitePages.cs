using System.Text.Encodings.Web;
using System.Text.Unicode;
using Blog.Web.Feeds;
using Blog.Web.Http;

namespace Blog.Web.Pages;

/// <summary>Registers the pages and what they all use.</summary>
internal static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddRazorPages();
        // Razor Pages bring the keys that protect forms. There is no form to protect, and a read-only file system has no place for keys.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddSingleton<SiteUrls>().AddScoped<FeedBuilder>();
        // Letters of every script stay letters: smaller pages, and a source that can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.AppendTrailingSlash = true);
        return services;
    }
}

using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http;

/// <summary>How a request came: whose word about that is taken, and what is promised to who came by HTTPS.</summary>
internal static class Transport
{
    private const string Year = "max-age=31536000";

    /// <summary>
    /// Takes the scheme, the host and the reader's address from headers that a trusted proxy has written, and from nobody else. The host counts for the rule of hosts alone.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<BlogConfiguration>().Current.TrustedProxies;
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        // No network at all would mean to trust everybody.
        if (proxies.Count == 0) return;
        app.Use(next =>
        {
            // As many proxies as trust each other, and the first that is a stranger to them is the reader. Where none says who asked it, only the nearest can be trusted.
            var (nearest, all) = (Create(1), Create(null));
            return context => context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName) ? all.Invoke(context)
                : context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName) || context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedHostHeaderName) ? nearest.Invoke(context)
                : next(context);

            ForwardedHeadersMiddleware Create(int? limit) => new(next, logs, Options.Create(Read(proxies, limit)));
        });
    }

    private static ForwardedHeadersOptions Read(IReadOnlyList<System.Net.IPNetwork> proxies, int? limit)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = limit };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies) options.KnownIPNetworks.Add(network);
        return options;
    }

    /// <summary>Promises, where a request came by HTTPS, that the site will always be there by HTTPS (RFC 6797, 7.1).</summary>
    public static void UseTransportSecurity(this WebApplication app)
    {
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        app.Use((context, next) =>
        {
            Promise(context, configuration.Current);
            return next(context);
        });
    }

    /// <summary>Says the promise, if there is one to make.</summary>
    public static void Promise(HttpContext context, BlogOptions options)
    {
        if (!context.Request.IsHttps) return;
        var promise = options.TransportSecurity switch
        {
            TransportSecurity.Host => Year,
            TransportSecurity.Subdomains => Year + "; includeSubDomains",
            TransportSecurity.Preload => Year + "; includeSubDomains; preload",
            _ => null,
        };
        if (promise is not null) context.Response.Headers[HeaderNames.StrictTransportSecurity] = promise;
    }
}

using System.Net.Sockets;
using Blog.Storage;
using Blog.Web.Feeds;
using Blog.Web.Hosting;
using Blog.Web.Http;
using Blog.Web.Http.Answers;
using Blog.Web.Pages;

namespace Blog.Web.Commands;

/// <summary><c>blog serve</c>: the site. Reads top to bottom in the order that a request meets things.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (ServeArguments.FindWrong(args) is { } wrong)
        {
            await Console.Error.WriteLineAsync($"blog: {wrong}");
            return Verbs.WrongUsage;
        }

        try
        {
            await using var app = Build(args);
            var watcher = app.Services.GetRequiredService<ContentWatcher>();
            try
            {
                await app.StartAsync();
            }
            catch
            {
                // Services that are taken away without word that the site stops would be logged as failing.
                app.Lifetime.StopApplication();
                throw;
            }

            await app.WaitForShutdownAsync();
            return watcher.Fatal is { } fatal ? throw fatal : Verbs.Fine;
        }
        catch (SettingsException error)
        {
            foreach (var problem in error.Problems) await Console.Error.WriteLineAsync(problem);
        }
        catch (BlogDatabaseException error)
        {
            await Console.Error.WriteLineAsync($"DatabasePath: {error.Message}: write a path that can be written in Blog__DatabasePath");
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message.TrimEnd('.')}: stop what listens there, or write another address in ASPNETCORE_URLS");
        }
        catch (SocketException error)
        {
            // Kestrel does not say which address it was.
            await Console.Error.WriteLineAsync($"ASPNETCORE_URLS: {Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "the address"} cannot be listened on ({error.Message}): write one that this machine has, with a port above 1023");
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message.TrimEnd('.')}: write an address such as http://localhost:5080 in ASPNETCORE_URLS or --urls");
        }

        return Verbs.BadConfiguration;
    }

    private static WebApplication Build(string[] args)
    {
        // The program brings its style sheets with it, wherever it is started from.
        // The host listens to files of its own, which it has none of; where the system has no file events left, it would not start.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseRequestLimits();
        builder.WebHost.UseInlineSockets();
        builder.Logging.ClearProviders().AddLines();
        if (builder.Configuration[GracefulStop.LongestKey] is null) builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = GracefulStop.Longest);
        builder.AddTelemetry();
        var configuration = new BlogConfiguration(SettingSources.Read(builder.Configuration), builder.Environment.EnvironmentName);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBlog(configuration, provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Preview()?.Gate).AddSitePages().AddReadyAnswers().AddContentHosting();

        var app = builder.Build();
        if (app.Environment.IsProduction() && configuration.Current.BaseUrl is null)
            app.Logger.LogWarning("BaseUrl is not set: feeds and the sitemap name the address that is listened on, and no canonical link is written. Write Blog__BaseUrl=https://example.com/");
        app.SayWhatIsScarce();
        app.UseTrustedProxies();
        app.UseTransportSecurity();
        app.UseFarewell();
        app.UseReadyAnswers();
        app.UseSecurityHeaders();
        app.UseRequestLimits();
        app.UseAllowedMethods();
        app.UseSitePrefix();
        app.UseProbes();
        app.UseAllowedHosts();
        app.UseExceptionHandler(SitePaths.ServerError);
        app.UseDoubt();
        app.UseUntilLoaded();
        app.UsePreviews();
        app.UseNotFoundPage();
        app.UseMovedPaths();
        app.UseCanonicalUrls();
        app.UsePlainSpelling();
        app.UseOwnFiles();
        app.UseRouting();
        // Razor Pages bring these two along. The site asks nobody who they are: named here, they do not stand before everything else.
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapContentFiles();
        app.MapPictures();
        app.MapShareImages();
        app.MapFeeds();
        app.MapSitemap();
        app.MapSiteFiles();
        app.MapOpenSearch();
        app.MapSpeculationRules();
        app.MapLiveReload();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}

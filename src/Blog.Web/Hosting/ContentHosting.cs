namespace Blog.Web.Hosting;

/// <summary>Registers what keeps the content loaded, and what ends it.</summary>
internal static class ContentHosting
{
    public static IServiceCollection AddContentHosting(this IServiceCollection services) => services
        .AddSingleton<SiteState>()
        .AddSingleton<SiteNewsBoard>()
        .AddSingleton<LinkWatch>()
        .AddSingleton<CachePurge>()
        .AddHostedService(provider => provider.GetRequiredService<CachePurge>())
        .AddSingleton<ContentWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<ContentWatcher>())
        .AddHostedService<WarmUp>()
        .AddHostedService<GracefulStop>();
}

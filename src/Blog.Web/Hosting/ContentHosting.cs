namespace Blog.Web.Hosting;

/// <summary>Registers what keeps the content loaded.</summary>
internal static class ContentHosting
{
    public static IServiceCollection AddContentHosting(this IServiceCollection services) => services
        .AddSingleton<SiteState>()
        .AddSingleton<SiteNewsBoard>()
        .AddSingleton<LinkWatch>()
        .AddSingleton<ContentWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<ContentWatcher>());
}

using Blog.Web.Hosting;

namespace Blog.Web.Http.Answers;

/// <summary>Registers what keeps answers ready, and puts it into its place.</summary>
internal static class AnswerServices
{
    public static IServiceCollection AddReadyAnswers(this IServiceCollection services) => services
        .AddSingleton(provider => new AnswerCache(provider.GetRequiredService<SiteClock>(), AnswerCache.DefaultCapacity))
        .AddSingleton<SiteMetrics>()
        .AddSingleton<PackingQueue>()
        .AddSingleton<AnswerSender>()
        .AddSingleton<AnswerKey>()
        .AddSingleton<OwnRequests>()
        .AddSingleton<FileSender>();

    public static void UseReadyAnswers(this WebApplication app)
    {
        var (cache, keys, sender) = (app.Services.GetRequiredService<AnswerCache>(), app.Services.GetRequiredService<AnswerKey>(), app.Services.GetRequiredService<AnswerSender>());
        var metrics = app.Services.GetRequiredService<SiteMetrics>();
        app.Use(next => app.Services.GetRequiredService<OwnRequests>().Through(new ReadyAnswers(next, cache, keys, sender, metrics).InvokeAsync));
    }
}

using Blog.Inspection;
using Blog.Media;
using Blog.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Blog;

/// <summary>The only registration: what turns files into answers.</summary>
public static class BlogServices
{
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="preview">Says how whoever asks previews the site; null for the public.</param>
    public static IServiceCollection AddBlog(this IServiceCollection services, BlogConfiguration configuration, Func<IServiceProvider, Preview?> preview) => services
        .AddSingleton(configuration)
        .AddScoped(_ => configuration.Words)
        .AddSingleton(provider => new SiteClock(provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new BlogDatabase(configuration, provider.GetRequiredService<SiteClock>()))
        .AddSingleton(provider => new ContentLoader(configuration, provider.GetRequiredService<BlogDatabase>(), provider.GetRequiredService<SiteClock>(), configuration.Memory, search: provider.GetRequiredService<SearchCatalogue>()))
        .AddSingleton(provider => new LinkCheck(configuration, provider.GetRequiredService<BlogDatabase>()))
        .AddSingleton<BodyCache>()
        .AddSingleton<ShareImages>()
        .AddSingleton(provider => new PictureVersions(configuration, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<SearchVocabulary>()
        .AddSingleton(provider => new SearchCatalogue(provider.GetRequiredService<BlogDatabase>(), configuration))
        .AddScoped(provider => new ReadSession(provider.GetRequiredService<BlogDatabase>(), configuration, preview(provider)))
        .AddScoped(provider => new PostReader(provider.GetRequiredService<ReadSession>(), provider.GetRequiredService<BodyCache>()))
        .AddScoped(provider => new RelationReader(provider.GetRequiredService<ReadSession>()))
        .AddScoped(provider => new TermReader(provider.GetRequiredService<ReadSession>()))
        .AddScoped(provider => new TwinReader(provider.GetRequiredService<ReadSession>()))
        .AddScoped(provider => new MovedReader(provider.GetRequiredService<ReadSession>(), provider.GetRequiredService<PostReader>(), provider.GetRequiredService<TermReader>()))
        .AddScoped(provider => new SearchReader(provider.GetRequiredService<ReadSession>(), provider.GetRequiredService<SearchVocabulary>(), provider.GetRequiredService<SearchCatalogue>()))
        .AddScoped(provider => new SuggestionReader(provider.GetRequiredService<ReadSession>(), provider.GetRequiredService<TermReader>(), provider.GetRequiredService<SearchReader>()))
        .AddScoped(provider => new ArchiveReader(provider.GetRequiredService<ReadSession>()));
}

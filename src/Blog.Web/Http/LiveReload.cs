using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Blog.Content;
using Blog.Inspection;
using Blog.Web.Commands;
using Blog.Web.Hosting;

namespace Blog.Web.Http;

/// <summary>
/// In Development alone: tells open pages that the site has changed and what is wrong with its content. The page's script is a file like any
/// other, so that the policy for scripts is that of production.
/// </summary>
internal static class LiveReload
{
    // What a page lays over itself; the page of problems has them all.
    private const int MostShown = 20;

    public static void MapLiveReload(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        app.MapGet(SitePaths.LiveEvents, (HttpContext context, SiteNewsBoard board, BlogConfiguration configuration, IHostApplicationLifetime lifetime) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            // A page that is open must not keep the program from ending.
            var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(ending);
            return TypedResults.ServerSentEvents(ListAsync(board, configuration, ending.Token));
        });
    }

    private static async IAsyncEnumerable<SseItem<object>> ListAsync(SiteNewsBoard board, BlogConfiguration configuration, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var news in board.FollowAsync(cancellation)) yield return new(Fields(news, configuration.Current.ContentPath)) { ReconnectionInterval = TimeSpan.FromMilliseconds(500) };
    }

    private static object Fields(SiteNews news, string folder)
    {
        var frames = new SourceFrames(folder);
        var errors = news.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        return new
        {
            news.Edition,
            news.Settings,
            Errors = errors.Count + news.Settings.Count,
            Warnings = news.Problems.Count - errors.Count,
            Problems = errors.Take(MostShown).Select(problem => new
            {
                problem.Path,
                problem.Line,
                problem.Column,
                Code = problem.Code.Id,
                problem.Message,
                problem.Suggestion,
                problem.Code.Why,
                Frame = frames.Excerpt(problem),
                Editor = EditorLink(folder, problem),
            }),
        };
    }

    /// <summary>Opens the place in an editor that knows the scheme of Visual Studio Code.</summary>
    public static string EditorLink(string folder, ContentProblem problem) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"vscode://file{SitePaths.Encode(Path.Combine(folder, problem.Path))}:{problem.Line}:{problem.Column}");
}

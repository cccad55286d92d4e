using Blog.Content;
using Blog.Inspection;
using Blog.Web.Hosting;
using Blog.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages.Dev;

/// <summary>What is wrong with the content, in Development and for whoever may preview everything. For all others there is no such page.</summary>
public sealed class ProblemsModel(IWebHostEnvironment environment, BlogConfiguration configuration, IServiceProvider services) : PageModel, IHasHead
{
    // A blog that has just moved here may have thousands of one kind; the command check lists them all.
    private const int MostShown = 500;

    public PageHead Head { get; } = new("Problems", null) { NoIndex = true };

    public IReadOnlyList<string> Settings { get; private set; } = [];

    /// <summary>The files with problems, those with errors first.</summary>
    public IReadOnlyList<(string Path, IReadOnlyList<ContentProblem> Problems)> Files { get; private set; } = [];

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    /// <summary>How many are not shown.</summary>
    public int Others { get; private set; }

    public SourceFrames Frames { get; } = new(configuration.Current.ContentPath);

    /// <summary>Whoever reads the page has the files at hand.</summary>
    public bool IsLocal => environment.IsDevelopment();

    public IActionResult OnGet()
    {
        if (!IsLocal && HttpContext.Preview()?.Token.Kind != PreviewKind.Everything) return NotFound();
        var news = services.GetRequiredService<SiteNewsBoard>().Current;
        Settings = news.Settings;
        Errors = news.Problems.Count(problem => problem.Severity == ProblemSeverity.Error) + Settings.Count;
        Warnings = news.Problems.Count + Settings.Count - Errors;
        Others = Math.Max(0, news.Problems.Count - MostShown);
        Files = [.. news.Problems.Take(MostShown).GroupBy(problem => problem.Path).Select(file => (file.Key, (IReadOnlyList<ContentProblem>)[.. file.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]))];
        Response.Headers.CacheControl = "private, no-store";
        return Page();
    }
}

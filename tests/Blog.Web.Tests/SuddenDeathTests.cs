using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>kill -9 in the middle of a load: the next start serves exactly what the files say.</summary>
public sealed partial class SuddenDeathTests : IDisposable
{
    private const int Posts = 2000;

    // Each takes two starts of a process.
    private static readonly int Deaths = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 2 : 20;

    private readonly string root = Directory.CreateTempSubdirectory("blog-death-").FullName;

    [Fact]
    public async Task After_each_death_in_a_load_the_site_is_what_the_files_say()
    {
        var content = Path.Combine(root, "content");
        Directory.CreateDirectory(content);
        for (var number = 0; number < Posts; number++) Write(content, number, generation: 0);
        (string, string)[] environment = [("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__PageSize", "1000")];
        var random = new Random(20261123);
        var load = await TimeOfLoadAsync(environment);
        var deaths = 0;
        for (var attempt = 1; deaths < Deaths; attempt++)
        {
            Assert.True(attempt <= 60, $"only {deaths} of {attempt} deaths met a load");
            for (var number = 0; number < Posts; number++) Write(content, number, attempt);
            await using (var blog = BlogProcess.Start([], environment))
            {
                await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
                await Task.Delay(load * random.NextDouble(), TestContext.Current.CancellationToken);
                if (await blog.TryGetAsync("/readyz") is { IsSuccessStatusCode: false }) deaths++;
                blog.Kill();
            }

            await using var next = BlogProcess.Start([], environment);
            await next.ReadyAsync();
            var listed = await ReadAsync(next, "/posts/") + await ReadAsync(next, "/posts/page/2/");
            Assert.Equal(
                Enumerable.Range(0, Posts).Where(number => !IsDraft(number)).Select(number => $"Generation {attempt} of {number}.").Order(StringComparer.Ordinal),
                Generation().Matches(listed).Select(match => match.Value).Order(StringComparer.Ordinal));
            Assert.Equal(Posts - Posts / 50, PostUrl().Count(await ReadAsync(next, "/sitemap.xml")));
            var some = random.Next(Posts / 50) * 50 + 1;
            Assert.Contains($"Text {some} of {attempt}.", await ReadAsync(next, $"/posts/post-{some}/"), StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>From the first answer of the process until the content is loaded.</summary>
    private static async Task<TimeSpan> TimeOfLoadAsync((string, string)[] environment)
    {
        await using var blog = BlogProcess.Start([], environment);
        await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
        var start = Stopwatch.GetTimestamp();
        await blog.ReadyAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<string> ReadAsync(BlogProcess blog, string path) => await (await blog.TryGetAsync(path))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static bool IsDraft(int number) => number % 50 == 0;

    private static void Write(string content, int number, int generation) => File.WriteAllText(
        Path.Combine(content, $"post-{number}.md"),
        string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number}\ndescription: Generation {generation} of {number}.\ndate: 2024-01-01\ntags: [one, t{number % 30}]\ndraft: {(IsDraft(number) ? "true" : "false")}\n---\n\nText {number} of {generation}.\n\n## A heading"));

    [GeneratedRegex(@"Generation \d+ of \d+\.")]
    private static partial Regex Generation();

    [GeneratedRegex(@"/posts/post-\d+/")]
    private static partial Regex PostUrl();
}

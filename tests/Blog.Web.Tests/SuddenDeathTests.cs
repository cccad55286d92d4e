using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>kill -9 in the middle of a load: the next start serves exactly what the files say.</summary>
public sealed partial class SuddenDeathTests : IDisposable
{
    private const int Posts = 2000;

    private readonly string root = Directory.CreateTempSubdirectory("blog-death-").FullName;

    [Fact]
    public async Task After_each_of_twenty_deaths_the_site_is_what_the_files_say()
    {
        var content = Path.Combine(root, "content");
        Directory.CreateDirectory(content);
        for (var number = 0; number < Posts; number++) Write(content, number, generation: 0);
        (string, string)[] environment = [("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db"))];
        var random = new Random(20261123);
        var metLoads = 0;
        for (var death = 1; death <= 20; death++)
        {
            // A quarter of the files differ from what an earlier load has seen, so that every death meets a load.
            for (var number = death % 4; number < Posts; number += 4) Write(content, number, death);
            await using (var blog = BlogProcess.Start([], environment))
            {
                await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 900)), TestContext.Current.CancellationToken);
                if (await blog.TryGetAsync("/readyz") is { IsSuccessStatusCode: false }) metLoads++;
                blog.Kill();
            }

            if (death % 5 != 0) continue;
            await using var next = BlogProcess.Start([], environment);
            await next.ReadyAsync();
            var sitemap = await (await next.TryGetAsync("/sitemap.xml"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(
                Enumerable.Range(0, Posts).Where(number => !IsDraft(number)).Select(number => $"/posts/post-{number}/").Order(StringComparer.Ordinal),
                PostUrl().Matches(sitemap).Select(match => match.Value).Order(StringComparer.Ordinal));
            foreach (var number in (int[])[1, 2, 3, 4, 1001, 1998])
            {
                var page = await (await next.TryGetAsync($"/posts/post-{number}/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.Contains(File.ReadLines(Path.Combine(content, $"post-{number}.md")).Last(), page, StringComparison.Ordinal);
            }
        }

        Assert.True(metLoads >= 3, $"only {metLoads} of 20 deaths met a load");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static bool IsDraft(int number) => number % 50 == 0;

    private static void Write(string content, int number, int generation) => File.WriteAllText(
        Path.Combine(content, $"post-{number}.md"),
        string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number}\ndate: 2024-01-01\ntags: [one, t{number % 30}]\ndraft: {(IsDraft(number) ? "true" : "false")}\n---\n\nText {number}.\n\n## A heading\n\nGeneration {generation} of {number}"));

    [GeneratedRegex(@"/posts/post-\d+/")]
    private static partial Regex PostUrl();
}

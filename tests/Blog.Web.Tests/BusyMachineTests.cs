using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Something beside the site that keeps every processor at work. Heavy: it keeps the other tests waiting, too.</summary>
public sealed class BusyMachineTests : IDisposable
{
    private const int Posts = 200;

    private readonly string root = Directory.CreateTempSubdirectory("blog-busy-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task Readers_wait_ten_times_as_long_at_most_and_an_edit_is_found()
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null || OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Content);
        for (var number = 0; number < Posts; number++) await WriteAsync(number, "A word.");
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        await blog.ReadyAsync();
        await MeasureAsync(blog, TimeSpan.FromSeconds(5));
        var idle = await MeasureAsync(blog, TimeSpan.FromSeconds(8));
        var hogs = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"])).ToList();
        double busy;
        TimeSpan edited;
        try
        {
            busy = await MeasureAsync(blog, TimeSpan.FromSeconds(12));
            var written = Stopwatch.GetTimestamp();
            await WriteAsync(7, "Another word.");
            await TestSite.Until(async () => (await (await blog.TryGetAsync("/posts/p7/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("Another word.", StringComparison.Ordinal), "the edit is found");
            edited = Stopwatch.GetElapsedTime(written);
        }
        finally
        {
            foreach (var hog in hogs)
            {
                hog.Kill();
                await hog.WaitForExitAsync(CancellationToken.None);
                hog.Dispose();
            }
        }

        var figures = string.Create(CultureInfo.InvariantCulture, $"p99 {idle:0.0} ms by itself, {busy:0.0} ms with every processor at work; an edit after {edited.TotalMilliseconds:0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        // Whoever measures waits for its processor as well: a slice of a scheduler's time is no news.
        Assert.True(busy <= 10 * Math.Max(idle, 2), figures);
        Assert.True(edited < TimeSpan.FromSeconds(5), figures);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>The 99th percentile of four readers, in milliseconds.</summary>
    private static async Task<double> MeasureAsync(BlogProcess blog, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var times = (await Task.WhenAll(Enumerable.Range(0, 4).Select(async reader =>
        {
            var (random, own) = (new Random(reader), new List<double>());
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = (await blog.TryGetAsync(random.Next(4) == 0 ? "/" : $"/posts/p{random.Next(Posts)}/"))!;
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            return own;
        }))).SelectMany(own => own).Order().ToList();
        return times[times.Count * 99 / 100];
    }

    private Task WriteAsync(int number, string text) => File.WriteAllTextAsync(Path.Combine(Content, $"p{number}.md"), $"---\ntitle: Post {number}\ndate: 2024-01-01\n---\n{text}\n", TestContext.Current.CancellationToken);
}

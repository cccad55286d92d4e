using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// A day of edits in minutes, under load: what the process holds does not grow with them. <c>BLOG_SOAK</c> says for how many seconds; the longer ones make the
/// hundred edits a minute that the blog is built for, the short one as many as it takes to see one grow.
/// </summary>
public sealed class SoakTests : IDisposable
{
    private const int Posts = 200;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("BLOG_SOAK") ?? (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? "9" : "600"), CultureInfo.InvariantCulture));
    private static readonly bool IsLong = Duration > TimeSpan.FromMinutes(2);

    // Files and threads, and the share of memory. In seconds a process has not found its size yet; a file that each edit leaves open would be seen all the same.
    private static readonly (int Handles, double Bytes) MostGrowth = IsLong ? (8, 0.10) : (24, 1);

    private readonly string root = Directory.CreateTempSubdirectory("blog-soak-").FullName;

    [Fact]
    public async Task Files_threads_and_memory_stay_what_they_are()
    {
        var content = Path.Combine(root, "content");
        Directory.CreateDirectory(content);
        for (var number = 0; number < Posts; number++) Write(content, number, 0);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "1s"));
        await blog.ReadyAsync();
        var began = Stopwatch.GetTimestamp();
        var reading = Enumerable.Range(0, 4).Select(reader => ReadAsync(blog, new Random(reader), () => Stopwatch.GetElapsedTime(began) < Duration)).ToList();
        var measures = new List<(double At, int Files, int Threads, long Bytes)>();
        var edits = 0;
        for (var random = new Random(7); Stopwatch.GetElapsedTime(began) < Duration; edits++)
        {
            var number = random.Next(Posts);
            if (edits % 10 == 9) File.Delete(Path.Combine(content, $"p{number}.md"));
            else Write(content, number, edits);
            await Task.Delay(IsLong ? 600 : 100, TestContext.Current.CancellationToken);
            if (!IsLong && edits % 10 > 0) continue;
            var (files, threads, bytes) = blog.Measure();
            measures.Add((Stopwatch.GetElapsedTime(began).TotalSeconds, files, threads, bytes));
        }

        var times = (await Task.WhenAll(reading)).SelectMany(times => times).Order().ToList();
        // The first third is for what a process comes to hold once.
        var last = measures.Skip(measures.Count / 3).ToList();
        var (ofFiles, ofThreads, ofBytes) = (Line([.. last.Select(m => (m.At, (double)m.Files))]), Line([.. last.Select(m => (m.At, (double)m.Threads))]), Line([.. last.Select(m => (m.At, (double)m.Bytes))]));
        var figures = string.Create(CultureInfo.InvariantCulture, $"""
            {Duration.TotalSeconds:0} s, {edits} edits, {times.Count} requests: p50 {times[times.Count / 2]:0.0}, p99 {times[times.Count * 99 / 100]:0.0}, slowest {times[^1]:0} ms
            from the end of the first third on: {ofFiles.From:0.0} to {ofFiles.To:0.0} files, {ofThreads.From:0.0} to {ofThreads.To:0.0} threads, {ofBytes.From / 1e6:0.0} to {ofBytes.To / 1e6:0.0} MB
            """);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(ofFiles.To <= ofFiles.From + MostGrowth.Handles && ofThreads.To <= ofThreads.From + MostGrowth.Handles && ofBytes.To <= ofBytes.From * (1 + MostGrowth.Bytes), figures);
        // A file that is written in place is empty for as long as a busy machine makes of a moment, and that is said of it.
        Assert.Equal([], blog.Errors.Split('\n').Where(line => line.Contains("fail:", StringComparison.Ordinal) && !line.Contains("BLG006", StringComparison.Ordinal)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Where the straight line that fits best begins and ends.</summary>
    private static (double From, double To) Line(IReadOnlyList<(double At, double Value)> points)
    {
        var (middle, mean) = (points.Average(point => point.At), points.Average(point => point.Value));
        var slope = points.Sum(point => (point.At - middle) * (point.Value - mean)) / points.Sum(point => (point.At - middle) * (point.At - middle));
        return (mean + (slope * (points[0].At - middle)), mean + (slope * (points[^1].At - middle)));
    }

    /// <summary>How many milliseconds each answer took.</summary>
    private static async Task<List<double>> ReadAsync(BlogProcess blog, Random random, Func<bool> goesOn)
    {
        string[] lists = ["/", "/posts/", "/atom.xml", "/sitemap.xml", "/tags/", "/archives/", "/search/?q=word", "/nothing/", "/tags/one/"];
        var times = new List<double>();
        while (goesOn())
        {
            var path = random.Next(2) == 0 ? lists[random.Next(lists.Length)] : $"/posts/p{random.Next(Posts)}/";
            var asked = Stopwatch.GetTimestamp();
            using var response = (await blog.TryGetAsync(path, random.Next(2) == 0 ? "gzip" : null))!;
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            Assert.True((int)response.StatusCode is 200 or 404 or 410, $"{path} answered {(int)response.StatusCode}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return times;
    }

    private static void Write(string content, int number, int edit) => File.WriteAllText(
        Path.Combine(content, $"p{number}.md"), string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number}\ndate: 2024-01-01\ntags: [one, t{number % 9}]\n---\nA word of edit {edit}.\n\n```csharp\nvar x = {edit};\n```"));
}

using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// A day of edits in minutes, under load: what the process holds does not grow with them. <c>BLOG_SOAK</c> says for how many seconds.
/// </summary>
public sealed class SoakTests : IDisposable
{
    private const int Posts = 200;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("BLOG_SOAK") ?? (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? "9" : "240"), CultureInfo.InvariantCulture));

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
        var measures = new List<(int Files, int Threads, long Bytes)>();
        var edits = 0;
        for (var random = new Random(7); Stopwatch.GetElapsedTime(began) < Duration; edits++)
        {
            var number = random.Next(Posts);
            if (edits % 10 == 9) File.Delete(Path.Combine(content, $"p{number}.md"));
            else Write(content, number, edits);
            // Six hundred a minute.
            await Task.Delay(100, TestContext.Current.CancellationToken);
            if (edits % 10 == 0) measures.Add(blog.Measure());
        }

        var pages = (await Task.WhenAll(reading)).Sum();
        // The first third is for what a process comes to hold once.
        var (middle, last) = (measures.Skip(measures.Count / 3).Take(measures.Count / 3).ToList(), measures.TakeLast(measures.Count / 3).ToList());
        TestContext.Current.TestOutputHelper?.WriteLine($"{edits} edits, {pages} pages; then {Of(middle)}, at the end {Of(last)}");
        Assert.True(Median(last, measure => measure.Files) <= Median(middle, measure => measure.Files) + 8, $"files: {Of(middle)}, then {Of(last)}");
        Assert.True(Median(last, measure => measure.Threads) <= Median(middle, measure => measure.Threads) + 8, $"threads: {Of(middle)}, then {Of(last)}");
        Assert.True(Median(last, measure => measure.Bytes) <= Median(middle, measure => measure.Bytes) * 1.25, $"bytes: {Of(middle)}, then {Of(last)}");
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Of(List<(int Files, int Threads, long Bytes)> measures) =>
        $"{Median(measures, measure => measure.Files)} files, {Median(measures, measure => measure.Threads)} threads, {Median(measures, measure => measure.Bytes) >> 20} MB";

    private static long Median(List<(int Files, int Threads, long Bytes)> measures, Func<(int Files, int Threads, long Bytes), long> value) =>
        measures.Select(value).Order().ElementAt(measures.Count / 2);

    private static async Task<int> ReadAsync(BlogProcess blog, Random random, Func<bool> goesOn)
    {
        string[] lists = ["/", "/posts/", "/atom.xml", "/sitemap.xml", "/tags/", "/archives/", "/search/?q=word"];
        var pages = 0;
        for (; goesOn(); pages++)
        {
            var path = random.Next(2) == 0 ? lists[random.Next(lists.Length)] : $"/posts/p{random.Next(Posts)}/";
            var response = (await blog.TryGetAsync(path))!;
            Assert.True((int)response.StatusCode is 200 or 404 or 410, $"{path} answered {(int)response.StatusCode}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return pages;
    }

    private static void Write(string content, int number, int edit) => File.WriteAllText(
        Path.Combine(content, $"p{number}.md"), string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number}\ndate: 2024-01-01\ntags: [one, t{number % 9}]\n---\nA word of edit {edit}.\n\n```csharp\nvar x = {edit};\n```"));
}

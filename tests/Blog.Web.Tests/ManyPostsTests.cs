using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Fifty thousand posts. Heavy: they have to be written first.</summary>
public sealed class ManyPostsTests : IDisposable
{
    private const int Posts = 50_000;

    private readonly string root = Directory.CreateTempSubdirectory("blog-many-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task Fifty_thousand_posts_are_there_again_soon_and_an_edit_at_once()
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null) return;
        var words = string.Join(' ', Enumerable.Range(0, 300).Select(number => $"word{number * 37 % 500}"));
        for (var number = 0; number < Posts; number++)
        {
            if (number % 1000 == 0) Directory.CreateDirectory(Path.Combine(Content, $"y{number / 1000}"));
            Write(number, words);
        }

        await using (var cold = Start()) await ReadyAsync(cold, TimeSpan.FromMinutes(5));
        var started = Stopwatch.GetTimestamp();
        await using var blog = Start();
        await ReadyAsync(blog, TimeSpan.FromMinutes(1));
        var warm = Stopwatch.GetElapsedTime(started);
        var edits = new List<double>();
        for (var edit = 0; edit < 12; edit++)
        {
            // Saved by a rename, as editors do: there is nothing to wait for until it is whole.
            var written = Stopwatch.GetTimestamp();
            Write(edit * 4001, $"Edit number {edit}.");
            await TestSite.Until(async () => (await (await blog.TryGetAsync($"/posts/p{edit * 4001}/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains($"Edit number {edit}.", StringComparison.Ordinal), "the edit is found");
            edits.Add(Stopwatch.GetElapsedTime(written).TotalMilliseconds);
        }

        edits.Sort();
        var figures = string.Create(CultureInfo.InvariantCulture, $"warm start {warm.TotalSeconds:0.0} s; an edit {edits[edits.Count / 2]:0} ms, at most {edits[^1]:0} ms; {blog.Measure().Bytes >> 20} MB");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(warm < TimeSpan.FromSeconds(10) && edits[edits.Count / 2] < 300 && blog.Measure().Bytes < 512L << 20, figures);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private BlogProcess Start() => BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));

    private static async Task ReadyAsync(BlogProcess blog, TimeSpan longest)
    {
        var began = Stopwatch.GetTimestamp();
        while (await blog.TryGetAsync("/readyz") is not { IsSuccessStatusCode: true })
        {
            Assert.True(blog.IsRunning && Stopwatch.GetElapsedTime(began) < longest, blog.Errors);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private void Write(int number, string text)
    {
        var whole = Path.Combine(root, "being-written");
        File.WriteAllText(whole, $"---\ntitle: Post {number}\ndate: {2005 + (number / 2500)}-01-{1 + (number % 28):00}\ntags: [t{number % 40}]\n---\n{text}\n");
        File.Move(whole, Path.Combine(Content, $"y{number / 1000}", $"p{number}.md"), overwrite: true);
    }
}

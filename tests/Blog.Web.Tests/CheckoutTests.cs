using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>A repository that is switched between two branches while readers crawl the site: each list is of one branch, each link on it leads somewhere, and nothing fails.</summary>
public sealed partial class CheckoutTests : IDisposable
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;
    private static readonly int Posts = IsSlow ? 2000 : 60;
    private static readonly int Switches = IsSlow ? 20 : 3;
    private static readonly int Readers = IsSlow ? 8 : 2;

    private readonly string root = Directory.CreateTempSubdirectory("blog-checkout-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task Readers_see_one_branch_or_the_other()
    {
        Directory.CreateDirectory(Content);
        await GitAsync("init -q -b one .", "config user.email a@example.com", "config user.name A");
        WriteBranch("one");
        await GitAsync("add -A", "commit -q -m one", "checkout -q -b two");
        WriteBranch("two");
        await GitAsync("add -A", "commit -q -m two");
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__PageSize", "1000"));
        await blog.ReadyAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(blog, new Random(reader), enough.Token), TestContext.Current.CancellationToken)).ToList();
        for (var turn = 0; turn < Switches; turn++)
        {
            var branch = turn % 2 == 0 ? "one" : "two";
            await GitAsync($"checkout -q {branch}");
            await TestSite.Until(async () => await ListAsync(blog) is [var only] && only == branch, $"branch {branch} is served");
            Assert.All(reading, task => Assert.False(task.IsFaulted, $"{task.Exception?.InnerException?.Message}"));
        }

        await enough.CancelAsync();
        Assert.True((await Task.WhenAll(reading)).Sum() > Switches, "there were readers");
        Assert.DoesNotContain("error:", blog.Errors.ToLowerInvariant(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <returns>How many pages were read.</returns>
    private static async Task<int> ReadAsync(BlogProcess blog, Random random, CancellationToken enough)
    {
        var pages = 0;
        while (!enough.IsCancellationRequested)
        {
            var list = (await blog.TryGetAsync("/posts/"))!;
            Assert.True(list.IsSuccessStatusCode, $"/posts/ answered {(int)list.StatusCode}");
            var text = await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Single(Branch().Matches(text).Select(match => match.Groups[1].Value).Distinct());
            var links = Link().Matches(text).Select(match => match.Value).Distinct().ToArray();
            var post = (await blog.TryGetAsync(links[random.Next(links.Length)]))!;
            // Between the two requests the branch may have been switched.
            Assert.True((int)post.StatusCode is 200 or 404, $"a post answered {(int)post.StatusCode}");
            pages += 2;
        }

        return pages;
    }

    private static async Task<string[]> ListAsync(BlogProcess blog) =>
        [.. Branch().Matches(await (await blog.TryGetAsync("/posts/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).Distinct()];

    private void WriteBranch(string branch)
    {
        for (var number = 0; number < Posts; number++)
        {
            // Some names are of one branch alone.
            var name = number % 4 == 0 ? $"{branch}-{number}" : $"post-{number}";
            File.Delete(Path.Combine(Content, $"one-{number}.md"));
            File.WriteAllText(Path.Combine(Content, $"{name}.md"), string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number} of branch {branch}\ndate: 2024-01-01\n---\nText."));
        }
    }

    private async Task GitAsync(params string[] commands)
    {
        foreach (var command in commands)
        {
            using var git = Process.Start(new ProcessStartInfo("git", command) { WorkingDirectory = Content, RedirectStandardError = true })!;
            var errors = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(git.ExitCode == 0, errors);
        }
    }

    [GeneratedRegex(@"Post \d+ of branch (one|two)")]
    private static partial Regex Branch();

    [GeneratedRegex(@"/posts/[a-z]+-\d+/")]
    private static partial Regex Link();
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// A repository that is switched between two branches while readers crawl the site. Every page is of one branch, nothing fails, and each link of a list
/// resolves at the time: while the branch stays, with 200; if the site went on between the two requests, with 200 or with word of where the post
/// is now or that it is gone, and then no list that is asked for afterwards names it. Never with 404, which would say that it was never there.
/// </summary>
public sealed partial class CheckoutTests : IDisposable
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;
    private static readonly int Posts = IsSlow ? 2000 : 60;
    private static readonly int Switches = IsSlow ? 20 : 3;
    private static readonly int Readers = IsSlow ? 8 : 2;

    // The last names no title, so that of two branches the addresses alone tell.
    private static readonly string[] Lists = [.. IsSlow ? (string[])["/posts/page/2/"] : [], "/", "/posts/", "/archives/", "/archives/2024/", "/tags/all/", "/atom.xml", "/sitemap.xml"];

    private readonly string root = Directory.CreateTempSubdirectory("blog-checkout-").FullName;

    private string Content => Path.Combine(root, "content");

    // Even while one branch is served and no other is being checked out.
    private int epoch;
    private int pagesRead;
    private int movedOn;

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
            Interlocked.Increment(ref epoch);
            await GitAsync($"checkout -q {branch}");
            await TestSite.Until(async () => await ListAsync(blog) is [var only] && only == branch, $"branch {branch} is served");
            Interlocked.Increment(ref epoch);
            // Readers have the branch for themselves for some requests.
            var from = Volatile.Read(ref pagesRead);
            await TestSite.Until(() => Task.FromResult(Volatile.Read(ref pagesRead) >= from + 20 * Readers || reading.Any(task => task.IsFaulted)), "readers read");
            Assert.All(reading, task => Assert.False(task.IsFaulted, $"{task.Exception?.InnerException?.Message}"));
        }

        await enough.CancelAsync();
        await Task.WhenAll(reading);
        TestContext.Current.TestOutputHelper?.WriteLine($"{pagesRead} pages, {movedOn} links whose post had gone or moved on by then");
        Assert.DoesNotContain("error:", blog.Errors.ToLowerInvariant(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task ReadAsync(BlogProcess blog, Random random, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var begun = Volatile.Read(ref epoch);
            var text = await PageAsync(blog, Lists[random.Next(Lists.Length)]);
            var links = Link().Matches(text).Select(match => match.Value).Distinct().ToArray();
            for (var number = 0; number < 5; number++)
            {
                var link = links[random.Next(links.Length)];
                var post = (await blog.TryGetAsync(link))!;
                Interlocked.Increment(ref pagesRead);
                if (post.StatusCode == HttpStatusCode.OK)
                {
                    AssertOneBranch(link, await post.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                    continue;
                }

                Assert.True(post.StatusCode is HttpStatusCode.Gone or HttpStatusCode.MovedPermanently, $"{link} answered {(int)post.StatusCode}");
                var later = await PageAsync(blog, "/sitemap.xml");
                var ended = Volatile.Read(ref epoch);
                Assert.True(begun % 2 == 1 || begun != ended, $"{link} answered {(int)post.StatusCode} though nothing was switched");
                // In one epoch the site changes once, so that what has gone stays gone.
                Assert.True(begun != ended || !later.Contains($"{link}<", StringComparison.Ordinal), $"{link} answered {(int)post.StatusCode} and is on a list that was asked for afterwards");
                Interlocked.Increment(ref movedOn);
            }
        }
    }

    private async Task<string> PageAsync(BlogProcess blog, string path)
    {
        var list = (await blog.TryGetAsync(path))!;
        Assert.True(list.IsSuccessStatusCode, $"{path} answered {(int)list.StatusCode}");
        Interlocked.Increment(ref pagesRead);
        var text = await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        AssertOneBranch(path, text);
        return text;
    }

    /// <summary>Titles, and addresses that only one branch has, are of one.</summary>
    private static void AssertOneBranch(string path, string text) =>
        Assert.True(Branch().Matches(text).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().Count() == 1, $"{path} is of both branches");

    private static async Task<string[]> ListAsync(BlogProcess blog) =>
        [.. Branch().Matches(await (await blog.TryGetAsync("/posts/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct()];

    private void WriteBranch(string branch)
    {
        for (var number = 0; number < Posts; number++)
        {
            // Some names are of one branch alone.
            var name = number % 4 == 0 ? $"{branch}-{number}" : $"post-{number}";
            File.Delete(Path.Combine(Content, $"one-{number}.md"));
            File.WriteAllText(Path.Combine(Content, $"{name}.md"), string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post {number} of branch {branch}\ndate: 2024-01-01\ntags: [all]\n---\nText."));
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

    [GeneratedRegex(@"Post \d+ of branch (one|two)|/posts/(one|two)-\d+/")]
    private static partial Regex Branch();

    [GeneratedRegex(@"/posts/[a-z]+-\d+/")]
    private static partial Regex Link();
}

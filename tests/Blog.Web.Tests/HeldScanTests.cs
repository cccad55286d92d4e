using System.Diagnostics;
using System.Net;
using Blog.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What would empty the site is held for a while; what an author does every day is not.</summary>
public sealed class HeldScanTests
{
    private static readonly string Posts = string.Join('\n', Enumerable.Range(1, 30).Select(number => $"-- posts/p{number}.md --\n---\ntitle: Post {number}\ndate: 2024-01-01\n---\n![dot](dot.png)"))
        + $"\n-- posts/dot.png --\n{TestSite.Png}\n-- last.md --\n# Last";

    [Fact]
    public async Task Most_posts_gone_at_once_are_served_for_a_while_and_then_go()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1500ms"));
        await site.ReadyAsync();
        Directory.Delete(Path.Combine(site.Content, "posts"), recursive: true);
        await TestSite.Until(() => Task.FromResult(Held(site) == 1), "it is said");
        Assert.Contains(site.Log, line => line.StartsWith("31 files are gone", StringComparison.Ordinal) && line.Contains("1 of 31 posts", StringComparison.Ordinal) && line.Contains("kill -HUP", StringComparison.Ordinal) && line.Contains("HoldInterval", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/p1/"));
        Assert.Contains("/media/", await site.TextAsync("/posts/p1/"), StringComparison.Ordinal);
        // What is done meanwhile is not held up.
        site.Write("last.md", "# Changed");
        await TestSite.Until(async () => (await site.TextAsync("/posts/last/")).Contains("Changed", StringComparison.Ordinal), "another post is served");
        await TestSite.Until(async () => await site.StatusAsync("/posts/p1/") == HttpStatusCode.Gone, "what is gone goes");
        Assert.Equal(1, Held(site));
    }

    [Fact]
    public async Task What_is_held_and_comes_back_was_never_gone()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1h"));
        await site.ReadyAsync();
        Directory.Move(Path.Combine(site.Content, "posts"), Path.Combine(site.Root, "elsewhere"));
        await TestSite.Until(() => Task.FromResult(Held(site) == 1), "it is said");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/p1/"));
        Directory.Move(Path.Combine(site.Root, "elsewhere"), Path.Combine(site.Content, "posts"));
        await TestSite.Until(() => Task.FromResult(site.Log.Any(line => line.StartsWith("Nothing is held", StringComparison.Ordinal))), "the end is said");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/p1/"));
        Assert.Single(site.Log, line => line.StartsWith("Loaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_renamed_is_no_loss()
    {
        await using var site = new TestSite(Posts.Replace("-- posts/", "-- early/", StringComparison.Ordinal), null, ("HoldInterval", "1h"), ("Permalink", "/:folders/:slug/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/early/p1/"));
        Directory.Move(Path.Combine(site.Content, "early"), Path.Combine(site.Content, "late"));
        await TestSite.Until(async () => await site.StatusAsync("/late/p1/") == HttpStatusCode.OK, "the new addresses are served");
        Assert.NotEqual(HttpStatusCode.OK, await site.StatusAsync("/early/p1/"));
        Assert.Equal(0, Held(site));
    }

    [Fact]
    public async Task A_few_posts_go_at_once()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1h"));
        await site.ReadyAsync();
        for (var number = 1; number <= 10; number++) site.Delete($"posts/p{number}.md");
        await TestSite.Until(async () => await site.StatusAsync("/posts/p10/") == HttpStatusCode.Gone, "they go");
        Assert.Equal(0, Held(site));
    }

    [Fact]
    public async Task Without_an_interval_nothing_is_held()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "0"));
        await site.ReadyAsync();
        Directory.Delete(Path.Combine(site.Content, "posts"), recursive: true);
        await TestSite.Until(async () => await site.StatusAsync("/posts/p1/") == HttpStatusCode.Gone, "they go");
        Assert.Equal(0, Held(site));
    }

    [Fact]
    public async Task A_start_with_an_empty_folder_serves_what_the_index_knows_until_a_signal_says_that_it_is_meant()
    {
        await using var site = new TestSite(Posts);
        (string, string)[] environment = [("Blog__ContentPath", site.Content), ("Blog__DatabasePath", site.Database), ("Blog__HoldInterval", "1h"), ("Blog__ScanInterval", "1h")];
        await using (var first = BlogProcess.Start([], environment))
        {
            await first.ReadyAsync();
            Assert.Equal(HttpStatusCode.OK, (await first.TryGetAsync("/posts/p1/"))!.StatusCode);
        }

        Directory.Delete(Path.Combine(site.Content, "posts"), recursive: true);
        site.Delete("last.md");
        await using var second = BlogProcess.Start([], environment);
        await second.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await second.TryGetAsync("/posts/p1/"))!.StatusCode);
        await TestSite.Until(() => Task.FromResult(second.Errors.Contains("0 of 31 posts", StringComparison.Ordinal)), "it is said");
        await second.HangUpAsync();
        await TestSite.Until(async () => (await second.TryGetAsync("/posts/p1/"))!.StatusCode == HttpStatusCode.Gone, "the signal lets them go");
        Assert.Equal(HttpStatusCode.OK, (await second.TryGetAsync("/readyz"))!.StatusCode);
    }

    /// <summary>Hiding is obeyed at once, whatever else is gone: the file is there.</summary>
    [Theory]
    [InlineData("mv posts/p1.md posts/_p1.md")]
    [InlineData("mkdir posts/_drafts; mv posts/p1.md posts/_drafts/p1.md")]
    [InlineData("mkdir closed; echo '---\ndraft: true\n---' > closed/_index.md; mv posts/p1.md closed/p1.md")]
    public async Task A_post_that_is_moved_out_of_sight_while_most_are_gone_is_not_held(string move)
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1h")) { LooksByItself = false };
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/p1/"));
        await ShellAsync(site, $"{move}; rm posts/p?.md posts/p1?.md");
        await HeldLookAsync(site);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/p1/"));
        foreach (var path in (string[])["/posts/", "/sitemap.xml", "/atom.xml", "/search/?q=Post"]) Assert.DoesNotContain("/posts/p1/", await site.TextAsync(path), StringComparison.Ordinal);
        foreach (var path in (string[])["/posts/p2/", "/posts/p19/", "/posts/p20/", "/posts/last/"]) Assert.Equal((path, HttpStatusCode.OK), (path, await site.StatusAsync(path)));
        // Nor does a later look bring it back.
        site.Write("last.md", "# Changed");
        await HeldLookAsync(site);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await site.StatusAsync("/posts/p1/"), await site.StatusAsync("/posts/p2/")));
    }

    [Fact]
    public async Task A_copy_that_was_hidden_before_lets_the_post_go()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1h")) { LooksByItself = false };
        await ShellAsync(site, "cp posts/p1.md posts/_p1.md");
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/p1/"));
        await ShellAsync(site, "rm posts/p?.md posts/p1?.md");
        await HeldLookAsync(site);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (await site.StatusAsync("/posts/p1/"), await site.StatusAsync("/posts/p2/")));
    }

    [Fact]
    public async Task A_post_that_is_renamed_while_most_are_gone_moves_at_once()
    {
        await using var site = new TestSite(Posts, null, ("HoldInterval", "1h")) { LooksByItself = false };
        await site.LookAsync();
        await ShellAsync(site, "mv posts/p1.md posts/other.md; mkdir posts/p4; mv posts/p4.md posts/p4/index.md; rm posts/p?.md posts/p1?.md");
        await HeldLookAsync(site);
        var moved = await site.GetAsync("/posts/p1/");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/posts/other/"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        foreach (var path in (string[])["/posts/other/", "/posts/p4/", "/posts/p2/"]) Assert.Equal((path, HttpStatusCode.OK), (path, await site.StatusAsync(path)));
        Assert.DoesNotContain("/posts/p1/", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_moved_out_of_sight_between_two_runs_is_not_held_either()
    {
        await using var site = new TestSite(Posts);
        (string, string)[] environment = [("Blog__ContentPath", site.Content), ("Blog__DatabasePath", site.Database), ("Blog__HoldInterval", "1h"), ("Blog__ScanInterval", "1h")];
        await using (var first = BlogProcess.Start([], environment)) await first.ReadyAsync();
        await ShellAsync(site, "mv posts/p1.md posts/_p1.md; rm posts/p?.md posts/p1?.md");
        await using var second = BlogProcess.Start([], environment);
        await second.ReadyAsync();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await second.TryGetAsync("/posts/p1/"))!.StatusCode, (await second.TryGetAsync("/posts/p2/"))!.StatusCode));
    }

    /// <summary>Looks until nothing but what is held is waited for.</summary>
    private static async Task HeldLookAsync(TestSite site)
    {
        for (TimeSpan? again = TimeSpan.Zero; again < TimeSpan.FromMinutes(1);)
        {
            await Task.Delay(again.Value, TestContext.Current.CancellationToken);
            again = site.Services.GetRequiredService<ContentWatcher>().LoadAll(TestContext.Current.CancellationToken)!.LookAgain;
            Assert.NotNull(again);
        }
    }

    private static async Task ShellAsync(TestSite site, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = site.Content })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    private static int Held(TestSite site) => site.Log.Count(line => line.Contains("gone from the content folder at once", StringComparison.Ordinal));
}

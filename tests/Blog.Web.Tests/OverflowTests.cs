using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>A system that has no file events left, or too few: one warning says what to raise, and changes are found by looking.</summary>
public sealed class OverflowTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-overflow-").FullName;

    private string Content => Path.Combine(root, "content");

    [Theory]
    [InlineData("max_inotify_instances", 0)]
    [InlineData("max_inotify_watches", 5)]
    public async Task Without_file_events_one_warning_names_the_limit_and_changes_are_found(string limit, int value)
    {
        for (var number = 0; number < 20; number++) Directory.CreateDirectory(Path.Combine(Content, $"folder{number}"));
        await File.WriteAllTextAsync(Path.Combine(Content, "a.md"), "# A", TestContext.Current.CancellationToken);
        // Limits of its own are what a user namespace is for; those of the machine are others' too.
        Assert.SkipUnless(await BlogProcess.CanLimitAsync(), "this system lets nobody make a user namespace");
        await using var blog = BlogProcess.StartWithLimit(limit, value, ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "200ms"));
        await blog.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(Warnings(blog) == 1), "the warning is said");
        await File.WriteAllTextAsync(Path.Combine(Content, "folder19", "late.md"), "# Late", TestContext.Current.CancellationToken);
        await TestSite.Until(async () => (await blog.TryGetAsync("/posts/late/"))!.StatusCode == HttpStatusCode.OK, "a change is found");
        await blog.HangUpAsync();
        await File.WriteAllTextAsync(Path.Combine(Content, "folder18-later.md"), "# Later", TestContext.Current.CancellationToken);
        await TestSite.Until(async () => (await blog.TryGetAsync("/posts/folder18-later/"))!.StatusCode == HttpStatusCode.OK, "another change is found");
        Assert.Equal(1, Warnings(blog));
    }

    [Fact]
    public async Task After_more_events_than_anybody_reads_the_site_is_what_the_folder_says()
    {
        Directory.CreateDirectory(Content);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__PageSize", "1000"));
        await blog.ReadyAsync();
        for (var round = 0; round < 30; round++)
            for (var number = 0; number < 300; number++)
                await File.WriteAllTextAsync(Path.Combine(Content, $"p{number}.md"), $"---\ntitle: Round {round} of {number}\ndate: 2024-01-01\n---\n", TestContext.Current.CancellationToken);
        await TestSite.Until(
            async () => (await (await blog.TryGetAsync("/posts/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("Round 29 of").Length - 1 >= 300, "every post is the last one");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static int Warnings(BlogProcess blog) => blog.Errors.Split('\n').Count(line => line.Contains("fs.inotify.max_user_instances", StringComparison.Ordinal) && line.Contains("fs.inotify.max_user_watches", StringComparison.Ordinal));
}

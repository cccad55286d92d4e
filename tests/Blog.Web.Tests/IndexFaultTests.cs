using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What may befall the index from outside while a site runs: another process holds it, its disk is full, another site works with it.</summary>
public sealed class IndexFaultTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-index-").FullName;

    private string Content => Path.Combine(root, "content");

    private string Database => Path.Combine(root, "data", "blog.db");

    [Fact]
    public async Task While_another_process_holds_the_index_readers_read_on_and_what_is_saved_comes_afterwards()
    {
        await using var site = new TestSite("-- a.md --\nThe old text.");
        Assert.Contains("The old text.", await site.TextAsync("/posts/a/"), StringComparison.Ordinal);
        await using (var other = new SqliteConnection($"Data Source={site.Database};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await ExecuteAsync(other, "BEGIN EXCLUSIVE");
            site.Write("a.md", "The new text.");
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1.5);)
            {
                // Addresses that nobody has asked for yet have to come from the index.
                foreach (var path in (string[])["/posts/a/", $"/search/?q={Guid.NewGuid():N}", "/posts/"]) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(path));
                Assert.Contains("The old text.", await site.TextAsync("/posts/a/"), StringComparison.Ordinal);
            }

            await ExecuteAsync(other, "ROLLBACK");
        }

        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains("The new text.", StringComparison.Ordinal), "the new text is served");
    }

    [Fact]
    public async Task On_a_full_disk_what_was_loaded_is_served_and_the_site_goes_on_when_there_is_room()
    {
        Write("a.md", "The old text.");
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        Assert.SkipUnless(await BlogProcess.CanLimitAsync(), "this system lets nobody make a user namespace");
        await using var blog = BlogProcess.StartOnSmallDisk(Path.GetDirectoryName(Database)!, "3m", ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "200ms"));
        await blog.ReadyAsync();
        var random = new Random(1);
        for (var number = 0; number < 8; number++) Write($"big{number}.md", string.Join(' ', Enumerable.Range(0, 60_000).Select(_ => random.Next(1_000_000))));
        Write("a.md", "The new text.");
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("cannot be written", StringComparison.Ordinal)), "it is said");
        Assert.Contains("full", blog.Errors, StringComparison.Ordinal);
        Assert.Contains("The old text.", await TextAsync(blog, "/posts/a/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/readyz"))!.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/search/?q=text"))!.StatusCode);
        for (var number = 0; number < 8; number++) File.Delete(Path.Combine(Content, $"big{number}.md"));
        await TestSite.Until(async () => (await TextAsync(blog, "/posts/a/")).Contains("The new text.", StringComparison.Ordinal), "the new text is served");
        Assert.Single(blog.Errors.Split('\n'), line => line.Contains("cannot be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_sites_with_one_index_begin_together_and_both_follow_the_files()
    {
        const int posts = 400;
        for (var number = 0; number < posts; number++) Write($"p{number}.md", $"---\ntitle: Post {number}\ndate: 2024-01-01\ntags: [one, t{number % 20}]\n---\nText of {number}.");
        (string, string)[] environment = [("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "200ms"), ("Blog__PageSize", "1000")];
        await using var one = BlogProcess.Start([], environment);
        await using var other = BlogProcess.Start([], environment);
        await one.ReadyAsync();
        await other.ReadyAsync();
        for (var turn = 0; turn < 5; turn++)
        {
            Write("p7.md", $"---\ntitle: Turn {turn}\ndate: 2024-01-01\n---\nText.");
            foreach (var blog in (BlogProcess[])[one, other])
            {
                await TestSite.Until(async () => (await TextAsync(blog, "/posts/")).Contains($"Turn {turn}", StringComparison.Ordinal), $"turn {turn} is served");
                Assert.Equal(posts - 1, (await TextAsync(blog, "/posts/")).Split(">Post ").Length - 1);
                Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync($"/posts/p{100 + turn}/"))!.StatusCode);
            }
        }

        await using var index = new SqliteConnection($"Data Source={Database};Pooling=False");
        await index.OpenAsync(TestContext.Current.CancellationToken);
        await using var check = index.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        foreach (var blog in (BlogProcess[])[one, other]) Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<string> TextAsync(BlogProcess blog, string path) => await (await blog.TryGetAsync(path))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Content);
        var whole = Path.Combine(root, "being-written");
        File.WriteAllText(whole, text);
        File.SetLastWriteTimeUtc(whole, File.GetLastWriteTimeUtc(whole).AddMilliseconds(-20));
        File.Move(whole, Path.Combine(Content, path), overwrite: true);
    }
}

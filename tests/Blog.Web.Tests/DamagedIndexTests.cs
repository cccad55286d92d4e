using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// The index is damaged or gone while the site runs. Until another has taken its place a reader may be told that something failed, and never
/// that a post is not there or that a list is empty.
/// </summary>
public sealed class DamagedIndexTests
{
    private const int Posts = 500, PageSize = 5, Readers = 4, EnoughInARow = 40;

    public static TheoryData<string> Damages => ["no posts", "no terms", "no texts", "no search", "no bytes", "no header", "no file"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Nothing_seems_to_be_missing_while_another_index_is_made(string damage)
    {
        // The folder is looked at only because a reader met the damage.
        await using var site = new TestSite(
            string.Concat(Enumerable.Range(0, Posts).Select(number => $"-- posts/post-{number}.md --\n---\ntitle: Post {number}\ndate: 2024-01-01\ntags: [all]\n---\nword{number} and others.\n")),
            null, ("ScanInterval", "1h"), ("PageSize", $"{PageSize}"));
        Assert.Null(await FindMissingAsync(site, 0));
        Damage(site.Database, damage);

        var clock = Stopwatch.StartNew();
        var (asked, failed) = (0, 0);
        var lastFailure = TimeSpan.Zero;
        var missing = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            for (var inARow = 0; inARow < EnoughInARow && missing.IsEmpty;)
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{damage}: never mended");
                var answer = await FindMissingAsync(site, Interlocked.Increment(ref asked));
                inARow = answer is null ? inARow + 1 : 0;
                if (answer is null) continue;
                if (answer != "failed") missing.Enqueue(answer);
                Interlocked.Increment(ref failed);
                lastFailure = clock.Elapsed;
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken)));

        TestContext.Current.TestOutputHelper!.WriteLine($"{damage}: {asked} questions, {failed} failed, the last after {lastFailure.TotalMilliseconds:0} ms");
        Assert.Empty(missing);
        // A connection that was open holds a file that is gone, or knows its head by heart: a site that is answered from there has lost nothing.
        if (damage is not ("no file" or "no header")) Assert.True(failed > 0, "the damage was none");
        Assert.Equal(Posts, (await site.TextAsync("/sitemap.xml")).Split("/posts/post-").Length - 1);
    }

    /// <summary>A question that has an answer on a sound site; null where it has it, else what came instead.</summary>
    private static async Task<string?> FindMissingAsync(TestSite site, int number)
    {
        var post = number % Posts;
        var (path, wanted) = (number % 5) switch
        {
            0 => ($"/posts/post-{post}/", $"<h1 class=\"p-name\">Post {post}</h1>"),
            1 => ($"/posts/page/{2 + (post % (Posts / PageSize - 1))}/", "class=\"entry-title"),
            2 => ($"/search/?q=word{post}", $"href=\"/posts/post-{post}/\""),
            3 => ("/tags/", "href=\"/tags/all/\""),
            _ => ($"/tags/all/page/{2 + (post % (Posts / PageSize - 1))}/", "class=\"entry-title"),
        };
        var response = await site.GetAsync(path);
        if (response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable) return "failed";
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK && text.Contains(wanted, StringComparison.Ordinal) ? null : $"{path} answered {(int)response.StatusCode} without {wanted}";
    }

    private static void Damage(string database, string damage)
    {
        switch (damage)
        {
            case "no posts":
                Execute(database, "DROP TABLE Posts");
                break;
            case "no terms":
                Execute(database, "DROP TABLE PostTerms");
                break;
            case "no texts":
                Execute(database, "DROP TABLE Bodies");
                break;
            case "no search":
                Execute(database, "DROP TABLE Search");
                break;
            case "no bytes":
                File.WriteAllBytes(database, []);
                break;
            case "no header":
                using (var file = File.OpenWrite(database)) file.Write(new byte[100]);
                break;
            default:
                foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(database + suffix);
                break;
        }
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

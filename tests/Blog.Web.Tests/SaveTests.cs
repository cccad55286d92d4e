using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>However an author's program saves a file, readers see the old post or the new one, and nothing between.</summary>
public sealed class SaveTests
{
    private const string Old = "---\ntitle: Old\ndate: 2024-01-01\n---\nThe old text. END";
    private const string New = "---\ntitle: New\ndate: 2024-01-01\n---\nThe new text, which is longer than the old one was. END";

    [Fact]
    public async Task A_file_written_in_pieces_is_never_seen_half()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        var path = Path.Combine(site.Content, "a.md");
        var seen = await ReadWhile(site, () => WriteSlowlyAsync(path, New.Chunk(New.Length / 9).Select(piece => new string(piece))));
        Assert.Equal(["The new text, which is longer than the old one was. END", "The old text. END"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_emptied_before_it_is_written_is_never_empty()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        var path = Path.Combine(site.Content, "a.md");
        var seen = await ReadWhile(site, async () =>
        {
            await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(path, New, TestContext.Current.CancellationToken);
        });
        Assert.DoesNotContain(seen, text => !text.EndsWith("END", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mv a.md a.md~; sleep 0.15; cat ../new > a.md; rm a.md~")]
    [InlineData("mv a.md a.md.bak; cat ../new > a.md; sleep 0.1; rm a.md.bak")]
    [InlineData("cat ../new > .a.md.swp; mv .a.md.swp a.md")]
    [InlineData("cat ../new > 4913; rm 4913; mv a.md a.md~; cat ../new > a.md; rm a.md~")]
    [InlineData("ln -s ann@host.1:2 .#a.md; cat ../new > '#a.md#'; sleep 0.1; cp a.md a.md~; cat ../new > a.md; rm '#a.md#' .#a.md")]
    [InlineData("cat ../new > a.md___jb_tmp___; mv a.md a.md___jb_old___; sleep 0.1; mv a.md___jb_tmp___ a.md; rm a.md___jb_old___")]
    [InlineData("sed -i -e s/Old/New/ -e 's/The old text/The new text/' a.md")]
    [InlineData("rm a.md; sleep 0.1; cat ../new > a.md")]
    public async Task However_an_editor_saves_the_post_is_never_gone_and_nothing_else_appears(string commands)
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        await File.WriteAllTextAsync(Path.Combine(site.Root, "new"), New, TestContext.Current.CancellationToken);
        var listed = new HashSet<string>();
        await ReadWhile(site, () => RunAsync(site.Content, commands), async () => listed.UnionWith((await site.PageAsync("/posts/")).QuerySelectorAll("main article h2 a, main li a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith("/posts/", StringComparison.Ordinal))));
        Assert.Equal(["/posts/a/"], listed);
    }

    [Fact]
    public async Task A_new_file_is_not_there_before_it_is_whole()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        await site.ReadyAsync();
        var writing = WriteSlowlyAsync(Path.Combine(site.Content, "b.md"), [Old.Replace("END", "", StringComparison.Ordinal), .. Enumerable.Range(0, 10).Select(piece => $"Piece {piece}. ")]);
        while (!writing.IsCompleted)
        {
            var response = await site.GetAsync("/posts/b/");
            if (response.IsSuccessStatusCode) Assert.Contains("Piece 9.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await writing;
        await TestSite.Until(async () => await site.StatusAsync("/posts/b/") == HttpStatusCode.OK, "the file is whole");
        Assert.Contains("Piece 9.", await site.TextAsync("/posts/b/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_written_to_without_end_holds_nobody_else_up()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}\n-- log.md --\nThe first line.");
        await site.ReadyAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await File.AppendAllTextAsync(Path.Combine(site.Content, "log.md"), "Another line.\n", TestContext.Current.CancellationToken);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);
        foreach (var word in (string[])["once", "twice", "thrice"])
        {
            site.Write("a.md", $"Saved {word}.");
            await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains($"Saved {word}.", StringComparison.Ordinal), "the other post is served");
            Assert.DoesNotContain("Another line.", await site.TextAsync("/posts/log/"), StringComparison.Ordinal);
        }

        await enough.CancelAsync();
        await writing;
        await TestSite.Until(async () => (await site.TextAsync("/posts/log/")).Contains("Another line.", StringComparison.Ordinal), "the log is served once it is left alone");
    }

    [Fact]
    public async Task A_file_whose_time_lies_ahead_is_served()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        await site.ReadyAsync();
        var path = Path.Combine(site.Content, "a.md");
        await File.WriteAllTextAsync(path, New, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(100));
        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains("The new text", StringComparison.Ordinal), "the new text is served");
    }

    [Fact]
    public async Task Settings_written_in_pieces_are_never_taken_half()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}\n-- blog.yaml --\ntitle: Before\npermalink: /:slug/\n");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/a/"));
        var writing = WriteSlowlyAsync(Path.Combine(site.Content, "blog.yaml"), ["title: After\n", .. Enumerable.Repeat("#\n", 10), "permalink: /:slug/\n"]);
        while (!writing.IsCompleted) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/a/"));
        await writing;
        await TestSite.Until(async () => (await site.TextAsync("/a/")).Contains("After", StringComparison.Ordinal), "the new settings are in force");
    }

    [Fact]
    public async Task Two_hundred_saves_in_two_seconds_are_few_loads_and_the_last_one_counts()
    {
        await using var site = new TestSite($"-- a.md --\n{Old}");
        await site.ReadyAsync();
        for (var number = 1; number <= 200; number++)
        {
            site.Write("a.md", $"Save {number}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains("Save 200.", StringComparison.Ordinal), "the last text is served");
        Assert.InRange(site.Log.Count(line => line.StartsWith("Loaded", StringComparison.Ordinal)), 2, 21);
    }

    /// <summary>Reads a post again and again while something is done, and until the new one is there.</summary>
    /// <returns>The texts that were seen.</returns>
    private static async Task<IReadOnlySet<string>> ReadWhile(TestSite site, Func<Task> action, Func<Task>? also = null)
    {
        var seen = new HashSet<string>();
        await Read();
        var acting = action();
        while (!acting.IsCompleted) await Read();
        await acting;
        await TestSite.Until(async () => await Read() is var text && text.Contains("new text", StringComparison.Ordinal), "the new text is served");
        // What has been put off would come now.
        for (var look = 0; look < 50; look++) await Read();
        return seen;

        async Task<string> Read()
        {
            if (also is not null) await also();
            var text = (await site.PageAsync("/posts/a/")).QuerySelector(".prose")!.TextContent.Trim();
            seen.Add(text);
            return text;
        }
    }

    /// <summary>Writes as a program does that computes what it writes; on a thread of its own, so that no pause is longer than it means.</summary>
    private static Task WriteSlowlyAsync(string path, IEnumerable<string> pieces) => Task.Factory.StartNew(() =>
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        foreach (var piece in pieces)
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(piece));
            Thread.Sleep(100);
        }
    }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task RunAsync(string folder, string commands)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-ec", commands]) { WorkingDirectory = folder })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }
}

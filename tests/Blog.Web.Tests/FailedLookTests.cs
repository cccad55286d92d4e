using System.Net;
using Blog.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What cannot be read, listed or asked for a moment is not taken for something that is not there: neither a last good version, nor an old address, nor what hides a post is lost by it.</summary>
public sealed class FailedLookTests
{
    private static readonly (string, string)[] Settings = [("ScanInterval", "1h"), ("HoldInterval", "0"), ("BaseUrl", "https://example.com/")];

    private const string Sound = "---\ntitle: Sound\ndate: 2024-03-02\n---\nA word.";
    private const string Broken = "---\ntitle: [Sound\ndate: 2024-03-02\n---\nA word.";

    private static int turn;

    /// <summary>Another meaning of tags is another index, in which nothing stands but what this look has read.</summary>
    [Theory]
    [InlineData("a.md", Sound, Broken, "/posts/a/", HttpStatusCode.OK)]
    [InlineData("a.md", Sound, Sound + " More.", "/posts/a/", HttpStatusCode.OK)]
    [InlineData("folder/_index.md", "---\ndraft: true\n---\n", "---\ndraft: true\n---\nMore.", "/posts/hidden/", HttpStatusCode.NotFound)]
    public async Task Whichever_call_on_a_file_fails_while_the_index_is_made_anew_what_it_said_holds(string path, string before, string after, string address, HttpStatusCode status)
    {
        await using var site = Site($"-- folder/hidden.md --\n{Sound}");
        for (var n = 1; ; n++)
        {
            site.Write(path, before);
            Retag(site);
            await site.LookAsync();
            Assert.Equal(status, await site.StatusAsync(address));
            WriteEarlier(site, path, after);
            Retag(site);
            var hasFailed = await LookWithFaultAsync(site, path, n, then: async () => Assert.True(await site.StatusAsync(address) == status, $"call {n}: {await site.StatusAsync(address)}"));
            await site.LookAsync();
            Assert.True(await site.StatusAsync(address) == status, $"call {n}, the look after: {await site.StatusAsync(address)}");
            if (!hasFailed) break;
        }
    }

    [Fact]
    public async Task Links_that_could_not_be_looked_through_are_at_the_next_look_though_nothing_has_changed()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ndate: 2024-01-01\n---\n[gone](never.md)\n", null, Settings) { LooksByItself = false };
        using (new Fault(site.Root, "io", 1, forGood: true, of: "LinkCheck"))
        {
            for (var looks = 0; looks < 2; looks++)
            {
                await site.LookAsync();
                await TestSite.Until(() => Task.FromResult(site.Log.Any(IsFailure)), "the failure is said");
                await Task.Delay(TimeSpan.FromSeconds(looks * 1.5), TestContext.Current.CancellationToken);
            }

            // Of failures in a row the first.
            Assert.Single(site.Log, IsFailure);
            Assert.DoesNotContain(site.Log, line => line.Contains("never.md", StringComparison.Ordinal));
        }

        await site.LookAsync();
        await TestSite.Until(() => Task.FromResult(site.Log.Any(line => line.Contains("never.md", StringComparison.Ordinal))), "the links are looked through");

        static bool IsFailure(string line) => line.Contains("The links could not be looked through", StringComparison.Ordinal);
    }

    /// <summary>Nothing is known of it yet, so it is not known to leave its folder public either.</summary>
    [Fact]
    public async Task Whichever_call_on_a_file_fails_that_hides_its_folder_none_of_the_folder_is_public()
    {
        for (var n = 1; ; n++)
        {
            await using var site = Site($"-- folder/hidden.md --\n{Sound}\n-- folder/_index.md --\n---\ndraft: true\n---\n");
            WriteEarlier(site, "folder/_index.md", "---\ndraft: true\n---\n");
            var hasFailed = await LookWithFaultAsync(site, "folder/_index.md", n, then: async () => Assert.True(await site.StatusAsync("/posts/hidden/") == HttpStatusCode.NotFound, $"call {n}"));
            await site.LookAsync();
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/hidden/"));
            if (!hasFailed) break;
        }
    }

    [Fact]
    public async Task Whichever_call_on_a_link_fails_a_draft_that_it_leads_to_is_not_public()
    {
        for (var n = 1; ; n++)
        {
            await using var site = Site($"-- _drafts/d.md --\n{Sound}");
            WriteEarlier(site, "_drafts/d.md", Sound);
            File.CreateSymbolicLink(Path.Combine(site.Content, "link.md"), Path.Combine(site.Content, "_drafts/d.md"));
            var hasFailed = await LookWithFaultAsync(site, "link.md", n, then: async () => Assert.True(await site.StatusAsync("/posts/link/") == HttpStatusCode.NotFound, $"call {n}"));
            await site.LookAsync();
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/link/"));
            if (!hasFailed) break;
        }
    }

    [Theory]
    [InlineData("shown")]
    [InlineData("one.md")]
    public async Task What_a_link_leads_to_stays_while_it_cannot_be_looked_at(string link)
    {
        await using var site = Site($"-- ..store/one.md --\n{Sound}");
        File.CreateSymbolicLink(Path.Combine(site.Content, link), Path.Combine(site.Content, link == "shown" ? "..store" : "..store/one.md"));
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/one/"));
        foreach (var n in Enumerable.Range(1, 6))
        {
            await LookWithFaultAsync(site, "..store", n, forGood: true);
            Assert.True(await site.StatusAsync("/posts/one/") == HttpStatusCode.OK, $"call {n}");
            await site.LookAsync();
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/one/"));
        }

        File.Delete(Path.Combine(site.Content, link));
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.Gone, await site.StatusAsync("/posts/one/"));
    }

    [Theory]
    [InlineData("io")]
    [InlineData("damage")]
    public async Task Whichever_question_to_the_index_before_fails_a_moved_post_and_a_broken_one_keep_what_they_had(string kind)
    {
        for (var n = 1; ; n++)
        {
            await using var site = Site($"-- a.md --\n{Sound}\n-- old.md --\n---\ntitle: Moves\ndate: 2024-04-02\n---\nText.");
            await site.LookAsync();
            File.Move(Path.Combine(site.Content, "old.md"), Path.Combine(site.Content, "new.md"));
            site.Write("a.md", Broken);
            Retag(site);
            bool hasFailed;
            using (var fault = new Fault(site.Root, kind, n, forGood: false, of: "PreviousIndex"))
            {
                await LookAsync(site);
                hasFailed = fault.HasFailed;
            }

            await site.LookAsync();
            Assert.True(await site.StatusAsync("/posts/a/") == HttpStatusCode.OK, $"call {n}: the last good version is lost");
            Assert.True(await site.StatusAsync("/posts/old/") == HttpStatusCode.MovedPermanently, $"call {n}: the old address is lost");
            if (!hasFailed)
            {
                Assert.True(n > 2, "nothing was asked");
                break;
            }
        }
    }

    /// <summary>The index is derived; what is kept beside it may be on a disk that answers only later.</summary>
    [Fact]
    public async Task A_last_good_version_that_cannot_be_read_at_the_start_is_back_as_soon_as_it_can()
    {
        await using var earlier = Site($"-- a.md --\n{Sound}");
        await earlier.LookAsync();
        earlier.Write("a.md", Broken);
        await earlier.LookAsync();
        foreach (var n in (int[])[1, 2, 3, 4])
        {
            await using var site = CopyOf(earlier);
            using (var fault = new Fault(Path.Combine(MemoryOf(site), "posts"), "file", n, forGood: true))
            {
                await LookAsync(site);
                Assert.True(fault.HasFailed, $"call {n}");
            }

            await site.LookAsync();
            Assert.True(await site.StatusAsync("/posts/a/") == HttpStatusCode.OK, $"call {n}: it is lost");
        }
    }

    /// <summary>Its author has hidden the post since, and the site starts without an index while the file is broken.</summary>
    [Fact]
    public async Task A_version_that_could_not_be_taken_away_does_not_come_back()
    {
        for (var n = 1; ; n++)
        {
            await using var site = Site($"-- a.md --\n{Sound}");
            await site.LookAsync();
            site.Write("a.md", Broken);
            await site.LookAsync();
            Assert.True(File.Exists(Path.Combine(MemoryOf(site), "posts", "a.md")));
            site.Write("a.md", Sound.Replace("title", "draft: true\ntitle", StringComparison.Ordinal));
            bool hasFailed;
            using (var fault = new Fault(Path.Combine(MemoryOf(site), "posts"), "file", n, forGood: n % 2 == 0))
            {
                await LookAsync(site);
                hasFailed = fault.HasFailed;
            }

            await site.LookAsync();
            site.Write("a.md", Broken);
            await using var clean = CopyOf(site);
            await clean.LookAsync();
            Assert.True(await clean.StatusAsync("/posts/a/") == HttpStatusCode.NotFound, $"call {n}: {await clean.StatusAsync("/posts/a/")}");
            if (!hasFailed) break;
        }
    }

    [Fact]
    public async Task A_glance_at_what_cannot_be_looked_at_needs_a_scan()
    {
        await using var site = Site($"-- a.md --\n{Sound}");
        var folder = new Blog.Content.ContentFolder(site.Content);
        var before = folder.Scan();
        Assert.NotNull(folder.Glance(before, new HashSet<string> { "a.md" }));
        using (new Fault(Path.Combine(site.Content, "a.md"), "file", 1, forGood: true)) Assert.Null(folder.Glance(before, new HashSet<string> { "a.md" }));
    }

    /// <summary>Of two posts with the same bytes one is gone while the other cannot be read: that one was there before, and is not the other under a new name.</summary>
    [Fact]
    public async Task A_post_that_is_shown_by_its_last_good_version_is_not_taken_for_one_that_has_moved_there()
    {
        await using var site = Site($"-- a.md --\n{Sound}\n-- old.md --\n{Sound}");
        await site.LookAsync();
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/old/"));
        using (new Fault(Path.Combine(site.Content, "a.md"), "file", 1, forGood: true))
        {
            await LookAsync(site);
            Assert.Contains(site.Log, line => line.Contains("a.md:1:1", StringComparison.Ordinal) && line.Contains("cannot be read", StringComparison.Ordinal));
            site.Delete("old.md");
            await LookAsync(site);
            Assert.Equal(HttpStatusCode.Gone, await site.StatusAsync("/posts/old/"));
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
        }
    }

    /// <summary>A folder that may not be listed, and the tags mean something else: what is known of its posts stands in the index before.</summary>
    [Theory]
    [InlineData("shown", "..store", HttpStatusCode.OK)]
    [InlineData("secret", "_drafts", HttpStatusCode.NotFound)]
    public async Task Posts_behind_a_link_that_cannot_be_followed_stay_what_they_are_over_a_new_index(string link, string target, HttpStatusCode status)
    {
        await using var site = Site($"-- {target}/one.md --\n{Sound}");
        Directory.CreateSymbolicLink(Path.Combine(site.Content, link), Path.Combine(site.Content, target));
        await site.LookAsync();
        Assert.Equal(status, await site.StatusAsync("/posts/one/"));
        Retag(site);
        await LookWithFaultAsync(site, link, 1, forGood: true, then: async () => Assert.Equal(status, await site.StatusAsync("/posts/one/")));
        Assert.Contains(site.Log, line => line.Contains($"{link}:1:1 BLG", StringComparison.Ordinal));
        // And over a look at the same index.
        site.Write("b.md", Sound);
        await LookWithFaultAsync(site, link, 1, forGood: true, then: async () => Assert.Equal(status, await site.StatusAsync("/posts/one/")));
    }

    [Theory]
    [InlineData("tags.yaml", "red:\n  description: Of {0}\n", "red: \"\n", "/tags/red/")]
    [InlineData("blog.yaml", "title: Of {0}\n", "title: A: B\n", "/")]
    public async Task What_could_not_be_kept_of_a_file_about_the_site_is_kept_at_the_next_look(string path, string text, string broken, string address)
    {
        for (var n = 1; ; n++)
        {
            await using var site = Site("-- a.md --\n---\ntitle: Sound\ndate: 2024-03-02\ntags: [red]\n---\nA word.");
            site.Write(path, text.Replace("{0}", "first", StringComparison.Ordinal));
            await site.LookAsync();
            site.Write(path, text.Replace("{0}", "second", StringComparison.Ordinal));
            bool hasFailed;
            using (var fault = new Fault(Path.Combine(MemoryOf(site), path), "file", n, forGood: n % 2 == 0))
            {
                await LookAsync(site);
                hasFailed = fault.HasFailed;
            }

            await site.LookAsync();
            site.Write(path, broken);
            await using var clean = CopyOf(site);
            await clean.LookAsync();
            Assert.Contains("Of second", await clean.TextAsync(address), StringComparison.Ordinal);
            if (!hasFailed) break;
        }
    }

    [Theory]
    [InlineData("red: \"\n")]
    [InlineData("")]
    public async Task What_a_file_about_the_site_said_before_is_asked_for_until_it_can_be_told(string broken)
    {
        await using var earlier = Site("-- tags.yaml --\nred:\n  description: Of before\n-- a.md --\n---\ntitle: Sound\ndate: 2024-03-02\ntags: [red]\n---\nA word.");
        await earlier.LookAsync();
        earlier.Write("tags.yaml", broken);
        await using var site = CopyOf(earlier);
        using (new Fault(Path.Combine(MemoryOf(site), "tags.yaml"), "file", 1, forGood: true)) await LookAsync(site);
        await site.LookAsync();
        Assert.Contains("Of before", await site.TextAsync("/tags/red/"), StringComparison.Ordinal);
    }

    /// <summary>An empty file is a save that is under way, unless nothing was there before; where nobody can tell, it is one.</summary>
    [Fact]
    public async Task Empty_settings_are_not_taken_for_none_while_it_cannot_be_told_what_they_were()
    {
        await using var earlier = Site($"-- blog.yaml --\ntitle: The title\n-- a.md --\n{Sound}");
        await earlier.LookAsync();
        earlier.Write("blog.yaml", "");
        foreach (var n in (int[])[1, 2])
        {
            await using var site = CopyOf(earlier);
            using (new Fault(Path.Combine(MemoryOf(site), "blog.yaml"), "file", n, forGood: true)) Assert.ThrowsAny<Exception>(() => site.Services.GetRequiredService<ContentWatcher>());
            Assert.True(File.Exists(Path.Combine(MemoryOf(site), "blog.yaml")), $"call {n}: it is forgotten");
        }
    }

    [Fact]
    public async Task Whichever_call_on_a_file_fails_that_is_too_large_and_hides_its_post_it_is_hidden_then()
    {
        var large = "---\ntitle: Sound\ndate: 2024-03-02\ndraft: true\n---\n" + new string('a', 16 * 1024 * 1024);
        for (var n = 1; ; n++)
        {
            await using var site = Site($"-- a.md --\n{Sound}");
            await site.LookAsync();
            site.Write("a.md", large);
            var hasFailed = await LookWithFaultAsync(site, "a.md", n);
            await site.LookAsync();
            Assert.True(await site.StatusAsync("/posts/a/") == HttpStatusCode.NotFound, $"call {n}: {await site.StatusAsync("/posts/a/")}");
            if (!hasFailed) break;
        }
    }

    private static TestSite Site(string files) => new(files, new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), Settings) { LooksByItself = false };

    private static TestSite CopyOf(TestSite site)
    {
        var copy = TestSite.CopyOf(site, new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), Settings);
        copy.LooksByItself = false;
        return copy;
    }

    private static string MemoryOf(TestSite site) => Path.Combine(Path.GetDirectoryName(site.Database)!, "memory");

    private static void Retag(TestSite site) => site.Write("tags.yaml", $"red:\n  description: \"{Interlocked.Increment(ref turn)}\"\n");

    /// <summary>Written so long ago that it is whole by that alone.</summary>
    private static void WriteEarlier(TestSite site, string path, string text)
    {
        site.Write(path, text);
        File.SetLastWriteTimeUtc(Path.Combine(site.Content, path), DateTime.UtcNow.AddSeconds(-2));
    }

    private static async Task<bool> LookWithFaultAsync(TestSite site, string path, int number, bool forGood = false, Func<Task>? then = null)
    {
        using var fault = new Fault(Path.Combine(site.Content, path), "file", number, forGood);
        await LookAsync(site, then);
        return fault.HasFailed;
    }

    /// <summary>As a site does by itself, for as long as a file that is missing has to be missing, and a little longer.</summary>
    /// <param name="then">What is so after every look that came to an end.</param>
    private static async Task LookAsync(TestSite site, Func<Task>? then = null)
    {
        for (var look = 0; look < 4; look++)
        {
            if (site.Services.GetRequiredService<ContentWatcher>().LoadAll(TestContext.Current.CancellationToken) is not { } report) continue;
            if (then is not null) await then();
            if (report.LookAgain is not { } soon) break;
            await Task.Delay(soon + TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Blog.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// Each call of the file system, and each of the database, fails in turn while a site looks at its files and while it is read: it shows the state before
/// or the one after, never a mixture and nothing hidden, and comes to the one after as soon as calls no longer fail.
/// </summary>
public sealed partial class NthFailureTests
{
    // Every call is a whole run: the ordinary form takes some of them, other ones in each file.
    private static readonly int Step = Environment.GetEnvironmentVariable("BLOG_FAULT_STEP") is { } step ? int.Parse(step, CultureInfo.InvariantCulture) : Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 29 : 1;

    private static readonly int First = int.Parse(Environment.GetEnvironmentVariable("BLOG_FAULT_FROM") ?? "1", CultureInfo.InvariantCulture);

    private static readonly string[] Addresses =
    [
        "/", "/posts/", "/posts/stays/", "/posts/edited/", "/posts/turns/", "/posts/comes/", "/posts/goes/", "/posts/hidden/", "/posts/broken/", "/tags/", "/tags/red/", "/archives/", "/atom.xml", "/feed.json",
        "/sitemap.xml", "/search/?q=word", "/old/", "/posts/moved/", "/posts/elsewhere/",
    ];

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly (string, string)[] Settings = [("ScanInterval", "1h"), ("HoldInterval", "0"), ("BaseUrl", "https://example.com/")];

    public static TheoryData<string, bool> Faults => new() { { "file", false }, { "file", true }, { "io", false }, { "io", true }, { "damage", false } };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task While_it_looks(string kind, bool forGood)
    {
        await using var site = await SiteAsync();
        var states = new[] { await StateAsync(site), "" };
        Change(site, 1);
        await site.LookAsync();
        states[1] = await StateAsync(site);
        Assert.NotEqual(states[0], states[1]);
        // What was once public leaves its trace in the first turn.
        Change(site, 0);
        await site.LookAsync();
        states[0] = await StateAsync(site);
        var n = First;
        for (var turn = 1; ; turn++, n += Step)
        {
            var (before, after) = (states[1 - turn % 2], states[turn % 2]);
            Change(site, turn % 2);
            var said = site.Log.Count;
            bool hasFailed;
            string? failed;
            using (var fault = new Fault(site.Root, kind, n, forGood))
            {
                var began = Stopwatch.GetTimestamp();
                for (var look = 0; Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1); look++)
                {
                    // What was deleted is waited for, and only then the index is written.
                    if (Watcher(site).LoadAll(TestContext.Current.CancellationToken)?.LookAgain is { } soon) await Task.Delay(soon + TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
                    else if (look > 0) break;
                }

                (hasFailed, failed) = (fault.HasFailed, fault.Failed);
            }

            var meanwhile = await StateAsync(site);
            if (kind == "file") await AssertEachFileIsOldOrNewAsync(site, $"{n} ({failed})");
            else Assert.True(IsSame(meanwhile, before) || IsSame(meanwhile, after), $"call {n} ({failed}): a mixture\n{Difference(meanwhile, before)}\n{Difference(meanwhile, after)}");
            await site.LookAsync();
            var then = await StateAsync(site);
            Assert.True(then == after, $"call {n} ({failed}): {Difference(then, after)}\n{string.Join('\n', site.Log.Skip(said))}");
            if (!hasFailed) break;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{n} calls");
        Assert.True(n > 50, $"only {n} calls");
        if (forGood) Assert.Contains(site.Log, line => line.Contains("is served", StringComparison.Ordinal) || line.Contains("cannot be", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("io")]
    public async Task While_it_is_read(string kind)
    {
        await using var site = await SiteAsync();
        var whole = await AnswersAsync(site);
        for (var n = First; ; n += Step)
        {
            bool hasFailed;
            site.Services.GetRequiredService<Http.Answers.AnswerCache>().Renew(null);
            Dictionary<string, string> answers;
            using (var fault = new Fault(site.Root, kind, n, forGood: false))
            {
                answers = await AnswersAsync(site);
                hasFailed = fault.HasFailed;
            }

            var others = answers.Where(answer => answer.Value != whole[answer.Key]).ToList();
            Assert.All(others, answer => Assert.StartsWith("500 ", answer.Value, StringComparison.Ordinal));
            Assert.True(others.Count <= 1, $"call {n} failed {others.Count} answers");
            Assert.Equal(whole, await AnswersAsync(site));
            if (!hasFailed) break;
        }
    }

    [Theory]
    [InlineData("file")]
    [InlineData("io")]
    [InlineData("damage")]
    public async Task While_it_starts_without_an_index(string kind)
    {
        // It remembers a post that is gone, one that moved, and the last good version of one that is broken.
        await using var earlier = await SiteAsync();
        Change(earlier, 1);
        await earlier.LookAsync();
        string whole;
        await using (var clean = CopyOf(earlier))
        {
            await clean.LookAsync();
            whole = await StateAsync(clean);
        }

        var ended = 0;
        for (var n = First; ; n += 3 * Step)
        {
            var site = CopyOf(earlier);
            bool isStarted, hasFailed;
            ContentWatcher? watcher;
            using (var fault = new Fault(site.Root, kind, n, forGood: false))
            {
                isStarted = TryLook(site, out watcher);
                hasFailed = fault.HasFailed;
            }

            // Without settings or an index it says so and ends; whoever starts it again has it whole.
            if (!isStarted || watcher!.Fatal is not null)
            {
                ended++;
                await site.DisposeAsync();
                site = CopyOf(earlier);
            }

            await using (site)
            {
                await site.LookAsync();
                var then = await StateAsync(site);
                Assert.True(then == whole, $"call {n}: {Difference(then, whole)}\n{string.Join('\n', site.Log.TakeLast(5))}");
            }

            if (!hasFailed) break;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ended} starts ended");
    }

    /// <summary>The files and what is remembered of them, and no index.</summary>
    private static TestSite CopyOf(TestSite earlier)
    {
        var site = TestSite.CopyOf(earlier, new FakeTimeProvider(Now), Settings);
        site.LooksByItself = false;
        return site;
    }

    /// <summary>Whether the site begins.</summary>
    private static bool TryLook(TestSite site, out ContentWatcher? watcher)
    {
        watcher = null;
        try
        {
            watcher = Watcher(site);
            watcher.LoadAll(TestContext.Current.CancellationToken);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static async Task<TestSite> SiteAsync()
    {
        var site = new TestSite($"""
            -- stays.md --
            ---
            title: Stays
            date: 2024-01-01
            tags: [red]
            ---
            A word, [edited](edited.md), [turns](turns.md). ![A dot](dot.png)
            -- dot.png --
            {TestSite.Png}
            -- hidden.md --
            ---
            title: SECRET title
            date: 2024-01-02
            tags: [SECRET]
            draft: true
            ---
            SECRET word.
            """, new FakeTimeProvider(Now), Settings) { LooksByItself = false };
        Change(site, 0);
        await site.LookAsync();
        return site;
    }

    /// <summary>Edits, adds, takes away, hides, breaks and moves, or turns all of that back.</summary>
    private static void Change(TestSite site, int state)
    {
        var isFirst = state == 0;
        site.Write("edited.md", $"---\ntitle: Edited {state}\ndate: 2024-02-0{state + 1}\ntags: [red, t{state}]\naliases: [/old/]\n---\nA word of state {state}. [comes](comes.md)");
        site.Write("turns.md", $"---\ntitle: Turns SECRET{state}\ndate: 2024-03-01\ndraft: {(isFirst ? "true" : "false")}\n---\nA word.".Replace("SECRET1", "", StringComparison.Ordinal));
        site.Write("broken.md", isFirst ? "---\ntitle: Sound\ndate: 2024-03-02\n---\nA word that stays." : "---\ntitle: [Sound\ndate: 2024-03-02\n---\nSECRET: it cannot be read.");
        site.Write("dot.png", isFirst ? TestSite.Png : TestSite.OtherPng);
        site.Write("tags.yaml", $"red:\n  description: \"Of state {state}\"\n");
        var (here, gone) = isFirst ? ("goes.md", "comes.md") : ("comes.md", "goes.md");
        site.Write(here, $"---\ntitle: {here}\ndate: 2024-04-01\n---\nA word.");
        File.Delete(Path.Combine(site.Content, gone));
        var (to, from) = isFirst ? ("moved.md", "elsewhere.md") : ("elsewhere.md", "moved.md");
        if (File.Exists(Path.Combine(site.Content, from))) File.Move(Path.Combine(site.Content, from), Path.Combine(site.Content, to));
        else site.Write(to, "---\ntitle: Moves\ndate: 2024-04-02\n---\nA word.");
    }

    private static ContentWatcher Watcher(TestSite site) => site.Services.GetRequiredService<ContentWatcher>();

    /// <summary>A file that cannot be read keeps what it last said, and all others go on: pages may be of two states, and what they name is there.</summary>
    private static async Task AssertEachFileIsOldOrNewAsync(TestSite site, string call)
    {
        foreach (var list in (string[])["/", "/posts/", "/archives/", "/tags/red/", "/posts/stays/"])
        {
            Assert.True(await site.StatusAsync(list) == HttpStatusCode.OK, $"call {call}: {list} answers {await site.StatusAsync(list)}\n{string.Join('\n', site.Log.TakeLast(5))}");
            foreach (var link in (await site.PageAsync(list)).QuerySelectorAll("main a[href^='/']"))
            {
                var address = link.GetAttribute("href")!;
                Assert.True(await site.StatusAsync(address) == HttpStatusCode.OK, $"call {call}: {list} names {address}");
            }
        }
    }

    /// <summary>What readers see, in one text.</summary>
    private static async Task<string> StateAsync(TestSite site) => Text(await AnswersAsync(site));

    /// <summary>A picture is the file itself: when another is in its place, that of the state before is nowhere.</summary>
    private static bool IsSame(string one, string other) => PictureAnswer().Replace(one, "") == PictureAnswer().Replace(other, "");

    private static string Text(Dictionary<string, string> answers) => string.Join("\n\n", answers.Select(answer => $"{answer.Key} {answer.Value}"));

    private static async Task<Dictionary<string, string>> AnswersAsync(TestSite site)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in Addresses)
        {
            var response = await site.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
            answers[address] = $"{(int)response.StatusCode} {response.Headers.Location} {response.Headers.ETag}\n{(response.StatusCode == HttpStatusCode.OK ? text : "")}";
            if (response.StatusCode == HttpStatusCode.OK && Picture().Match(text) is { Success: true } picture) answers[$"{address} its picture"] = $"{(int)await site.StatusAsync(picture.Value)} ";
        }

        return answers;
    }

    private static string Difference(string one, string other)
    {
        // The tag of the answer, which always differs, stands behind its address.
        const int Address = 60;
        var (here, there) = (one.Split("\n\n/"), other.Split("\n\n/"));
        return string.Join('\n', here.Zip(there).Where(pair => pair.First != pair.Second).Take(4).Select(pair =>
        {
            var at = pair.First.Zip(pair.Second).Skip(Address).TakeWhile(letters => letters.First == letters.Second).Count() + Address;
            return $"- {Part(pair.First, at)}\n+ {Part(pair.Second, at)}";
        }));

        static string Part(string text, int at) => $"{text[..Math.Min(text.Length, Address)]} … {text[Math.Clamp(at - 60, 0, text.Length)..Math.Min(text.Length, at + 60)]}".ReplaceLineEndings("⏎");
    }

    [GeneratedRegex("its picture .*")]
    private static partial Regex PictureAnswer();

    [GeneratedRegex("/media/[^\"]+")]
    private static partial Regex Picture();
}

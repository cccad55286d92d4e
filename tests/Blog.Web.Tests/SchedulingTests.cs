using System.Net;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The clock alone makes posts appear and go: no file event, no restart, on every surface together.</summary>
public sealed class SchedulingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Files = """
        -- old.md --
        ---
        title: Old
        date: 2025-01-01
        tags: [lasting]
        ---
        See [the next](next.md).
        -- next.md --
        ---
        title: The next one
        date: 2026-03-01T12:00:00Z
        tags: [fresh]
        ---
        Text.
        -- brief.md --
        ---
        title: Briefly here
        date: 2025-06-01
        expires: 2026-03-01T12:00:00Z
        tags: [brief]
        ---
        Text.
        """;

    private static readonly string[] Lists = ["/", "/posts/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml"];

    [Fact]
    public async Task A_post_appears_and_another_goes_at_their_instant()
    {
        var clock = new FakeTimeProvider(Noon.AddSeconds(-1));
        await using var site = new TestSite(Files, clock);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/next/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/fresh/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/brief/"));
        foreach (var list in Lists)
        {
            var text = await site.TextAsync(list);
            Assert.DoesNotContain("/posts/next/", text, StringComparison.Ordinal);
            Assert.Contains("/posts/brief/", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/posts/next/", await site.TextAsync("/posts/old/"), StringComparison.Ordinal);
        var tags = new Dictionary<string, string>();
        foreach (var page in (string[])[.. Lists, "/posts/old/"]) tags[page] = (await site.GetAsync(page)).Headers.ETag!.ToString();

        clock.SetUtcNow(Noon);
        foreach (var (page, tag) in tags)
        {
            var response = await site.GetAsync(page, null, ("If-None-Match", tag));
            Assert.True(response.StatusCode == HttpStatusCode.OK && response.Headers.ETag!.ToString() != tag, $"{page} is what it was");
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/next/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/tags/fresh/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/archives/2026/03/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/brief/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/brief/"));
        foreach (var list in Lists)
        {
            var text = await site.TextAsync(list);
            Assert.Contains("/posts/next/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("/posts/brief/", text, StringComparison.Ordinal);
        }

        var old = await site.PageAsync("/posts/old/");
        Assert.Equal("/posts/next/", old.QuerySelector(".prose a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_url_of_an_expired_post_passes_to_the_next_that_claims_it()
    {
        var clock = new FakeTimeProvider(Noon.AddHours(-1));
        await using var site = new TestSite("""
            -- first.md --
            ---
            title: First
            slug: same
            date: 2025-01-01
            expires: 2026-03-01T12:00:00Z
            ---
            -- second.md --
            ---
            title: Second
            slug: same
            date: 2025-02-01
            ---
            """, clock);
        Assert.Equal("First", (await site.PageAsync("/posts/same/")).QuerySelector("h1")!.TextContent);
        clock.Advance(TimeSpan.FromHours(2));
        await TestSite.Until(async () => await site.StatusAsync("/posts/same/") == HttpStatusCode.OK, "the URL has passed on");
        Assert.Equal("Second", (await site.PageAsync("/posts/same/")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task By_the_clock_of_the_machine_a_post_is_there_within_a_second_and_not_before()
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(3);
        due = due.AddTicks(-(due.Ticks % TimeSpan.TicksPerSecond));
        await using var site = new TestSite(Files.Replace("2026-03-01T12:00:00Z", $"{due:yyyy-MM-ddTHH:mm:ssZ}", StringComparison.Ordinal), null, ("ScanInterval", "1h"));
        string[] surfaces = [.. Lists, "/posts/next/", "/tags/fresh/", "/posts/old/"];
        var late = new HashSet<string>(surfaces);
        for (var asked = DateTimeOffset.MinValue; late.Count > 0;)
        {
            foreach (var surface in late.ToList())
            {
                asked = DateTimeOffset.UtcNow;
                var response = await site.GetAsync(surface);
                var isThere = response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("/posts/next/", StringComparison.Ordinal);
                Assert.False(isThere && DateTimeOffset.UtcNow < due, $"{surface} shows it before its time");
                if (isThere) late.Remove(surface);
                // Who asks after its instant has it at once; the second is for what the machine does beside.
                else Assert.True(asked < due.AddSeconds(1), $"{surface} shows nothing of it yet");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3600)]
    public async Task A_small_step_back_of_the_clock_takes_nothing_away(int seconds)
    {
        var clock = new FakeTimeProvider(Noon);
        await using var site = new TestSite(Files, clock);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/next/"));
        clock.AdjustTime(Noon.AddSeconds(-seconds));
        await AssertNextIsThereAsync(site);
        using var looking = new Fault(site.Root, "file", int.MaxValue, forGood: false);
        site.Write("another.md", "# Another");
        await TestSite.Until(async () => await site.StatusAsync("/posts/another/") == HttpStatusCode.OK, "a load is done at that time");
        await AssertNextIsThereAsync(site);
        // Nothing is due, so that nothing looks at the files again and again.
        var calls = looking.Calls;
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.InRange(looking.Calls, calls, calls * 3);
    }

    [Fact]
    public async Task A_clock_that_was_years_ahead_and_is_set_right_takes_back_what_it_made_due()
    {
        var clock = new FakeTimeProvider(Noon.AddHours(-1));
        await using var site = new TestSite(Files, clock);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/next/"));
        clock.AdjustTime(new(2038, 1, 20, 0, 0, 0, TimeSpan.Zero));
        await AssertNextIsThereAsync(site);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/brief/"));
        site.Write("another.md", "# Another");
        await TestSite.Until(async () => await site.StatusAsync("/posts/another/") == HttpStatusCode.OK, "a load is done at that time");
        await AssertNextIsThereAsync(site);
        clock.AdjustTime(Noon.AddHours(-1));
        // Neither what was kept ready nor what was settled by the wrong time outlasts it.
        foreach (var list in Lists) Assert.DoesNotContain("/posts/next/", await site.TextAsync(list), StringComparison.Ordinal);
        Assert.DoesNotContain("/posts/next/", await site.TextAsync("/posts/old/"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, await site.StatusAsync("/posts/next/"));
        clock.Advance(TimeSpan.FromSeconds(1));
        await TestSite.Until(async () => await site.StatusAsync("/posts/brief/") == HttpStatusCode.OK, "what had expired by it is back");
        clock.SetUtcNow(Noon);
        await AssertNextIsThereAsync(site);
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29T00:00:00Z")] // this hour is left out: as if the clock had not been changed yet
    [InlineData("2026-10-25 02:30", "2026-10-24T23:00:00Z")] // and this one comes twice: the first time
    public async Task In_a_night_of_a_clock_change_a_post_appears_once(string date, string from)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        await using var site = new TestSite($"-- a.md --\n---\ntitle: A\ndate: {date}\n---\n", clock, ("TimeZone", "Europe/Berlin"));
        var seen = new List<bool>();
        for (var step = 0; step < 40; step++)
        {
            seen.Add(await site.StatusAsync("/posts/a/") == HttpStatusCode.OK);
            Assert.Equal(seen[^1], (await site.TextAsync("/posts/")).Contains("/posts/a/", StringComparison.Ordinal));
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(1, seen.Zip(seen.Skip(1)).Count(pair => pair.First != pair.Second));
        Assert.Equal(TimeSpan.FromMinutes(90), seen.IndexOf(true) * TimeSpan.FromMinutes(5));
    }

    private static async Task AssertNextIsThereAsync(TestSite site)
    {
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/next/"));
        foreach (var list in Lists) Assert.Contains("/posts/next/", await site.TextAsync(list), StringComparison.Ordinal);
    }
}

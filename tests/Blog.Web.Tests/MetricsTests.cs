using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Blog.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What a listener in the process, such as dotnet-counters, is told of the site.</summary>
public sealed class MetricsTests
{
    private const string Files = """
        -- one.md --
        ---
        title: One
        date: 2024-01-01
        ---
        -- draft.md --
        ---
        title: Draft
        draft: true
        date: 2024-01-01
        ---
        -- later.md --
        ---
        title: Later
        date: 2999-01-01
        ---
        -- wrong.md --
        ---
        title: [
        ---
        """;

    [Fact]
    public async Task Posts_problems_and_the_next_due_moment_are_what_the_last_load_found()
    {
        await using var site = new TestSite(Files);
        await site.ReadyAsync();
        using var listener = new Listener(site);
        Assert.Equal(1, listener.Now("blog.posts", ("blog.post.state", "public")));
        Assert.Equal(2, listener.Now("blog.posts", ("blog.post.state", "held_back")));
        Assert.Equal(1, listener.Now("blog.problems", ("blog.problem.severity", "error")));
        Assert.Equal(new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), listener.Now("blog.next_due.timestamp"));
        site.Delete("later.md");
        site.Write("two.md", "---\ntitle: Two\ndate: 2024-01-01\n---\n");
        await TestSite.Until(() => Task.FromResult(listener.Now("blog.posts", ("blog.post.state", "public")) == 2), "the new post is counted");
        Assert.Null(listener.Now("blog.next_due.timestamp"));
        Assert.Equal(1, listener.Now("blog.posts", ("blog.post.state", "held_back")));
    }

    [Fact]
    public async Task A_load_is_timed_with_whether_it_changed_anything_and_why_it_failed()
    {
        await using var site = new TestSite(Files);
        await site.ReadyAsync();
        using var listener = new Listener(site);
        site.Write("two.md", "---\ntitle: Two\ndate: 2024-01-01\n---\n");
        await TestSite.Until(() => Task.FromResult(listener.Sum("blog.load.duration", ("blog.load.changed", true)) > 0), "the load is timed");
        await TestSite.Until(() => Task.FromResult(listener.Sum("blog.load.duration", ("blog.load.changed", false)) > 0), "a look that found nothing is timed");
        Assert.All(listener.Values("blog.load.duration"), seconds => Assert.InRange(seconds, 0, 20));
        Directory.Move(site.Content, site.Content + "-away");
        await TestSite.Until(() => Task.FromResult(listener.Sum("blog.load.duration", ("blog.load.changed", false), ("error.type", "Blog.Content.ContentFolderException")) > 0), "the failure is timed");
        Directory.Move(site.Content + "-away", site.Content);
    }

    [Fact]
    public async Task Answers_that_were_ready_and_those_that_had_to_be_made_are_counted_and_so_is_what_they_take()
    {
        await using var site = new TestSite(Files, null, ("ScanInterval", "1h"));
        await site.ReadyAsync();
        using var listener = new Listener(site);
        foreach (var _ in Enumerable.Range(0, 5)) await site.TextAsync("/posts/one/");
        Assert.Equal(4, listener.Sum("blog.answers.lookups", ("blog.answers.result", "hit")));
        Assert.True(listener.Sum("blog.answers.lookups", ("blog.answers.result", "miss")) >= 1);
        Assert.Equal(1, listener.Now("blog.answers.count"));
        Assert.InRange(listener.Now("blog.answers.size")!.Value, 1000, 1 << 20);
    }

    [Fact]
    public async Task Names_units_and_descriptions_are_those_of_the_conventions_and_all_are_in_the_manual()
    {
        await using var site = new TestSite(Files);
        await site.ReadyAsync();
        using var listener = new Listener(site);
        var manual = await File.ReadAllTextAsync(Path.Combine(TestSite.RepositoryRoot(), "content", "posts", "deploying.md"), TestContext.Current.CancellationToken);
        Assert.True(listener.Instruments.Count >= 8);
        Assert.All(listener.Instruments, instrument =>
        {
            Assert.Matches(@"^blog(\.[a-z][a-z_]*)+$", instrument.Name);
            Assert.Matches(@"^(s|By|\{[a-z]+\})$", instrument.Unit);
            Assert.False(string.IsNullOrEmpty(instrument.Description));
            Assert.Contains($"`{instrument.Name}`", manual, StringComparison.Ordinal);
        });
    }

    /// <summary>Hears the meter of one site; others run beside it.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> heard = new();

        public Listener(TestSite site)
        {
            var scope = site.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name != SiteMetrics.Name || instrument.Meter.Scope != scope) return;
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => heard.Enqueue((instrument.Name, value, tags.ToArray())));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => heard.Enqueue((instrument.Name, value, tags.ToArray())));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => heard.Enqueue((instrument.Name, value, tags.ToArray())));
            listener.Start();
        }

        public List<Instrument> Instruments { get; } = [];

        /// <summary>What an instrument says when it is asked; null where it says nothing.</summary>
        public double? Now(string name, params (string Name, object Value)[] tags)
        {
            heard.Clear();
            listener.RecordObservableInstruments();
            return heard.Where(value => value.Name == name && Has(value.Tags, tags)).Select(value => (double?)value.Value).LastOrDefault();
        }

        /// <summary>Of what was recorded so far.</summary>
        public double Sum(string name, params (string Name, object Value)[] tags) => heard.Where(value => value.Name == name && Has(value.Tags, tags)).Sum(value => value.Value);

        public IEnumerable<double> Values(string name) => heard.Where(value => value.Name == name).Select(value => value.Value);

        private static bool Has(KeyValuePair<string, object?>[] tags, (string Name, object Value)[] wanted) =>
            tags.Length == wanted.Length && wanted.All(tag => tags.Any(own => own.Key == tag.Name && Equals(own.Value, tag.Value)));

        public void Dispose() => listener.Dispose();
    }
}

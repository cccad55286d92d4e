using System.Diagnostics;
using System.Diagnostics.Metrics;
using Blog.Content;
using Blog.Web.Http.Answers;

namespace Blog.Web.Hosting;

/// <summary>
/// What the site counts and times, for whoever listens: names, units and attributes by OpenTelemetry's conventions
/// (https://opentelemetry.io/docs/specs/semconv/general/metrics/). Requests and the runtime are measured by the framework's own meters.
/// </summary>
internal sealed class SiteMetrics
{
    /// <summary>Of the meter and of the source of activities.</summary>
    public const string Name = "Blog";

    private readonly TimeProvider clock;
    private readonly Histogram<double> loads;
    private readonly Histogram<double> purges;
    private readonly Counter<long> lookups;
    private volatile LoadReport? last;

    public SiteMetrics(IMeterFactory meters, AnswerCache answers, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(Name);
        loads = meter.CreateHistogram(
            "blog.load.duration", "s", "Time that a look at the content folder took, with what it made the site read",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
        purges = meter.CreateHistogram<double>("blog.purge.duration", "s", "Time that a cache took to be told that the site has changed");
        meter.CreateObservableGauge("blog.posts", ListPosts, "{post}", "Posts and pages, by whether the public sees them");
        meter.CreateObservableGauge("blog.problems", ListProblems, "{problem}", "Problems of the content, by severity");
        meter.CreateObservableGauge("blog.next_due.timestamp", ListNextDue, "s", "Unix time at which the next post appears or goes by itself; not there while none will");
        lookups = meter.CreateCounter<long>("blog.answers.lookups", "{lookup}", "Requests for answers that may be kept, by whether one was ready");
        meter.CreateObservableGauge("blog.answers.count", () => answers.Count, "{answer}", "Answers that are held");
        meter.CreateObservableGauge("blog.answers.size", () => answers.Size, "By", "Memory that the answers take");
    }

    /// <summary>Spans of what the site does by itself.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Begins the span of a look at the folder; null where nobody listens.</summary>
    public static Activity? StartLoad() => Source.StartActivity("load");

    /// <summary>A look at the folder is over.</summary>
    /// <param name="report">Null where it failed.</param>
    /// <param name="error">Why it failed, as the name of a type.</param>
    /// <param name="startedAt">A timestamp of the site's clock.</param>
    /// <param name="span">As <see cref="StartLoad"/> gave it.</param>
    public void Loaded(LoadReport? report, string? error, long startedAt, Activity? span)
    {
        last = report ?? last;
        var tags = new TagList { { "blog.load.changed", report?.HasChanged ?? false } };
        if (error is not null) tags.Add("error.type", error);
        loads.Record(clock.GetElapsedTime(startedAt).TotalSeconds, tags);
        if (span is null) return;
        foreach (var (name, value) in tags) span.SetTag(name, value);
        span.SetTag("blog.load.files", report?.Changed).SetTag("blog.posts", report?.Public).SetTag("blog.problems", report?.Problems.Count);
        if (error is not null) span.SetStatus(ActivityStatusCode.Error);
        // A look every few seconds that found nothing is nobody's story.
        else if (report is { HasChanged: false }) span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <summary>Begins the span of telling a cache; null where nobody listens.</summary>
    public static Activity? StartPurge(Uri cache) => Source.StartActivity("purge", ActivityKind.Client)?.SetTag("server.address", cache.Host).SetTag("server.port", cache.Port);

    /// <summary>A cache was told once that the site has changed.</summary>
    /// <param name="cache">Its address.</param>
    /// <param name="error">Why it did not take it; null where it did.</param>
    /// <param name="taken">How long it took to say so.</param>
    /// <param name="span">As <see cref="StartPurge"/> gave it.</param>
    public void Purged(Uri cache, string? error, TimeSpan taken, Activity? span)
    {
        var tags = new TagList { { "server.address", cache.Host } };
        if (error is not null) tags.Add("error.type", error);
        purges.Record(taken.TotalSeconds, tags);
        span?.SetTag("error.type", error).SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
    }

    /// <summary>A request has looked for its answer. Costs next to nothing while nobody listens.</summary>
    /// <param name="result"><c>hit</c> where it was ready, <c>shared</c> where another request was just having it made, else <c>miss</c>.</param>
    public void LookedUp(string result) => lookups.Add(1, Tag("blog.answers.result", result));

    private IEnumerable<Measurement<int>> ListPosts() => last is not { } report
        ? []
        : [new(report.Public, Tag("blog.post.state", "public")), new(report.HeldBack, Tag("blog.post.state", "held_back"))];

    private IEnumerable<Measurement<int>> ListProblems()
    {
        if (last is not { } report) return [];
        var errors = report.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        return [new(errors, Tag("blog.problem.severity", "error")), new(report.Problems.Count - errors, Tag("blog.problem.severity", "warning"))];
    }

    private IEnumerable<Measurement<double>> ListNextDue() => last?.NextDueAt is { } due ? [new(due.ToUnixTimeMilliseconds() / 1000d)] : [];

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}

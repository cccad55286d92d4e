using System.Net;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Metrics and traces for a collector, if the standard variables name one.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-telemetry-").FullName;

    private string Content => Path.Combine(root, "content");

    public TelemetryTests()
    {
        Directory.CreateDirectory(Content);
        File.WriteAllText(Path.Combine(Content, "hello.md"), "---\ntitle: Hello\ndate: 2024-01-01\n---\n");
    }

    [Fact]
    public async Task A_collector_gets_the_metrics_and_traces_of_loads_and_requests_and_none_of_probes_and_previews()
    {
        await using var collector = new Receiver();
        await using var blog = Start(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        await blog.ReadyAsync();
        await blog.TryGetAsync("/_preview/a-secret-token/posts/hello/");
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
        foreach (var name in (string[])["blog.load.duration", "blog.posts", "blog.problems", "blog.answers.lookups", "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections"])
            await TestSite.Until(() => Task.FromResult(Received(collector, "/v1/metrics").Contains(name, StringComparison.Ordinal)), $"{name} arrives");
        await TestSite.Until(() => Task.FromResult(Received(collector, "/v1/traces").Contains("/posts/hello/", StringComparison.Ordinal)), "the request is traced");
        await TestSite.Until(() => Task.FromResult(Received(collector, "/v1/traces").Contains("blog.load.files", StringComparison.Ordinal)), "the load is traced");
        // What is left is sent before the end.
        await blog.TerminateAsync();
        Assert.Equal(0, await blog.ExitCodeAsync());
        var all = Received(collector, "/v1/traces");
        Assert.Contains("service.name", all, StringComparison.Ordinal);
        Assert.DoesNotContain("/readyz", all, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-token", all + Received(collector, "/v1/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_the_library_is_loaded()
    {
        await using var blog = Start();
        await blog.ReadyAsync();
        Assert.DoesNotContain("OpenTelemetry", await blog.MapsAsync(), StringComparison.Ordinal);
        await using var disabled = Start(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), ("OTEL_SDK_DISABLED", "true"));
        await disabled.ReadyAsync();
        Assert.DoesNotContain("OpenTelemetry", await disabled.MapsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_is_nothing_that_readers_notice()
    {
        await using var blog = Start(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
        await blog.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
        await blog.TerminateAsync();
        Assert.Equal(0, await blog.ExitCodeAsync());
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_no_address_ends_with_78_and_one_line()
    {
        await using var blog = Start(("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));
        Assert.Equal(78, await blog.ExitCodeAsync());
        Assert.Equal("OTEL_EXPORTER_OTLP_ENDPOINT: \"collector:4317\" is no address of a collector: write http://localhost:4317", blog.Errors.Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    // Names are plain text in the protocol's bytes.
    private static string Received(Receiver collector, string path) => string.Concat(collector.Requests.Where(request => request.Path == path).Select(request => Encoding.Latin1.GetString(request.Body)));

    private BlogProcess Start(params (string Name, string Value)[] settings) => BlogProcess.Start(
        [], [("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, $"data-{Guid.NewGuid():N}", "blog.db")), ("Blog__StopDelay", "0"), .. settings]);
}

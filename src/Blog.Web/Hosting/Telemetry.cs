using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Blog.Web.Hosting;

/// <summary>
/// Sends metrics and traces to a collector, if the standard variables name one
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/): the library reads the others of them itself. Without one nothing of it runs.
/// </summary>
internal static class Telemetry
{
    private const string Disabled = "OTEL_SDK_DISABLED", ServiceName = "OTEL_SERVICE_NAME", Attributes = "OTEL_RESOURCE_ATTRIBUTES";

    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    // The framework's, for requests, connections and the runtime.
    private static readonly string[] Meters = [SiteMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <exception cref="SettingsException">An endpoint is no address.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var named = Endpoints.Select(name => (Name: name, Value: builder.Configuration[name])).Where(endpoint => !string.IsNullOrWhiteSpace(endpoint.Value)).ToList();
        if (named.Count == 0 || bool.TryParse(builder.Configuration[Disabled], out var isDisabled) && isDisabled) return;
        // The library would send to another place instead, and say nothing.
        if (named.Where(endpoint => !(Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")).Select(endpoint => $"{endpoint.Name}: \"{endpoint.Value}\" is no address of a collector: write http://localhost:4317").ToList() is { Count: > 0 } wrong)
            throw new SettingsException(wrong);
        Export(builder);
    }

    private static void Export(WebApplicationBuilder builder) => builder.Services.AddOpenTelemetry()
        .ConfigureResource(resource =>
        {
            if (builder.Configuration[ServiceName] is null && builder.Configuration[Attributes]?.Contains("service.name=", StringComparison.Ordinal) != true)
                resource.AddService("blog", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        })
        .WithMetrics(metrics => metrics.AddMeter(Meters))
        .WithTracing(traces => traces.AddSource(SiteMetrics.Name).AddAspNetCoreInstrumentation(requests => requests.Filter = IsTold))
        .UseOtlpExporter();

    /// <summary>Probes are nobody's story, and the address of a preview is a secret.</summary>
    private static bool IsTold(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return path is not (SitePaths.Alive or SitePaths.Ready) && !path.Contains(SitePaths.Preview, StringComparison.Ordinal);
    }
}

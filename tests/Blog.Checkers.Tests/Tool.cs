using System.Diagnostics;
using System.Text.Json;
using Blog.Web.Tests;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>Runs a checker as its users do: the command itself, in a process of its own.</summary>
internal static class Tool
{
    /// <summary>The folder of the checkers, with their settings and our scripts around them.</summary>
    public static string Folder { get; } = Path.Combine(TestSite.RepositoryRoot(), "tests", "checkers");

    public static string Chromium { get; } = Environment.GetEnvironmentVariable("BLOG_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Whether the heavy forms of the suites are asked for.</summary>
    public static bool IsSlow { get; } = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;

    /// <summary>A script of the folder, or of a package in it.</summary>
    public static Task<ToolResult> NodeAsync(string script, params IEnumerable<string> arguments) => RunAsync("node", arguments.Prepend(Path.Combine(Folder, script)));

    /// <summary>The interpreter that Debian's packages belong to, whichever else is on the path.</summary>
    public static Task<ToolResult> PythonAsync(string script, params IEnumerable<string> arguments) => RunAsync("/usr/bin/python3", arguments.Prepend(Path.Combine(Folder, script)));

    public static async Task<ToolResult> RunAsync(string command, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHROME_PATH"] = Chromium, ["PUPPETEER_EXECUTABLE_PATH"] = Chromium },
        })!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(5));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await process.WaitForExitAsync(timeout.Token);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>What a checker said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Its findings; a checker that fell over has said nothing, which must not pass for finding nothing.</summary>
    public JsonElement Json()
    {
        try
        {
            return JsonDocument.Parse(Output).RootElement;
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"the checker ended with {ExitCode} and said: {Output}{Errors}");
        }
    }
}

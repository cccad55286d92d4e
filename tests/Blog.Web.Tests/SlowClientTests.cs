using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>slowhttptest as Debian has it: three hundred who send headers or a body bit by bit, or read so. Heavy: it needs the package, which <c>tests/run.sh --slow</c> installs.</summary>
public sealed partial class SlowClientTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-slow-").FullName;

    [Theory]
    [InlineData("-H")]
    [InlineData("-B")]
    [InlineData("-X")]
    public async Task Others_are_served_all_the_while(string attack)
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null) return;
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Path.Combine(TestSite.RepositoryRoot(), "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        await blog.ReadyAsync();
        using var tool = Process.Start(new ProcessStartInfo("slowhttptest", [attack, "-c", "300", "-i", "5", "-r", "100", "-l", "25", "-u", $"http://127.0.0.1:{blog.Port}/"]) { RedirectStandardOutput = true })!;
        var said = Colour().Replace(await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), "");
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        var states = Available().Matches(said).Select(match => match.Groups["state"].Value).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', said.Split('\n').TakeLast(16)));
        // At the beginning, and every five seconds until nobody is left.
        Assert.True(states.Count > 1 && states.All(state => state == "YES"), said);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [GeneratedRegex("service available:\\s+(?<state>\\w+)")]
    private static partial Regex Available();

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colour();
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog doctor</c>, started as whoever runs a site would start it. What it finds of a machine is tested beside it.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-doctor-").FullName;

    private string Content => Path.Combine(root, "content");

    public DoctorTests()
    {
        Directory.CreateDirectory(Content);
        File.WriteAllText(Path.Combine(Content, "a.md"), "Text.");
    }

    [Fact]
    public async Task Every_thing_has_a_line_and_a_machine_without_an_error_ends_with_0()
    {
        var (code, output) = await Doctor();
        Assert.Equal(0, code);
        var lines = output.Split('\n');
        Assert.All(lines, line => Assert.Matches("^(ok     |warning) [a-z-]+: .+$", line));
        foreach (var check in (string[])["settings", "base-url", "preview-key", "content", "inotify-watches", "inotify-instances", "content-events", "data", "disk", "clock", "time-zones", "languages", "formulas", "fonts", "diagrams", "address"])
            Assert.Single(lines, line => line[8..].StartsWith(check + ":", StringComparison.Ordinal));
        Assert.Contains("warning base-url: BaseUrl is not set", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(root, "data")));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_ends_with_1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (code, output) = await Doctor("--urls", address);
        Assert.Equal(1, code);
        Assert.Contains($"error   address: something listens on {address} already: stop it", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://192.0.2.1:8080", "cannot be listened on")]
    [InlineData("no address", "is no address")]
    public async Task An_address_that_cannot_be_listened_on_is_an_error(string address, string message)
    {
        var (code, output) = await Doctor("--urls", address);
        Assert.Equal(1, code);
        Assert.Contains($"error   address: {address} {message}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_an_error_among_the_others()
    {
        var (code, output) = await Doctor("--Blog:PreviewKey", "secret");
        Assert.Equal(1, code);
        Assert.Contains("error   settings: command line --Blog:PreviewKey: the value is shorter than 16 characters", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.Contains("ok      clock:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_array_with_the_level_and_the_advice_of_each()
    {
        var (code, output) = await Doctor("--format", "json", "--Blog:ContentPath", Path.Combine(root, "nowhere"));
        Assert.Equal(1, code);
        var findings = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        var content = Assert.Single(findings, finding => finding.GetProperty("check").GetString() == "content");
        Assert.Equal("error", content.GetProperty("level").GetString());
        Assert.Contains("nowhere does not exist", content.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Blog__ContentPath", content.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.Equal(4, finding.EnumerateObject().Count()));
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("now")]
    public async Task Another_use_ends_with_2(params string[] arguments) => Assert.Equal((2, ""), await Doctor(arguments));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<(int Code, string Output)> Doctor(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["doctor", .. arguments], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").TrimEnd());
    }
}

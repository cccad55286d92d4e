using System.Diagnostics;
using Blog.Diagnosis;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Diagnosis;

/// <summary>A machine with one fault each: real folders, and a <c>/proc</c> and an installation that say what the test writes.</summary>
public sealed class CheckupTests : IDisposable
{
    private const string Healthy = "/dev/sda1 / ext4 rw 0 0\n";

    private readonly string root = Directory.CreateTempSubdirectory("blog-doctor-").FullName;
    private FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private readonly List<SettingValue> settings;
    private Machine machine;

    public CheckupTests()
    {
        Directory.CreateDirectory(Content);
        Write("content/posts/a.md", "Text.");
        Write("proc/self/mounts", Healthy);
        Write("proc/sys/fs/inotify/max_user_watches", "65536\n");
        Write("proc/sys/fs/inotify/max_user_instances", "128\n");
        Write("fonts/Literata-Regular.ttf", "x");
        Write("fonts/Literata-SemiBold.ttf", "x");
        settings = [new("ContentPath", Content, "test"), new("DatabasePath", Path.Combine(root, "data", "blog.db"), "test"), new("BaseUrl", "https://example.com/", "test")];
        machine = new Machine { ProcPath = Path.Combine(root, "proc"), FontPath = Path.Combine(root, "fonts"), HasFormulas = true, HasZones = true, HasCultures = true, FreeBytes = _ => 10L << 30 };
    }

    private string Content => Path.Combine(root, "content");

    [Fact]
    public void A_healthy_machine_is_said_to_be_healthy_and_nothing_is_left_behind()
    {
        var before = Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories);
        var findings = List();
        Assert.All(findings, finding => Assert.True(finding is { Level: FindingLevel.Ok, Advice: "" }, finding.ToString()));
        Assert.Equal(findings.Count, findings.Select(finding => finding.Check).Distinct().Count());
        Assert.Equal(before, Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_pipe_called_like_a_post_holds_nobody_up()
    {
        using var made = Process.Start("mkfifo", [Path.Combine(Content, "pipe.md")]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var findings = await Task.Run(List, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.All(findings, finding => Assert.Equal(FindingLevel.Ok, finding.Level));
    }

    [Theory]
    [InlineData("watches", "inotify-watches", FindingLevel.Warning, "2 folders need a watch each, and a user may have 2", "sysctl fs.inotify.max_user_watches=65536")]
    [InlineData("instances", "inotify-instances", FindingLevel.Warning, "all 1 watchers", "sysctl fs.inotify.max_user_instances=512")]
    [InlineData("no content", "content", FindingLevel.Error, "does not exist", "Blog__ContentPath")]
    [InlineData("network content", "content-events", FindingLevel.Warning, "nfs4", "ScanInterval")]
    [InlineData("caseless content", "content-case", FindingLevel.Warning, "vfat takes Photo.JPG for photo.jpg", "BLG072")]
    [InlineData("network data", "data-file-system", FindingLevel.Error, "cifs", "Blog__DatabasePath")]
    [InlineData("file as data folder", "data", FindingLevel.Error, "is a file", "Blog__DatabasePath")]
    [InlineData("little room", "disk", FindingLevel.Warning, "100 MB", "make room")]
    [InlineData("no room", "disk", FindingLevel.Error, "1 MB", "make room")]
    [InlineData("future file", "file-times", FindingLevel.Warning, "lies ahead", "timedatectl")]
    [InlineData("old clock", "clock", FindingLevel.Error, "1970-01-01", "timedatectl")]
    [InlineData("no zones", "time-zones", FindingLevel.Error, "no time zone database", "tzdata")]
    [InlineData("no cultures", "languages", FindingLevel.Warning, "English", "icu")]
    [InlineData("no formulas", "formulas", FindingLevel.Warning, "temml", "npm")]
    [InlineData("no fonts", "fonts", FindingLevel.Warning, "Literata-Regular.ttf", "install the program again")]
    [InlineData("no base url", "base-url", FindingLevel.Warning, "not set", "Blog__BaseUrl=https://example.com/")]
    [InlineData("http base url", "base-url", FindingLevel.Warning, "not encrypted", "https://example.com/blog/")]
    [InlineData("local base url", "base-url", FindingLevel.Warning, "this machine", "address that readers type")]
    [InlineData("page as base url", "base-url", FindingLevel.Warning, "ends like a file", "Blog__BaseUrl=https://example.com/")]
    [InlineData("weak key", "preview-key", FindingLevel.Warning, "few different characters", "openssl rand")]
    [InlineData("short key", "settings", FindingLevel.Error, "shorter than 16 characters", "correct it")]
    [InlineData("slow scan", "scan-interval", FindingLevel.Warning, "30 minutes", "Blog__ScanInterval=5s")]
    [InlineData("broken settings", "settings", FindingLevel.Error, "blog.yaml:1:1 titel", "correct it")]
    public void A_fault_is_named_with_what_to_do_and_nothing_else_is(string fault, string check, FindingLevel level, string message, string advice)
    {
        Seed(fault);
        var finding = Assert.Single(List(), finding => finding.Level != FindingLevel.Ok);
        Assert.Equal((check, level), (finding.Check, finding.Level));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(advice, finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken settings")]
    [InlineData("short key")]
    public void Folders_are_looked_at_though_a_setting_cannot_be_used(string fault)
    {
        Seed(fault);
        Set("DatabasePath", Path.Combine(root, "other", "blog.db"));
        Write("other", "a file where the folder would be");
        var findings = List();
        Assert.Equal(FindingLevel.Error, Assert.Single(findings, finding => finding.Check == "settings").Level);
        Assert.Contains("is a file", Assert.Single(findings, finding => finding.Check == "data").Message, StringComparison.Ordinal);
        Assert.Contains(Content, Assert.Single(findings, finding => finding.Check == "content").Message, StringComparison.Ordinal);
        // Whether it is set or not is not known.
        Assert.DoesNotContain(findings, finding => finding.Check is "base-url" or "preview-key");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private IReadOnlyList<Finding> List() => Checkup.List(settings, "Production", clock, machine);

    private void Seed(string fault)
    {
        switch (fault)
        {
            case "watches": Write("proc/sys/fs/inotify/max_user_watches", "2\n"); break;
            case "instances": TakeWatcher(); break;
            case "no content": Directory.Delete(Content, recursive: true); break;
            case "network content": Mount(Content, "nfs4"); break;
            case "caseless content": Mount(Content, "vfat"); break;
            case "network data": Mount(root, "cifs", (Content, "ext4")); break;
            case "file as data folder": Write("data", "x"); break;
            case "little room": machine = machine with { FreeBytes = _ => 100 << 20 }; break;
            case "no room": machine = machine with { FreeBytes = _ => 1 << 20 }; break;
            case "future file": File.SetLastWriteTimeUtc(Path.Combine(Content, "posts", "a.md"), DateTime.UtcNow.AddHours(1)); break;
            case "old clock": File.SetLastWriteTimeUtc(Path.Combine(Content, "posts", "a.md"), DateTime.UnixEpoch.AddSeconds(1)); clock = new(DateTimeOffset.UnixEpoch.AddHours(1)); break;
            case "no zones": machine = machine with { HasZones = false }; break;
            case "no cultures": machine = machine with { HasCultures = false }; break;
            case "no formulas": machine = machine with { HasFormulas = false }; break;
            case "no fonts": File.Delete(Path.Combine(root, "fonts", "Literata-Regular.ttf")); break;
            case "no base url": settings.RemoveAt(2); break;
            case "http base url": Set("BaseUrl", "http://example.com/blog/"); break;
            case "local base url": Set("BaseUrl", "https://localhost/"); break;
            case "page as base url": Set("BaseUrl", "https://example.com/index.html"); break;
            case "weak key": Set("PreviewKey", new string('a', 32)); break;
            case "short key": Set("PreviewKey", "secret"); break;
            case "slow scan": Set("ScanInterval", "30m"); break;
            case "broken settings": Write("content/blog.yaml", "titel: x\n"); break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "no such fault");
        }
    }

    private void Set(string name, string value) => settings.Add(new(name, value, "test"));

    private void Mount(string place, string type, params (string Place, string Type)[] others) =>
        Write("proc/self/mounts", Healthy + string.Concat(others.Prepend((place, type)).Select(mount => $"server:/x {mount.Item1.Replace(" ", "\\040", StringComparison.Ordinal)} {mount.Item2} rw 0 0\n")));

    /// <summary>A process that has the one instance which there is.</summary>
    private void TakeWatcher()
    {
        Write("proc/sys/fs/inotify/max_user_instances", "1\n");
        Directory.CreateDirectory(Path.Combine(root, "proc", "12", "fd"));
        File.CreateSymbolicLink(Path.Combine(root, "proc", "12", "fd", "3"), "anon_inode:inotify");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

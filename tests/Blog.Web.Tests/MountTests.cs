using System.Diagnostics;
using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Another drive in the content folder, or under it: its files are read as any others, and what sends no event is found by looking.</summary>
public sealed class MountTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-mount-").FullName;
    private readonly List<string> mounted = [];

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task A_drive_that_is_mounted_in_the_folder_is_read_and_looked_at()
    {
        var drive = Directory.CreateDirectory(Path.Combine(Content, "drive")).FullName;
        Assert.SkipUnless(await TryMountAsync(drive, "mount", "-t", "tmpfs", "none", drive), "this system lets this user mount nothing");
        await File.WriteAllTextAsync(Path.Combine(drive, "a.md"), "# One", TestContext.Current.CancellationToken);
        await using var blog = await StartAsync();
        await ShowsAsync(blog, "/posts/a/", "One");
        await File.WriteAllTextAsync(Path.Combine(drive, "a.md"), "# Two", TestContext.Current.CancellationToken);
        await ShowsAsync(blog, "/posts/a/", "Two");
    }

    /// <summary>As on network drives, and on those of another system: the kernel that tells of changes does not see who writes.</summary>
    [Fact]
    public async Task A_folder_that_is_written_to_from_underneath_is_found_by_looking()
    {
        var under = Directory.CreateDirectory(Path.Combine(root, "under")).FullName;
        Directory.CreateDirectory(Content);
        Assert.SkipUnless(await TryMountAsync(Content, "bindfs", "--no-allow-other", "-o", "attr_timeout=0,entry_timeout=0", under, Content), "this system has no bindfs, or lets this user mount nothing with it");
        await File.WriteAllTextAsync(Path.Combine(under, "a.md"), "# One", TestContext.Current.CancellationToken);
        await using var blog = await StartAsync();
        await ShowsAsync(blog, "/posts/a/", "One");
        await File.WriteAllTextAsync(Path.Combine(under, "a.md"), "# Two", TestContext.Current.CancellationToken);
        await ShowsAsync(blog, "/posts/a/", "Two");
        await File.WriteAllTextAsync(Path.Combine(under, "b.md"), "# New", TestContext.Current.CancellationToken);
        await ShowsAsync(blog, "/posts/b/", "New");
        File.Delete(Path.Combine(under, "b.md"));
        await TestSite.Until(async () => (await blog.TryGetAsync("/posts/b/"))?.StatusCode == HttpStatusCode.Gone, "what is deleted underneath goes");
    }

    public void Dispose()
    {
        foreach (var path in mounted)
        {
            using var process = Process.Start("umount", ["-l", path]);
            process.WaitForExit();
        }

        Directory.Delete(root, recursive: true);
    }

    private async Task<BlogProcess> StartAsync()
    {
        var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "200ms"));
        await blog.ReadyAsync();
        return blog;
    }

    private static Task ShowsAsync(BlogProcess blog, string address, string text) => TestSite.Until(
        async () => await blog.TryGetAsync(address) is { StatusCode: HttpStatusCode.OK } answer && (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(text, StringComparison.Ordinal), $"{address} shows {text}");

    private async Task<bool> TryMountAsync(string path, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (process.ExitCode != 0) return false;
            mounted.Add(path);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

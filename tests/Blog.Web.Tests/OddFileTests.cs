using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What has the name of a file and is none: to read it would be to wait for ever.</summary>
public sealed class OddFileTests
{
    [Fact]
    public async Task A_pipe_a_socket_and_a_device_hold_nobody_up_and_are_not_published()
    {
        await using var site = new TestSite("""
            -- a.md --
            # A
            ![Pipe](pipe.png) ![Socket](socket.png) ![Device](zero.png)
            -- static/b.txt --
            Text.
            """);
        await RunAsync("mkfifo", "pipe.md", "pipe.png", "static/pipe.txt", "blog.yaml");
        using var post = Listen(site, "socket.md");
        using var picture = Listen(site, "socket.png");
        // Only some users of some machines may make a device.
        var isDevice = await RunAsync("mknod", "zero.md", "c", "1", "5") && await RunAsync("mknod", "zero.png", "c", "1", "5");
        await ReadyAsync(site);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/a/"));
        foreach (var url in (string[])["/posts/pipe/", "/posts/socket/", "/posts/zero/", "/pipe.txt"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        Assert.DoesNotContain("/media/", (await site.PageAsync("/posts/a/")).QuerySelector(".prose")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/b.txt"));
        foreach (var file in (string[])["pipe.md", "socket.md", .. isDevice ? (string[])["zero.md"] : []])
            Assert.Contains(site.Log, line => line.Contains(file, StringComparison.Ordinal) && line.Contains("BLG", StringComparison.Ordinal));
        site.Write("later.md", "# Later");
        await TestSite.Until(async () => await site.StatusAsync("/posts/later/") == HttpStatusCode.OK, "what comes later is served");

        async Task<bool> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = site.Content, RedirectStandardError = true })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0;
        }
    }

    /// <summary>Who waits for a pipe waits in the middle of a call: somebody else has to say so, and to let go of it.</summary>
    private static async Task ReadyAsync(TestSite site)
    {
        var ready = Task.Run(site.ReadyAsync, TestContext.Current.CancellationToken);
        if (await Task.WhenAny(ready, Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)) == ready)
        {
            await ready;
            return;
        }

        using (var writers = Process.Start(new ProcessStartInfo("sh", ["-c", "for i in 1 2 3; do for f in pipe.md pipe.png static/pipe.txt blog.yaml; do timeout 1 sh -c \": > $f\"; done; done"]) { WorkingDirectory = site.Content })!)
            await writers.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Fail("a pipe is waited for");
    }

    private static Socket Listen(TestSite site, string name)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(site.Content, name)));
        return socket;
    }
}

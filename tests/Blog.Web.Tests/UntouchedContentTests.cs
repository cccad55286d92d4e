using System.Diagnostics;
using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// The content is the author's: whatever a site and its verbs do, nothing in the folder is written, made, renamed or taken away, be it for a moment.
/// Every name, size, time, number and byte is afterwards what it was; a file or folder that had been touched and put back would have another time of change.
/// </summary>
public sealed class UntouchedContentTests : IDisposable
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;

    // Verbs that are there to write are not among them.
    private static readonly string[][] Verbs =
    [
        ["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["list"], ["list", "--format", "json"], ["why", "a.md"], ["why", "/posts/a/"], ["schema"], ["schema", "site"], ["explain", "BLG012"],
        ["preview", "draft.md"], ["doctor"],
    ];

    private readonly string root = Directory.CreateTempSubdirectory("blog-untouched-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task A_day_of_a_site_leaves_the_content_folder_as_it_is()
    {
        foreach (var (path, text) in TestSite.Split($"""
            -- blog.yaml --
            title: A blog
            menu: [{"{"} name: About, url: /about/ {"}"}]
            -- tags.yaml --
            red:
              description: Red things
            -- authors.yaml --
            ann:
              name: Ann
            -- words.yaml --
            search: Look around
            -- _redirects --
            /old/ /posts/a/ 301
            -- a.md --
            ---
            title: A
            date: 2024-01-01
            tags: [red]
            ---
            A word. ![A dot](dot.png) $x^2$
            -- dot.png --
            {TestSite.Png}
            -- draft.md --
            ---
            title: Draft
            draft: true
            ---
            Not yet.
            -- broken.md --
            ---
            title: [Broken
            ---
            -- empty.md --
            -- pages/about.md --
            # About
            -- static/b.txt --
            Text.
            """))
        {
            var file = Path.Combine(Content, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (text.StartsWith("base64:", StringComparison.Ordinal)) await File.WriteAllBytesAsync(file, Convert.FromBase64String(text["base64:".Length..].Trim()), TestContext.Current.CancellationToken);
            else await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        (string, string)[] environment = [("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "100ms"), ("Blog__PreviewKey", "a key that is long enough for anybody"), ("Blog__BaseUrl", "https://example.com/")];
        // Where it may write, it does not even try; where it may not, it works as well.
        var before = await StateAsync();
        await ServeAsync("Production");
        Assert.Equal(before, await StateAsync());
        // Each is a process of its own.
        foreach (var verb in IsSlow ? Verbs : [Verbs[0], Verbs[^1]])
        {
            await using var blog = BlogProcess.StartWithoutPrivilege(verb, environment);
            Assert.True(await blog.ExitCodeAsync() is 0 or 1, $"{string.Join(' ', verb)}: {blog.Errors}");
        }

        Assert.Equal(before, await StateAsync());
        await ShellAsync("chmod -R a-w content");
        before = await StateAsync();
        await ServeAsync("Development");
        Assert.Equal(before, await StateAsync());

        async Task ServeAsync(string name)
        {
            await using var blog = BlogProcess.StartWithoutPrivilege([.. environment, ("ASPNETCORE_ENVIRONMENT", name)]);
            await blog.ReadyAsync();
            foreach (var path in (string[])["/", "/posts/", "/posts/a/", "/posts/a.md", "/posts/draft/", "/posts/broken/", "/about/", "/tags/red/", "/atom.xml", "/sitemap.xml", "/search/?q=word", "/b.txt", "/old/", "/nothing/", "/favicon.ico"])
                Assert.True((int)(await blog.TryGetAsync(path))!.StatusCode < 500, path);
            Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/a/"))!.StatusCode);
            await blog.HangUpAsync();
            await TestSite.Until(async () => (await blog.TryGetAsync("/readyz"))!.StatusCode == HttpStatusCode.OK, "it has looked");
        }
    }

    public void Dispose()
    {
        Process.Start("chmod", ["-R", "u+w", Content]).WaitForExit();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Name, kind, size, time of writing, time of any change, number and sum of everything in the folder.</summary>
    private async Task<string> StateAsync() => await ShellAsync("cd content; find . -printf '%p %y %s %T@ %C@ %i %m\\n' | sort; find . -type f -exec cksum {} + | sort");

    private async Task<string> ShellAsync(string commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-ec", commands]) { WorkingDirectory = root, RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
        return output;
    }
}

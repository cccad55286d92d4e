using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The content folder as a whole is put in another's place, taken away or comes late. What no event tells, the next look finds, and events are heard from then on.</summary>
public sealed class RootTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-root-").FullName;

    private string Content => Path.Combine(root, "content");

    [Fact]
    public async Task A_link_that_is_turned_to_another_folder_is_followed_and_that_folder_is_listened_to()
    {
        Make("v1", "One");
        Make("v2", "Two");
        Directory.CreateSymbolicLink(Content, "v1");
        await using var blog = await StartAsync();
        await Shows(blog, "One");
        Directory.CreateSymbolicLink(Path.Combine(root, "next"), "v2");
        await ShellAsync("mv -T next content; rm -r v1");
        await blog.HangUpAsync();
        await Shows(blog, "Two");
        await IsListenedToAsync(blog);
    }

    [Fact]
    public async Task A_folder_that_is_deleted_and_made_anew_is_served_as_it_was_until_then()
    {
        Make("content", "One");
        await using var blog = await StartAsync(("Blog__ScanInterval", "100ms"));
        Directory.Delete(Content, recursive: true);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("does not exist", StringComparison.Ordinal)), "the missing folder is named");
        await Shows(blog, "One");
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/readyz"))!.StatusCode);
        Make("made", "Two");
        Directory.Move(Path.Combine(root, "made"), Content);
        await Shows(blog, "Two");
        Assert.Single(blog.Errors.Split('\n'), line => line.Contains("does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_made_anew_within_one_look_is_listened_to()
    {
        Make("content", "One");
        await using var blog = await StartAsync();
        // File systems give the number of a folder that is gone to the next one.
        Directory.Delete(Content, recursive: true);
        Make("content", "Two");
        await blog.HangUpAsync();
        await Shows(blog, "Two");
        await IsListenedToAsync(blog);
    }

    [Fact]
    public async Task A_folder_that_is_renamed_while_another_takes_its_name_is_left_for_it()
    {
        Make("content", "One");
        Make("other", "Two");
        await using var blog = await StartAsync();
        await ShellAsync("mv content old; mv other content");
        await blog.HangUpAsync();
        await Shows(blog, "Two");
        await IsListenedToAsync(blog);
    }

    [Fact]
    public async Task A_folder_that_comes_late_is_listened_to()
    {
        await using var blog = BlogProcess.Start([], Environment());
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("does not exist", StringComparison.Ordinal)), "the missing folder is named");
        Make("content", "One");
        await blog.HangUpAsync();
        await blog.ReadyAsync();
        await Shows(blog, "One");
        await IsListenedToAsync(blog);
    }

    [Fact]
    public async Task A_ConfigMap_that_is_exchanged_is_one_set_of_posts()
    {
        Make("content/..one", "One");
        await ShellAsync("cd content; ln -s ..one ..data; ln -s ..data/a.md a.md");
        await using var blog = await StartAsync();
        await Shows(blog, "One");
        Make("content/..two", "Two");
        await ShellAsync("cd content; ln -s ..two ..data_tmp; mv -T ..data_tmp ..data; rm -r ..one");
        await Shows(blog, "Two");
        Assert.Contains("<loc>http", await TextAsync(blog, "/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(1, (await TextAsync(blog, "/sitemap.xml")).Split("/posts/a/").Length - 1);
    }

    [Fact]
    public async Task Folders_made_in_one_go_and_folders_moved_in_and_out_are_found()
    {
        Make("content", "One");
        await using var blog = await StartAsync(("Blog__ScanInterval", "200ms"));
        await ShellAsync("mkdir -p content/x/y/z; printf '# Deep' > content/x/y/z/deep.md");
        await Answers(blog, "/posts/deep/", HttpStatusCode.OK);
        await ShellAsync("mkdir moved; for n in $(seq 500); do printf '# Moved' > moved/m$n.md; done; mv moved content/");
        await Answers(blog, "/posts/m1/", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/m500/"))!.StatusCode);
        await ShellAsync("mv content/moved away");
        await Answers(blog, "/posts/m1/", HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.Gone, (await blog.TryGetAsync("/posts/m500/"))!.StatusCode);
        await Shows(blog, "One");
    }

    [Fact]
    public async Task A_change_behind_a_linked_folder_is_found_by_looking()
    {
        Make("content/..real", "One");
        await ShellAsync("ln -s ..real content/linked");
        await using var blog = await StartAsync(("Blog__ScanInterval", "200ms"));
        await Shows(blog, "One");
        Make("content/..real", "Two");
        await Shows(blog, "Two");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Make(string folder, string word)
    {
        Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, folder, "a.md"), $"---\ntitle: A\ndate: 2024-01-01\n---\nThe word is {word}.");
    }

    // Nothing is found by looking unless a test says so.
    private (string, string)[] Environment(params (string, string)[] more) =>
        [("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "1h"), ("Blog__HoldInterval", "0"), .. more];

    private async Task<BlogProcess> StartAsync(params (string, string)[] more)
    {
        var blog = BlogProcess.Start([], Environment(more));
        await blog.ReadyAsync();
        return blog;
    }

    private async Task IsListenedToAsync(BlogProcess blog)
    {
        File.WriteAllText(Path.Combine(Content, "heard.md"), "# Heard");
        await Answers(blog, "/posts/heard/", HttpStatusCode.OK);
    }

    private static async Task Shows(BlogProcess blog, string word) =>
        await TestSite.Until(async () => (await TextAsync(blog, "/posts/a/")).Contains($"The word is {word}.", StringComparison.Ordinal), $"the post says {word}");

    private static async Task Answers(BlogProcess blog, string path, HttpStatusCode status) =>
        await TestSite.Until(async () => (await blog.TryGetAsync(path))!.StatusCode == status, $"{path} answers {status}");

    private static async Task<string> TextAsync(BlogProcess blog, string path) => await (await blog.TryGetAsync(path))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task ShellAsync(string commands)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-ec", commands]) { WorkingDirectory = root })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }
}

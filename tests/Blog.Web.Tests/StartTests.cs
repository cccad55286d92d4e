using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What can be wrong before anything is served: one clear line each, and the documented exit code or behaviour.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-start-").FullName;

    private string Content => Path.Combine(root, "content");

    private string Database => Path.Combine(root, "data", "blog.db");

    [Fact]
    public async Task A_missing_content_folder_is_said_once_waited_for_and_picked_up()
    {
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains(Content, StringComparison.Ordinal)), "the missing folder is named");
        await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await blog.TryGetAsync("/readyz"))!.StatusCode);
        var page = (await blog.TryGetAsync("/"))!;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/healthz"))!.StatusCode);
        Assert.Single(blog.Errors.Split('\n'), line => line.Contains("ContentPath: the folder", StringComparison.Ordinal) && line.Contains("Blog__ContentPath", StringComparison.Ordinal));
        // Settings that arrive with the folder must not be taken for its content.
        var folder = Directory.CreateDirectory(Path.Combine(root, "made")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "blog.yaml"), "title: Late", TestContext.Current.CancellationToken);
        for (var number = 0; number < 300; number++) await File.WriteAllTextAsync(Path.Combine(folder, $"hello-{number}.md"), $"# Hello {number}", TestContext.Current.CancellationToken);
        Directory.Move(folder, Content);
        await blog.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello-299/"))!.StatusCode);
    }

    [Fact]
    public async Task A_content_path_that_is_a_file_is_said()
    {
        await File.WriteAllTextAsync(Content, "not a folder", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("is a file, not a folder", StringComparison.Ordinal)), "the file is named");
        await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await blog.TryGetAsync("/"))!.StatusCode);
    }

    [Fact]
    public async Task A_content_folder_that_may_not_be_read_is_said_waited_for_and_picked_up()
    {
        Directory.CreateDirectory(Content);
        await File.WriteAllTextAsync(Path.Combine(Content, "hello.md"), "# Hello", TestContext.Current.CancellationToken);
        SetReadable(Content, false);
        await using var blog = BlogProcess.StartWithoutPrivilege(("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("make the folder readable", StringComparison.Ordinal)), "the folder is named");
        await TestSite.Until(async () => await blog.TryGetAsync("/healthz") is not null, "the process answers");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
        SetReadable(Content, true);
        await blog.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
    }

    [Fact]
    public async Task A_folder_below_that_may_not_be_listed_is_said_and_leaves_the_rest_alone()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Content, "posts", "closed")).FullName;
        await File.WriteAllTextAsync(Path.Combine(Content, "posts", "hello.md"), "# Hello", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.md"), "# Secret", TestContext.Current.CancellationToken);
        SetReadable(folder, false);
        await using var blog = BlogProcess.StartWithoutPrivilege(("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await blog.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.TryGetAsync("/posts/secret/"))!.StatusCode);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("posts/closed:1:1 BLG001 the folder cannot be listed", StringComparison.Ordinal)), "the folder is named");
        SetReadable(folder, true);
        await TestSite.Until(async () => (await blog.TryGetAsync("/posts/secret/"))!.StatusCode == HttpStatusCode.OK, "the folder is read once it may be");
    }

    [Fact]
    public async Task A_folder_that_may_no_longer_be_listed_keeps_its_posts_over_a_restart_and_a_new_index()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Content, "posts", "trip")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "day.md"), "# A day", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "note.md"), "# A note", TestContext.Current.CancellationToken);
        (string, string)[] settings = [("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms")];
        await using (var blog = BlogProcess.StartWithoutPrivilege(settings))
        {
            await blog.ReadyAsync();
            SetReadable(folder, false);
            await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("posts/trip:1:1 BLG001 the folder cannot be listed", StringComparison.Ordinal)), "the folder is named");
            Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/day/"))!.StatusCode);
        }

        File.Delete(Database);
        await using var again = BlogProcess.StartWithoutPrivilege(settings);
        await again.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await again.TryGetAsync("/posts/day/"))!.StatusCode);
        SetReadable(folder, true);
        File.Delete(Path.Combine(folder, "note.md"));
        await TestSite.Until(async () => (await again.TryGetAsync("/posts/note/"))!.StatusCode != HttpStatusCode.OK, "what was deleted meanwhile goes");
        Assert.Equal(HttpStatusCode.OK, (await again.TryGetAsync("/posts/day/"))!.StatusCode);
        await TestSite.Until(() => Task.FromResult(!Directory.Exists(Path.Combine(Path.GetDirectoryName(Database)!, "memory", "posts"))), "the memory is gone with the trouble");
    }

    /// <summary>Under the defaults its posts would be due in another zone than their author's.</summary>
    [Fact]
    public async Task Of_many_warnings_of_one_kind_the_log_says_the_first_twenty()
    {
        Directory.CreateDirectory(Content);
        await File.WriteAllTextAsync(Path.Combine(Content, "many.md"), "---\ntitle: Many\ndate: 2024-01-01\n---\n" + string.Join("\n\n", Enumerable.Range(0, 25).Select(number => $"![]({number}.png)")), TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("Loaded", StringComparison.Ordinal)), "the folder is loaded");
        Assert.Equal(20, blog.Errors.Split('\n').Count(line => line.Contains("many.md:", StringComparison.Ordinal) && line.Contains("BLG063", StringComparison.Ordinal)));
        Assert.Contains("5 more warnings BLG063", blog.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_arrives_late_with_wrong_settings_is_not_served_until_they_are_right()
    {
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("does not exist", StringComparison.Ordinal)), "the missing folder is named");
        var folder = Directory.CreateDirectory(Path.Combine(root, "made")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "blog.yaml"), "timeZone: Mars/Olympus\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.md"), "# Hello", TestContext.Current.CancellationToken);
        Directory.Move(folder, Content);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("Mars/Olympus", StringComparison.Ordinal)), "the wrong setting is named");
        // The next thing that is said comes from a later look, which would have loaded the folder.
        await File.WriteAllTextAsync(Path.Combine(Content, "blog.yaml"), "pageSize: lots\n", TestContext.Current.CancellationToken);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("\"lots\"", StringComparison.Ordinal)), "the other wrong setting is named");
        await TestSite.Until(async () => await blog.TryGetAsync("/posts/hello/") is not null, "the site listens");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
        Assert.DoesNotContain("Loaded", blog.Errors, StringComparison.Ordinal);
        Assert.Single(blog.Errors.Split('\n'), line => line.Contains("Mars/Olympus", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(Content, "blog.yaml"), "timeZone: Europe/Berlin\n", TestContext.Current.CancellationToken);
        await blog.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync("/posts/hello/"))!.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_may_not_be_read_is_said_and_shown_once_it_may()
    {
        Directory.CreateDirectory(Content);
        var picture = Path.Combine(Content, "dot.png");
        await File.WriteAllBytesAsync(picture, Convert.FromBase64String(TestSite.Png["base64:".Length..]), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Content, "a.md"), "# A\n\n![A dot](dot.png)", TestContext.Current.CancellationToken);
        SetReadable(picture, false);
        await using var blog = BlogProcess.StartWithoutPrivilege(("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await blog.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("dot.png:1:1 BLG001", StringComparison.Ordinal)), "the picture is named");
        SetReadable(picture, true);
        await TestSite.Until(
            async () => (await (await blog.TryGetAsync("/posts/a/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("src=\"/media/", StringComparison.Ordinal),
            "the picture is shown");
    }

    [Fact]
    public async Task Settings_that_can_no_longer_be_read_are_said_once()
    {
        Directory.CreateDirectory(Content);
        var settings = Path.Combine(Content, "blog.yaml");
        await File.WriteAllTextAsync(settings, "title: Mine\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.StartWithoutPrivilege(("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "100ms"));
        await blog.ReadyAsync();
        SetReadable(settings, false);
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("blog.yaml: the file cannot be read", StringComparison.Ordinal)), "the file is named");
        await File.WriteAllTextAsync(Path.Combine(Content, "later.md"), "# Later", TestContext.Current.CancellationToken);
        await TestSite.Until(async () => (await blog.TryGetAsync("/posts/later/"))!.StatusCode == HttpStatusCode.OK, "a post written later is served");
        Assert.Single(blog.Errors.Split('\n'), line => line.Contains("blog.yaml: the file cannot be read", StringComparison.Ordinal));
        Assert.Contains("Mine", await (await blog.TryGetAsync("/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_content_folder_is_a_friendly_empty_site()
    {
        Directory.CreateDirectory(Content);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        await blog.ReadyAsync();
        foreach (var path in (string[])["/", "/posts/", "/tags/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/robots.txt"])
            Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync(path))!.StatusCode);
    }

    [Fact]
    public async Task A_database_folder_that_cannot_be_written_ends_with_78_and_one_line()
    {
        Directory.CreateDirectory(Content);
        await File.WriteAllTextAsync(Path.Combine(root, "file"), "in the way", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "file", "blog.db")));
        Assert.Equal(78, await blog.ExitCodeAsync());
        AssertOneLine(blog, "DatabasePath", Path.Combine(root, "file", "blog.db"), "Blog__DatabasePath");
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_78_and_one_line()
    {
        Directory.CreateDirectory(Content);
        await using var first = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        await first.ReadyAsync();
        await using var second = BlogProcess.Start(
            [], ("ASPNETCORE_URLS", $"http://127.0.0.1:{first.Port}"), ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data2", "blog.db")));
        Assert.Equal(78, await second.ExitCodeAsync());
        AssertOneLine(second, $"127.0.0.1:{first.Port}", "in use", "ASPNETCORE_URLS");
    }

    [Theory]
    [InlineData("Blog__PageSize", "many", "Blog__PageSize", "write 10")]
    [InlineData("Blog__BaseUrl", "example.com", "Blog__BaseUrl", "write https://example.com/")]
    [InlineData("Blog__TimeZone", "Mars/Olympus", "Blog__TimeZone", "Europe/Berlin")]
    [InlineData("Blog__PageSise", "10", "Blog__PageSise", "did you mean PageSize?")]
    [InlineData("Blog__ShowDrafts", "true", "ShowDrafts", "Production")]
    [InlineData("Blog__Menu__0__Name", "About", "Blog__Menu", "blog.yaml")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5080", "192.0.2.1:5080", "ASPNETCORE_URLS")]
    public async Task A_wrong_setting_ends_with_78_and_one_line(string name, string value, string place, string advice)
    {
        Directory.CreateDirectory(Content);
        await using var blog = BlogProcess.Start([], (name, value), ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        Assert.Equal(78, await blog.ExitCodeAsync());
        AssertOneLine(blog, place, advice);
    }

    [Fact]
    public async Task A_wrong_line_of_blog_yaml_ends_with_78_and_its_place()
    {
        Directory.CreateDirectory(Content);
        await File.WriteAllTextAsync(Path.Combine(Content, "blog.yaml"), "title: Mine\npageSize: lots\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        Assert.Equal(78, await blog.ExitCodeAsync());
        AssertOneLine(blog, "blog.yaml:2:11 pageSize", "write 10");
    }

    [Theory]
    [InlineData("sreve", "sreve")]
    [InlineData("serve extra", "extra")]
    [InlineData("--bogus 1", "--bogus")]
    [InlineData("--Blog__PageSize=3", "--Blog:PageSize")]
    [InlineData("--Blog:PageSize", "needs a value")]
    [InlineData("health now", "no arguments")]
    public async Task Wrong_usage_ends_with_2(string arguments, string word)
    {
        await using var blog = BlogProcess.Start(arguments.Split(' '));
        Assert.Equal(2, await blog.ExitCodeAsync());
        Assert.Contains(word, blog.Errors, StringComparison.Ordinal);
        Assert.Equal("", blog.Output.Trim());
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", 1, "port 1:")]
    [InlineData("http://+:1/", 1, "port 1:")]
    [InlineData("nonsense", 78, "nonsense is no address")]
    public async Task A_health_check_that_cannot_ask_says_why_in_one_line(string address, int code, string words)
    {
        await using var health = BlogProcess.Start(["health"], ("ASPNETCORE_URLS", address));
        Assert.Equal(code, await health.ExitCodeAsync());
        AssertOneLine(health, "blog health", words);
    }

    [Theory]
    [InlineData("--urls", "nonsense", "--urls")]
    [InlineData("--Blog:PageSize", "0", "command line --Blog:PageSize")]
    public async Task A_wrong_value_on_the_command_line_ends_with_78_and_one_line(string option, string value, string place)
    {
        Directory.CreateDirectory(Content);
        await using var blog = BlogProcess.Start([option, value], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Database));
        Assert.Equal(78, await blog.ExitCodeAsync());
        AssertOneLine(blog, place);
    }

    private static void SetReadable(string path, bool isReadable) =>
        File.SetUnixFileMode(path, isReadable ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.None);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void AssertOneLine(BlogProcess blog, params string[] parts)
    {
        var lines = blog.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.Contains(" info: ", StringComparison.Ordinal) && !line.Contains("BaseUrl is not set", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count == 1, blog.Errors);
        foreach (var part in parts) Assert.Contains(part, lines[0], StringComparison.Ordinal);
    }
}

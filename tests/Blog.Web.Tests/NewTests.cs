using System.Net;
using Blog.Content;
using Blog.Inspection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog new</c>: whatever the title holds, the site reads what is made without a problem, and under that title.</summary>
public sealed class NewTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-new-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    private string Content => Path.Combine(root, "content");

    public NewTests() => Directory.CreateDirectory(Content);

    public static TheoryData<string> Titles =>
    [
        "Low tide", "Ünïcode: Title?", "A: B", "- a list", "# a heading", "say \"hello\"", "it's 'quoted'", "back\\slash \\n \\u0041", "C:\\temp\\", "100 %", "%%%", "???", "...", "…", "—",
        "🎉", "👩‍👩‍👧‍👦 family", "مرحبا بالعالم", "שלום: עולם", "日本語の題名", "e\u0301 composed", "\u202Ereversed\u202C", "zero\u200Bwidth", "two\nlines", "a\ttab", "  spaces  around  ",
        "true", "no", "null", "~", "1984", "12:30", "2026-02-30", "2026-01-02 A dated title", "{curly}", "[square]", "[[link]]", "&anchor", "*alias", "!tag", "| pipe", "> quote", "@at", "`code`", "%TAG",
        "---", "+++", "--- a fence", "key: value # comment", "${HOME} $(id) `id`", "<script>alert(1)</script>", "{{ liquid }} {% tag %}", "../../etc/passwd", "/absolute/path", "a/b/c", "con", "NUL.txt",
        "index", "Index", "drafts", "_drafts", "_hidden", "README", "page", "feed.xml", ".hidden", "tilde~", "name.tmp", "4913", "hello.fr", "item", "templates", "\u0001\u0007bell", "\uD800 lone", "ﬁne ligature", "ⅷ", "²",
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Any_title_makes_a_post_that_check_has_nothing_against(string title)
    {
        foreach (var engine in (string[])["", .. Engine.All.Select(engine => engine.Name)])
        {
            foreach (var isDraft in (bool[])[false, true])
            {
                Restart(engine);
                using var inspection = Inspect();
                var post = new NewPost(title) { At = inspection.ReadDate(null)!.Value, Tags = ["C#", "a: b", title], IsDraft = isDraft };
                var plan = inspection.Plan(post, out var wrong);
                Assert.True(plan is not null, $"{engine}: {wrong}");
                NewFile.Create(Content, plan.Path, plan.Text);
                var read = AssertFaultless(plan, isDraft, engine);
                // What stands behind %% is a comment, in a title too.
                if (!title.Contains("%%", StringComparison.Ordinal)) Assert.Equal(post.Title, read);
            }
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(5000)]
    public void A_long_title_is_kept_whole_and_its_file_has_a_name_that_fits(int words)
    {
        foreach (var word in (string[])["tide ", "prílivová", "潮汐潮汐潮汐", "🎉"])
        {
            foreach (var engine in (string[])["", "jekyll", "obsidian"])
            {
                Restart(engine);
                using var inspection = Inspect();
                var title = string.Concat(Enumerable.Repeat(word, words)).Trim();
                var plan = inspection.Plan(new NewPost(title) { At = inspection.ReadDate(null)!.Value, IsBundle = true }, out var wrong);
                Assert.True(plan is not null, wrong);
                NewFile.Create(Content, plan.Path, plan.Text);
                AssertFaultless(plan, false, engine);
            }
        }
    }

    [Theory]
    [InlineData("", "posts/low-tide.md", "/posts/low-tide/")]
    [InlineData("jekyll", "_posts/2026-07-01-low-tide.md", "/2026/07/01/low-tide.html")]
    [InlineData("hugo", "posts/low-tide.md", "/posts/low-tide/")]
    [InlineData("hexo", "_posts/low-tide.md", "/2026/07/01/low-tide/")]
    [InlineData("zola", "blog/low-tide.md", "/blog/low-tide/")]
    [InlineData("eleventy", "posts/low-tide.md", "/posts/low-tide/")]
    [InlineData("astropaper", "posts/low-tide.md", "/posts/low-tide/")]
    [InlineData("obsidian", "Low tide.md", "/Low+tide")]
    [InlineData("hugo", "content/post/low-tide.md", "/post/low-tide/", "content/post/x.md")]
    [InlineData("hexo", "source/_posts/low-tide.md", "/2026/07/01/low-tide/", "source/_posts/x.md")]
    [InlineData("", "_posts/2026-07-01-low-tide.md", "/posts/low-tide/", "_posts/2026-01-01-x.md")]
    [InlineData("astropaper", "src/content/posts/low-tide.md", "/posts/low-tide/", "src/content/pages/x.md")]
    public void A_post_lies_where_posts_of_the_engine_lie_under_a_name_as_they_have(string engine, string path, string url, string? there = null)
    {
        Restart(engine);
        if (there is not null) Write(there, "---\ntitle: X\ndate: 2026-01-01\n---\n");
        using var inspection = Inspect();
        var plan = inspection.Plan(new NewPost("Low tide") { At = inspection.ReadDate(null)!.Value }, out var wrong);
        Assert.Equal(("", path, url), (wrong, plan?.Path, plan?.Url));
    }

    [Theory]
    [InlineData("", "---\ntitle: \"Low tide\"\ndate: 2026-07-01T14:00:00+02:00\nlang: \"fr\"\ndraft: true\ntags: [\"sea\", \"C#\"]\n---\n\n")]
    [InlineData("jekyll", "---\ntitle: \"Low tide\"\ndate: 2026-07-01T14:00:00+02:00\nlang: \"fr\"\npublished: false\ntags: [\"sea\", \"C#\"]\n---\n\n")]
    [InlineData("astropaper", "---\ntitle: \"Low tide\"\npubDatetime: 2026-07-01T14:00:00+02:00\ndescription: \"\"\nlang: \"fr\"\ndraft: true\ntags: [\"sea\", \"C#\"]\n---\n\n")]
    [InlineData("obsidian", "---\ntitle: \"Low tide\"\ndate: 2026-07-01T14:00:00+02:00\nlang: \"fr\"\npublish: false\ntags: [\"sea\", \"C#\"]\n---\n\n")]
    [InlineData("zola", "+++\ntitle = \"Low tide\"\ndate = 2026-07-01T14:00:00+02:00\ndraft = true\n[taxonomies]\ntags = [\"sea\", \"C#\"]\n+++\n\n")]
    public void It_begins_as_posts_of_the_engine_do(string engine, string text)
    {
        Restart(engine, "timeZone: Europe/Berlin\n");
        using var inspection = Inspect();
        var plan = inspection.Plan(new NewPost("Low tide") { At = inspection.ReadDate(null)!.Value, Language = "fr", IsDraft = true, Tags = ["sea", "C#"] }, out _);
        Assert.Equal(text, plan?.Text);
        if (engine == "zola") Assert.Equal("blog/low-tide.fr.md", plan!.Path);
    }

    [Fact]
    public void A_schema_in_the_content_folder_is_named_to_the_editor()
    {
        Write("post.schema.json", "{}");
        using var inspection = Inspect();
        Assert.StartsWith("---\n# yaml-language-server: $schema=../../post.schema.json\ntitle:", inspection.Plan(new NewPost("A") { At = inspection.ReadDate(null)!.Value, IsBundle = true }, out _)!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-24", "2026-12-24T00:00:00+01:00")]
    [InlineData("2026-08-24 09:30", "2026-08-24T09:30:00+02:00")]
    [InlineData("2026-12-24T23:30:00Z", "2026-12-25T00:30:00+01:00")]
    [InlineData("03/04/2026", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("tomorrow", null)]
    public void A_date_is_read_in_the_zone_of_the_site(string written, string? expected)
    {
        Restart("", "timeZone: Europe/Berlin\n");
        using var inspection = Inspect();
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), inspection.ReadDate(written));
        if (expected is not null) Assert.Contains($"date: {expected}\n", inspection.Plan(new NewPost("A") { At = inspection.ReadDate(written)!.Value }, out _)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_the_file_and_the_address_and_the_site_serves_it()
    {
        var (code, output, errors) = await New("Ünïcode: Title?", "--tag", "C#", "--tag=sea", "--bundle", "--folder", "posts/trip", "--Blog:BaseUrl", "https://example.com/blog");
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal([Path.Combine(Content, "posts/trip/ünïcode-title/index.md"), "https://example.com/blog/posts/%C3%BCn%C3%AFcode-title/"], output.Split('\n'));
        Assert.Equal(["index.md"], Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        await using var check = BlogProcess.Start(["check", "--warn-as-error"], ("Blog__ContentPath", Content));
        Assert.Equal(0, await check.ExitCodeAsync());
        await using var site = TestSite.OfFolder(Content);
        Assert.Equal("Ünïcode: Title?", (await site.PageAsync("/posts/%C3%BCn%C3%AFcode-title/")).QuerySelector("h1")?.TextContent.Trim());
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/tags/csharp/"));
    }

    [Theory]
    [InlineData(1, "posts/low-tide.md is there already", "Low tide")]
    [InlineData(1, "/posts/low-tide/ is an address of posts/low-tide.md already", "Low tide", "--bundle")]
    [InlineData(1, "/posts/old/ is an address of posts/low-tide.md already", "Old")]
    [InlineData(1, "/posts/secret/ is an address of posts/hidden.md already", "Secret")]
    [InlineData(1, "is no folder below", "A", "--folder", "../outside")]
    [InlineData(1, "would lie outside of the content folder", "A", "--folder", "posts/link")]
    [InlineData(1, ".git is a folder that is passed over", "A", "--folder", ".git/x")]
    [InlineData(1, "static holds files that are served", "A", "--folder", "static")]
    [InlineData(1, "would be hidden by the folder drafts", "A", "--folder", "drafts")]
    [InlineData(1, "nonsense! is no language tag", "A", "--lang", "nonsense!")]
    [InlineData(2, "--date soon is no date", "A", "--date", "soon")]
    [InlineData(2, "new needs one title")]
    [InlineData(2, "new needs one title", " \n ")]
    [InlineData(2, "new needs one title", "Low", "tide")]
    [InlineData(2, "--tag needs a value", "A", "--tag")]
    [InlineData(2, "--titel is no option", "--titel", "A")]
    [InlineData(78, "/nowhere does not exist", "A", "--Blog:ContentPath", "/nowhere")]
    public async Task What_cannot_be_made_is_said_and_nothing_is_written(int expected, string words, params string[] arguments)
    {
        Write("posts/low-tide.md", "---\ntitle: Mine\ndate: 2026-01-01\naliases: [/posts/old/]\n---\nText.\n");
        Write("posts/hidden.md", "---\ntitle: Mine\ndate: 2026-01-01\ndraft: true\nslug: secret\n---\nText.\n");
        Directory.CreateDirectory(Path.Combine(root, "outside"));
        Directory.CreateSymbolicLink(Path.Combine(Content, "posts", "link"), Path.Combine(root, "outside"));
        var before = Everything();
        var (code, output, errors) = await New(arguments);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(words, errors.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_with_what_to_do()
    {
        Write("posts", "a file where a folder is to be");
        var (code, output, errors) = await New("A");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("make", errors, StringComparison.Ordinal);
        Assert.Contains("writable", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_begins_with_a_hyphen_stands_behind_two() => Assert.Equal(0, (await New("--draft", "--", "-5 degrees")).Code);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_editor_is_opened_on_a_terminal_alone(bool isTerminal)
    {
        var mark = Path.Combine(root, "mark");
        var editor = Path.Combine(root, "editor");
        await File.WriteAllTextAsync(editor, $"#!/bin/sh\nprintf '%s|' \"$@\" > '{mark}'\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(editor, (UnixFileMode)0b111_101_101);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash",
            ["-c", isTerminal ? "exec script -qec \"$0\" /dev/null" : "bash -c \"$0\" | cat", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "Blog.Web.dll")}' new 'Low tide'"])
        {
            RedirectStandardOutput = true,
            Environment = { ["EDITOR"] = $"{editor} --wait", ["VISUAL"] = "", ["Blog__ContentPath"] = Content, ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        })!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(Content, "posts", "low-tide.md")));
        Assert.Equal(isTerminal ? $"--wait|{Path.Combine(Content, "posts", "low-tide.md")}|" : null, File.Exists(mark) ? await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken) : null);
    }

    /// <returns>The title that the site gives it.</returns>
    private string? AssertFaultless(PlannedPost plan, bool isDraft, string engine)
    {
        using var after = Inspect();
        Assert.Empty(after.Load(TestContext.Current.CancellationToken).Problems.Select(problem => $"{engine}: {problem}"));
        var listed = Assert.Single(after.List(), post => post.Path == plan.Path);
        Assert.Equal((plan.Url, isDraft ? PostState.Draft : PostState.Public, false), (listed.Url, listed.State, listed.IsPage));
        Assert.DoesNotContain('\n', plan.Path);
        Assert.Equal([Path.Combine(Content, plan.Path)], Directory.EnumerateFiles(Content, "*.md", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(Content, ".*", SearchOption.AllDirectories));
        return listed.Title;
    }

    private ContentInspection Inspect() => new([new("ContentPath", Content, "test")], "Production", clock);

    private void Restart(string engine, string settings = "")
    {
        Directory.Delete(Content, recursive: true);
        Directory.CreateDirectory(Content);
        Write("blog.yaml", $"{(engine.Length > 0 ? $"engine: {engine}\n" : "")}{settings}title: Mine\n");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private async Task<(int Code, string Output, string Errors)> New(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["new", .. arguments], ("Blog__ContentPath", Content));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

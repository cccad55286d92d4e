using System.Text.Json;
using Blog.Content;
using Blog.Web.Commands;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog check</c>, started as an author or a workflow would start it.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Good = "---\ntitle: Good\ndate: 2026-01-05\n---\nFine.\n";

    private readonly string root = Directory.CreateTempSubdirectory("blog-check-").FullName;

    private string Content => Path.Combine(root, "content");

    private string Temporary => Path.Combine(root, "tmp");

    public CheckTests()
    {
        Directory.CreateDirectory(Content);
        Directory.CreateDirectory(Temporary);
    }

    [Fact]
    public async Task A_folder_without_a_problem_ends_with_0_and_prints_nothing()
    {
        Write("posts/good.md", Good);
        var (code, output, errors) = await Check();
        Assert.Equal((0, ""), (code, output));
        Assert.Equal("0 errors, 0 warnings in 1 file", errors);
    }

    [Fact]
    public async Task All_problems_are_printed_sorted_by_path_line_and_column()
    {
        Write("posts/b.md", "---\ntittle: B\ndate: 2026-13-01\n---\nText.");
        Write("posts/a.md", "---\ntitle: A: B\n---\nText.");
        Write("posts/c.md", Good);
        Write("posts/d.md", Good.Replace("---\nFine", "slug: c\n---\nFine", StringComparison.Ordinal));
        var (code, output, errors) = await Check();
        Assert.Equal(1, code);
        Assert.Equal(["posts/a.md:2:8 BLG012", "posts/b.md:2:1 BLG016", "posts/b.md:3:7 BLG020", "posts/d.md:4:7 BLG040"],
            output.Split('\n').Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.Contains("write title: \"A: B\"", output, StringComparison.Ordinal);
        Assert.Equal("3 errors, 1 warning in 4 files", errors);
    }

    [Fact]
    public async Task The_sum_comes_last_where_all_goes_to_one_file()
    {
        for (var number = 0; number < 30; number++) Write($"posts/{number}.md", $"---\ntittle: A{number}\ndate: 2026-01-05\n---\nText.");
        await using var blog = BlogProcess.StartInOneStream(["check"], ("Blog__ContentPath", Content), ("TMPDIR", Temporary));
        Assert.Equal(0, await blog.ExitCodeAsync());
        Assert.Equal("0 errors, 30 warnings in 30 files", blog.Output.ReplaceLineEndings("\n").Trim().Split('\n')[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--warn-as-error")]
    public async Task A_warning_fails_only_where_it_is_asked_to(int expected, params string[] options)
    {
        Write("posts/a.md", "---\ntittle: A\ndate: 2026-01-05\n---\nText.");
        var (code, output, _) = await Check(options);
        Assert.Equal(expected, code);
        Assert.Contains("did you mean title?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_array_of_objects_with_all_fields()
    {
        Write("posts/a.md", "---\ntitle: A: \"B\"\n---\nText.");
        Write("posts/ö.md", "---\ntittle: Ö\ndate: 2026-01-05\n---\nText.");
        var (code, output, _) = await Check("--format", "json");
        Assert.Equal(1, code);
        var problems = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["error", "warning"], problems.Select(problem => problem.GetProperty("severity").GetString()));
        Assert.Equal("posts/ö.md", problems[1].GetProperty("path").GetString());
        Assert.Equal((2, 1, "BLG016"), (problems[1].GetProperty("line").GetInt32(), problems[1].GetProperty("column").GetInt32(), problems[1].GetProperty("code").GetString()));
        Assert.Equal("tittle is not a known key", problems[1].GetProperty("message").GetString());
        Assert.Equal("did you mean title?", problems[1].GetProperty("suggestion").GetString());
        Assert.All(problems, problem => Assert.Equal(7, problem.EnumerateObject().Count()));
    }

    [Fact]
    public async Task Json_of_no_problem_is_an_empty_array()
    {
        Write("posts/good.md", Good);
        Assert.Equal((0, "[]"), await Check("--format=json") is var (code, output, _) ? (code, output) : default);
    }

    [Fact]
    public async Task An_annotation_names_the_file_as_the_repository_does()
    {
        Write("posts/a.md", "---\ntittle: A\ndate: 2026-01-05\n---\nText.");
        var (_, output, _) = await Check("--format", "github");
        var folder = Path.GetRelativePath(AppContext.BaseDirectory, Content).Replace('\\', '/');
        Assert.Equal($"::warning file={folder}/posts/a.md,line=2,col=1,title=BLG016::tittle is not a known key: did you mean title?", output);
    }

    [Fact]
    public async Task Sarif_names_every_rule_and_places_every_result_in_the_repository()
    {
        Write("posts/a ö.md", "---\ntittle: A\ndate: 2026-01-05\n---\nText [x](never.md).");
        var (code, output, _) = await Check("--format", "sarif");
        Assert.Equal(1, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.Contains("sarif-2.1.0", root.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(root.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(ProblemCode.All.Select(known => known.Id), rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), (string[])["error", "warning"]);
        });
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["BLG016", "BLG070"], results.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.All(results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal("tittle is not a known key: did you mean title?", results[0].GetProperty("message").GetProperty("text").GetString());
        var place = Assert.Single(results[1].GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        Assert.Equal((5, 6), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.False(Uri.TryCreate(uri, UriKind.Absolute, out _));
        Assert.Equal($"{Path.GetRelativePath(AppContext.BaseDirectory, Content).Replace('\\', '/')}/posts/a ö.md", Uri.UnescapeDataString(uri));
        Assert.DoesNotContain(' ', uri);
    }

    [Fact]
    public async Task A_frame_shows_the_line_with_a_mark_under_the_column()
    {
        Write("posts/ebb.md", "---\ntitle: Ebb: a walk\n---\nText.");
        Write("posts/wide.md", "---\ntitle: Wide\ndate: 2026-01-05\n---\n\t潮 é [x](never.md)\n");
        var (code, output, _) = await Check("--frames");
        Assert.Equal(1, code);
        Assert.Equal("""
            error BLG012: the value of title holds a colon and needs quotes
             --> posts/ebb.md:2:8
              |
            2 | title: Ebb: a walk
              |        ^
              = A colon and a space in the middle of a value would begin another key.
              = write title: "Ebb: a walk"
            """.ReplaceLineEndings("\n"), output.Split("\n\n")[0]);
        Assert.DoesNotContain("-->", (await Check()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_a_site_says_a_dead_link_once_and_no_page_waits_for_it()
    {
        Write("posts/a.md", Good.Replace("Fine.", "[x](never.md)", StringComparison.Ordinal));
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", Content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "100ms"));
        await TestSite.Until(() => Task.FromResult(Said("never.md") > 0), "the dead link is said");
        Write("posts/b.md", Good.Replace("Fine.", "[x](neither.md)", StringComparison.Ordinal));
        await TestSite.Until(() => Task.FromResult(Said("neither.md") > 0), "the next one is said");
        Assert.Equal(1, Said("never.md"));

        int Said(string file) => blog.Errors.Split('\n').Count(line => line.Contains("BLG070", StringComparison.Ordinal) && line.Contains($"there is no file posts/{file}", StringComparison.Ordinal));
    }

    [Fact]
    public void An_annotation_escapes_what_would_end_it()
    {
        var problem = new ContentProblem("a,b:c%\n.md", 2, 8, ProblemCode.UnquotedColon, "100% of\r\nit: no", "write \"a, b\"");
        Assert.Equal("::error file=content/a%2Cb%3Ac%25%0A.md,line=2,col=8,title=BLG012::100%25 of%0D%0Ait: no: write \"a, b\"", ProblemText.Annotation(problem, "content"));
        Assert.StartsWith("::error file=a%2Cb", ProblemText.Annotation(problem, "."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_line_feed_in_it_stays_on_one_line()
    {
        Write("posts/a\nb.md", "---\ntittle: A\ndate: 2026-01-05\n---\nText.");
        var (_, output, _) = await Check();
        Assert.StartsWith("posts/a\uFFFDb.md:2:1 BLG016", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_content_nor_the_index_of_the_site_is_touched_and_nothing_is_left()
    {
        Write("posts/good.md", Good);
        var database = Path.Combine(root, "data", "blog.db");
        await Check("--Blog:DatabasePath", database);
        Assert.False(Directory.Exists(Path.GetDirectoryName(database)));
        Assert.Equal(["good.md"], Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
    }

    [Fact]
    public async Task Settings_of_the_folder_count()
    {
        Write("blog.yaml", "permalink: /:slug/\n");
        Write("posts/tags.md", Good);
        var (code, output, _) = await Check();
        Assert.Equal(1, code);
        Assert.StartsWith("posts/tags.md:1:1 BLG041 the site itself answers /tags/", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pageSize: lots\n", "blog.yaml:1:11 pageSize")]
    [InlineData("pagesise: 3\n", "did you mean pageSize?")]
    public async Task A_wrong_setting_ends_with_78_and_one_line(string settings, string words)
    {
        Write("blog.yaml", settings);
        var (code, output, errors) = await Check();
        Assert.Equal((78, ""), (code, output));
        Assert.Contains(words, Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_ends_with_78_and_one_line()
    {
        var (code, output, errors) = await Check("--Blog:ContentPath", Path.Combine(root, "nowhere"));
        Assert.Equal((78, ""), (code, output));
        var line = Assert.Single(errors.Split('\n'));
        Assert.Contains(Path.Combine(root, "nowhere"), line, StringComparison.Ordinal);
        Assert.Contains("Blog__ContentPath", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_room_for_the_index_is_told_so()
    {
        Directory.Delete(Temporary);
        var (code, _, errors) = await Check();
        Assert.Equal(78, code);
        Assert.Contains("TMPDIR", Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format xml", "text, json, github, sarif")]
    [InlineData("--frames --format json", "leave out --format json")]
    [InlineData("--format", "text, json, github")]
    [InlineData("--bogus 1", "--bogus is no option")]
    [InlineData("--Blog__PageSize=3", "--Blog:PageSize")]
    [InlineData("--Blog:PageSize", "needs a value")]
    [InlineData("posts/a.md", "posts/a.md")]
    public async Task Wrong_usage_ends_with_2(string arguments, string words)
    {
        var (code, output, errors) = await Check(arguments.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.Contains("usage: blog", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "\rread 5 of 5 files\n")]
    [InlineData(false, "read 5 of 5 files\n")]
    public async Task A_long_load_says_how_far_it_is(bool isTerminal, string last)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var progress = new ProgressLine(writer, isTerminal);
        progress.Report(new(1, 5));
        Assert.Equal("", writer.ToString());
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        progress.Report(new(2, 5));
        progress.Report(new(3, 5));
        progress.Report(new(5, 5));
        var written = writer.ToString();
        Assert.Contains("read 2 of 5 files", written, StringComparison.Ordinal);
        Assert.DoesNotContain("read 3 of 5 files", written, StringComparison.Ordinal);
        Assert.EndsWith(last, written, StringComparison.Ordinal);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task<(int Code, string Output, string Errors)> Check(params string[] options)
    {
        await using var blog = BlogProcess.Start(["check", .. options], ("Blog__ContentPath", Content), ("TMPDIR", Temporary));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

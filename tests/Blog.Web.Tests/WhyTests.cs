using System.Text.Json;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog why</c>, started as an author would start it. What it says of each value and reason is tested beside the inspection itself.</summary>
public sealed class WhyTests : IDisposable
{
    private const string Post = """
        ---
        title: Low tide
        pubDatetime: 2999-11-18
        date: 2020-01-01
        layout: post
        draft: true
        ---
        The text.
        """;

    private readonly string root = Directory.CreateTempSubdirectory("blog-why-").FullName;

    private string Content => Path.Combine(root, "content");

    public WhyTests()
    {
        Directory.CreateDirectory(Path.Combine(Content, "posts"));
        File.WriteAllText(Path.Combine(Content, "blog.yaml"), "timeZone: Europe/Berlin\n");
        File.WriteAllText(Path.Combine(Content, "posts", "low-tide.md"), Post);
    }

    [Fact]
    public async Task A_file_is_explained_line_by_line_and_nothing_else_is_printed()
    {
        var (code, output, errors) = await Why("posts/low-tide.md");
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split('\n');
        Assert.Equal("posts/low-tide.md is a post at /posts/low-tide/", lines[0]);
        foreach (var line in (string[])[
            "public: no – draft: true, line 6",
            "public: no – scheduled until 2999-11-18 00:00 +01:00 (Europe/Berlin)",
            "in lists: yes, once it is public",
            "front matter: YAML",
            "title: \"Low tide\" – from title, line 2",
            "publish date: 2999-11-18 00:00 +01:00 – from pubDatetime, line 3, without a zone, so in the site's Europe/Berlin",
            "slug: low-tide – from the file name",
            "url: /posts/low-tide/ – from the permalink /posts/:slug/",
            "tags: others – no key says any",
            "cover: none – no key says any",
            "not used: date, line 4 – pubDatetime, line 3, counts",
            "not used: layout, line 5 – known from other engines, and without use here",
            "problem: posts/low-tide.md:4:1 BLG017 date says another thing than pubDatetime, which counts: remove date or pubDatetime",
        ]) Assert.Contains(line, lines);
        Assert.DoesNotContain("public: yes", lines);
    }

    [Fact]
    public async Task A_public_post_is_public_and_names_no_reason()
    {
        File.WriteAllText(Path.Combine(Content, "posts", "open.md"), "---\ndate: 2020-01-01\n---\nText.\n");
        var (_, output, _) = await Why("posts/open.md");
        Assert.Contains("\npublic: yes\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("public: no", output, StringComparison.Ordinal);
        Assert.Contains("\nin lists: yes\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_named_from_the_content_folder_from_the_current_one_or_wholly()
    {
        var file = Path.Combine(Content, "posts", "low-tide.md");
        foreach (var name in (string[])["posts/low-tide.md", Path.GetRelativePath(AppContext.BaseDirectory, file), file, "/posts/low-tide/", "posts/low-tide/"])
        {
            var (code, output, _) = await Why(name);
            Assert.Equal(0, code);
            Assert.Contains("posts/low-tide.md is a post at /posts/low-tide/", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_of_a_hidden_post_names_it()
    {
        var (code, output, _) = await Why("http://localhost:5080/posts/low-tide/");
        Assert.Equal(0, code);
        Assert.StartsWith("/posts/low-tide/ is answered as an unknown address: posts/low-tide.md, whose it would be, is not public\n\nposts/low-tide.md is a post", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_so_with_its_problem()
    {
        File.WriteAllText(Path.Combine(Content, "posts", "bad.md"), "---\ntitle: A: B\n---\nText.\n");
        Assert.Equal(
            [
                "posts/bad.md cannot be read as a post, and nothing of it is published", "public: no – it cannot be read (BLG012)",
                "problem: posts/bad.md:2:8 BLG012 the value of title holds a colon and needs quotes: write title: \"A: B\"",
            ],
            (await Why("posts/bad.md")).Output.Split('\n'));
    }

    [Fact]
    public async Task Json_has_the_same_in_fields()
    {
        var (code, output, _) = await Why("posts/low-tide.md", "--format", "json");
        Assert.Equal(0, code);
        var file = JsonDocument.Parse(output).RootElement.GetProperty("files").EnumerateArray().Single();
        Assert.Equal("posts/low-tide.md", file.GetProperty("path").GetString());
        Assert.False(file.GetProperty("public").GetBoolean());
        Assert.Equal(["draft: true, line 6", "scheduled until 2999-11-18 00:00 +01:00 (Europe/Berlin)"], file.GetProperty("hiddenBecause").EnumerateArray().Select(reason => reason.GetString()));
        var title = file.GetProperty("values").EnumerateArray().First(value => value.GetProperty("name").GetString() == "title");
        Assert.Equal(("Low tide", "title", 2), (title.GetProperty("value").GetString(), title.GetProperty("key").GetString(), title.GetProperty("line").GetInt32()));
        Assert.Equal(["date", "layout"], file.GetProperty("unused").EnumerateArray().Select(key => key.GetProperty("key").GetString()));
        Assert.Equal("BLG017", file.GetProperty("problems").EnumerateArray().Single().GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(1, "posts/nothing.md", "no file of")]
    [InlineData(1, "https://other.example/nothing/", "no file of")]
    [InlineData(2, "", "needs one file or address")]
    [InlineData(2, "a.md b.md", "needs one file or address")]
    [InlineData(2, "a.md --format github", "text, json")]
    [InlineData(2, "a.md --warn-as-error x", "--warn-as-error is no option")]
    [InlineData(78, "a.md --Blog:PageSize 0", "--Blog:PageSize")]
    [InlineData(78, "a.md --Blog:ContentPath /nowhere", "/nowhere does not exist")]
    public async Task What_cannot_be_answered_ends_with_its_code(int expected, string arguments, string words)
    {
        var (code, output, errors) = await Why(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(words, errors.Split('\n')[0], StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> Why(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["why", .. arguments], ("Blog__ContentPath", Content));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

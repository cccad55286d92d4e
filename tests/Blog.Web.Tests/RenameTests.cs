using System.Text;
using Blog.Inspection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog rename</c>: another name, the old address in the aliases, and not a byte of the file besides.</summary>
public sealed class RenameTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-rename-").FullName;

    private string Content => Path.Combine(root, "content");

    public RenameTests() => Directory.CreateDirectory(Content);

    /// <summary>What a file held, and what it holds then.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "---\ntitle: A\ndate: 2025-01-01 # once\n---\nText.", "---\ntitle: A\ndate: 2025-01-01 # once\naliases:\n  - /posts/old/\n---\nText." },
        { "---\r\ntitle:   'A'\r\n\r\n# a comment\r\ntags: [a,b]\r\n---\r\nText.\r\n", "---\r\ntitle:   'A'\r\n\r\n# a comment\r\ntags: [a,b]\r\naliases:\r\n  - /posts/old/\r\n---\r\nText.\r\n" },
        { "\uFEFF---\ntitle: A\n---\n", "\uFEFF---\ntitle: A\naliases:\n  - /posts/old/\n---\n" },
        { "---\naliases: [/x/] # old\ntitle: A\n---\n", "---\naliases: [/x/, \"/posts/old/\"] # old\ntitle: A\n---\n" },
        { "---\naliases: []\ntitle: A\n---\n", "---\naliases: [\"/posts/old/\"]\ntitle: A\n---\n" },
        { "---\naliases: [\n  '/x]/', /y/,\n]\ntitle: A\n---\n", "---\naliases: [\n  '/x]/', /y/,\n  \"/posts/old/\",\n]\ntitle: A\n---\n" },
        { "---\naliases:\n    -   /x/   # one\n    -   /y/\ntitle: A\n---\n", "---\naliases:\n    -   /x/   # one\n    -   /y/\n    -   /posts/old/\ntitle: A\n---\n" },
        { "---\naliases:\n- /x/\n---\n", "---\naliases:\n- /x/\n- /posts/old/\n---\n" },
        { "---\ntitle: A\naliases:\n---\n", "---\ntitle: A\naliases:\n  - /posts/old/\n---\n" },
        { "---\naliases: /x/\ntitle: A\n---\n", "---\naliases: /x/\ntitle: A\nredirect_from:\n  - /posts/old/\n---\n" },
        { "---\naliases: [A note, Another]\ntitle: A\n---\n", "---\naliases: [A note, Another, \"/posts/old/\"]\ntitle: A\n---\n" },
        { "+++\ntitle = \"A\"\ndate = 2025-01-01\n\n# menus\n[menu.main]\nweight = 1\n+++\nText.", "+++\ntitle = \"A\"\ndate = 2025-01-01\naliases = [\"/posts/old/\"]\n\n# menus\n[menu.main]\nweight = 1\n+++\nText." },
        { "+++\ntitle = \"A\"\n+++\n", "+++\ntitle = \"A\"\naliases = [\"/posts/old/\"]\n+++\n" },
        { "+++\naliases = [\"/x/\"]\ntitle = \"A\"\n+++\n", "+++\naliases = [\"/x/\", \"/posts/old/\"]\ntitle = \"A\"\n+++\n" },
        { "+++\naliases = [\n  \"/x/\", # one\n]\ntitle = \"A\"\n+++\n", "+++\naliases = [\n  \"/x/\", # one\n  \"/posts/old/\",\n]\ntitle = \"A\"\n+++\n" },
        { "+++\naliases = [\n  \"/x/\"\n]\ntitle = \"A\"\n+++\n", "+++\naliases = [\n  \"/x/\",\n  \"/posts/old/\"\n]\ntitle = \"A\"\n+++\n" },
        { "+++\naliases = [\n  \"/x/\" # it's one\n]\ntitle = \"A\"\n+++\n", "+++\naliases = [\n  \"/x/\" # it's one\n]\ntitle = \"A\"\nredirect_from = [\"/posts/old/\"]\n+++\n" },
        { "{\n  \"title\": \"A\"\n}\nText.", "{\n  \"aliases\": [\"/posts/old/\"],\n  \"title\": \"A\"\n}\nText." },
        { "{\"title\": \"A\", \"aliases\": [\"/x/\"]}\nText.", "{\"title\": \"A\", \"aliases\": [\"/x/\", \"/posts/old/\"]}\nText." },
        { "Title: A\nDate: 2025-01-01\n\nText.", "Title: A\nDate: 2025-01-01\nAliases: /posts/old/\n\nText." },
        { "title: A\n---\nText.", "title: A\naliases:\n  - /posts/old/\n---\nText." },
        { "<!--\n---\ntitle: A\n---\n-->\nText.", "<!--\n---\ntitle: A\naliases:\n  - /posts/old/\n---\n-->\nText." },
        { "# A heading\n\nText.", "---\naliases:\n  - /posts/old/\n---\n\n# A heading\n\nText." },
        { "---\n---\nText.", "---\naliases: [\"/posts/old/\"]\n---\nText." },
        { "---\ntitle: A\nslug: kept\n---\n", "---\ntitle: A\nslug: kept\n---\n" },
        { "---\ntitle: A\naliases: [/posts/old/]\n---\n", "---\ntitle: A\naliases: [/posts/old/]\n---\n" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_old_address_is_added_and_nothing_else_is_touched(string before, string after)
    {
        Write("posts/old.md", before);
        var plan = Rename("posts/old.md", "posts/new.md");
        Assert.Equal(after.Replace("\uFEFF", "|", StringComparison.Ordinal), Encoding.UTF8.GetString(Read("posts/new.md")).Replace("\uFEFF", "|", StringComparison.Ordinal));
        Assert.Equal(["posts/new.md"], Everything());
        using var inspection = Inspect();
        Assert.Equal(plan.Url, inspection.List()[0].Url);
        if (plan.Url != "/posts/kept/") Assert.Contains("leads to /posts/new/", inspection.Explain("/posts/old/")!.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_stays_in_it()
    {
        Directory.CreateDirectory(Path.Combine(Content, "posts"));
        File.WriteAllBytes(Path.Combine(Content, "posts", "old.md"), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("---\ntitle: Ä\n---\n")]);
        Rename("posts/old.md", "posts/new.md");
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("---\ntitle: Ä\naliases:\n  - /posts/old/\n---\n")], Read("posts/new.md"));
    }

    [Theory]
    [InlineData("posts/trip", "posts/walk")]
    [InlineData("posts/trip/", "posts/walk/")]
    [InlineData("posts/trip/index.md", "posts/walk")]
    [InlineData("posts/trip/index.md", "posts/walk/index.md")]
    public void A_folder_goes_along_with_its_post(string from, string to)
    {
        Write("posts/trip/index.md", "---\ntitle: Trip\n---\n![x](a.png)\n");
        Write("posts/trip/a.png", "picture");
        Assert.Equal("/posts/walk/", Rename(from, to).Url);
        Assert.Equal(["posts/walk/a.png", "posts/walk/index.md"], Everything());
    }

    [Theory]
    [InlineData("posts/old", "posts/new", "posts/new.md")]
    [InlineData("old.md", "notes/", "notes/old.md")]
    [InlineData("posts/old.md", "notes/deep/new.md", "notes/deep/new.md")]
    [InlineData("posts/old.md", "posts/new/index.md", "posts/new/index.md")]
    public void A_name_may_be_short_and_its_folder_new(string from, string to, string path)
    {
        Write(from.EndsWith(".md", StringComparison.Ordinal) ? from : from + ".md", "---\ntitle: A\n---\n");
        Assert.Equal(path, Rename(from, to).Path);
        Assert.Equal([path], Everything());
    }

    [Theory]
    [InlineData("posts/none.md", "posts/new.md", "posts/none.md is no post")]
    [InlineData("posts/a.md", "posts/b.md", "posts/b.md is there already")]
    [InlineData("posts/a.md", "posts/a.md", "has that name already")]
    [InlineData("posts/a.md", "../out.md", "lies outside of")]
    [InlineData("posts/a.md", "posts/.hidden.md", ".hidden.md is a name that is passed over")]
    [InlineData("posts/a.md", "static/a.md", "would be served as it stands")]
    [InlineData("posts/a.md", "other/b.md", "/posts/b/ is an address of posts/b.md already")]
    [InlineData("posts/broken.md", "posts/new.md", "cannot be read as a post")]
    [InlineData("posts/2025-01-02-day.md", "posts/day.md", "stands in its file name")]
    [InlineData("posts/trip", "posts/trip/inner", "lies in the folder that is to be moved")]
    [InlineData("posts/trip", "posts/full", "is there already")]
    [InlineData("posts/trip/index.md", "posts/b2.md", "posts/trip holds more than the post")]
    [InlineData("posts/flow.md", "posts/new.md", "no alias can be written into")]
    [InlineData("posts/link.md", "posts/new.md", "is a link")]
    public void What_cannot_be_is_said_and_nothing_is_touched(string from, string to, string words)
    {
        Write("posts/a.md", "---\ntitle: A\n---\n");
        Write("posts/b.md", "---\ntitle: B\n---\n");
        Write("posts/broken.md", "---\ntitle: A: B\n---\n");
        Write("posts/2025-01-02-day.md", "---\ntitle: Day\n---\n");
        Write("posts/trip/index.md", "---\ntitle: Trip\n---\n");
        Write("posts/trip/a.png", "picture");
        Write("posts/full/inner.png", "picture");
        Write("posts/flow.md", "---\n{title: A, date: 2025-01-01}\n---\n");
        File.CreateSymbolicLink(Path.Combine(Content, "posts", "link.md"), Path.Combine(Content, "posts", "a.md"));
        using var inspection = Inspect();
        Assert.Null(inspection.PlanRename(from, to, out var wrong));
        Assert.Contains(words, wrong, StringComparison.Ordinal);
        // To what it says, it says what to do.
        Assert.True(wrong.Contains(": ", StringComparison.Ordinal) || wrong.EndsWith("already", StringComparison.Ordinal), wrong);
    }

    [Fact]
    public async Task The_verb_prints_the_path_and_the_address_and_names_the_links_that_break()
    {
        Write("posts/old.md", "---\ntitle: A\ndate: 2025-01-01\n---\n");
        Write("posts/other.md", "---\ntitle: B\ndate: 2025-01-01\n---\n[by file](old.md) and [by address](/posts/old/)\n");
        var (code, output, errors) = await Verb("posts/old.md", "posts/new.md", "--dry-run");
        Assert.Equal((0, Path.Combine(Content, "posts/new.md") + "\n/posts/new/"), (code, output));
        Assert.Equal(["posts/old.md", "posts/other.md"], Everything());
        (code, output, errors) = await Verb("posts/old.md", "posts/new.md");
        Assert.Equal((0, Path.Combine(Content, "posts/new.md") + "\n/posts/new/"), (code, output));
        Assert.Equal(["posts/new.md", "posts/other.md"], Everything());
        Assert.Contains("posts/other.md:5:1 BLG070", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("by address", errors, StringComparison.Ordinal);
        (code, output, errors) = await Verb("posts/new.md", "posts/other.md");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("posts/other.md is there already", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Verb("posts/new.md")).Code);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private PlannedRename Rename(string from, string to)
    {
        using var inspection = Inspect();
        var plan = inspection.PlanRename(from, to, out var wrong);
        Assert.True(plan is not null, wrong);
        plan.Apply(Content);
        return plan;
    }

    private ContentInspection Inspect() => new([new("ContentPath", Content, "test")], "Production", TimeProvider.System);

    private void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Content, path));

    private List<string> Everything() => [.. Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Content, file)).Order(StringComparer.Ordinal)];

    private async Task<(int Code, string Output, string Errors)> Verb(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["rename", .. arguments], ("Blog__ContentPath", Content));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }
}

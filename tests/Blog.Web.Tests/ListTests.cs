using System.Text.Json;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog list</c>, started as an author would start it.</summary>
public sealed class ListTests : IDisposable
{
    private const string Files = """
        -- blog.yaml --
        timeZone: Europe/Berlin
        -- posts/ebb.md --
        ---
        title: Ebb
        date: 2026-01-05 09:30
        ---
        Text.
        -- posts/flood.md --
        ---
        title: "flood"
        date: 2026-02-05T23:30:00Z
        unlisted: true
        ---
        Text.
        -- posts/due.md --
        ---
        title: Zenith
        date: 2998-07-01 08:00
        ---
        Text.
        -- posts/sooner.md --
        ---
        title: Noon
        date: 2997-12-24T07:00:00-05:00
        expires: 2999-01-01
        ---
        Text.
        -- posts/old.md --
        ---
        title: Old
        date: 2020-01-01
        expires: 2021-01-01
        ---
        Text.
        -- posts/draft.md --
        ---
        title: Unfinished
        date: 2996-01-01
        draft: true
        ---
        Text.
        -- posts/_drafts/idea.md --
        An idea.
        -- posts/rival.md --
        ---
        title: Rival
        date: 2026-01-06
        slug: ebb
        ---
        Text.
        -- posts/broken.md --
        ---
        title: A: B
        ---
        Text.
        -- pages/about.md --
        # About
        """;

    private readonly string root = Directory.CreateTempSubdirectory("blog-list-").FullName;

    public ListTests()
    {
        foreach (var (path, text) in TestSite.Split(Files))
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    [Fact]
    public async Task A_line_tells_state_instant_address_file_title_and_what_hides_it()
    {
        var (code, output, errors) = await List();
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            [
                "scheduled 2998-07-01 08:00 +02:00 Europe/Berlin /posts/due/ posts/due.md \"Zenith\"",
                "scheduled 2997-12-24 13:00 +01:00 Europe/Berlin /posts/sooner/ posts/sooner.md \"Noon\"",
                "draft 2996-01-01 00:00 +01:00 Europe/Berlin /posts/draft/ posts/draft.md \"Unfinished\" – draft: true; scheduled until 2996-01-01 00:00 +01:00 (Europe/Berlin)",
                "public 2026-02-06 00:30 +01:00 Europe/Berlin /posts/flood/ posts/flood.md \"flood\" – unlisted",
                "displaced 2026-01-06 00:00 +01:00 Europe/Berlin /posts/ebb/ posts/rival.md \"Rival\" – its URL /posts/ebb/ belongs to posts/ebb.md",
                "public 2026-01-05 09:30 +01:00 Europe/Berlin /posts/ebb/ posts/ebb.md \"Ebb\"",
                "expired 2020-01-01 00:00 +01:00 Europe/Berlin /posts/old/ posts/old.md \"Old\" – expired at 2021-01-01 00:00 +01:00 (Europe/Berlin)",
                "public no date /about/ pages/about.md \"About\"",
                "draft no date /posts/idea/ posts/_drafts/idea.md \"Idea\" – the folder _drafts",
                "unreadable no date – posts/broken.md – BLG012: the value of title holds a colon and needs quotes",
            ],
            output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Theory]
    [InlineData("--scheduled", "sooner due")]
    [InlineData("--scheduled --reverse", "due sooner")]
    [InlineData("--drafts", "draft idea")]
    [InlineData("--expired", "old")]
    [InlineData("--drafts --expired --sort path", "idea draft old")]
    [InlineData("--public --sort title", "about ebb flood")]
    [InlineData("--public --sort url", "about ebb flood")]
    [InlineData("--public --reverse", "about ebb flood")]
    [InlineData("--hidden --sort path", "idea broken draft due old rival sooner")]
    [InlineData("--sort=path --reverse --public", "flood ebb about")]
    public async Task What_is_asked_for_is_listed_in_the_order_that_is_asked_for(string arguments, string names)
    {
        var (code, output, _) = await List([.. arguments.Split(' '), "--format", "json"]);
        Assert.Equal(0, code);
        Assert.Equal(names.Split(' '), JsonDocument.Parse(output).RootElement.EnumerateArray().Select(post => Path.GetFileNameWithoutExtension(post.GetProperty("path").GetString())));
    }

    [Fact]
    public async Task Json_has_the_instant_with_its_offset_and_every_reason()
    {
        var (_, output, _) = await List("--format", "json");
        var posts = JsonDocument.Parse(output).RootElement.EnumerateArray().ToDictionary(post => post.GetProperty("path").GetString()!);
        var sooner = posts["posts/sooner.md"];
        Assert.Equal(
            ["path", "url", "title", "state", "page", "unlisted", "publishAt", "expireAt", "timeZone", "hiddenBecause"], sooner.EnumerateObject().Select(field => field.Name));
        Assert.Equal("2997-12-24T13:00:00+01:00", sooner.GetProperty("publishAt").GetString());
        Assert.Equal("2999-01-01T00:00:00+01:00", sooner.GetProperty("expireAt").GetString());
        Assert.Equal("Europe/Berlin", sooner.GetProperty("timeZone").GetString());
        Assert.Equal("scheduled", sooner.GetProperty("state").GetString());
        Assert.True(posts["pages/about.md"].GetProperty("page").GetBoolean());
        Assert.False(posts["pages/about.md"].TryGetProperty("publishAt", out _));
        Assert.True(posts["posts/flood.md"].GetProperty("unlisted").GetBoolean());
        Assert.Equal(["draft: true", "scheduled until 2996-01-01 00:00 +01:00 (Europe/Berlin)"], posts["posts/draft.md"].GetProperty("hiddenBecause").EnumerateArray().Select(reason => reason.GetString()));
        Assert.False(posts["posts/broken.md"].TryGetProperty("url", out _));
    }

    [Fact]
    public async Task An_empty_folder_is_an_empty_list()
    {
        Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        Assert.Equal((0, ""), await List() is var (code, output, _) ? (code, output) : default);
        Assert.Equal("[]", (await List("--format", "json")).Output);
    }

    [Theory]
    [InlineData(2, "--sort size", "--sort needs one of date, title, path, url")]
    [InlineData(2, "--sort", "--sort needs one of")]
    [InlineData(2, "--shceduled 1", "--scheduled")]
    [InlineData(2, "posts", "list takes no posts")]
    [InlineData(78, "--Blog:PageSize 0", "--Blog:PageSize")]
    public async Task What_cannot_be_answered_ends_with_its_code(int expected, string arguments, string words)
    {
        var (code, output, errors) = await List(arguments.Split(' '));
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(words, errors.Split('\n')[0], StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> List(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["list", .. arguments], ("Blog__ContentPath", root));
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

using Blog.Web.Http;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog preview</c>, started as an author would start it.</summary>
public sealed class PreviewCommandTests : IDisposable
{
    private const string Key = "a key that nobody guesses";

    private readonly string root = Directory.CreateTempSubdirectory("blog-preview-").FullName;

    public PreviewCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "posts"));
        File.WriteAllText(Path.Combine(root, "blog.yaml"), "timeZone: Europe/Berlin\nbaseUrl: https://example.com/blog/\n");
        File.WriteAllText(Path.Combine(root, "posts", "draft.md"), "---\ntitle: Mine\ndraft: true\n---\nText.\n");
        File.WriteAllText(Path.Combine(root, "posts", "open.md"), "---\ndate: 2020-01-01\n---\nText.\n");
    }

    [Fact]
    public async Task An_address_is_printed_and_nothing_else()
    {
        var (code, output, errors) = await Preview(Key, "posts/draft.md", "--expires", "2h");
        Assert.Equal(0, code);
        Assert.StartsWith("https://example.com/blog/_preview/", output, StringComparison.Ordinal);
        Assert.EndsWith("/posts/draft/", output, StringComparison.Ordinal);
        Assert.StartsWith("good until ", errors, StringComparison.Ordinal);
        var token = PreviewToken.Read(output.Split('/')[^4], Key, DateTimeOffset.MinValue)!;
        Assert.Equal((PreviewKind.Post, "posts/draft.md"), (token.Kind, token.File));
        Assert.InRange(token.Until, TimeProvider.System.GetUtcNow().AddMinutes(115), TimeProvider.System.GetUtcNow().AddMinutes(121));
    }

    [Fact]
    public async Task A_date_is_in_the_zone_of_the_site()
    {
        var (_, output, _) = await Preview(Key, "--as-of", "2999-03-09 09:00");
        Assert.Equal(new DateTimeOffset(2999, 3, 9, 8, 0, 0, TimeSpan.Zero), PreviewToken.Read(output.Split('/')[^2], Key, DateTimeOffset.MinValue)!.At);
    }

    [Fact]
    public async Task A_public_post_needs_no_preview()
    {
        var (code, output, errors) = await Preview(Key, "posts/open.md");
        Assert.Equal((0, "https://example.com/blog/posts/open/", "posts/open.md is public: this is its address"), (code, output, errors));
    }

    [Theory]
    [InlineData(Key, 2, "preview needs one thing to show")]
    [InlineData(Key, 2, "preview needs one thing to show", "posts/draft.md", "--all")]
    [InlineData(Key, 2, "14 is no time", "--all", "--expires", "14")]
    [InlineData(Key, 2, "--expires needs a value", "--all", "--expires")]
    [InlineData(Key, 2, "--al is no option", "--al")]
    [InlineData(Key, 2, "--as-of needs a value: write --as-of 2027-03-09", "--as-of=")]
    [InlineData(Key, 2, "--Blog__Title is no option: write --Blog:Title on the command line", "--all", "--Blog__Title", "x")]
    [InlineData(Key, 1, "--all: no post of ", "--", "--all")]
    [InlineData(Key, 2, "soon is no date", "--as-of", "soon")]
    [InlineData(Key, 2, "2020-01-01 has passed", "--as-of=2020-01-01")]
    [InlineData(Key, 1, "posts/none.md: no post of ", "posts/none.md")]
    [InlineData(null, 78, "PreviewKey: there are no previews without a key", "--all")]
    [InlineData("too short", 78, "environment variable Blog__PreviewKey: the value is shorter than 16 characters", "--all")]
    public async Task What_cannot_be_done_says_what_to_write(string? key, int code, string message, params string[] arguments)
    {
        var (ended, output, errors) = await Preview(key, arguments);
        Assert.Equal((code, ""), (ended, output));
        Assert.Contains(message, errors, StringComparison.Ordinal);
        if (key is not null) Assert.DoesNotContain(key, errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> Preview(string? key, params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["preview", .. arguments], [("Blog__ContentPath", root), .. key is null ? ((string, string)[])[] : [("Blog__PreviewKey", key)]]);
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

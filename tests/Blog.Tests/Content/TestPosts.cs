using System.Text;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>Parses posts from strings, with an outline that knows a leading heading and the first paragraph.</summary>
internal static class TestPosts
{
    public static ParsedFile Parse(string text, string path = "posts/hello.md", BlogOptions? options = null) =>
        Parse(Encoding.UTF8.GetBytes(text), path, options);

    public static ParsedFile Parse(byte[] content, string path = "posts/hello.md", BlogOptions? options = null) =>
        new PostParser(options ?? new BlogOptions(), new MarkdownRenderer()).Parse(path, content, Outline);

    /// <summary>With the real outline.</summary>
    public static ParsedFile ParseWhole(string text, string path = "posts/hello.md") =>
        new PostParser(new BlogOptions(), new MarkdownRenderer()).Parse(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The post of YAML front matter with these lines.</summary>
    public static ParsedFile WithKeys(string yaml, string path = "posts/hello.md", BlogOptions? options = null) =>
        Parse($"---\n{yaml}\n---\nThe text.\n", path, options);

    public static Post Post(string yaml, string path = "posts/hello.md", BlogOptions? options = null)
    {
        var file = WithKeys(yaml, path, options);
        Assert.True(file.Post is not null, string.Join('\n', file.Problems));
        return file.Post;
    }

    public static string[] Codes(this ParsedFile file) => [.. file.Problems.Select(problem => problem.Code.Id)];

    public static BlogOptions InZone(string zone) => new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) };

    public static MarkdownOutline Outline(string body, string? title = null)
    {
        _ = title;
        var first = body.TrimStart('\n').Split('\n')[0];
        return new([], [], body, first, default) { LeadingTitle = first.StartsWith("# ", StringComparison.Ordinal) ? first[2..].Trim() : null };
    }
}

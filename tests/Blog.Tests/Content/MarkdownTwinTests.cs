using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>A body as markdown for programs: the author's words without what is hidden, and no link to what may not be seen.</summary>
public sealed class MarkdownTwinTests
{
    [Theory]
    [InlineData("Text.", "# T\n\nText.\n")]
    [InlineData("# Own\n\nText.", "# Own\n\nText.\n")]
    [InlineData("Own\n===\n\nText.", "Own\n===\n\nText.\n")]
    [InlineData("## Part", "# T\n\n## Part\n")]
    [InlineData("", "# T\n\n\n")]
    public void It_begins_with_a_title(string body, string twin) => Assert.Equal(twin, Twin(body));

    [Fact]
    public void A_title_is_no_markup() => Assert.StartsWith(@"# \*T\* \[x\](y) \<b\> \#" + "\n\n", MarkdownTwin.Read("Text.", "*T* [x](y) <b> #", "").ToMarkdown(_ => null), StringComparison.Ordinal);

    [Theory]
    [InlineData("[a](b.md \"ti\\\"tle\")", "[a](https://x/b.md \"ti\\\"tle\")")]
    [InlineData("[**bold** `code`](b.md)", "[**bold** `code`](https://x/b.md)")]
    [InlineData("![alt *text*](b.png)", "![alt *text*](https://x/b.png)")]
    [InlineData("[![alt](b.png)](c.md)", "[![alt](https://x/b.png)](https://x/c.md)")]
    [InlineData("[a](<b c.md>)", "[a](https://x/b%20c.md)")]
    [InlineData("[ref][r] and [r] and [r][]\n\n[r]: b.md 'Title'", "[ref](https://x/b.md \"Title\") and [r](https://x/b.md \"Title\") and [r](https://x/b.md \"Title\")")]
    [InlineData("> one\n> two [a](b.md)", "> one\n> two [a](https://x/b.md)")]
    [InlineData("- one\n\n  [a](b.md)", "- one\n\n  [a](https://x/b.md)")]
    [InlineData("| h |\n|--|\n| [a\\|b](b.md) |", "| h |\n|--|\n| [a\\|b](https://x/b.md) |")]
    [InlineData("Note[^1].\n\n[^1]: See [a](b.md).", "Note[^1].\n\n[^1]: See [a](https://x/b.md).")]
    [InlineData("<https://a.b/> https://c.d/ [e](https://f.g/)", "<https://a.b/> https://c.d/ [e](https://f.g/)")]
    [InlineData("[a](javascript:alert(1))", "a")]
    [InlineData("`[a](b.md)`\n\n    [c](d.md)", "`[a](b.md)`\n\n    [c](d.md)")]
    [InlineData("```\n[a](secret.md) <!-- kept -->\n```", "```\n[a](secret.md) <!-- kept -->\n```")]
    public void Links_lead_to_whole_addresses(string body, string twin) => Assert.Equal($"# T\n\n{twin}\n", Twin(body));

    [Theory]
    [InlineData("[a](secret.md)", "a")]
    [InlineData("[**a** b](secret.md 'secret')", "**a** b")]
    [InlineData("![alt](secret.png)", "alt")]
    [InlineData("[![alt](b.png)](secret.md)", "![alt](https://x/b.png)")]
    [InlineData("[a][r], [r] and [a *b*][r]\n\n[r]: secret.md", "a, r and a *b*")]
    [InlineData("Text.\n\n[unused]: secret.md", "Text.")]
    [InlineData("> [a][r]\n\n> [r]: /posts/secret/", "> a\n\n>")]
    [InlineData("x <a href=\"secret.md\">a</a> y", "x a y")]
    [InlineData("<p title=\"secret\">a [b](secret) <img src=\"secret.png\" alt=\"c\"></p>", "a \\[b\\](secret)\n\nc")]
    [InlineData("a %%secret%% b <!-- secret --> c", "a b c")]
    [InlineData("a\n\n<!-- secret\n\nsecret -->\n\nb", "a\n\nb")]
    [InlineData("a <script>secret</script> b", "a  b")]
    [InlineData("<style>\nsecret\n</style>\n\nb", "b")]
    [InlineData("a\n\n{{< figure src=\"secret.png\" alt=\"b\" >}}", "a\n\nb")]
    [InlineData("[[secret|a]]", "a")]
    public void What_may_not_be_seen_is_text(string body, string expected)
    {
        var twin = Twin(body);
        Assert.Equal(Squeezed($"# T\n\n{expected}\n"), Squeezed(twin));
        // The mark in the one row where it is the author's visible text stays.
        if (!expected.Contains("secret", StringComparison.Ordinal)) Assert.DoesNotContain("secret", twin, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_hidden_behind_a_fence_leaves_the_plain_text() => Assert.Equal("# T\n\nplain \\*text\\*\n", MarkdownTwin.Read("```js %%secret%%\ncode\n```", "T", "plain *text*").ToMarkdown(target => target));

    /// <summary>Whatever a body is, its twin holds no target that was not given.</summary>
    [Fact]
    public void No_mixture_of_constructs_lets_a_target_through()
    {
        string[] pieces =
        [
            "[a](secret.md)", "![b](secret.png)", "[r]", "[x][r]", "\n\n[r]: secret.md\n\n", "**", "*", "_", "`", "``", "> ", "\n", "\n\n", "- ", "1. ", "| a | b |\n|--|--|\n| ", " | ", "\\", "[", "]", "(", ")", "<b>", "</b>",
            "<div>\n", "</div>\n\n", "[^1]", "\n\n[^1]: ", "~~", "==", "    ", "\t", "<a href='secret.md'>", "</a>", "&amp;", "é", "日本", "😀", "# ", "text", "!", "\r\n", "<https://a.b>", "*[r]: secret\n",
        ];
        var random = new Random(20);
        for (var round = 0; round < 3000; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var twin = MarkdownTwin.Read(body, "T", "").ToMarkdown(target => target.Contains("secret", StringComparison.Ordinal) ? null : "https://x/");
            var links = new MarkdownRenderer().ReadOutline(twin).Links.Where(link => link.Target.Contains("secret", StringComparison.Ordinal)).ToList();
            Assert.True(links.Count == 0, $"round {round}: {body}\n=>\n{twin}");
        }
    }

    private static string Twin(string body) => MarkdownTwin.Read(body, "T", "plain").ToMarkdown(target =>
        target.Contains("secret", StringComparison.Ordinal) ? null : target.StartsWith("http", StringComparison.Ordinal) ? target : "https://x/" + target);

    private static string Squeezed(string text) => string.Join('\n', text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));
}

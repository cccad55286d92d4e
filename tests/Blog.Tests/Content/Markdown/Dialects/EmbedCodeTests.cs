using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

/// <summary>What other sites give to be copied into a page. Nothing of theirs is asked for by the page, and nothing of it is lost either.</summary>
public class EmbedCodeTests
{
    [Theory]
    [InlineData("""<iframe src="https://codepen.io/a/embed/b" title="A *wave*"></iframe>""", "A *wave*", "https://codepen.io/a/embed/b")]
    [InlineData("""<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1%2C2&amp;layer=mapnik"></iframe>""", "www.openstreetmap.org", "https://www.openstreetmap.org/export/embed.html?bbox=1%2C2&layer=mapnik")]
    [InlineData("""<div><IFRAME SRC="//example.com/form">No frames here.</IFRAME></div>""", "example.com", "https://example.com/form")]
    [InlineData("""<script src="https://gist.github.com/ada/0a1b.js?file=x"></script>""", "Gist on GitHub", "https://gist.github.com/ada/0a1b")]
    public void A_frame_or_a_gist_is_a_link(string code, string text, string target)
    {
        foreach (var (before, after) in (ReadOnlySpan<(string, string)>)[("", ""), ("Before.\n\n", "\n\nAfter."), ("Within ", " a line."), ("> ", "")])
        {
            foreach (var unsafeHtml in (bool[])[false, true])
            {
                var page = Rendered.Page(before + code + after, unsafeHtml: unsafeHtml);
                var link = Assert.Single(page.QuerySelectorAll("a"));
                Assert.Equal((text, target), (link.TextContent, link.GetAttribute("href")));
                Assert.Empty(page.QuerySelectorAll("iframe, script"));
            }
        }
    }

    [Theory]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>")]
    [InlineData("<iframe srcdoc=\"<a href='https://example.com/'>x</a>\"></iframe>")]
    [InlineData("<iframe src=\"https://example.com/\"")]
    [InlineData("<iframe src=\"https://example.com/\">")]
    [InlineData("<script src=\"https://example.com/gist.github.com/a.js\"></script>")]
    public void Anything_else_goes_as_ever(string code) => Assert.Empty(Rendered.Page(code).QuerySelectorAll("a, iframe, script"));

    [Theory]
    [InlineData("```html\n<iframe src=\"https://example.com/\"></iframe>\n```")]
    [InlineData("`<iframe src=\"https://example.com/\"></iframe>`")]
    [InlineData("    <iframe src=\"https://example.com/\"></iframe>")]
    public void In_code_it_is_code(string body)
    {
        var page = Rendered.Page(body);
        Assert.Empty(page.QuerySelectorAll("a"));
        Assert.Contains("<iframe src=\"https://example.com/\"></iframe>", page.QuerySelector("code")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n\n<script>x()</script>\n\n<script>y()</script>", "3:1 <script> is left out with all it holds")]
    [InlineData("a <svg><g/></svg> b", "1:3 <svg> is left out with all it holds")]
    [InlineData("<div>\n<style>p{}</style>\n</div>", "1:1 <style> is left out with all it holds")]
    [InlineData("<iframe srcdoc='x'></iframe>", "1:1 <iframe> is left out with all it holds")]
    [InlineData("<Tabs>\n\nText <Badge /> <BR> <B>x</B>\n\n</Tabs>", "1:1 <Tabs> is no element of HTML, and only what it holds is shown", "3:6 <Badge> is no element of HTML, and only what it holds is shown")]
    [InlineData("`<script>` and <center>x</center> <iframe src='https://youtu.be/abcdef'></iframe>")]
    public void What_goes_is_named(string body, params string[] problems)
    {
        var file = TestPosts.ParseWhole("---\ntitle: A\ndate: 2024-01-01\n---\n" + body);
        Assert.Equal(problems, file.Problems.Where(problem => problem.Code == ProblemCode.LeftOutHtml).Select(problem => $"{problem.Line - 4}:{problem.Column} {problem.Message}"));
    }

    [Fact]
    public void The_link_is_one_of_the_post_s()
    {
        var link = Assert.Single(new MarkdownRenderer().ReadOutline("<iframe src=\"https://example.com/a\"></iframe>").Links);
        Assert.Equal(("https://example.com/a", 1), (link.Target, link.Line));
    }

    [Fact]
    public void Many_that_never_end_cost_no_more_than_their_number() =>
        Assert.Throws<MarkdownException>(() => Rendered.Page(string.Concat(Enumerable.Repeat("<iframe \"", 50_000))));
}

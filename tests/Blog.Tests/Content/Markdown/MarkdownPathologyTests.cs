using System.Diagnostics;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownPathologyTests
{
    public static TheoryData<string, string, int, string> Texts => new()
    {
        { "", "[", 10_000, "" }, { "", "![", 10_000, "" }, { "", "[a](", 10_000, "" }, { "", "*a", 50_000, "" }, { "", "*a _b ", 5_000, "" }, { "", "> ", 5_000, "x" }, { "", "- ", 5_000, "x" },
        { "", "word ", 2_000_000, "" }, { "", "`", 100_000, "" }, { "", "`a``b```", 20_000, "" }, { "", "<", 100_000, "" }, { "", "<a ", 50_000, "" }, { "<div ", "<a ", 50_000, "" },
        { "", "<div>\n\n", 20_000, "" }, { "", "<b>", 20_000, "" }, { "<div>", "<a x=\">", 20_000, "" }, { "", "a <!-- ", 10_000, "" }, { "", "a %% ", 50_000, "" }, { "", "%%`a`%% ", 10_000, "" },
        { "", "**a ", 5_000, "b**" }, { "", "[^a]", 20_000, "\n\n[^a]: x" }, { "", "# a\n", 20_000, "" }, { "", "&amp", 50_000, "" }, { "", "~~a", 20_000, "" }, { "", "a|", 20_000, "\n" }, { "", "> [!note]\n\n", 5_000, "" },
        { "```js\n", "((((", 2_000, "" }, { "", "http://", 20_000, "" }, { "", "\\", 100_000, "" }, { "", "- a\n", 20_000, "" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_hostile_text_is_read_and_rendered_soon_or_refused(string start, string part, int count, string end)
    {
        var body = start + string.Concat(Enumerable.Repeat(part, count)) + end;
        var renderer = new MarkdownRenderer();
        var clock = Stopwatch.StartNew();
        try
        {
            renderer.ReadOutline(body);
            renderer.Render(body);
        }
        catch (MarkdownException refused)
        {
            Assert.Equal(ProblemCode.TooDeep, refused.Code);
            Assert.InRange(refused.Line, 1, int.MaxValue);
        }

        // Generous: other work shares the machine. What is quadratic takes minutes here.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Lists_within_lists_cost_no_more_than_their_length()
    {
        var body = string.Concat(Enumerable.Range(0, 2_400).Select(depth => $"{new string(' ', 2 * depth)}- a\n"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(101, Assert.Throws<MarkdownException>(() => new MarkdownRenderer().ReadOutline(body)).Line);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        // What people write stays: thirty levels are more than a page has room for.
        new MarkdownRenderer().Render(string.Concat(Enumerable.Range(0, 30).Select(depth => $"{new string(' ', 2 * depth)}- a\n")));
    }

    [Theory, MemberData(nameof(Texts))]
    public void What_a_load_accepts_a_page_can_render(string start, string part, int count, string end)
    {
        var body = start + string.Concat(Enumerable.Repeat(part, Math.Min(count, 180))) + end;
        var renderer = new MarkdownRenderer();
        try
        {
            renderer.ReadOutline(body);
        }
        catch (MarkdownException)
        {
            return;
        }

        Assert.NotNull(renderer.Render(body));
    }
}

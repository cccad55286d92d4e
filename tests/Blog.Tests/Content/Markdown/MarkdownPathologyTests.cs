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

    public static TheoryData<string> Growing => [.. MarkdownGrowth.Texts.Select(text => text.Name)];

    /// <summary>Reading and rendering four times as much takes about four times as long, or so little that it does not matter, or is refused.</summary>
    [Theory, MemberData(nameof(Growing))]
    public void A_text_of_any_size_costs_no_more_than_its_length(string name)
    {
        var (_, size, make) = MarkdownGrowth.Texts.Single(text => text.Name == name);
        string small = make(size), large = make(4 * size);
        TimeSpan before = default, after = default;
        // A busy machine is given a second and a third chance.
        for (var tries = 0; tries < 3; tries++)
        {
            (before, after) = (Cost(small), Cost(large));
            if (after < TimeSpan.FromSeconds(2) || after < 8 * before + TimeSpan.FromSeconds(0.25) && after < TimeSpan.FromSeconds(6)) return;
        }

        Assert.Fail($"{small.Length} characters take {before.TotalSeconds:0.00} s, {large.Length} take {after.TotalSeconds:0.00} s");
    }

    private static TimeSpan Cost(string body)
    {
        var renderer = new MarkdownRenderer();
        var clock = Stopwatch.StartNew();
        try
        {
            renderer.ReadOutline(body);
            renderer.Render(body);
        }
        catch (MarkdownException)
        {
            // Refusing is cheap, too, or the test says so.
        }

        return clock.Elapsed;
    }

    /// <summary>What people write stays, however much of it there is.</summary>
    [Fact]
    public void Large_texts_that_mean_something_are_not_refused()
    {
        string[] bodies =
        [
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"- [item {i}](https://a.example/{i}) is *good* and `code`\n")),
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"[r{i}]: https://a.example/{i}\n")),
            "|a|b|\n|-|-|\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"|**{i}**|[x](https://a.example/{i})|\n")),
            "```\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"GET https://a.example/{i} **p == *q [x] <?php\n")) + "```\n",
            string.Concat(Enumerable.Range(0, 2_000).Select(i => $"A paragraph with <b>HTML</b>, <!-- a comment --> and `code` in it, {i}.\n\n")),
        ];
        foreach (var body in bodies) Assert.NotNull(new MarkdownRenderer().ReadOutline(body));
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

using Blog.Content;
using Blog.Inspection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog explain</c>, and that its words are those of the manual.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("BLG012")]
    [InlineData("blg012")]
    [InlineData("12")]
    public async Task A_code_is_explained_with_what_to_write_and_where_more_stands(string code)
    {
        var (exit, output, errors) = await Explain(code);
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(
            """
            BLG012 A value with a colon needs quotes (error)

            A colon and a space in the middle of a value would begin another key.

            What to write: Put quotes around the value: `title: "Low tide: a walk"`.

            In the manual: content/posts/problems.md#blg012
            """.ReplaceLineEndings("\n"), output);
    }

    [Fact]
    public async Task Without_a_code_there_is_a_line_for_each()
    {
        var (exit, output, errors) = await Explain();
        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(ProblemCode.All.Select(code => code.Id), output.Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Contains("BLG012 error   A value with a colon needs quotes", output.Split('\n'));
        Assert.Contains("BLG016 warning A key is not known", output.Split('\n'));
    }

    [Theory]
    [InlineData("BLG112", "did you mean BLG012 (A value with a colon needs quotes)")]
    [InlineData("99", "no problem has the code 99")]
    [InlineData("nonsense", "blog explain lists all")]
    [InlineData("--format", "explain has no option --format")]
    [InlineData("BLG012 BLG013", "explain takes one code")]
    public async Task What_is_no_code_ends_with_2_and_names_the_nearest(string arguments, string words)
    {
        var (exit, output, errors) = await Explain(arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(words, errors.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_code_has_both_parts_and_its_section_is_a_heading_of_the_manual()
    {
        await using var site = new TestSite("", settings: ("ContentPath", Path.Combine(TestSite.RepositoryRoot(), "content")));
        var page = await site.PageAsync("/posts/problems/");
        Assert.All(ProblemCode.All, code =>
        {
            var explanation = ProblemManual.Explain(code);
            Assert.True(explanation is { Meaning.Length: > 20, Remedy.Length: > 5 }, code.Id);
            var heading = page.GetElementById(explanation.Section.Split('#')[1]);
            Assert.StartsWith(code.Id, heading?.TextContent.Trim(), StringComparison.Ordinal);
            // No mark of markdown or HTML is left outside of code.
            var words = string.Concat($"{explanation.Meaning} {explanation.Remedy}".Split('`').Where((_, index) => index % 2 == 0));
            Assert.DoesNotContain("](", words, StringComparison.Ordinal);
            Assert.DoesNotContain("**", words, StringComparison.Ordinal);
            Assert.DoesNotContain('&', words);
            Assert.DoesNotContain('<', words);
        });
    }

    [Fact]
    public void Links_and_entities_of_the_manual_are_told_as_a_terminal_can_show_them()
    {
        Assert.Contains("The reference (front-matter-reference.md)", ProblemManual.Explain(ProblemCode.UnusableValue).Remedy, StringComparison.Ordinal);
        Assert.Contains("`![The harbour at low tide](harbour.jpg)`", ProblemManual.Explain(ProblemCode.MissingAlt).Remedy, StringComparison.Ordinal);
        Assert.Contains("an é has become `Ã©`", ProblemManual.Explain(ProblemCode.Mojibake).Meaning, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Explain(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["explain", .. arguments]);
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }
}

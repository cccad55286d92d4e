using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownCommentTests
{
    [Theory]
    [InlineData("a %%SECRET%% b")]
    [InlineData("%%SECRET%% b")]
    [InlineData("a\n\n%%\nSECRET\n\n## SECRET\n\n- SECRET\n%%\n\nb")]
    [InlineData("# b %%SECRET%%")]
    [InlineData("# %%SECRET%%\n\nb")]
    [InlineData("b\n\n- x %%SECRET\n- SECRET%% y")]
    [InlineData("> b %%SECRET\n> SECRET%% c")]
    [InlineData("|b|\n|--|\n|%%SECRET%% x|")]
    [InlineData("b %%SECRET")]
    [InlineData("b\n\n%%\nSECRET\n\nSECRET")]
    [InlineData("b %% ` %% `SECRET` %%SECRET%%", "`SECRET`")]
    [InlineData("b\n\n%%\n```\n%% SECRET\nSECRET\n```\n%%")]
    [InlineData("%%\n```\nSECRET\n%%\n\nSECRET", "")]
    [InlineData("b ![%%SECRET%%](a.png)")]
    [InlineData("b ![a](a.png \"%%SECRET%%\")")]
    [InlineData("b [a](a.md \"%%SECRET%%\")")]
    [InlineData("b [a][r]\n\n[r]: a.md \"%%SECRET%%\"")]
    [InlineData("b [%%SECRET%%](a.md)")]
    [InlineData("b **%%SECRET%%**")]
    [InlineData("b **x %%SECRET** SECRET%% y")]
    [InlineData("b[^1]\n\n[^1]: n %%SECRET%%")]
    [InlineData("*[HTML]: %%SECRET%%\n\nb HTML")]
    [InlineData("- [ ] b %%SECRET%%")]
    [InlineData("> [!note] b %%SECRET%%\n> x")]
    [InlineData("> [!note]- %%SECRET\n> SECRET%%\n> b")]
    [InlineData("b\n: d %%SECRET%%")]
    [InlineData("<div>b %%SECRET%%</div>")]
    [InlineData("<div>\n%%\nSECRET\n</div>\n\nSECRET")]
    [InlineData("b <!-- SECRET --> c")]
    [InlineData("b <!-- SECRET\n\nSECRET --> c")]
    [InlineData("b <!-- SECRET\n\nSECRET")]
    [InlineData("<!-- SECRET\n\nSECRET\n-->\n\nb")]
    [InlineData("b\n\n> <!-- SECRET\n\nSECRET\n\n-->")]
    [InlineData("b\n\n- <!-- SECRET\n\nSECRET -->")]
    [InlineData("<div>\n<!-- SECRET\n\nSECRET\n-->\n</div>\n\nb")]
    [InlineData("b\n\n<div><!-- SECRET\n\nSECRET")]
    [InlineData("<div>b<!-- SECRET --></div>")]
    [InlineData("b <b title=\"x\">y</b><!--SECRET-->")]
    [InlineData("<!-- SECRET --> b")]
    [InlineData("b\r\n\r\n%%\r\nSECRET\r\n%%\r\n\r\nc")]
    [InlineData("b %%a%% c %%SECRET%% d %%SECRET")]
    [InlineData("b %%a <!-- x%% c <!-- SECRET %% --> d")]
    [InlineData("b <!-- a %% --> c %%SECRET%% d")]
    [InlineData("b %%%SECRET%%%")]
    [InlineData("b <span>%%SECRET%%</span>")]
    [InlineData("b www.example.com/ %%SECRET%%")]
    [InlineData("b *x %%SECRET*\n\n*SECRET%% y*")]
    [InlineData("b [x %%SECRET](y) SECRET%%")]
    [InlineData("b [x](y \"%%\") SECRET %% c")]
    public void A_comment_reaches_neither_page_nor_text(string body, string code = "")
    {
        _ = code;
        foreach (var unsafeHtml in new[] { false, true })
        {
            var html = Rendered.Html(body, unsafeHtml: unsafeHtml);
            if (code.Length == 0) Assert.DoesNotContain("SECRET", html, StringComparison.Ordinal);
            else Assert.DoesNotContain("SECRET", html.Replace(">SECRET</code>", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        }

        var outline = Rendered.Outline(body);
        if (code.Length > 0) return;
        Assert.DoesNotContain("SECRET", outline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", outline.Excerpt, StringComparison.Ordinal);
        Assert.All(outline.Headings, heading => Assert.DoesNotContain("SECRET", heading.Text + heading.Id, StringComparison.OrdinalIgnoreCase));
        Assert.All(outline.Links, link => Assert.DoesNotContain("SECRET", link.Alt + link.Target, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("`a %%b%% c`", "a %%b%% c")]
    [InlineData("`<!-- b -->`", "<!-- b -->")]
    [InlineData("```\n%%b%%\n<!-- c -->\n```", "%%b%%\n<!-- c -->\n")]
    [InlineData("    %%b%%\n    <!-- c", "%%b%%\n<!-- c\n")]
    [InlineData("> ```\n> %%\n> ```", "%%\n")]
    [InlineData("%%x%% `%%`", "%%")]
    public void In_code_the_marks_of_comments_are_code(string body, string code)
    {
        Assert.Equal(code, Rendered.Page(body).QuerySelector("code")!.TextContent);
        Assert.Contains(code.Split('\n')[0], Rendered.Outline(body).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_escaped_mark_is_text() => Assert.Equal("100%% sure", Rendered.Page(@"100\%% sure").Text("p"));

    [Fact]
    public void What_surrounds_a_comment_stays_one_line() => Assert.Equal("<p>a b</p>", Rendered.Html("a %%x%% b").Trim());

    [Fact]
    public void A_comment_on_lines_of_its_own_leaves_a_list_whole() => Assert.Equal(2, Rendered.Page("- a\n%%c%%\n- b").QuerySelectorAll("ul:only-of-type > li").Length);

    [Fact]
    public void A_comment_before_indented_text_does_not_make_code() => Assert.Equal("b", Rendered.Page("%%c%%     b").Text("p"));

    [Fact]
    public void Places_of_links_are_those_in_the_file_whatever_was_cut()
    {
        var links = Rendered.Outline("%%\nlong\ncomment\n%%\n\na %%x%% [b](c.md)").Links;
        Assert.Equal(new MarkdownLink("c.md", false, 6, 9, "b"), Assert.Single(links));
    }

    [Theory]
    [InlineData("First.\n\nSecond.\n\n<!--more-->\n\nThird.", "First. Second.")]
    [InlineData("First.\n\n<!-- MORE -->\n\nThird.", "First.")]
    [InlineData("First.\n\n<!--more Read on-->\n\nThird.", "First.")]
    [InlineData("First <!-- more --> rest.", "First")]
    [InlineData("# T\n\n![a](b.png)\n\nText *with* `code` and [link](x).\n\nSecond.", "Text with code and link.")]
    [InlineData("- item\n\nParagraph.", "Paragraph.")]
    [InlineData("`<!--more-->`\n\nSecond.", "<!--more-->")]
    [InlineData("<!--moreover-->\n\nFirst.\n\nSecond.", "First.")]
    [InlineData("", "")]
    public void An_excerpt_is_what_stands_before_the_mark_or_the_first_paragraph(string body, string excerpt) => Assert.Equal(excerpt, Rendered.Outline(body).Excerpt);

    [Fact]
    public void A_long_excerpt_ends_at_a_word_with_an_ellipsis()
    {
        var excerpt = Rendered.Outline(string.Concat(Enumerable.Repeat("word ", 100))).Excerpt;
        Assert.EndsWith("word…", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 150, 201);
    }

    [Fact]
    public void An_excerpt_without_spaces_is_cut_between_characters()
    {
        var excerpt = Rendered.Outline(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60))).Excerpt;
        Assert.Equal(0, (excerpt.Length - 1) % "👩‍👩‍👧".Length);
    }
}

using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownHeadingTests
{
    [Theory]
    [InlineData("# A\n\n## B\n\n### C", "h2 h3 h4")]
    [InlineData("### A\n\n### B\n\n#### C", "h2 h2 h3")]
    [InlineData("## A\n\n#### B\n\n## C", "h2 h3 h2")]
    [InlineData("###### A\n\n# B", "h2 h2")]
    [InlineData("# A\n## B\n### C\n#### D\n##### E\n###### F", "h2 h3 h4 h5 h6 h6")]
    public void Levels_start_at_two_and_skip_none(string body, string levels)
    {
        Assert.Equal(levels, string.Join(' ', Rendered.Page(body).QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName)));
        Assert.Equal(levels, string.Join(' ', Rendered.Outline(body).Headings.Select(heading => $"h{heading.Level}")));
    }

    [Theory]
    [InlineData("日本語の見出し", "日本語の見出し")]
    [InlineData("Hello, World!", "hello-world")]
    [InlineData("Über uns", "über-uns")]
    [InlineData("a_b-c", "a_b-c")]
    [InlineData("`code` *and* [link](x)", "code-and-link")]
    [InlineData("!!!", "section")]
    [InlineData("🎉", "section")]
    [InlineData("fn 1", "section-fn-1")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void An_id_is_the_text_in_lower_case_with_letters_of_any_script(string text, string id)
    {
        Assert.Equal(id, Rendered.Page("## " + text).Value("h2", "id"));
        Assert.Equal(id, Assert.Single(Rendered.Outline("## " + text).Headings).Id);
    }

    [Fact]
    public void The_same_text_twice_gets_a_number() => Assert.Equal(["a", "a-1", "a-1-1", "a-2"], Rendered.Outline("# A\n# A\n# A 1\n# A").Headings.Select(heading => heading.Id));

    [Fact]
    public void Another_heading_changes_no_id()
    {
        var before = Rendered.Outline("## One\n\n## Two\n\n## Two").Headings.Select(heading => heading.Id);
        var after = Rendered.Outline("## New\n\n## One\n\n### Other\n\n## Two\n\n## Two").Headings.Select(heading => heading.Id);
        Assert.Empty(before.Except(after));
    }

    [Theory]
    [InlineData("My  title", true)]
    [InlineData(" My title ", true)]
    [InlineData("Another", false)]
    [InlineData("", false)]
    public void A_leading_heading_that_says_the_title_is_left_out(string title, bool leftOut)
    {
        const string Body = "# My *title*\n\ntext\n\n## My title\n";
        var page = Rendered.Page(Body, title);
        Assert.Equal(leftOut ? ["my-title-1"] : ["my-title", "my-title-1"], page.QuerySelectorAll("h2,h3").Select(heading => heading.Id!));
        Assert.Equal(page.QuerySelectorAll("h2,h3").Select(heading => heading.Id!), Rendered.Outline(Body, title).Headings.Select(heading => heading.Id));
        Assert.Equal(leftOut ? 2 : 3, Rendered.Outline(Body, title).Headings[^1].Level);
        Assert.Equal("My title", Rendered.Outline(Body, title).LeadingTitle);
    }

    [Fact]
    public void A_post_without_a_title_takes_the_leading_heading_out_of_its_outline()
    {
        var outline = Rendered.Outline("# T\n\n## A", title: null);
        Assert.Equal("T", outline.LeadingTitle);
        Assert.Equal((2, "a"), (outline.Headings.Single().Level, outline.Headings.Single().Id));
        Assert.Equal("h2", Rendered.Page("# T\n\n## A", outline.LeadingTitle!).QuerySelector("#a")!.LocalName);
    }

    [Theory]
    [InlineData("text\n\n# Later")]
    [InlineData("## Two")]
    [InlineData("> # Quoted")]
    public void Only_a_level_one_heading_at_the_start_is_a_title(string body) => Assert.Null(Rendered.Outline(body).LeadingTitle);

    [Fact]
    public void A_heading_has_a_named_link_to_itself_after_its_text()
    {
        var page = Rendered.Page("## One *two*");
        Assert.Equal("#one-two", page.Value("h2 > a.anchor:last-child", "href"));
        Assert.Equal("Link to section One two", page.Value("a.anchor", "aria-label"));
        Assert.Equal("#", page.Text("a.anchor > span[aria-hidden=true]"));
    }

    [Fact]
    public void Outline_and_page_agree_on_every_heading()
    {
        const string Body = "# A\n\n> ## B\n\n- ### C\n\n#### `D` & <b>E</b>\n\n[^1]\n\nF\n---\n\n[^1]: # G\n\n    ## A";
        Assert.Equal(
            Rendered.Outline(Body).Headings.Select(heading => $"h{heading.Level} {heading.Id}"),
            Rendered.Page(Body).QuerySelectorAll("h2[id],h3[id],h4[id],h5[id],h6[id]").Select(heading => $"{heading.LocalName} {heading.Id}"));
    }

    [Fact]
    public void An_end_tag_that_closes_a_heading_too_early_leaves_its_address_and_no_empty_heading()
    {
        var page = Rendered.Page("## </h2>after\n\n<h3> </h3>\n\n<h3><img src=\"a.png\" alt=\"A picture\"></h3>");
        Assert.Empty(page.QuerySelectorAll("h2"));
        Assert.Equal("A picture", page.QuerySelectorAll("h3").Single().QuerySelector("img")!.GetAttribute("alt"));
        Assert.NotNull(page.QuerySelector(page.Value("a.anchor", "href")!));
    }
}

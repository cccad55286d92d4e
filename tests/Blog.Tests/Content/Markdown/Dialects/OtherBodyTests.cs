using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

/// <summary>Docusaurus and VuePress, WordPress, Ghost, AstroPaper, MDX, and what many have.</summary>
public class OtherBodyTests
{
    [Theory]
    [InlineData(":::note\nText\n:::", "note", "Note")]
    [InlineData(":::caution The *title*\nText\n:::", "caution", "The title")]
    [InlineData(":::tip[The title]\n\nText\n\n:::", "tip", "The title")]
    [InlineData("::: warning\nText\n:::", "warning", "Warning")]
    [InlineData(":::danger\nText", "caution", "Danger")]
    [InlineData("Before.\n:::info\nText\n:::", "note", "Info")]
    public void A_container_is_a_callout(string body, string kind, string title)
    {
        var callout = Rendered.Page(body).QuerySelector($"aside.callout-{kind}")!;
        Assert.Equal(title, callout.QuerySelector(".callout-title")!.TextContent);
        Assert.Equal("Text", callout.QuerySelector("p:last-child")!.TextContent);
    }

    [Fact]
    public void Containers_lie_within_one_another_and_end()
    {
        var page = Rendered.Page("::::tip\n:::caution[T]\ninner\n\n```js\n:::\n```\n:::\nouter\n::::\n\nafter");
        Assert.Equal("inner", page.Text("aside.callout-tip aside.callout-caution p:nth-child(2)"));
        Assert.Equal(":::\n", page.QuerySelector("aside aside code")!.TextContent);
        Assert.Equal("outer", page.Text("aside.callout-tip > p:last-child"));
        Assert.Equal("after", page.QuerySelectorAll("p")[^1].TextContent);
        Assert.Null(page.QuerySelector("aside ~ aside"));
    }

    [Fact]
    public void Details_of_VuePress_fold() => Assert.Equal("More", Rendered.Page("::: details More\nText\n:::").Text("details > summary"));

    [Fact]
    public void An_unknown_container_stays_and_what_stands_in_it_is_read()
    {
        const string body = ":::table-wrapper\n|a|b|\n|-|-|\n|1|2|\n:::\n\nafter";
        var page = Rendered.Page(body);
        Assert.Equal("1", page.Text("td"));
        Assert.Contains(":::table-wrapper", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("::: table-wrapper", Assert.Single(Rendered.Outline(body).Foreign).Name);
    }

    [Fact]
    public void A_caption_of_WordPress_is_a_figure()
    {
        var page = Rendered.Page("[caption id=\"attachment_1\" align=\"alignright\" width=\"300\"]<a href=\"/x/\"><img class=\"size-medium\" src=\"a.jpg\" alt=\"A\" /></a> The <em>text</em>[/caption]");
        Assert.Equal("a.jpg", page.Value("figure > a[href='/x/'] > img", "src"));
        Assert.Equal("The text", page.Text("figcaption"));
    }

    [Fact]
    public void An_embed_of_WordPress_is_a_link() => Assert.Equal("https://youtu.be/x", Rendered.Page("[embed width=\"1\"]https://youtu.be/x[/embed]").Text("a[href='https://youtu.be/x']"));

    [Fact]
    public void A_gallery_stays_and_is_reported()
    {
        Assert.Equal("[gallery ids=\"1,2\"]", Rendered.Page("[gallery ids=\"1,2\"]").Text("p"));
        Assert.Equal("[gallery]", Assert.Single(Rendered.Outline("[gallery ids=\"1,2\"]").Foreign).Name);
        Assert.Empty(Rendered.Outline("[gallery](x)").Foreign);
    }

    [Theory]
    [InlineData("[a](__GHOST_URL__/x/)", "/x/")]
    [InlineData("<a href=\"__GHOST_URL__/x/\">a</a>", "/x/")]
    [InlineData("[a](__GHOST_URL__)", "/")]
    public void Ghosts_placeholder_is_the_site(string body, string target) => Assert.Equal("a", Rendered.Page(body).Text($"a[href='{target}']"));

    [Fact]
    public void Module_lines_at_the_top_go_and_are_reported()
    {
        const string body = "import X from './x'\nimport { A, B } from \"@y/z\";\n\nimport lessons are important.\n\nimport Y from 'y'";
        var page = Rendered.Page(body);
        Assert.StartsWith("import lessons are important.", page.TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("import Y from 'y'", page.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("import", Assert.Single(Rendered.Outline(body).Foreign).Name);
        Assert.Equal("import X from './x'\n", Rendered.Page("```\nimport X from './x'\n```").QuerySelector("code")!.TextContent);
    }

    [Theory]
    [InlineData("## Table of contents\n\n## A", "A")]
    [InlineData("## Table of Contents\n\n[TOC]\n\n## A", "A")]
    [InlineData("## Table of contents\n\n- [A](#a)\n\n## A", "Table of contents, A")]
    [InlineData("##标题\n\n###Title\n\n##not\n\n#not\n\n##5", "标题, Title")]
    public void Headings_are_those_that_an_author_meant(string body, string headings) => Assert.Equal(headings, string.Join(", ", Rendered.Outline(body).Headings.Select(heading => heading.Text)));

    [Theory]
    [InlineData(":tada: a (:smile:) :rocket::rocket:", "🎉 a (😄) 🚀🚀")]
    [InlineData("12:30:45 std::v::y key:on:value :nothing-known: https://x:80:y", "12:30:45 std::v::y key:on:value :nothing-known: https://x:80:y")]
    public void Emoji_have_names_and_other_colons_are_colons(string body, string text) => Assert.Equal(text, Rendered.Page(body).Text("p"));
}

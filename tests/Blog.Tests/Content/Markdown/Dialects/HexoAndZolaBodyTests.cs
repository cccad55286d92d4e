using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

public class HexoAndZolaBodyTests
{
    [Fact]
    public void A_code_block_has_language_title_and_marks()
    {
        var page = Rendered.Page("{% codeblock My title lang:js https://example.com Source mark:2 line_number:true %}\na\nb\n{% endcodeblock %}");
        Assert.Equal("My title", page.Text("figcaption"));
        Assert.Equal("b", page.Text("code.language-javascript .line.mark"));
        Assert.NotNull(page.QuerySelector("figure.numbered"));
    }

    [Fact]
    public void Braces_in_a_code_block_are_code() =>
        Assert.Equal("{{ x }} {% y %}\n", Rendered.Page("{% codeblock %}\n{{ x }} {% y %}\n{% endcodeblock %}").QuerySelector("code")!.TextContent);

    [Theory]
    [InlineData("{% blockquote David Levithan, Wide Awake %}\nText *em*\n{% endblockquote %}", "— David Levithan, Wide Awake", null)]
    [InlineData("{% blockquote @DevDocs https://example.com/a %}\nText *em*\n{% endblockquote %}", "— @DevDocs, example.com/a", "https://example.com/a")]
    [InlineData("{% blockquote Seth https://example.com/a The title %}\nText *em*\n{% endblockquote %}", "— Seth, The title", "https://example.com/a")]
    [InlineData("{% quote(author=\"Vincent\") %}\nText *em*\n{% end %}", "— Vincent", null)]
    public void A_quotation_says_whose_it_is(string body, string said, string? target)
    {
        var quote = Rendered.Page("Before.\n" + body + "\nAfter.").QuerySelector("blockquote")!;
        Assert.Equal("em", quote.QuerySelector("em")!.TextContent);
        Assert.Equal(said, quote.QuerySelector("p:last-child")!.TextContent);
        Assert.Equal(target, quote.QuerySelector("p:last-child a")?.GetAttribute("href"));
        Assert.Equal("After.", quote.NextElementSibling!.TextContent);
    }

    [Theory]
    [InlineData("{% pullquote left %}\nText\n{% endpullquote %}")]
    [InlineData("{% centerquote %}Text{% endcenterquote %}")]
    [InlineData("{% cq %}\nText\n{% endcq %}")]
    [InlineData("{% quote %}\nText\n{% endquote %}")]
    public void Other_quotations_are_quotations(string body) => Assert.Equal("Text", Rendered.Page(body).Text("blockquote > p"));

    [Fact]
    public void A_quotation_holds_lists_and_code_and_stands_in_a_list()
    {
        var page = Rendered.Page("- a\n\n  {% blockquote %}\n  b\n\n  ```js\n  c\n  ```\n  {% endblockquote %}\n\n  d\n- e");
        Assert.Equal(2, page.QuerySelectorAll("ul:only-of-type > li").Length);
        Assert.Equal("c\n", page.QuerySelector("li blockquote code")!.TextContent);
        Assert.Equal("d", page.Text("li > p:last-child"));
    }

    [Theory]
    [InlineData("{% img /a/b.png %}", "/a/b.png", "", null, null)]
    [InlineData("{% img left /a/b.png 100 200 \"title\" \"alt\" %}", "/a/b.png", "alt", "100", "title")]
    [InlineData("{% img left /a/b.png 100 200 '\"title\" \"alt\"' %}", "/a/b.png", "alt", "100", "title")]
    [InlineData("{% asset_img x.png The title %}", "x.png", "The title", null, null)]
    [InlineData("{% asset_img x.png \"T\" alt text %}", "x.png", "alt text", null, "T")]
    [InlineData("{% image \"assets/team.jpg\" \"The team\" %}", "assets/team.jpg", "The team", null, null)]
    public void An_image_has_its_size_and_its_words(string body, string source, string alt, string? width, string? title)
    {
        var image = Rendered.Page("a " + body).QuerySelector("img")!;
        Assert.Equal(source, image.GetAttribute("src"));
        Assert.Equal(alt, image.GetAttribute("alt"));
        Assert.Equal(width, image.GetAttribute("width"));
        Assert.Equal(title, image.GetAttribute("title"));
    }

    [Theory]
    [InlineData("{% post_link my-post %}", "note:my-post", "my-post")]
    [InlineData("{% post_link my-post 'The *title*' true %}", "note:my-post", "The *title*")]
    [InlineData("{% asset_link a.pdf The paper %}", "a.pdf", "The paper")]
    [InlineData("[a]({% asset_path a.pdf %})", "a.pdf", "a")]
    [InlineData("[a]({% post_path my-post %})", "note:my-post", "a")]
    [InlineData("{% link Text of it https://example.com/ true Title %}", "https://example.com/", "Text of it")]
    [InlineData("{% youtube abc %}", "https://www.youtube.com/watch?v=abc", "Video on YouTube")]
    [InlineData("{% vimeo 12 %}", "https://vimeo.com/12", "Video on Vimeo")]
    [InlineData("{% gist user/12 %}", "https://gist.github.com/user/12", "Gist on GitHub")]
    [InlineData("{% iframe https://example.com/a 100 200 %}", "https://example.com/a", "https://example.com/a")]
    [InlineData("{{ youtube(id=\"abc\") }}", "https://www.youtube.com/watch?v=abc", "Video on YouTube")]
    [InlineData("{{ vimeo(id=\"12\", class=\"x\") }}", "https://vimeo.com/12", "Video on Vimeo")]
    [InlineData("{{ gist(url=\"https://gist.github.com/a/1\") }}", "https://gist.github.com/a/1", "Gist on GitHub")]
    [InlineData("[a](@/blog/x.md#frag)", "note:blog/x.md#frag", "a")]
    [InlineData("<a href=\"@/blog/x.md\">a</a>", "note:blog/x.md", "a")]
    public void Links_lead_where_they_led(string body, string target, string text)
    {
        Assert.Equal(text, Rendered.Page(body).Text($"a[href='{target}']"));
        Assert.Empty(Rendered.Outline(body).Foreign);
    }

    [Theory]
    [InlineData("{% include_code a_b_c.js %}", "{% include_code %}")]
    [InlineData("{% notebook x.ipynb %}", "{% notebook %}")]
    [InlineData("{{ streamable(id=\"x\") }}", "{{ streamable() }}")]
    [InlineData("{% codeblock never closed %}", "{% codeblock %}")]
    [InlineData("{% iframe javascript:alert(1) %}", "{% iframe %}")]
    public void Others_stay_as_they_are_written_and_are_reported(string body, string name)
    {
        Assert.Equal(body, Rendered.Page(body).Text("p"));
        Assert.Equal(name, Assert.Single(Rendered.Outline(body).Foreign).Name);
    }

    [Fact]
    public void No_tag_makes_a_link_that_markdown_could_not()
    {
        foreach (var body in (string[])["{% link a javascript://x %}", "{% post_link javascript:alert(1) %}", "{% img javascript://a.png %}", "{{< ref \"javascript:alert(1)\" >}}", "{{< figure src=\"javascript:alert(1)\" link=\"javascript:alert(1)\" >}}", "[[javascript:alert(1)]]"])
        {
            foreach (var element in Rendered.Page(body).QuerySelectorAll("[href], [src]"))
                Assert.False((element.GetAttribute("href") ?? element.GetAttribute("src"))!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase), body);
        }
    }
}

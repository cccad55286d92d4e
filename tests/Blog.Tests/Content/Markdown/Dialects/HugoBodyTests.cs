using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

public class HugoBodyTests
{
    [Fact]
    public void A_figure_has_image_link_caption_and_source()
    {
        var page = Rendered.Page("Before.\n{{< figure src=\"a b.png\" alt=\"Alt\" title=\"Title\" caption=\"A & b\" link=\"/x/\" width=\"300\" attr=\"Who\" attrlink=`https://example.com` >}}\nAfter *em*.");
        Assert.Equal("a b.png", page.Value("figure > a[href='/x/'] > img", "src"));
        Assert.Equal("Alt", page.Value("img", "alt"));
        Assert.Equal("300", page.Value("img", "width"));
        Assert.Equal("Title A & b Who", page.Text("figcaption"));
        Assert.Equal("Who", page.Text("figcaption a[href='https://example.com']"));
        Assert.Equal("em", page.Text("p:last-child em"));
    }

    [Fact]
    public void A_figure_over_several_lines_is_one() => Assert.Equal("B", Rendered.Page("{{% figure\n  src=\"b.png\"\n  alt=\"B\" %}}").Value("img[src='b.png']", "alt"));

    [Fact]
    public void A_highlight_block_is_code_with_marked_lines()
    {
        var page = Rendered.Page("{{< highlight go \"linenos=table,hl_lines=1 3\" >}}\na\nb\nc\n{{< /highlight >}}");
        Assert.Equal(["a", "c"], page.QuerySelectorAll("code.language-go .line.mark").Select(line => line.TextContent.Trim()));
    }

    [Theory]
    [InlineData("{{< youtube abc-1_2 >}}", "https://www.youtube.com/watch?v=abc-1_2", "Video on YouTube")]
    [InlineData("{{<youtube id=\"abc\" title=\"My film\">}}", "https://www.youtube.com/watch?v=abc", "My film")]
    [InlineData("{{< vimeo 123 >}}", "https://vimeo.com/123", "Video on Vimeo")]
    [InlineData("{{< x user=\"SanDiegoZoo\" id=\"145\" >}}", "https://x.com/SanDiegoZoo/status/145", "Post on X")]
    [InlineData("{{< tweet 145 >}}", "https://x.com/i/status/145", "Post on X")]
    [InlineData("{{< instagram CxOWiQNP2MO >}}", "https://www.instagram.com/p/CxOWiQNP2MO/", "Post on Instagram")]
    [InlineData("{{< gist jmooring 50a7482 >}}", "https://gist.github.com/jmooring/50a7482", "Gist on GitHub")]
    public void What_would_be_a_frame_of_another_site_is_a_link_to_it(string body, string target, string text)
    {
        var page = Rendered.Page(body);
        Assert.Equal(text, page.Text($"a[href='{target}']"));
        Assert.Null(page.QuerySelector("iframe[src], script"));
    }

    [Theory]
    [InlineData("[a]({{< ref \"x.md\" >}})", "note:x.md")]
    [InlineData("[a]({{< ref \"/blog/x.md#frag\" >}})", "note:/blog/x.md#frag")]
    [InlineData("[a]({{<relref community >}})", "note:community")]
    [InlineData("[a]({{% relref \"x\" %}})", "note:x")]
    [InlineData("[a]({{< ref path=\"x.md\" lang=\"fr\" >}})", "note:x.md")]
    [InlineData("[a]({{< ref \"#frag\" >}})", "#frag")]
    [InlineData("<a href=\"{{< ref \"x.md\" >}}\">a</a>", "note:x.md")]
    [InlineData("<a href='{{< ref x.md >}}'>a</a>", "note:x.md")]
    public void A_reference_leads_to_the_file(string body, string target) => Assert.Equal("a", Rendered.Page(body).Text($"a[href='{target}']"));

    [Fact]
    public void Details_fold_under_their_summary()
    {
        var page = Rendered.Page("{{< details summary=\"More\" >}}\nInner **b**\n\n- item\n{{< /details >}}\nAfter.");
        Assert.Equal("More", page.Text("details:not([open]) > summary"));
        Assert.Equal("b", page.Text("details strong"));
        Assert.Equal("item", page.Text("details li"));
        Assert.Equal("After.", page.QuerySelector("p:last-child")!.TextContent);
        Assert.NotNull(Rendered.Page("{{< details summary=\"More\" open=true >}}\nx\n{{< /details >}}").QuerySelector("details[open]"));
    }

    [Fact]
    public void A_themes_note_is_a_callout()
    {
        var page = Rendered.Page("{{% alert title=\"Native\" color=\"warning\" %}}\nText [a](b.md).\n{{% /alert %}}");
        Assert.Equal("Native", page.Text("aside.callout-warning .callout-title"));
        Assert.Equal("a", page.Text("aside a"));
    }

    [Theory]
    [InlineData("{{</* ref \"x\" */>}}", "{{< ref \"x\" >}}")]
    [InlineData("{{%/* param a_b_c */%}}", "{{% param a_b_c %}}")]
    [InlineData("{{</* comment */>}}", "{{< comment >}}")]
    public void An_escaped_shortcode_is_shown(string body, string text)
    {
        Assert.Equal(text, Rendered.Page(body).Text("p"));
        Assert.Empty(Rendered.Outline(body).Foreign);
    }

    [Theory]
    [InlineData("{{< qr text=\"a_b_c\" >}}", "{{< qr >}}")]
    [InlineData("{{% param x %}}", "{{% param %}}")]
    [InlineData("{{<imgproc a.png>}}", "{{< imgproc >}}")]
    [InlineData("{{< youtube \"a b\" >}}", "{{< youtube >}}")]
    [InlineData("{{< figure alt=\"none\" >}}", "{{< figure >}}")]
    public void Others_stay_as_they_are_written_and_are_reported(string body, string name)
    {
        Assert.Equal(body, Rendered.Page(body).Text("p"));
        Assert.Equal(name, Assert.Single(Rendered.Outline(body).Foreign).Name);
    }

    [Fact]
    public void What_stands_in_an_unknown_pair_is_read_as_ever()
    {
        var page = Rendered.Page("{{< tabs >}}\n\nInner *em* {{< youtube abc >}}\n\n{{< /tabs >}}");
        Assert.Equal("em", page.Text("em"));
        Assert.NotNull(page.QuerySelector("a[href*=youtube]"));
        Assert.Contains("{{< /tabs >}}", page.TextContent, StringComparison.Ordinal);
    }
}

using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

public class JekyllBodyTests
{
    [Fact]
    public void A_highlight_block_is_code_in_its_language_with_numbers()
    {
        var page = Rendered.Page("{% highlight ruby linenos %}\ndef x\n  \"```\"\n\n    {{ y }}\nend\n{% endhighlight %}\nAfter.");
        Assert.Equal("def x\n  \"```\"\n\n    {{ y }}\nend\n", page.QuerySelector("code.language-ruby")!.TextContent);
        Assert.True(page.QuerySelector("figure")!.ClassList.Contains("numbered"));
        Assert.Equal("After.", page.Text("p"));
    }

    [Fact]
    public void A_highlight_block_in_a_list_stays_in_its_item()
    {
        var item = Rendered.Page("- a\n\n  {% highlight js %}\n  let b\n  {% endhighlight %}\n\n  c").QuerySelector("li")!;
        Assert.Equal("let b\n", item.QuerySelector("code")!.TextContent);
        Assert.Equal("c", item.QuerySelector("p:last-child")!.TextContent);
    }

    [Fact]
    public void A_highlight_block_in_an_element_is_code()
    {
        var page = Rendered.Page("<div class=\"x\">\n{% highlight js %}\nlet b\n{% endhighlight %}\n</div>\n\nAfter.");
        Assert.Equal("let b\n", page.QuerySelector("div.x code.language-javascript")!.TextContent);
        Assert.Equal("After.", page.QuerySelectorAll("p")[^1].TextContent);
    }

    [Fact]
    public void Raw_around_code_is_not_part_of_it() =>
        Assert.Equal("{{ x }}\n", Rendered.Page("{% highlight liquid %}\n{% raw %}\n{{ x }}\n{% endraw %}\n{% endhighlight %}").QuerySelector("code")!.TextContent);

    [Fact]
    public void What_stands_in_raw_is_markdown_in_which_no_brace_means_anything()
    {
        var page = Rendered.Page("{% raw %}\n{% include x %} *em* `{{ y }}` {% comment %}shown{% endcomment %}\n\n```html\n{{ z }}\n```\n{% endraw %}\n{% post_url x %}");
        Assert.StartsWith("{% include x %} em {{ y }} {% comment %}shown{% endcomment %}", page.Text("p"), StringComparison.Ordinal);
        Assert.Equal("em", page.Text("em"));
        Assert.Equal("{{ z }}\n", page.QuerySelector("pre code")!.TextContent);
        Assert.DoesNotContain("raw", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("p a[href='note:x']"));
    }

    [Theory]
    [InlineData("[a]({% post_url 2024-01-02-x %})", "note:2024-01-02-x")]
    [InlineData("[a]({% post_url 2024-01-02-x %}#part)", "note:2024-01-02-x#part")]
    [InlineData("[a]({{ site.baseurl }}{% post_url 2024-01-02-x %})", "note:2024-01-02-x")]
    [InlineData("[a]({% link _posts/2024-01-02-x.md %})", "note:_posts/2024-01-02-x.md")]
    [InlineData("[a]({% link\n_posts/2024-01-02-x.md %})", "note:_posts/2024-01-02-x.md")]
    [InlineData("[a]({% link assets/x.pdf %})", "/assets/x.pdf")]
    [InlineData("[a]({{ site.baseurl }}/x/)", "/x/")]
    [InlineData("[a]({{site.url}}/x/)", "/x/")]
    [InlineData("[a]({{ site.url }}{{ site.baseurl }}/x/)", "/x/")]
    [InlineData("[a]({{ site.baseurl }})", "/")]
    [InlineData("[a]({{ \"/x/\" | relative_url }})", "/x/")]
    [InlineData("[a]({{ '/x/' | absolute_url }})", "/x/")]
    [InlineData("[a]({{ '/x/' | prepend: site.baseurl }})", "/x/")]
    [InlineData("[a]({{ '/x/' | prepend: site.baseurl | prepend: site.url }})", "/x/")]
    [InlineData("[a]({{ 'x/' | relative_url }})", "/x/")]
    [InlineData("[a]({{ '/x/' | url }})", "/x/")]
    [InlineData("<a href=\"{{ site.baseurl }}/x/\">a</a>", "/x/")]
    [InlineData("<div>\n<a href=\"{% post_url x %}\">a</a>\n</div>", "note:x")]
    [InlineData("[a][b]\n\n[b]: {% post_url x %}", "note:x")]
    public void An_address_that_a_tag_makes_is_where_the_link_leads(string body, string target)
    {
        var link = Assert.Single(Rendered.Page(body).QuerySelectorAll("a"));
        Assert.Equal(target, link.GetAttribute("href"));
        Assert.Equal("a", link.TextContent);
        Assert.Empty(Rendered.Outline(body).Foreign);
    }

    [Fact]
    public void An_address_that_stands_in_the_text_is_a_link() => Assert.Equal("x", Rendered.Page("See {% post_url x %}.").Text("a[href='note:x']"));

    [Theory]
    [InlineData("text\n{: .note}", "text")]
    [InlineData("{: .note}\ntext", "text")]
    [InlineData("*text*{: .red}", "text")]
    [InlineData("[text](x){:target=\"_blank\"}", "text")]
    [InlineData("[text](x){:target='_blank' .a #b}", "text")]
    [InlineData("* TOC\n{:toc}\n\ntext", "text")]
    [InlineData("1. TOC\n{:toc .x}\n\ntext", "text")]
    [InlineData("[TOC]\n\ntext", "text")]
    [InlineData("[[toc]]\n\ntext", "text")]
    [InlineData("<!-- toc -->\n\ntext", "text")]
    [InlineData("a {:p} b {:?} {:#?} c", "a {:p} b {:?} {:#?} c")]
    [InlineData("a println!(\"{:.2}\") b", "a println!(\"{:.2}\") b")]
    [InlineData("${basedir} costs $5 or $$6", "${basedir} costs $5 or $$6")]
    public void Attributes_are_dropped_and_what_only_looks_like_them_is_not(string body, string text)
    {
        Assert.Equal(text, Rendered.Page(body).TextContent.Trim());
        Assert.Equal(text, Rendered.Outline(body).Text.Trim());
    }

    [Theory]
    [InlineData("## Title {#dash}", "dash", "Title")]
    [InlineData("## Title {#my_id}", "my_id", "Title")]
    [InlineData("## Title {: #dash .x}", "dash", "Title")]
    [InlineData("## Title {: .x}", "title", "Title")]
    [InlineData("Title {#dash}\n=====", "dash", "Title")]
    [InlineData("## Title {#a} b", "title-a-b", "Title {#a} b")]
    [InlineData("## `{#a}`", "a", "{#a}")]
    [InlineData("## Title {#fn-1}", "section-fn-1", "Title")]
    public void An_id_after_a_heading_is_its_address(string body, string id, string text)
    {
        var heading = Assert.Single(Rendered.Outline(body).Headings);
        Assert.Equal((id, text), (heading.Id, heading.Text));
        Assert.Equal(id, Rendered.Page(body).QuerySelector("h2")!.Id);
        Assert.DoesNotContain("{#dash", Rendered.Html(body), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_headings_with_one_id_have_two_addresses() =>
        Assert.Equal(["a", "a-1"], Rendered.Outline("## One {#a}\n\n## Two {#a}").Headings.Select(heading => heading.Id));

    [Theory]
    [InlineData("$$\na_1 * b_2 * c\n$$", "a_1 * b_2 * c")]
    [InlineData("$$ a_1 * b_2 * c $$", "a_1 * b_2 * c")]
    [InlineData("text\n$$a_1\n* b_2 * c$$\nmore", "a_1\n* b_2 * c")]
    public void A_formula_on_lines_of_its_own_is_set_as_it_is_written(string body, string formula) =>
        Assert.Equal(formula, Rendered.Page(body).Value(".formula > math[display=block]", "alttext"));

    [Fact]
    public void Emphasis_leaves_a_formula_within_a_line_alone() =>
        Assert.Equal(["a_1*b", "c*d_2"], Rendered.Page("$$a_1*b$$ and $$c*d_2$$").QuerySelectorAll("p > math").Select(formula => formula.GetAttribute("alttext")));

    [Fact]
    public void In_an_element_that_says_markdown_is_read_it_is()
    {
        var page = Rendered.Page("<div dir=\"rtl\" markdown=\"1\">\n*em*\n\n## Title\n</div>\n\nAfter.");
        Assert.Equal("em", page.Text("div[dir=rtl] em"));
        Assert.Equal("Title #", page.Text("div[dir=rtl] h2"));
        Assert.Null(page.QuerySelector("[markdown]"));
        Assert.Equal("After.", page.QuerySelector("p:last-child")!.TextContent);
    }

    [Theory]
    [InlineData("{% include note.html x=\"1_2_3\" %}", "{% include %}")]
    [InlineData("{% for post in site.posts %}\n*x*\n{% endfor %}", "{% for %}")]
    [InlineData("{{ site.repository }}", "{{ site.repository }}")]
    [InlineData("a {{ page.lang | upcase }}", "{{ page.lang }}")]
    public void What_has_no_meaning_here_stays_as_it_is_written_and_is_reported(string body, string name)
    {
        var text = Rendered.Page(body).TextContent;
        foreach (var line in body.Split('\n').Where(line => line.StartsWith('{'))) Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(Rendered.Outline(body).Foreign).Name);
    }

    [Fact]
    public void A_kind_is_reported_once_with_its_place()
    {
        var file = TestPosts.ParseWhole("---\ntitle: A\ndate: 2024-01-01\n---\n\n*a* {% include b %}\n\n{% include c %}\n\n{% include d %}");
        var problem = Assert.Single(file.Problems);
        Assert.Equal("posts/hello.md:6:5 BLG062 {% include %} is not understood here: write markdown instead, or put code into backticks", problem.ToString());
    }
}

using System.Diagnostics;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

public class DialectCodeTests
{
    private const string All = "{% include a %} {% highlight b %}c{% endhighlight %} {{ site.url }}/ {{< figure src=\"a.png\" >}} [[Note]] ![[a.png]] {: .x} [gallery] @/a.md $$x$$ {% raw %} :tada: __GHOST_URL__/ {# n #} {% comment %}d{% endcomment %} {{/* e */}}";

    [Theory]
    [InlineData("```\n{0}\n```")]
    [InlineData("~~~~ text\n```\n{0}\n~~~~")]
    [InlineData("    {0}")]
    [InlineData("text\n\n\t{0}\n\ntext")]
    [InlineData("- a\n\n      {0}\n\n  b")]
    [InlineData("- ```\n  {0}\n  ```")]
    [InlineData("> ```\n> {0}\n> ```")]
    [InlineData("> a\n>\n>     {0}")]
    [InlineData("1. a\n   ```js\n   {0}\n   ```")]
    [InlineData("`{0}`")]
    [InlineData("a `` ` {0} `` b")]
    [InlineData("- `{0}`")]
    [InlineData("| a |\n|---|\n| `{0}` |")]
    [InlineData("a `b\n{0}` c")]
    [InlineData("<pre>\n{1}\n\n{1}\n</pre>")]
    public void In_code_nothing_is_a_construct(string frame)
    {
        var body = frame.Replace("{0}", All, StringComparison.Ordinal).Replace("{1}", All.Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(All, Rendered.Page(body).QuerySelector("code, pre")!.TextContent, StringComparison.Ordinal);
        var outline = Rendered.Outline(body);
        Assert.Empty(outline.Foreign);
        Assert.Empty(outline.Links);
    }

    [Fact]
    public void In_an_element_for_code_braces_are_code() =>
        Assert.Equal("{% include a %} {{ site.url }}/ [[Note]]", Rendered.Page("a <code>{% include a %} {{ site.url }}/ [[Note]]</code>").Text("code"));

    [Fact]
    public void After_code_constructs_are_constructs_again()
    {
        foreach (var before in (string[])["```\n{% x %}\n```\n", "    {% x %}\n\n", "`{% x %}` ", "- ```\n  {% x %}\n\n", "> ```\n> {% x %}\n\n", "a ` b\n\n", "<pre>{% x %}</pre>\n\n", "`` ` ``` "])
            Assert.True(Rendered.Page(before + "[[Note]]").QuerySelector("a[href='note:Note']") is not null, before);
    }

    [Theory]
    [InlineData("{{mustache}} {{{raw}}} {{#if x}} {{/if}}")]
    [InlineData("${{ github.event.inputs.name }} ${{ secrets.TOKEN }}")]
    [InlineData("{{ .Values.image.tag }} {{- include \"a.b\" . -}}")]
    [InlineData("{{ url_for('x') }} {{ format(date) }} {{ title }}")]
    [InlineData("{#if x} {:else} {/if} {@html x}")]
    [InlineData("{ {% } 100% {%")]
    [InlineData("{{ {{ {{")]
    [InlineData("a :: b ::: c")]
    [InlineData("see user@/x and a@b.md")]
    public void Braces_of_another_kind_stay_as_they_are_and_are_not_reported(string body)
    {
        Assert.Equal(body, Rendered.Page(body).Text("p"));
        Assert.Empty(Rendered.Outline(body).Foreign);
    }

    [Theory]
    [InlineData("{% comment %}SECRET{% endcomment %}")]
    [InlineData("{%- comment -%}SECRET{%- endcomment -%}")]
    [InlineData("{%comment%}\n\nSECRET\n\n## SECRET\n\n- SECRET\n\n{%endcomment%}\n")]
    [InlineData("{# SECRET #}")]
    [InlineData("{#SECRET#}")]
    [InlineData("{#- SECRET\n\nSECRET -#}")]
    [InlineData("{{/* SECRET */}}")]
    [InlineData("{{- /* SECRET\n\nSECRET */ -}}")]
    [InlineData("{{< comment >}}SECRET{{< /comment >}}")]
    [InlineData("{{<comment>}}SECRET{{</comment>}}")]
    [InlineData("{{% comment %}}\nSECRET\n\nSECRET\n{{% /comment %}}")]
    [InlineData("{% comment %}SECRET {% highlight x %}SECRET{% endhighlight %}{% endcomment %}")]
    [InlineData("{% comment %}a{% comment %}b{% endcomment %}SECRET{% endcomment %}")]
    [InlineData("{{< comment >}}a{{< comment >}}b{{< /comment >}}SECRET{{< /comment >}}")]
    [InlineData("{/* SECRET */}")]
    [InlineData("{::comment}SECRET{:/comment}")]
    [InlineData("{% # SECRET %}")]
    [InlineData("$$ a {# SECRET #} $$")]
    [InlineData("$$ a %% SECRET %% $$")]
    [InlineData("$a %% SECRET %% b$")]
    [InlineData("$a <!-- SECRET --> b$")]
    [InlineData("$a<!--SECRET$-->")]
    [InlineData("%% SECRET $a%%b$ c")]
    [InlineData("$a {{/* SECRET */}} b$")]
    [InlineData("$a {% comment %} SECRET $ SECRET {% endcomment %} b$")]
    [InlineData("[[a|b %% SECRET %%]]")]
    [InlineData("[[a|b <!-- SECRET -->]]")]
    [InlineData("{{< figure src=\"a.png\" caption=\"a <!-- SECRET -->\" alt=\"b {# SECRET #}\" >}}")]
    [InlineData("{% asset_img a.png 't %% SECRET %%' %}")]
    [InlineData("{% comment %}SECRET")]
    [InlineData("{% comment %}\n\nSECRET\n\n```\nSECRET\n```")]
    [InlineData("{# SECRET\n\nSECRET")]
    [InlineData("{{/* SECRET\n\nSECRET")]
    [InlineData("{{< comment >}}\n\nSECRET")]
    [InlineData("{% comment %}SECRET{% endcomment")]
    public void A_comment_of_a_template_language_reaches_neither_page_nor_text(string comment)
    {
        foreach (var frame in (string[])["a {0} b", "{0}\n\nb", "# b {0}", "- a\n- {0}", "- a\n\n    {0}", "> {0}", "a\n    {0}", "<div>{0}</div>", "<div>\n{0}\n</div>", "1. a\n   - {0}", "[a {0}](b)", "![a {0}](b)", "[a](b \"{0}\")", "a\n: {0}", "[^1]\n\n[^1]: {0}", "> [!note] {0}\n> b", "a `b\n\n{0}", "text {% endraw %} {0}"])
        {
            var body = frame.Replace("{0}", comment, StringComparison.Ordinal);
            foreach (var unsafeHtml in new[] { false, true }) Assert.False(Rendered.Html(body, unsafeHtml: unsafeHtml).Contains("SECRET", StringComparison.OrdinalIgnoreCase), body);
            var outline = Rendered.Outline(body);
            var said = string.Join('\n', [outline.Text, outline.Excerpt, outline.LeadingTitle, .. outline.Headings.Select(heading => heading.Text + heading.Id), .. outline.Links.Select(link => link.Alt + link.Target)]);
            Assert.False(said.Contains("SECRET", StringComparison.OrdinalIgnoreCase), body);
        }
    }

    [Fact]
    public void A_comment_that_is_never_closed_is_reported()
    {
        var construct = Assert.Single(Rendered.Outline("a\n\nb {# c").Foreign);
        Assert.Equal(new ForeignConstruct("{# #}", 3, 3, HidesTheRest: true), construct);
    }

    [Fact]
    public void A_comment_on_lines_of_its_own_leaves_the_paragraphs_around_it_as_they_are() =>
        Assert.Equal(["a", "b"], Rendered.Page("a\n\n{% comment %}\nx\n{% endcomment %}\n\nb").QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));

    public static TheoryData<string> Repeated { get; } =
    [
        "{% ", "{{", "{{<", "{% a %}", "{# ", "{#a", "{{ a", "{% comment %}", "{% highlight x %}", "{% raw %}", "{% blockquote %}\n", "[[", "![[a]]", "[[a|", ":::note\n", ":::x\n", "$$", "$$\n", "$$ a\n", "$a ", "$a\n", "$$a$", "a$b\\$", "<div>\n{% quote %}\n", "`", "`` ` ", "[caption]", "[embed]",
        "{: .a", "## T {#a}\n", "<div markdown=\"1\">\n", "<pre>", "<code>", "@/a.md", "](@/", "{{< details >}}\n", "{{< comment >}}", "{{/*", "__GHOST_URL__", "##T\n", "* TOC\n{:toc}\n", "import a from 'b'\n", ":a:", "> :::note\n", "- {% quote %}\n",
        "{% quote %}a{% endquote %}", ":::note\n:::\n", "a ^abcdef\n", "{% raw %}{% endraw %}", "[a]({% link a.md %})\n", "{% img a.png \"", "{{ a(b=\"",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void What_is_repeated_for_ever_costs_no_more_than_its_length(string piece)
    {
        var renderer = new MarkdownRenderer();
        var body = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var started = Stopwatch.GetTimestamp();
        try
        {
            renderer.ReadOutline(body);
        }
        catch (MarkdownException)
        {
            return;
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8), $"{Stopwatch.GetElapsedTime(started)}");
    }
}

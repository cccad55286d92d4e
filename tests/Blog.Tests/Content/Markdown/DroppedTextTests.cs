using Blog.Content;
using Blog.Content.Markdown;
using Xunit;

namespace Blog.Tests.Content.Markdown;

/// <summary>What the page drops is dropped everywhere: in the text for search, the excerpt, the headings, and the markdown twin.</summary>
public sealed class DroppedTextTests
{
    private const string Elements =
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir "
        + "div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset geolocation h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd keygen label legend li link main map "
        + "mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search "
        + "section select selectedcontent slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp x-own";

    public static TheoryData<string> Names => [.. Elements.Split(' ')];

    [Fact]
    public void Every_element_that_goes_whole_is_tried() => Assert.Empty(HtmlAllowList.DroppedWhole.Except(Elements.Split(' ')));

    [Theory, MemberData(nameof(Names))]
    public void Page_and_text_agree_on_what_an_element_holds(string name)
    {
        foreach (var body in (string[])[$"a <{name}>inner</{name}> rest", $"<div>a <{name}>inner</{name}> rest</div>", $"<{name}>inner</{name}>\n\nrest", $"a\n\n<{name}>\n\ninner\n\n</{name}>\n\nrest"])
        {
            foreach (var word in (string[])["inner", "rest"])
            {
                // To a parser a paragraph ends a drawing. The text says too little then, rather than too much.
                if (name is "svg" or "math" && body.Contains("\n\ninner", StringComparison.Ordinal)) continue;
                var isShown = Rendered.Page(body).TextContent.Contains(word, StringComparison.Ordinal);
                foreach (var (place, text) in Places(body).Where(found => found.Place is "text" or "twin" || !isShown))
                    Assert.True(isShown == text.Contains(word, StringComparison.Ordinal), $"{body}: {word} is {(isShown ? "on the page" : "not on the page")}, but the {place} says: {text}");
            }
        }
    }

    [Theory]
    [InlineData("a <dialog>secret</dialog> b")]
    [InlineData("a <dialog>x <dialog>y</dialog> secret</dialog> b")]
    [InlineData("a <dialog>x <b title=\"</dialog>\">secret</b></dialog> b")]
    [InlineData("<dialog>x <b title=\"</dialog>\">secret</b></dialog>\n\nb")]
    [InlineData("<dialog><!-- </dialog> -->secret</dialog>\n\nb")]
    [InlineData("<dialog><script>'</dialog>'</script>secret</dialog>\n\nb")]
    [InlineData("<style></styles>secret</style>\n\nb")]
    [InlineData("a <style></styles>secret</style> b")]
    [InlineData("b\n\n<plaintext>x</plaintext>secret")]
    [InlineData("<svg/>b")]
    [InlineData("<svg><title/>secret</svg>b")]
    [InlineData("<select><option>secret<option>secret</select>b")]
    [InlineData("<datalist><option>secret<option>secret</datalist>b")]
    [InlineData("<template>\n\n# secret\n\n```\nsecret\n```\n\n[secret](secret.md)\n\n</template>\n\nb")]
    public void What_an_element_takes_with_it_is_nowhere(string body)
    {
        Assert.DoesNotContain("secret", Rendered.Html(body), StringComparison.Ordinal);
        Assert.Contains("b", Rendered.Page(body).TextContent, StringComparison.Ordinal);
        foreach (var (place, text) in Places(body))
        {
            Assert.False(text.Contains("secret", StringComparison.Ordinal), $"the {place} says: {text}");
            if (place is "text" or "twin") Assert.Contains("b", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_excerpt_leaves_out_what_the_page_leaves_out() => Assert.Equal("a rest of it", Rendered.Outline("a <dialog>secret</dialog> rest of it").Excerpt);

    [Fact]
    public void A_dropped_heading_is_in_no_list_and_the_others_keep_their_addresses()
    {
        const string Body = "## Same\n\n<template>\n\n# Same\n\n</template>\n\n## Same";
        Assert.Equal(Rendered.Page(Body).QuerySelectorAll("h2, h3").Select(heading => heading.Id), Rendered.Outline(Body).Headings.Select(heading => heading.Id));
        Assert.StartsWith("# T\n", Twin(Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b\n\n[^1]: secret", "b")]
    [InlineData("b\n\n[^1]: secret\n\n    secret\n\n    ## secret\n\nc", "b\n\nc")]
    [InlineData("b[^2]\n\n[^1]: secret\n[^2]: note", "b\n\nnote")]
    [InlineData("b[^1]\n\n[^1]: note\n\n[^1]: secret", "b\n\nnote")]
    [InlineData("> b\n\n> [^1]: secret\n\nc", "> b\n\n> c")]
    [InlineData("b\r\n\r\n[^1]: secret\r\nsecret\r\n\r\nc", "b\n\nc")]
    // Beside one that is used, the twin is the plain text.
    public void A_footnote_that_nothing_refers_to_is_nowhere(string body, string twin)
    {
        Assert.DoesNotContain("secret", Rendered.Html(body), StringComparison.Ordinal);
        foreach (var (place, text) in Places(body)) Assert.False(text.Contains("secret", StringComparison.Ordinal), $"the {place} says: {text}");
        Assert.True(Lines("# T\n\n" + twin).SequenceEqual(Lines(Twin(body))), Twin(body));

        static string[] Lines(string text) => text.Replace("> c", "c", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line != ">").ToArray();
    }

    [Theory]
    [InlineData("$$a % secret\n$$", "a")]
    [InlineData("$a % secret$", "a")]
    [InlineData("x $a % secret\nb$ y", "a b")]
    [InlineData("> x $a % secret\n> b$ y", "a b")]
    [InlineData("$$\na\n% secret\nb\n$$", "a\nb")]
    [InlineData("```math\na % secret\n  % secret\n100\\% b\n```", "a   100\\% b")]
    [InlineData("> ```math\n> a % secret\n> ```", "a")]
    [InlineData("## On $a % secret$", "a")]
    [InlineData("$a \\% b \\\\% secret$", "a \\% b \\\\")]
    [InlineData("$\\nonsense % secret$", "\\nonsense")]
    public void The_comment_of_a_formula_is_nowhere(string body, string tex)
    {
        var page = Rendered.Page(body);
        Assert.DoesNotContain("secret", page.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(Words(tex), Words(page.QuerySelector("math")?.GetAttribute("alttext") ?? page.Text("code.tex")));
        foreach (var (place, text) in Places(body)) Assert.False(text.Contains("secret", StringComparison.Ordinal), $"the {place} says: {text}");
        // It is still the same formula.
        Assert.Equal(page.QuerySelector("math, code.tex")!.TextContent, Rendered.Page(Twin(body)).QuerySelector("math, code.tex")?.TextContent);

        static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData("$\\verb|50% b| c$", "50% b")]
    [InlineData("$50\\% c$", "50%c")]
    public void A_percent_sign_that_is_shown_stays(string body, string shown)
    {
        Assert.Contains(shown, Rendered.Page(body).Text("math").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("c", Rendered.Outline(body).Text, StringComparison.Ordinal);
        Assert.Contains(body, Twin(body), StringComparison.Ordinal);
    }

    private static (string Place, string Text)[] Places(string body)
    {
        var outline = Rendered.Outline(body);
        return
        [
            ("text", outline.Text), ("excerpt", outline.Excerpt), ("twin", Twin(body)),
            .. outline.Headings.Select(heading => ("heading", heading.Text)), .. outline.Links.Select(link => ("link", link.Target + link.Alt)),
        ];
    }

    private static string Twin(string body) => MarkdownTwin.Read(body, "T", Rendered.Outline(body).Text).ToMarkdown(target => target);
}

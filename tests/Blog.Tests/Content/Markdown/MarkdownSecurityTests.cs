using AngleSharp.Dom;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownSecurityTests
{
    private static readonly string[] Addresses = ["href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "xlink:href"];
    private static readonly string[] Forbidden = ["script", "iframe", "object", "embed", "svg", "math", "base", "meta", "link", "style", "form", "textarea", "button", "template"];

    public static TheoryData<string> Payloads => [.. PayloadList];

    private static readonly string[] PayloadList =
    [
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\u0000script:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))", "[x](&#x6A;&#x61;vascript:alert(1))", "[x](\u0001javascript:alert(1))", "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))",
        "[x](javascript%3Aalert(1))", "[x](vbscript:msgbox(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)",
        "[x](\u200Bjavascript:alert(1))", "[x](java\u00ADscript:alert(1))", "[x](feed:javascript:alert(1))", "[x](blob:https://a/b)", "[x](view-source:javascript:alert(1))",
        "<javascript:alert(1)>", "<data:text/html,x>", "<JAVASCRIPT:alert(1)>", "[x][r]\n\n[r]: javascript:alert(1)", "[r]\n\n[r]: <java\tscript:alert(1)>", "[x](&amp;#106;avascript:alert(1))",
        "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg onload=alert(1)>)", "![\" onerror=\"alert(1)](a.png)", "![x](a.png \"\\\" onerror=\\\"alert(1)\")", "![x](a.png\" onerror=\"alert(1))",
        "![x](https://a/b.png 'x\" onload=\"y')", "![film](javascript:a.mp4)", "![<script>alert(1)</script>](a.png)",
        "[x](a \"\\\" onmouseover=\\\"alert(1)\")", "[x](<a\" onclick=\"alert(1)>)", "[x](a){onclick=alert(1)}", "# Title {onclick=alert(1)}", "# <img src=x onerror=alert(1)>", "# \" onfocus=\"alert(1)",
        "# <script>alert(1)</script>", "```\"onclick=\"alert(1)\ncode\n```", "```<script>\n</script>\n```", "```js title=\"<img src=x onerror=alert(1)>\"\nx\n```", "```js {onclick=alert(1)}\nx\n```", "~~~ \"><script>alert(1)</script>\nx\n~~~",
        "```html\n<script>alert(1)</script>\n```", "    <script>alert(1)</script>", "`<script>alert(1)</script>`", "[^\"><script>x</script>]\n\n[^\"><script>x</script>]: note", "[^a]\n\n[^a]: <img src=x onerror=alert(1)>",
        "> [!note]- <img src=x onerror=alert(1)>\n> x", "> [!NOTE\" onclick=\"x]\n> y", "*[HTML]: \" onclick=\"alert(1)\n\nHTML", "|<script>x</script>|\n|---|\n|<img src=x onerror=y>|", "- [ ] \" onclick=\"x",
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.test/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "text <script>alert(1)</script> text", "<img src=x onerror=alert(1)>", "<img src=\"java&#x0A;script:alert(1)\">",
        "<svg onload=alert(1)>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<math href=\"javascript:alert(1)\">x</math>", "<iframe src=\"javascript:alert(1)\"></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<object data=\"javascript:alert(1)\"></object>", "<embed src=\"javascript:alert(1)\">", "<base href=\"//evil.test/\">", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//evil.test/x.css>",
        "<style>body{background:url(javascript:alert(1))}</style>", "<p style=\"background:url(javascript:alert(1))\">x</p>", "<div onclick=alert(1)>x</div>", "<div ONCLICK=alert(1)>x</div>", "<div/onmouseover=alert(1)>x</div>",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href=\" &#14; javascript:alert(1)\">x</a>", "<a href=\"JAVASCRIPT&colon;alert(1)\">x</a>", "<a href=javas&#99;ript:alert(1)>x</a>", "<form action=javascript:alert(1)><button>x</button></form>",
        "<input autofocus onfocus=alert(1)>", "<button formaction=javascript:alert(1)>x</button>", "<details open ontoggle=alert(1)><summary>x</summary></details>", "<video src=x onerror=alert(1)></video>", "<video poster=javascript:alert(1) src=a.mp4></video>",
        "<audio src=javascript:alert(1)></audio>", "<video><source src=javascript:alert(1) onerror=alert(1)></video>", "<picture><source srcset=\"javascript:alert(1)\"><img src=a.png></picture>", "<img srcset=\"data:,x 1x\" src=a.png>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<template><img src=x onerror=alert(1)></template>", "<textarea><script>alert(1)</script>", "<title><img src=x onerror=alert(1)></title>", "<xmp><script>alert(1)</script></xmp>",
        "<blockquote cite=\"javascript:alert(1)\">x</blockquote>", "<table background=\"javascript:alert(1)\"><tr><td>x</table>", "<a href=\"x\" style=\"position:fixed\" target=_blank>x</a>", "<div data-own=\"x\" onclick=y>z</div>", "<input type=checkbox data-own=x>",
        "<![CDATA[<script>alert(1)</script>]]>", "<?php <script>alert(1)</script> ?>", "<!-- --!><script>alert(1)</script> -->", "<div title=\"\n\n# heading <script>alert(1)</script>", "<a href=\"`\n\n`onclick=alert(1)//\">x</a>",
    ];

    [Theory, MemberData(nameof(Payloads))]
    public void A_hostile_body_leaves_no_script_no_handler_and_no_bad_address(string payload)
    {
        foreach (var body in new[] { payload, $"# T\n\n> - {payload}\n\ntext\n\n<div class=\"a\">\n\n{payload}\n\n</div>" })
        {
            var page = Rendered.Page(body);
            Assert.Empty(page.QuerySelectorAll(string.Join(',', Forbidden)));
            Assert.All(page.QuerySelectorAll("input"), input => Assert.Equal(("checkbox", true), (input.GetAttribute("type"), input.HasAttribute("disabled"))));
            AssertHarmless(page);
        }
    }

    [Theory, MemberData(nameof(Payloads))]
    public void A_trusted_body_too_has_no_handler_no_style_and_no_script_address(string payload) => AssertHarmless(Rendered.Page(payload, unsafeHtml: true));

    [Theory, MemberData(nameof(Payloads))]
    public void A_hostile_body_gives_the_outline_no_bad_address(string payload) =>
        Assert.All(Rendered.Outline(payload).Links, link => Assert.DoesNotMatch(@"(?i)^[\s\p{C}]*(javascript|vbscript|data|file|blob|feed|view-source)\s*:", link.Target));

    [Fact]
    public void A_javascript_link_becomes_its_text()
    {
        var page = Rendered.Page("before [click *me*](javascript:alert(1)) after");
        Assert.Empty(page.QuerySelectorAll("a"));
        Assert.Equal("before click me after", page.Text("p"));
    }

    [Fact]
    public void A_raw_link_with_a_bad_scheme_becomes_its_text() => Assert.Equal("x", Rendered.Page("<p><a href=\"javascript:alert(1)\">x</a></p>").QuerySelector("p")!.InnerHtml);

    [Theory]
    [InlineData("https://example.com/a?b=c#d")]
    [InlineData("http://example.com")]
    [InlineData("mailto:a@example.com")]
    [InlineData("tel:+431234")]
    [InlineData("../trip/index.md#rome")]
    [InlineData("#part")]
    [InlineData("12:30.md")]
    [InlineData("?q=a:b")]
    [InlineData("a/b:c")]
    public void A_harmless_address_stays_as_it_is(string target)
    {
        Assert.Equal(target, Rendered.Page($"[x]({target})").Value("a", "href"));
        Assert.Equal(target, Rendered.Page($"<p><a href=\"{target}\">x</a></p>").Value("a", "href"));
    }

    [Fact]
    public void A_trusted_author_may_embed_a_frame_of_the_site_and_a_script_and_others_frames_are_links_which_no_policy_lets_in()
    {
        var page = Rendered.Page("<iframe src=\"/tool/\"></iframe>\n\n<iframe src=\"https://example.com/\"></iframe>\n\n<script>let a = 1 < 2;</script>", unsafeHtml: true);
        Assert.Equal("/tool/", page.Value("iframe", "src"));
        Assert.Equal("https://example.com/", page.Value("a", "href"));
        Assert.Equal("let a = 1 < 2;", page.Text("script"));
    }

    [Fact]
    public void Attributes_in_braces_stay_text() => Assert.Contains("{onclick=alert(1)}", Rendered.Page("# Title {onclick=alert(1)}").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div><b>open", false)]
    [InlineData("</div></section></main></body></html>x", false)]
    [InlineData("<table><tr><td>x", false)]
    [InlineData("<!-- open", false)]
    [InlineData("<a href=\"x", true)]
    [InlineData("<plaintext>x", true)]
    [InlineData("<div><b>open", true)]
    [InlineData("<textarea>x", true)]
    [InlineData("<script>x", true)]
    [InlineData("</div></main>", true)]
    public void What_authors_leave_open_or_close_too_often_ends_with_the_body(string body, bool unsafeHtml)
    {
        var html = "<main><div id=around>" + Rendered.Html(body, unsafeHtml: unsafeHtml) + "</div><p id=after>after</p></main>";
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal("MAIN", page.GetElementById("after")?.ParentElement?.TagName);
        Assert.Equal("after", page.GetElementById("after")?.InnerHtml);
    }

    [Fact]
    public void An_authors_id_gives_way_to_the_headings()
    {
        var page = Rendered.Page("<p id=\"intro\">a</p>\n\n<p id=\"own\">b</p>\n\n<p id=\"own\">c</p>\n\n## Intro");
        Assert.Equal("H2", page.QuerySelectorAll("#intro").Single().TagName);
        Assert.Single(page.QuerySelectorAll("#own"));
    }

    [Fact]
    public void Only_our_own_checkboxes_survive()
    {
        var page = Rendered.Page("- [x] own\n\n<input type=\"checkbox\" disabled> <div>x</div>");
        Assert.Equal("own", page.QuerySelectorAll("input").Single().GetAttribute("aria-label"));
        Assert.DoesNotContain("data-own", page.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_allow_list_changes_nothing_of_what_markdown_wrote()
    {
        const string Body = "## A b\n\n- [x] t\n\n> [!note]- T\n> x\n\n```ts title=\"a.ts\" {1}\nlet a = 1;\n```\n\n|a|b|\n|--|-:|\n|1|2|\n\n![i](i.png \"C\")\n\n![v](v.mp4)\n\nx[^1] [l](l.md \"t\") ~~d~~ ==m==\n\n[^1]: n\n";
        var plain = Rendered.Page(Body);
        var withRaw = Rendered.Page(Body + "\n\n<b id=\"raw\">x</b>\n");
        withRaw.QuerySelector("#raw")!.ParentElement!.Remove();
        Assert.Equal(Squeeze(plain.InnerHtml), Squeeze(withRaw.InnerHtml));
    }

    private static string Squeeze(string html) => string.Concat(html.Where(character => !char.IsWhiteSpace(character)));

    private static void AssertHarmless(IElement page)
    {
        foreach (var element in page.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), element.OuterHtml);
                Assert.NotEqual("style", attribute.Name);
                Assert.NotEqual("data-own", attribute.Name);
                if (!Addresses.Contains(attribute.Name)) continue;
                var plain = string.Concat(attribute.Value.Where(character => !char.IsWhiteSpace(character) && !char.IsControl(character)));
                Assert.DoesNotMatch("(?i)^(javascript|vbscript|data|file|blob|feed|view-source):", plain);
            }
        }
    }
}

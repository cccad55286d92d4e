using System.Diagnostics;
using AngleSharp.Dom;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

/// <summary>TeX becomes MathML on the server; these need the script that the build fetches with npm.</summary>
public class FormulaTests
{
    [Theory]
    [InlineData("$x$", "x")]
    [InlineData("a $x^2$, b", "x^2")]
    [InlineData("the $n$th ($k$-means)", "n|k")]
    [InlineData("日本語$x$です", "x")]
    [InlineData("$a\nb$", "a\nb")]
    [InlineData("$\\alpha$ and $5 \\$$ off", "\\alpha|5 \\$")]
    [InlineData("*$a*b$* $c_d$ e_f", "a*b|c_d")]
    [InlineData("$$ a_1 $$ within", "a_1")]
    [InlineData("> $a$\n> $b$", "a|b")]
    [InlineData("- $a$", "a")]
    [InlineData("| a | b |\n|---|---|\n| $x$ | $y|z$ |", "x|y|z")]
    [InlineData("## About $x$", "x")]
    [InlineData("$a {{b}} [[c]] {:d}$ [[e]]", "a {{b}} [[c]] {:d}")]
    public void What_stands_between_dollars_is_a_formula(string body, string tex) =>
        Assert.Equal(tex.Replace('|', ' '), string.Join('|', Rendered.Page(body).QuerySelectorAll("math").Select(formula => formula.GetAttribute("alttext"))).Replace('|', ' '));

    [Theory]
    [InlineData("It costs $5 and $6.")]
    [InlineData("From $20,000 to $30,000")]
    [InlineData("$5-$6, $7/$8")]
    [InlineData("US$5 and CA$6")]
    [InlineData("a $ b $ c")]
    [InlineData("$ a$ and $b $")]
    [InlineData("\\$a$")]
    [InlineData("$HOME and $PATH")]
    [InlineData("$a `b$ c` d")]
    [InlineData("`$a$`")]
    [InlineData("$a\n\nb$")]
    [InlineData("$")]
    [InlineData("$$")]
    [InlineData("$$$$")]
    [InlineData("$\\$")]
    [InlineData("<p>$a$</p>")]
    public void A_price_or_a_variable_is_none(string body) => Assert.Empty(Rendered.Page(body).QuerySelectorAll("math, .tex"));

    [Theory]
    [InlineData("$$\nx\n$$")]
    [InlineData("$$x$$")]
    [InlineData("```math\nx\n```")]
    [InlineData("text\n$$\nx\n$$\ntext")]
    [InlineData("- item\n\n  $$\n  x\n  $$")]
    [InlineData("<b>raw</b>\n\n$$x$$")]
    public void A_formula_on_lines_of_its_own_is_displayed(string body)
    {
        var formula = Assert.Single(Rendered.Page(body).QuerySelectorAll("div.formula[dir=ltr] > math[display=block]"));
        Assert.Equal("x", formula.TextContent);
    }

    [Fact]
    public void A_long_formula_scrolls_by_keyboard_and_has_a_name()
    {
        var page = Rendered.Page("$$a$$\n\n$$a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r$$");
        Assert.Equal([null, "0"], page.QuerySelectorAll(".formula").Select(formula => formula.GetAttribute("tabindex")));
        Assert.Equal("Formula", page.Value(".formula[role=group]", "aria-label"));
    }

    [Fact]
    public void A_formula_that_cannot_be_read_is_shown_as_its_source_and_says_why()
    {
        var page = Rendered.Page("$\\frac{a$ and $\\nonsense$");
        Assert.Equal(["\\frac{a", "\\nonsense"], page.QuerySelectorAll("code.tex").Select(code => code.TextContent));
        Assert.StartsWith("This formula cannot be read: ", page.Value("code.tex", "title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\href{javascript:alert(1)}{x}")]
    [InlineData("\\url{javascript:alert(1)}")]
    [InlineData("\\includegraphics{https://example.com/a.png}")]
    [InlineData("\\class{a}{x}")]
    [InlineData("\\data{a=b}{x}")]
    [InlineData("\\ref{a}")]
    [InlineData("\\color{red}x \\colorbox{yellow}{y} \\fbox{z}")]
    [InlineData("\\begin{array}{l|c}a&b\\\\\\hline c&d\\end{array}")]
    [InlineData("\\text{<img src=x onerror=alert(1)><script>alert(1)</script>}")]
    [InlineData("\\text{</math><style>a</style>}")]
    [InlineData("\\style{color:red}{x}")]
    [InlineData("\\htmlId{a}{x}")]
    public void No_formula_brings_a_style_a_link_a_picture_or_a_script(string tex)
    {
        foreach (var frame in (string[])["$${0}$$", "${0}$", "```math\n{0}\n```", "<b>raw</b> ${0}$"])
        {
            foreach (var unsafeHtml in (bool[])[false, true])
            {
                var page = Rendered.Page(frame.Replace("{0}", tex, StringComparison.Ordinal), unsafeHtml: unsafeHtml);
                Assert.Empty(page.QuerySelectorAll("[style], [href], [src], [id], [onerror], script, img, a, style"));
                Assert.Single(page.QuerySelectorAll("math, code.tex"));
            }
        }
    }

    [Fact]
    public void What_styles_say_is_said_by_classes_and_attributes()
    {
        var page = Rendered.Page("$$\\begin{aligned} a &= \\color{red}b \\end{aligned} \\boxed{c}$$");
        Assert.Equal("#ff0000", page.Value("[mathcolor]", "mathcolor"), ignoreCase: true);
        Assert.NotNull(page.QuerySelector("mtd.tml-right.tml-tight"));
        Assert.NotNull(page.QuerySelector(".tml-box"));
    }

    [Fact]
    public void Raw_html_elsewhere_in_the_body_leaves_formulas_whole()
    {
        const string Body = "$x^2$ {0} $$y$$ and\n\n$$z$$";
        var plain = Rendered.Html(Body.Replace("{0}", "", StringComparison.Ordinal));
        foreach (var unsafeHtml in (bool[])[false, true])
        {
            var page = Rendered.Page(Body.Replace("{0}", "<b>b</b><svg><path d=\"M0 0\"></path></svg>", StringComparison.Ordinal), unsafeHtml: unsafeHtml);
            Assert.Equal(["x^2", "y", "z"], page.QuerySelectorAll("math").Select(formula => formula.GetAttribute("alttext")));
            Assert.Empty(page.QuerySelectorAll("[data-own], span[value]"));
        }

        Assert.Contains("<math", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_html_cannot_take_the_place_of_a_formula()
    {
        var page = Rendered.Page("$x$ <span data-own=\"\" value=\"0\">a</span> <math><mi>y</mi></math>");
        Assert.Equal(["x"], page.QuerySelectorAll("math").Select(formula => formula.GetAttribute("alttext")));
    }

    [Fact]
    public void The_text_of_a_formula_is_its_tex()
    {
        var outline = Rendered.Outline("Energy is $E=mc^2$.\n\n$$\n\\int x\n$$\n\n## On $\\pi$");
        Assert.Equal("Energy is E=mc^2.\n\\int x\nOn \\pi", outline.Text);
        Assert.Equal("Energy is E=mc^2.", outline.Excerpt);
    }

    [Theory]
    [InlineData("\\def\\a{\\a\\a}\\a")]
    [InlineData("\\def\\a#1{#1#1#1#1#1#1#1#1#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}")]
    [InlineData("{*2400}x{/2400}")]
    [InlineData("\\sqrt*2400")]
    [InlineData("x^*2400")]
    [InlineData("\\left(*600")]
    [InlineData("\\frac12*800")]
    [InlineData("\\begin{matrix}a&*500")]
    [InlineData("\\rule{9999999em}{9999999em}")]
    [InlineData("\\text{\u0001}")]
    [InlineData("\\char\"FFFFFFFF")]
    public void A_hostile_formula_costs_little_and_harms_no_other(string tex)
    {
        var parts = tex.Split('*', '/');
        var written = parts.Length == 1 ? tex : parts.Length == 2 ? Repeat(parts[0], parts[1]) : Repeat(parts[0], "2400") + "x" + Repeat("}", "2400");
        var started = Stopwatch.GetTimestamp();
        var page = Rendered.Page($"```math\n{written}\n```");
        Assert.Single(page.QuerySelectorAll("math, code.tex"));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15), $"{Stopwatch.GetElapsedTime(started)}");
        Assert.Equal("a", Rendered.Page("$a$").Text("math"));

        static string Repeat(string piece, string count) => string.Concat(Enumerable.Repeat(piece, int.Parse(count, null)));
    }

    /// <summary>What temml says of a formula quotes it, cut and underlined unit by unit, whatever a character is made of.</summary>
    [Theory]
    [InlineData("\\color{😀}")]
    [InlineData("\\color😀")]
    [InlineData("😀aaaaaaaaaaaaaa\\nonsense")]
    [InlineData("😀aaaaaaaaaaaaa\\nonsense")]
    [InlineData("\\nonsense aaaaaaaaaaaaaa😀")]
    [InlineData("\\nonsense aaaaaaaaaaaaa😀")]
    [InlineData("\\color{\uFFFE\uFDD0}")]
    public void A_message_that_quotes_half_a_character_is_told_all_the_same(string tex)
    {
        var code = Rendered.Page($"```math\n{tex}\n```").QuerySelector("code.tex");
        Assert.StartsWith("This formula cannot be read: ", code!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.DoesNotContain("costs too much", code.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("a", Rendered.Page("$a$").Text("math"));
    }

    [Fact]
    public void A_text_gets_so_many_formulas_and_no_more()
    {
        var page = Rendered.Page(string.Join("\n\n", Enumerable.Range(0, 11).Select(number => $"```math\n\\text{{{new string('x', 1900)}}}{number}\n```")));
        Assert.Equal((10, 1), (page.QuerySelectorAll("math").Length, page.QuerySelectorAll("code.tex").Length));
    }

    /// <summary>Each that is given up has cost much work, so that a text full of them would keep its readers waiting.</summary>
    [Fact]
    public void After_some_that_were_given_up_no_others_of_the_text_are_tried()
    {
        static string Deep(int number) => $"```math\n{new string('{', 950)}{number}{new string('}', 950)}\n```";
        var titles = Rendered.Page(string.Join("\n\n", Enumerable.Range(0, 7).Select(Deep).Append("$a$"))).QuerySelectorAll("code.tex").Select(formula => formula.GetAttribute("title")!).ToList();
        Assert.All(titles[..5], title => Assert.Contains("costs too much", title, StringComparison.Ordinal));
        Assert.All(titles[5..], title => Assert.Contains("more formulas than are set", title, StringComparison.Ordinal));
        Assert.Equal(8, titles.Count);
        Assert.Equal("a", Rendered.Page("$a$").Text("math"));
    }

    [Fact]
    public async Task Many_threads_may_set_formulas_at_once()
    {
        var bodies = Enumerable.Range(0, 24).Select(number => $"$x_{{{number}}}$ $\\frac{{{number}}}{{2}}$").ToList();
        var together = await Task.WhenAll(bodies.Select(body => Task.Run(() => Rendered.Html(body))));
        Assert.Equal(bodies.Select(body => Rendered.Html(body)), together);
        Assert.Equal(24, together.Distinct().Count());
    }

    [Fact]
    public void A_formula_that_is_too_long_stays_its_source() =>
        Assert.Contains("more than", Rendered.Page($"```math\n{new string('x', 6000)}\n```").Value("code.tex", "title"), StringComparison.Ordinal);
}

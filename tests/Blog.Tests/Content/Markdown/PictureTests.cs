using AngleSharp.Dom;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

/// <summary>Pictures for one colour scheme, captions of films, and pictures that say nothing.</summary>
public class PictureTests
{
    [Theory]
    [InlineData("![A](a.png#dark)", "only-dark")]
    [InlineData("![A](a.png#light)", "only-light")]
    [InlineData("![A](a.png#gh-dark-mode-only)", "only-dark")]
    [InlineData("![A](a.png#gh-light-mode-only)", "only-light")]
    [InlineData("<b>raw</b> ![A](a.png#dark)", "only-dark")]
    public void A_picture_may_be_for_one_colour_scheme_and_is_fetched_in_it_only(string body, string name)
    {
        var picture = Rendered.Page(body).QuerySelector("img")!;
        Assert.Equal((name, "A"), (picture.ClassName, picture.GetAttribute("alt")));
        Assert.Equal("lazy", picture.GetAttribute("loading"));
    }

    [Theory]
    [InlineData("![A](a.png)")]
    [InlineData("![A](a.svg#darkness)")]
    [InlineData("![A](dark)")]
    public void Any_other_picture_is_for_both(string body) => Assert.False(Rendered.Page(body).QuerySelector("img")!.HasAttribute("class"));

    [Fact]
    public void A_feed_has_the_picture_for_light()
    {
        foreach (var raw in (string[])["", "<b>raw</b>"])
        {
            var html = new MarkdownRenderer().Render("![A](light.png#light) ![A](dark.png#dark) " + raw).ToHtml(target => new LinkTarget(target), isElsewhere: true);
            Assert.Contains("light.png", html, StringComparison.Ordinal);
            Assert.DoesNotContain("dark.png", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("![Waves](waves.mp4 \"At high tide\")", "video")]
    [InlineData("![Waves](waves.mp3 \"At high tide\")", "audio")]
    [InlineData("![Waves](waves.png \"At high tide\")", "img")]
    public void A_title_makes_a_caption(string body, string element)
    {
        var page = Rendered.Page(body);
        Assert.Equal("At high tide", page.Text($"figure > {element} + figcaption"));
        Assert.Null(page.QuerySelector(element)!.GetAttribute("title"));
        Assert.Equal("Waves", page.QuerySelector(element)!.GetAttribute(element == "img" ? "alt" : "aria-label"));
    }

    [Fact]
    public void A_picture_that_says_nothing_is_reported_where_it_stands()
    {
        var file = TestPosts.ParseWhole("---\ntitle: A\ndate: 2024-01-01\n---\n![Said](a.png)\n\ntext ![](b.png) and ![ ](c.png)\n\n<img src=\"d.png\">");
        Assert.Equal(["7:6 b.png", "7:21 c.png", "9:1 d.png"], file.Problems.Where(problem => problem.Code == ProblemCode.MissingAlt).Select(problem => $"{problem.Line}:{problem.Column} {problem.Message.Split(' ')[^2]}"));
        Assert.All(file.Problems, problem => Assert.Equal(ProblemSeverity.Warning, problem.Severity));
        Assert.NotNull(file.Post);
    }

    [Theory]
    [InlineData("![A](a.png)")]
    [InlineData("<img src=\"a.png\" alt=\"\">")]
    [InlineData("<img alt src=a.png>")]
    [InlineData("![](a.mp4)")]
    [InlineData("[](a.md)")]
    [InlineData("`![](a.png)`")]
    [InlineData("%% ![](a.png) %%")]
    public void Pictures_that_only_decorate_say_so_and_films_are_none(string body) =>
        Assert.DoesNotContain(ProblemCode.MissingAlt.Id, TestPosts.ParseWhole("---\ntitle: A\ndate: 2024-01-01\n---\n" + body).Codes());
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

/// <summary>Films of YouTube and Vimeo: a frame that is empty until it is asked for, and the link that everybody has.</summary>
public class VideoTests
{
    private const string YouTube = "https://www.youtube-nocookie.com/embed/";
    private const string Vimeo = "https://player.vimeo.com/video/";

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=aqz-KE-bpKQ", YouTube + "aqz-KE-bpKQ?autoplay=1")]
    [InlineData("<https://youtu.be/aqz-KE-bpKQ?t=1m30s>", YouTube + "aqz-KE-bpKQ?autoplay=1&start=90")]
    [InlineData("https://m.youtube.com/watch?t=1h2s&v=abcdef", YouTube + "abcdef?autoplay=1&start=3602")]
    [InlineData("https://www.youtube.com/shorts/abcdef", YouTube + "abcdef?autoplay=1")]
    [InlineData("https://youtube.com/live/abcdef?feature=share", YouTube + "abcdef?autoplay=1")]
    [InlineData("[The tide](https://youtu.be/abcdef)", YouTube + "abcdef?autoplay=1")]
    [InlineData("https://vimeo.com/123456", Vimeo + "123456?autoplay=1&dnt=1")]
    [InlineData("https://vimeo.com/123456/ab12cd", Vimeo + "123456?autoplay=1&dnt=1&h=ab12cd")]
    [InlineData("{{< youtube abcdef >}}", YouTube + "abcdef?autoplay=1")]
    [InlineData("{{< vimeo 123 >}}", Vimeo + "123?autoplay=1&dnt=1")]
    [InlineData("{% youtube abcdef %}", YouTube + "abcdef?autoplay=1")]
    [InlineData("{{ youtube(id=\"abcdef\") }}", YouTube + "abcdef?autoplay=1")]
    [InlineData("[embed]https://www.youtube.com/watch?v=abcdef[/embed]", YouTube + "abcdef?autoplay=1")]
    [InlineData("> https://youtu.be/abcdef", YouTube + "abcdef?autoplay=1")]
    [InlineData("<iframe width=\"560\" height=\"315\" src=\"https://www.youtube.com/embed/abcdef?si=x&amp;start=90\" title=\"YouTube video player\" allowfullscreen></iframe>", YouTube + "abcdef?autoplay=1&start=90")]
    [InlineData("Before.\n<iframe src='https://www.youtube-nocookie.com/embed/abcdef'></iframe>\nAfter.", YouTube + "abcdef?autoplay=1")]
    [InlineData("<div class=\"wrap\">\n  <iframe src=\"//player.vimeo.com/video/123?h=ab12cd\"></iframe>\n</div>\n\nAfter.", Vimeo + "123?autoplay=1&dnt=1&h=ab12cd")]
    [InlineData("<div><iframe data-src=\"https://player.vimeo.com/video/123\"></iframe></div>", Vimeo + "123?autoplay=1&dnt=1")]
    [InlineData("> <iframe src=\"https://www.youtube.com/embed/abcdef\"\n> allowfullscreen></iframe>\n> After.", YouTube + "abcdef?autoplay=1")]
    [InlineData("<b>raw</b>\n\nhttps://youtu.be/abcdef", YouTube + "abcdef?autoplay=1")]
    public void A_link_to_a_film_that_stands_alone_is_an_empty_player_and_the_link(string body, string player)
    {
        foreach (var unsafeHtml in (bool[])[false, true])
        {
            var page = Rendered.Page(body, unsafeHtml: unsafeHtml);
            var play = Assert.Single(Frame(page).QuerySelectorAll("a:not([target])"));
            Assert.Equal(player, play.GetAttribute("href"));
            Assert.Equal("Play: " + page.Value(".video > iframe:not([src])", "title"), play.GetAttribute("aria-label"));
            Assert.Equal(player.StartsWith(Vimeo, StringComparison.Ordinal) ? "Vimeo" : "YouTube", page.Value(".video", "data-site"));
            // Once: the ordinary link is the only words there are.
            Assert.Equal("", page.Text(".video"));
            Assert.NotNull(page.QuerySelector("p > a[href*='youtu'], p > a[href*='vimeo']"));
        }
    }

    [Theory]
    [InlineData("See https://youtu.be/abcdef for it.")]
    [InlineData("- https://youtu.be/abcdef")]
    [InlineData("1. https://youtu.be/abcdef\n\n2. b")]
    [InlineData("[![A still](a.png)](https://youtu.be/abcdef)")]
    [InlineData("https://www.youtube.com/@channel")]
    [InlineData("https://www.youtube.com/watch?v=a%22onload=x")]
    [InlineData("https://www.youtube.com/watch?list=PL123")]
    [InlineData("https://youtube.com.example.com/watch?v=abcdef")]
    [InlineData("https://example.com/youtu.be/abcdef")]
    [InlineData("https://vimeo.com/channels/staffpicks")]
    [InlineData("[javascript](javascript:alert(1)//youtu.be/abcdef)")]
    public void Any_other_link_stays_what_it_is(string body)
    {
        Assert.Empty(Rendered.Page(body).QuerySelectorAll("iframe, .video"));
        Assert.Empty(new MarkdownRenderer().Render(body).FrameSources);
    }

    [Fact]
    public void A_text_says_what_its_page_frames()
    {
        static string Frames(string body) => string.Join(' ', new MarkdownRenderer().Render(body).FrameSources);
        Assert.Equal("", Frames("Text."));
        Assert.Equal("https://www.youtube-nocookie.com", Frames("https://youtu.be/abcdef\n\nhttps://youtu.be/ghijkl\n\n<b>raw</b>"));
        Assert.Equal("https://player.vimeo.com 'self'", Frames("https://vimeo.com/123\n\n```mermaid\ngraph LR\n```"));
    }

    /// <summary>What is in the frame until the film is.</summary>
    private static IDocument Frame(IElement page) => new HtmlParser().ParseDocument(page.Value("iframe", "srcdoc"));

    [Fact]
    public void The_frame_asks_for_nothing_and_needs_no_style_that_the_policy_forbids() =>
        Assert.Empty(Frame(Rendered.Page("[The tide](https://youtu.be/abcdef)")).QuerySelectorAll("[src], [style], style, script, link, img, image, use"));

    [Fact]
    public void The_name_of_a_film_is_text_wherever_it_stands()
    {
        var page = Rendered.Page("[a \"b\" 'c' &lt;script&gt; &amp; d](https://youtu.be/abcdef)");
        const string Name = "a \"b\" 'c' <script> & d (YouTube)";
        var frame = Frame(page);
        Assert.Equal((Name, Name, "Play: " + Name), (page.Value("iframe", "title"), frame.Title, frame.QuerySelector("a")!.GetAttribute("aria-label")));
        Assert.Empty(frame.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public void A_feed_has_the_link_alone()
    {
        const string Body = "[The <b>tide</b>](https://youtu.be/abcdef)\n\nhttps://youtu.be/abcdef";
        var html = new MarkdownRenderer().Render(Body).ToHtml(target => new LinkTarget(target), isElsewhere: true);
        Assert.DoesNotContain("iframe", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Play", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://youtu.be/abcdef\">https://youtu.be/abcdef</a>", html, StringComparison.Ordinal);
    }
}

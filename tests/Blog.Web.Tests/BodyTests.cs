using System.Net;
using System.Xml.Linq;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What texts hold that asks more of their page than text does: formulas, films, diagrams.</summary>
public sealed class BodyTests
{
    private const string Files = """
        -- posts/plain.md --
        ---
        title: Plain
        date: 2024-01-01
        ---
        Text.
        -- posts/film.md --
        ---
        title: Film
        date: 2024-01-02
        ---
        https://youtu.be/abcdef
        -- posts/diagram.md --
        ---
        title: Diagram
        date: 2024-01-03
        ---
        ```mermaid
        graph LR
          a --> b
        ```
        -- posts/formula.md --
        ---
        title: Formula
        date: 2024-01-04
        description: Of $x$
        ---
        Inline $a^2$ and

        $$
        b^2 + \frac{1}{2} + c + d + e + f + g
        $$

        ![Light](light.png#light) ![Dark](dark.png#dark)
        -- posts/light.png --
        """ + TestSite.Png + "\n-- posts/dark.png --\n" + TestSite.OtherPng;

    [Fact]
    public async Task A_page_may_frame_what_its_text_shows_and_nothing_else()
    {
        await using var site = new TestSite(Files);
        Assert.Null(await Frames(site, "/posts/plain/"));
        Assert.Equal("https://www.youtube-nocookie.com", await Frames(site, "/posts/film/"));
        Assert.Equal("'self'", await Frames(site, "/posts/diagram/"));
        Assert.Null(await Frames(site, "/posts/formula/"));
        Assert.Null(await Frames(site, "/"));
        Assert.Null(await Frames(site, "/posts/nothing/"));
    }

    [Fact]
    public async Task Only_a_page_with_a_diagram_has_the_script_that_draws_it()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "https://example.com/blog/"));
        Assert.Null((await site.PageAsync("/posts/film/")).QuerySelector("script[data-frame]"));
        var script = (await site.PageAsync("/posts/diagram/")).QuerySelector("script[data-frame]")!;
        Assert.Equal("/blog/lib/diagram/", script.GetAttribute("data-frame"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(script.GetAttribute("src")!));
    }

    [Fact]
    public async Task The_page_that_draws_has_no_origin_and_may_be_framed_by_the_site_alone()
    {
        await using var site = new TestSite(Files, null, ("BaseUrl", "https://example.com/blog/"));
        var answer = await site.GetAsync("/blog/lib/diagram/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in (string[])["default-src 'none'", "frame-ancestors 'self'", "sandbox allow-scripts"]) Assert.Contains(rule, policy.Split("; "));
        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        foreach (var script in (await site.PageAsync("/blog/lib/diagram/")).QuerySelectorAll("script").Select(script => script.GetAttribute("src")!))
        {
            Assert.StartsWith("/blog/lib/", script, StringComparison.Ordinal);
            var file = await site.GetAsync(script);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("cross-origin", Assert.Single(file.Headers.GetValues("Cross-Origin-Resource-Policy")));
        }

        var page = await site.GetAsync("/blog/posts/diagram/");
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("/blog/lib/diagram/", (await site.GetAsync("/blog/Lib/Diagram")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Feeds_have_formulas_the_link_of_a_film_the_source_of_a_diagram_and_the_picture_for_light()
    {
        await using var site = new TestSite(Files);
        var entries = XDocument.Parse(await site.TextAsync("/atom.xml")).Descendants().Where(element => element.Name.LocalName == "content").Select(content => content.Value).ToList();
        var all = string.Concat(entries);
        foreach (var noise in (string[])["iframe", "<details", "<script", "style=", "tabindex", "dark.png"]) Assert.DoesNotContain(noise, all, StringComparison.Ordinal);
        foreach (var part in (string[])["alttext=\"a^2\"", "<mfrac>", "href=\"https://youtu.be/abcdef\"", "graph LR", "light.png"]) Assert.Contains(part, all, StringComparison.Ordinal);
        // A reader that knows no MathML shows what stands between the tags.
        Assert.Contains("a2", new AngleSharp.Html.Parser.HtmlParser().ParseDocument(entries[0]).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A browser draws the beginning of a page before the notes at its end are there, and must not move what it has drawn.</summary>
    [Fact]
    public async Task A_post_says_at_its_beginning_that_notes_stand_in_its_margin()
    {
        await using var site = new TestSite($"""
            -- posts/noted.md --
            ---
            title: Noted
            ---
            Text.[^a]

            [^a]: A note.
            -- posts/plain.md --
            ---
            title: Plain
            ---
            Text.
            -- posts/many.md --
            ---
            title: Many
            ---
            {string.Join(' ', Enumerable.Range(1, 41).Select(number => $"Text.[^{number}]"))}

            {string.Join("\n\n", Enumerable.Range(1, 41).Select(number => $"[^{number}]: Note."))}
            """);
        foreach (var (path, hasNotes) in ((string, bool)[])[("/posts/noted/", true), ("/posts/plain/", false), ("/posts/many/", false)])
        {
            var page = await site.PageAsync(path);
            Assert.Equal(hasNotes, page.QuerySelector("article.post")!.ClassList.Contains("noted"));
            Assert.Equal(hasNotes, page.QuerySelector(".footnotes.beside") is not null);
        }
    }

    private static async Task<string?> Frames(TestSite site, string path) =>
        (await site.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single().Split("; ").FirstOrDefault(rule => rule.StartsWith("frame-src ", StringComparison.Ordinal))?["frame-src ".Length..];
}

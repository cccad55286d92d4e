using Blog.Content;
using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownRenderingTests
{
    [Fact]
    public void A_table_scrolls_by_keyboard_and_aligns_by_class()
    {
        var page = Rendered.Page("|a|b|c|\n|:--|:-:|--:|\n|1|2|3|\n\n| |b|\n|-|-|\n|1|2|");
        Assert.Equal(["Table", "Table (2)"], page.QuerySelectorAll("div.table[role=region][tabindex='0']").Select(table => table.GetAttribute("aria-label")));
        Assert.Equal(["align-left", "align-center", "align-right"], page.QuerySelectorAll("table")[0].QuerySelectorAll("th[scope=col]").Select(cell => cell.ClassName));
        Assert.Equal("align-right", page.QuerySelectorAll("td")[2].ClassName);
        Assert.Single(page.QuerySelectorAll("table")[1].QuerySelectorAll("th"));
    }

    [Fact]
    public void A_task_is_a_disabled_checkbox_named_by_its_text()
    {
        var boxes = Rendered.Page("- [ ] buy *milk*\n- [x] [done](x)").QuerySelectorAll("li.task > input[type=checkbox][disabled]");
        Assert.Equal(["buy milk", "done"], boxes.Select(box => box.GetAttribute("aria-label")));
        Assert.Equal([false, true], boxes.Select(box => box.HasAttribute("checked")));
    }

    [Fact]
    public void Footnotes_lead_there_and_back_and_no_id_stands_twice()
    {
        var page = Rendered.Page("a[^x] b[^y] c[^x]\n\n[^x]: first\n[^y]: second\n[^unused]: third");
        Assert.Equal(["fnref-1", "fnref-2", "fnref-1-2"], page.QuerySelectorAll("sup > a[role=doc-noteref]").Select(link => link.Id));
        Assert.Equal(["Footnote 1", "Footnote 2", "Footnote 1"], page.QuerySelectorAll("sup > a").Select(link => link.GetAttribute("aria-label")));
        Assert.Equal(["fn-1", "fn-2"], page.QuerySelectorAll("section[role=doc-endnotes] li").Select(note => note.Id));
        Assert.Equal("Footnotes", page.Text("section h2.visually-hidden"));
        Assert.Equal(["Back to reference 1", "Back to reference 1-2", "Back to reference 2"], page.QuerySelectorAll("a[role=doc-backlink]").Select(link => link.GetAttribute("aria-label")));
        Assert.Equal(["first\u00a0↩\u00a0↩", "second\u00a0↩"], page.QuerySelectorAll("section li").Select(note => note.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(5, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public void The_way_back_follows_the_last_word_of_a_note_or_stands_alone_where_it_ends_with_none()
    {
        var notes = Rendered.Page("a[^x] b[^y]\n\n[^x]: one\n\n    two\n\n[^y]: list:\n\n    - item").QuerySelectorAll("section li[id]");
        Assert.Equal(["one", "two\u00a0↩"], notes[0].QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
        Assert.Equal(["list:", "\u00a0↩"], notes[1].QuerySelectorAll(":scope > p").Select(paragraph => paragraph.TextContent));
    }

    [Theory]
    [InlineData("NOTE", "note", "Note")]
    [InlineData("tip", "tip", "Tip")]
    [InlineData("IMPORTANT", "important", "Important")]
    [InlineData("Warning", "warning", "Warning")]
    [InlineData("CAUTION", "caution", "Caution")]
    [InlineData("bug", "caution", "Bug")]
    [InlineData("question", "note", "Question")]
    [InlineData("success", "tip", "Success")]
    [InlineData("attention", "warning", "Attention")]
    public void A_callout_is_a_note_with_its_word(string kind, string shown, string word)
    {
        var page = Rendered.Page($"> [!{kind}]\n> text\n>\n> - item");
        Assert.Equal($"callout callout-{shown}", page.Value("aside[role=note]", "class"));
        Assert.Equal(word, page.Value("aside", "aria-label"));
        Assert.Equal(word, page.Text("aside > p.callout-title:first-child"));
        Assert.Equal("item", page.Text("aside li"));
    }

    [Theory]
    [InlineData("-", false)]
    [InlineData("+", true)]
    public void A_folded_callout_is_details(string fold, bool open)
    {
        var page = Rendered.Page($"> [!warning]{fold} My *title*\n> text\n> > [!tip] Inner\n> > more");
        Assert.Equal(open, page.QuerySelector("details.callout.callout-warning")!.HasAttribute("open"));
        Assert.Equal("My <em>title</em>", page.QuerySelector("details > summary")!.InnerHtml);
        Assert.Equal("Inner", page.Text("details > aside.callout-tip > p"));
    }

    [Fact]
    public void A_title_that_folds_holds_nothing_else_to_press()
    {
        var page = Rendered.Page("> [!TIP]- See [the page](x.md) and *more*[^1]\n> Text\n\n> [!TIP] See [the page](x.md)\n> Text\n\n[^1]: Note");
        Assert.Equal("See the page and more1", page.Text("summary"));
        Assert.Empty(page.QuerySelectorAll("summary a"));
        Assert.Single(page.QuerySelectorAll(".callout-title a"));
    }

    [Theory]
    [InlineData("> text [!NOTE]")]
    [InlineData("> [!not a kind]")]
    [InlineData("> [!x](y)")]
    [InlineData("    > [!NOTE]")]
    public void What_is_no_callout_stays_what_it_is(string body) => Assert.Empty(Rendered.Page(body).QuerySelectorAll(".callout"));

    [Fact]
    public void Images_have_alternative_texts_and_all_but_the_first_load_lazily()
    {
        var images = Rendered.Page("![one *two*](a.png) ![](b.png \"t\")").QuerySelectorAll("img");
        Assert.Equal(["one two", ""], images.Select(image => image.GetAttribute("alt")));
        Assert.Equal(["high", null], images.Select(image => image.GetAttribute("fetchpriority")));
        Assert.Equal([null, "lazy"], images.Select(image => image.GetAttribute("loading")));
    }

    [Theory]
    [InlineData("![a](b.png \"Words\")")]
    [InlineData("[![a](b.png \"Words\")](c.md)")]
    public void An_image_alone_with_a_title_is_a_figure(string body)
    {
        var page = Rendered.Page(body);
        Assert.Equal("Words", page.Text("figure > figcaption"));
        Assert.Equal("a", page.Value("figure img[src='b.png']", "alt"));
        Assert.Empty(page.QuerySelectorAll("p,[title]"));
    }

    [Theory]
    [InlineData("a.mp4", "video")]
    [InlineData("a.WEBM?x=1#t=3", "video")]
    [InlineData("a.mp3", "audio")]
    [InlineData("a.ogg", "audio")]
    public void A_film_or_sound_written_as_an_image_plays(string target, string element)
    {
        var page = Rendered.Page($"![words]({target})");
        Assert.Equal(target, page.Value(element + "[controls]", "src"));
        Assert.Equal("words", page.Value(element, "aria-label"));
    }

    [Fact]
    public void Extras_of_GitHub_and_definition_lists_work()
    {
        var page = Rendered.Page("~~a~~ ==b== www.example.com\n\nTerm\n: Meaning\n\n*[HTML]: Hyper\n\nHTML");
        Assert.Equal(("a", "b", "Term", "Meaning"), (page.Text("del"), page.Text("mark"), page.Text("dt"), page.Text("dd")));
        Assert.Equal("https://www.example.com", page.Value("a", "href"));
        Assert.Equal("Hyper", page.Value("abbr", "title"));
    }

    [Fact]
    public void Every_link_and_file_stays_open_until_a_page_is_asked_for()
    {
        const string Body = "[a](a.md) ![b](b.png) <c@d.e> [e](#e) <a href=\"f.md\">f</a> <img src=\"g.png\" alt=\"g\" width=\"1\"> <video controls><source src=\"h.mp4\"></video>\n\n## H";
        var rendered = new MarkdownRenderer().Render(Body);
        Assert.Equal(["a.md", "b.png", "mailto:c@d.e", "#e", "f.md", "g.png", "h.mp4", "#h"], rendered.Targets);
        var html = rendered.ToHtml(_ => new LinkTarget(null));
        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src", html, StringComparison.Ordinal);
        Assert.True(rendered.Segments.OfType<EmbeddedFile>().Single(file => file.Target == "g.png").HasSize);
        Assert.Contains(" width=\"3\" height=\"4\"", rendered.ToHtml(target => new LinkTarget(target, 3, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_the_outline_have_their_places()
    {
        var links = Rendered.Outline("a [b](c.md)\n\n> - ![d](e.png)\n\n[f]\n\n<p>\n<img src=\"g.png\" alt=\"h\">\n</p>\n\n[f]: i.md").Links;
        Assert.Equal(
            [new("c.md", false, 1, 3, "b"), new("e.png", true, 3, 5, "d"), new("i.md", false, 5, 1, "f"), new("g.png", true, 7, 1, "h")],
            links);
    }

    [Theory]
    [InlineData("One two, three.", 3, 0)]
    [InlineData("don't e-mail", 2, 0)]
    [InlineData("日本語です", 0, 5)]
    [InlineData("カタカナ と ABC", 1, 5)]
    [InlineData("한국어 문장", 2, 0)]
    [InlineData("𠮷野家", 0, 3)]
    [InlineData("- - —", 0, 0)]
    public void Words_and_ideographs_are_counted_apart(string body, int words, int ideographs) => Assert.Equal(new WordCount(words, ideographs), Rendered.Outline(body).Words);

    [Fact]
    public void Text_for_search_has_everything_readable_and_no_markup()
    {
        var text = Rendered.Outline("# Head\n\npara *graph*\n\n```\ncode\n```\n\n|cell|\n|--|\n|two|\n\n![alt](a.png)\n\n<div>raw &amp; <b>bold</b><script>no()</script></div>\n\nx[^1]\n\n[^1]: note").Text;
        foreach (var word in new[] { "Head", "para graph", "code", "cell", "two", "alt", "raw & bold", "note" }) Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.DoesNotContain("no()", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emphasis_works_between_letters_that_are_written_without_spaces() => Assert.Equal("日本語。", Rendered.Page("これは**日本語。**です").Text("strong"));

    [Fact]
    public void Raw_details_may_hold_markdown()
    {
        var page = Rendered.Page("<details open>\n<summary>More</summary>\n\n**bold**\n\n</details>\n\nafter");
        Assert.Equal("bold", page.Text("details[open] > p > strong"));
        Assert.Equal("after", page.Text("details + p"));
    }

    [Fact]
    public void Raw_elements_that_are_not_allowed_leave_their_text() => Assert.Equal("a b c", Rendered.Page("a <font color=\"red\">b</font> <blink>c</blink>").Text("p"));

    [Fact]
    public void An_escaped_pipe_in_a_cell_is_a_pipe_in_code_too()
    {
        var page = Rendered.Page("| a | b |\n|--|--|\n| `x \\| y` | p \\| q |\n\nOutside `x \\| y`.");
        Assert.Equal(["x | y", "x \\| y"], page.QuerySelectorAll("code").Select(code => code.TextContent));
        Assert.Equal("p | q", page.QuerySelectorAll("td")[1].TextContent);
    }
}

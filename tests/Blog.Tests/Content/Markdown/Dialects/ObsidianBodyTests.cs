using Xunit;

namespace Blog.Tests.Content.Markdown.Dialects;

public class ObsidianBodyTests
{
    [Theory]
    [InlineData("[[Note]]", "note:Note", "Note")]
    [InlineData("[[My Note]]", "note:My%20Note", "My Note")]
    [InlineData("[[Note|text with *stars*]]", "note:Note", "text with *stars*")]
    [InlineData("[[Note#The heading]]", "note:Note#the-heading", "Note > The heading")]
    [InlineData("[[Note#A#B|text x]]", "note:Note#b", "text x")]
    [InlineData("[[Note#^block]]", "note:Note", "Note")]
    [InlineData("[[#The heading]]", "#the-heading", "The heading")]
    [InlineData("[[/vim/coc-nvim]]", "note:/vim/coc-nvim", "vim/coc-nvim")]
    [InlineData("[[Note|name]]", "note:Note%7Cname", "name")]
    [InlineData("[[The topic|dendron.topic]]", "note:The%20topic%7Cdendron.topic", "The topic")]
    [InlineData("[[dendron://vault/some.note]]", "note:some.note", "some.note")]
    [InlineData("![[Note]]", "note:Note", "Note")]
    [InlineData("![[Note#^block|600]]", "note:Note", "Note")]
    [InlineData("![[Note|text x]]", "note:Note", "text x")]
    [InlineData("[[paper.pdf]]", "note:paper.pdf", "paper.pdf")]
    [InlineData("<div>[[Note]]</div>", "note:Note", "Note")]
    [InlineData("## [[Note]]", "note:Note", "Note")]
    public void A_link_by_name_names_its_note(string body, string target, string text) =>
        Assert.Equal(text, Rendered.Page(body).QuerySelectorAll("a:not(.anchor)").Single(link => link.GetAttribute("href") == target).TextContent);

    [Fact]
    public void A_bar_in_a_link_divides_no_cells()
    {
        var cells = Rendered.Page("|a|b|\n|-|-|\n|[[x\\|one y]]|[[p|two q]]|").QuerySelectorAll("td a");
        Assert.Equal(["one y", "two q"], cells.Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("![[img.png]]", "", null, null)]
    [InlineData("![[img.png|300]]", "", "300", null)]
    [InlineData("![[img.png|300x200]]", "", "300", "200")]
    [InlineData("![[img.png|The alt]]", "The alt", null, null)]
    [InlineData("![[img.png|The alt|300]]", "The alt", "300", null)]
    public void An_embedded_image_has_its_size_and_its_words(string body, string alt, string? width, string? height)
    {
        var image = Rendered.Page("a " + body).QuerySelector("img[src='note:img.png']")!;
        Assert.Equal(alt, image.GetAttribute("alt"));
        Assert.Equal(width, image.GetAttribute("width"));
        Assert.Equal(height, image.GetAttribute("height"));
    }

    [Fact]
    public void An_embedded_film_is_played() => Assert.NotNull(Rendered.Page("![[clip.mp4]]").QuerySelector("video[src='note:clip.mp4'][controls]"));

    [Theory]
    [InlineData("[[1]](x)", "[1]")]
    [InlineData("if [[ -f x ]]; then", "if [[ -f x ]]; then")]
    [InlineData("[[\"preset\", {a: 1}]]", "[[\"preset\", {a: 1}]]")]
    [InlineData("[[]]", "[[]]")]
    [InlineData(@"\[[Note]]", "[[Note]]")]
    public void Brackets_of_another_kind_stay(string body, string text) => Assert.Equal(text, Rendered.Page(body).Text("p"));

    [Theory]
    [InlineData("text ^abc123", "text")]
    [InlineData("- one ^first-id\n- two ^second-id", "one two")]
    [InlineData("text\n^quote-id\n\nmore", "text more")]
    [InlineData("x ^2", "x ^2")]
    [InlineData("text ^abc123 more", "text ^abc123 more")]
    public void The_id_of_a_block_is_no_text(string body, string text)
    {
        Assert.Equal(text, string.Join(' ', Rendered.Page(body).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("^first", Rendered.Outline(body).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_keeps_its_place_in_the_file()
    {
        var links = Rendered.Outline("[[A]] {% comment %}\nx\n{% endcomment %} y\n\nz [[A|b c]] and [d](e.md) or https://example.com/").Links;
        Assert.Equal([("note:A", 1, 1), ("note:A", 5, 3), ("e.md", 5, 17), ("https://example.com/", 5, 30)], links.Select(link => (link.Target, link.Line, link.Column)));
    }
}

using Blog.Content;
using Blog.Wording;
using Xunit;

namespace Blog.Tests.Wording;

/// <summary>What is said of mistakes in <c>words.yaml</c>.</summary>
public sealed class KnownWordsTests
{
    [Theory]
    [InlineData("search: A\nserach: B", "words.yaml:2:1 BLG016 serach is not known here: did you mean search?")]
    [InlineData("zzzzzzzz: B", "words.yaml:1:1 BLG016 zzzzzzzz is not known here: the command schema words prints every key")]
    [InlineData("page: Seite {number}", "words.yaml:1:7 BLG018 page has no {number}: it may hold {page}")]
    [InlineData("search: Search {", "words.yaml:1:9 BLG018 search cannot be read: { belongs to no place: write a text without { } and < >")]
    [InlineData("search: A <b>c</b>", "words.yaml:1:9 BLG018 search has no <b>: write a text without { } and < >")]
    [InlineData("waysOn: <search>Suche", "words.yaml:1:9 BLG018 waysOn cannot be read: <search> is not closed: it may hold <archive>…</archive> and <posts>…</posts> and <search>…</search> and <tags>…</tags>")]
    [InlineData("search: [A]", "words.yaml:1:9 BLG018 the value of search is no text: write search: and a text on one line")]
    [InlineData("search: { one: A, other: B }", "words.yaml:1:9 BLG018 the value of search is no text: write search: and a text on one line")]
    [InlineData("postCount:\n  few: A", "words.yaml:2:3 BLG016 few is not known here: write one: and other:, with a text each")]
    [InlineData("postCount:\n  one: '{n}'", "words.yaml:2:8 BLG018 postCount has no {n}: it may hold {count}")]
    [InlineData("search: A\nsearch: B", "words.yaml:2:1 BLG015 search stands there twice, and the first counts: keep one of the two")]
    [InlineData("search: A: B", "words.yaml:1:9 BLG012")]
    public void A_mistake_is_named_with_its_place(string text, string problem)
    {
        var problems = new List<ContentProblem>();
        KnownWords.Parse(text, problems);
        Assert.StartsWith(problem, string.Join('\n', problems.Select(found => found.ToString())), StringComparison.Ordinal);
        Assert.Single(problems);
    }

    [Fact]
    public void A_word_with_a_mistake_is_the_shipped_one_and_the_others_hold()
    {
        var words = SiteWords.Of("en", KnownWords.Parse("page: Leaf {number}\nposts: Notes\ntags:\nfeeds: 'F <!-- S --> %%S%%'\narchive: \"a\u00A0b\\tc\\nd\"", []));
        Assert.Equal("Page 3|Notes|Tags|F|a\u00A0b c d", string.Join('|', words.Page(3), words.Posts, words.Tags, words.Feeds, words.Archive));
    }

    [Fact]
    public void Markup_in_a_word_is_text()
    {
        var problems = new List<ContentProblem>();
        KnownWords.Parse("search: <script>alert(1)</script>", problems);
        Assert.Single(problems);
        var html = new MarkdownRenderer(words: SiteWords.Of("en", KnownWords.Parse("footnotes: 'A & \"B\"'\ncalloutNote: 'C & D'", []))).Render("a[^1]\n\n> [!note]\n> x\n\n[^1]: b").ToHtml(target => new(target));
        Assert.Contains("aria-label=\"A &amp; &quot;B&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"callout-title\">C &amp; D</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_is_in_the_schema_with_what_it_is_in_English()
    {
        var properties = WordSchema.Create()["properties"]!.AsObject();
        Assert.Equal(SiteWords.English.All.Keys.Order(StringComparer.Ordinal), properties.Select(property => property.Key));
        Assert.Equal("Page {page}", properties["page"]!["description"]!.GetValue<string>());
        Assert.Equal("{count} post / {count} posts", properties["postCount"]!["description"]!.GetValue<string>());
    }
}

using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class PostParserTests
{
    [Theory]
    [InlineData("title: 1984", "1984")]
    [InlineData("title: 12:30", "12:30")]
    [InlineData("title: no", "no")]
    [InlineData("title: 'It''s'", "It's")]
    [InlineData("title: |\n  two\n  lines", "two lines")]
    [InlineData("linkTitle: Short", "Short")]
    [InlineData("title:\nlinkTitle: Short", "Short")]
    [InlineData("TITLE: Loud", "Loud")]
    public void A_title_is_the_text_that_was_written(string yaml, string title)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.Equal(title, file.Post?.Title);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void Without_a_title_the_first_heading_is_one() => Assert.Equal("From the text", TestPosts.Parse("---\ndate: 2024-01-01\n---\n# From the text\n").Post?.Title);

    [Fact]
    public void A_text_that_nests_too_deeply_is_a_problem_and_no_exception()
    {
        var content = System.Text.Encoding.UTF8.GetBytes($"---\ntitle: A\ndraft: true\n---\n{new string('>', 5_000)} deep\n");
        var file = new PostParser(new BlogOptions(), new MarkdownRenderer()).Parse("posts/hello.md", content);
        Assert.Null(file.Post);
        Assert.True(file.AsksToBeHidden);
        Assert.Contains("BLG061", file.Codes());
    }

    [Theory]
    [InlineData("tags: no", "no")]
    [InlineData("tags: 2024", "2024")]
    [InlineData("tags: [C, C#, C++, .NET, F#, node.js]", "c csharp cplusplus dotnet fsharp node.js")]
    [InlineData("tags: sora ai, text to video", "sora-ai text-to-video")]
    [InlineData("tags: []", "")]
    [InlineData("tags:", "")]
    [InlineData("layout: post", "others")]
    [InlineData("tag: one", "one")]
    [InlineData("keywords: a, b", "a b")]
    [InlineData("tags: [a]\nkeywords: b", "a")]
    [InlineData("tags: []\nkeywords: b", "")]
    [InlineData("tags: ['#a', 'C#', '#internal-note', '#']", "a csharp sharp")]
    [InlineData("tags: [A, a, ' a ']", "a")]
    [InlineData("tags: [travel/asia, {label: Named}, [nested]]", "travel-asia named nested")]
    [InlineData("taxonomy:\n  tag: [x, y]", "x y")]
    [InlineData("taxonomies:\n  tags: [x, y]", "x y")]
    public void Tags_are_read_in_every_form(string yaml, string slugs) =>
        Assert.Equal(slugs, string.Join(' ', TestPosts.Post($"date: 2024-01-01\n{yaml}").Tags.Select(tag => tag.Slug)));

    [Fact]
    public void Spaces_divide_tags_in_a_jekyll_tree() =>
        Assert.Equal(["sora", "ai"], TestPosts.Post("tags: sora ai", "_posts/2024-01-01-a.md").Tags.Select(tag => tag.Slug));

    [Fact]
    public void Pages_have_no_tag_of_their_own_accord()
    {
        var file = TestPosts.WithKeys("title: About", "pages/about.md");
        Assert.True(file.Post is { IsPage: true, Tags.Count: 0, Url: "/about/" });
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("author: Ann", "Ann", null)]
    [InlineData("authors: [Ann]", "Ann", null)]
    [InlineData("author: {name: Ann, url: 'https://ann.example/'}", "Ann", "https://ann.example/")]
    [InlineData("authors:\n- name: Ann\n  url: javascript:alert(1)", "Ann", null)]
    [InlineData("author: '[Ann](https://ann.example/)'", "Ann", "https://ann.example/")]
    [InlineData("by:\n- Ann", "Ann", null)]
    [InlineData("params:\n  author: Ann", "Ann", null)]
    [InlineData("taxonomy:\n  author: Ann", "Ann", null)]
    public void Authors_are_read_in_every_form(string yaml, string name, string? url)
    {
        var author = Assert.Single(TestPosts.Post($"date: 2024-01-01\n{yaml}").Authors);
        Assert.Equal((name, url), (author.Name, author.Url));
    }

    [Theory]
    [InlineData("cover: a.jpg", "a.jpg", null)]
    [InlineData("cover:\n  image: a.jpg\n  alt: Sea", "a.jpg", "Sea")]
    [InlineData("image:\n  path: /a.jpg\n  alt: Sea", "/a.jpg", "Sea")]
    [InlineData("images: [a.jpg, b.jpg]", "a.jpg", null)]
    [InlineData("header:\n  teaser: a.jpg", "a.jpg", null)]
    [InlineData("ogImage: https://a.example/a.jpg\nimage_alt: Sea", "https://a.example/a.jpg", "Sea")]
    [InlineData("extra:\n  cover: a.jpg", "a.jpg", null)]
    [InlineData("cover:\nthumbnail: a.jpg", "a.jpg", null)]
    public void A_cover_is_read_in_every_form(string yaml, string cover, string? alt)
    {
        var post = TestPosts.Post($"date: 2024-01-01\n{yaml}");
        Assert.Equal((cover, alt), (post.Cover, post.CoverAlt));
    }

    [Theory]
    [InlineData("cover: 'javascript:alert(1)'")]
    [InlineData("canonicalURL: /relative/")]
    [InlineData("featured: perhaps")]
    [InlineData("lang: not a language")]
    [InlineData("title: {a: b}")]
    public void A_value_that_cannot_be_used_is_said(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.Equal(["BLG018"], file.Codes());
        Assert.Equal(3, file.Problems[0].Line);
        Assert.True(file.Post is { Cover: null, CanonicalUrl: null, Featured: false, Language: null });
    }

    [Theory]
    [InlineData("pubDatetime: 2024-01-01\ndate: 2023-01-01", "date says another thing than pubDatetime, which counts")]
    [InlineData("date: 2024-01-01\nslug: a\npostSlug: b", "postSlug says another thing than slug, which counts")]
    [InlineData("date: 2024-01-01\nexpires: 2990-02-01\nunpublish-date: 2990-01-01", "unpublish-date says another thing than expires, and the earlier day counts")]
    public void Keys_that_contradict_each_other_are_said(string yaml, string message)
    {
        var file = TestPosts.WithKeys(yaml);
        Assert.Equal(["BLG017"], file.Codes());
        Assert.Equal(message, file.Problems[0].Message);
        Assert.Equal(2024, file.Post?.PublishAt?.Year);
    }

    [Theory]
    [InlineData("date: 2024-01-01\ncreated: 2023-01-01")]
    [InlineData("date: 2024-01-01\npubDate: 2024-01-01")]
    [InlineData("date: 2024-01-01\npublished: true")]
    [InlineData("date: 2024-01-01\ndescription: a\nsummary: b\nlinkTitle: c\ntitle: d")]
    [InlineData("date: 2024-01-01\nlayout: post\nweight: 3\ncSpell:ignore: abc\nmenu: main\nparams:\n  anything: 1\nextra:\n  other: 2")]
    public void What_is_no_contradiction_and_what_is_known_elsewhere_is_let_pass(string yaml) => Assert.Empty(TestPosts.WithKeys(yaml).Problems);

    [Fact]
    public void An_unknown_key_is_said_with_what_was_probably_meant()
    {
        var file = TestPosts.WithKeys("date: 2024-01-01\ntitel: A\nzebra: B");
        Assert.Equal(
            ["posts/hello.md:3:1 BLG016 titel is not a known key: did you mean title?", "posts/hello.md:4:1 BLG016 zebra is not a known key: remove it, or move it under params"],
            file.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_key_given_twice_is_said_and_the_first_value_counts()
    {
        var file = TestPosts.WithKeys("date: 2024-01-01\ntitle: A\ntitle: B");
        Assert.Equal(["posts/hello.md:4:1 BLG015 title is given twice, first on line 3: keep the one that is meant, and remove the other"], file.Problems.Select(problem => problem.ToString()));
        Assert.Equal("A", file.Post?.Title);
    }

    [Fact]
    public void A_feed_id_is_as_written_else_of_the_path_alone()
    {
        Assert.Equal("abc", TestPosts.Post("date: 2024-01-01\nguid: abc").FeedId);
        var one = TestPosts.Post("date: 2024-01-01\ntitle: A", "posts/a.md").FeedId;
        Assert.Equal(one, TestPosts.Post("date: 2025-01-01\ntitle: B\nslug: c", "posts/a.md").FeedId);
        Assert.Equal(one, TestPosts.Post("date: 2025-01-01", "posts/a/index.md").FeedId);
        Assert.NotEqual(one, TestPosts.Post("date: 2024-01-01\ntitle: A", "posts/b.md").FeedId);
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", one);
    }

    [Fact]
    public void Text_in_the_wrong_character_set_is_said_and_left_as_it_is()
    {
        var file = TestPosts.Parse("---\ndate: 2024-01-01\n---\nOne.\nmodelâ€”Sora\n");
        Assert.Equal("posts/hello.md:5:6 BLG060 â€” looks like — decoded with the wrong character set: write —", Assert.Single(file.Problems).ToString());
        Assert.Contains("modelâ€”Sora", file.Post!.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Voilà l'hôtel, São Paulo, “¿Qué?” — ÂNGELA")]
    [InlineData("größe £5 ÀÉÎ")]
    public void Accents_are_no_mojibake(string body) => Assert.Empty(TestPosts.Parse($"---\ndate: 2024-01-01\n---\n{body}\n").Problems);

    [Fact]
    public void Every_declared_example_is_understood()
    {
        foreach (var key in FrontMatterKeys.All)
        {
            var path = key.Name.Split('.');
            var yaml = path.Length == 1 ? $"{key.Name}: {key.Example}" : $"{path[0]}:\n  {path[1]}: {key.Example}";
            var file = TestPosts.WithKeys(key == FrontMatterKeys.PublishAt ? yaml : $"date: 2024-01-01\n{yaml}");
            Assert.True(file.Problems.Count == 0 && file.Post is not null, $"{yaml}: {string.Join('\n', file.Problems)}");
        }
    }
}

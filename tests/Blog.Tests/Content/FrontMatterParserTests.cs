using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class FrontMatterParserTests
{
    [Theory]
    [InlineData("---\ntitle: A\ndate: 2024-01-02\n---\nText.\n", 5)]
    [InlineData("\n\n---\ntitle: A\ndate: 2024-01-02\n---\nText.\n", 7)]
    [InlineData("---  \ntitle: A\ndate: 2024-01-02\n---\t \nText.\n", 5)]
    [InlineData("---\ntitle: A\ndate: 2024-01-02\n...\nText.\n", 5)]
    [InlineData("-----\ntitle: A\ndate: 2024-01-02\n-----\nText.\n", 5)]
    [InlineData("--- # the post\ntitle: A\ndate: 2024-01-02\n---\nText.\n", 5)]
    [InlineData("---yaml\ntitle: A\ndate: 2024-01-02\n---\nText.\n", 5)]
    [InlineData("---toml\ntitle = \"A\"\ndate = 2024-01-02\n---\nText.\n", 5)]
    [InlineData("---json\n{\"title\": \"A\", \"date\": \"2024-01-02\"}\n---\nText.\n", 4)]
    [InlineData("+++\ntitle = \"A\"\ndate = 2024-01-02\n+++\nText.\n", 5)]
    [InlineData(";;;\n\"title\": \"A\", \"date\": \"2024-01-02\"\n;;;\nText.\n", 4)]
    [InlineData(";;;\n{\"title\": \"A\", \"date\": \"2024-01-02\"}\n;;;\nText.\n", 4)]
    [InlineData("{\n  \"title\": \"A\",\n  \"date\": \"2024-01-02\",\n}\nText.\n", 5)]
    [InlineData("title: A\ndate: 2024-01-02\n---\nText.\n", 4)]
    [InlineData("Title: A\nPublished: 1/2/2024\nTags:\n  - b\n---\nText.\n", 6)]
    [InlineData("title: A\npublished_date: 2024-01-02\n___\nText.\n", 4)]
    [InlineData("Title: A\nDate: 2024-01-02\n\nText.\n", 4)]
    [InlineData("<!--\n---\ntitle: A\ndate: 2024-01-02\n---\n-->\nText.\n", 7)]
    [InlineData("<!-- licence -->\n\n---\ntitle: A\ndate: 2024-01-02\n---\nText.\n", 7)]
    [InlineData(" ---\n title: A\n date: 2024-01-02\n ---\nText.\n", 5)]
    [InlineData("---\ntitle: A\ndate: 2024-01-02\nparams:\n\tdeep: 1\n---\nText.\n", 7)]
    [InlineData("---\ntitle: A\ndate: 2024-01-02\ndescription: \"goes\non at the margin\"\n---\nText.\n", 7)]
    public void Every_dialect_gives_the_same_post(string text, int bodyLine)
    {
        var file = TestPosts.Parse(text);
        Assert.True(file.Post is not null, string.Join('\n', file.Problems));
        Assert.Equal("A", file.Post.Title);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero), file.Post.PublishAt);
        Assert.Equal("Text.\n", file.Post.Body);
        Assert.Equal(bodyLine, file.Post.BodyLine);
    }

    [Theory]
    [InlineData("---\ntitle: A\n\nThe text of a secret.\n", 3)]
    [InlineData("---\ndraft: true", 2)]
    [InlineData("---\n\ntitle: A\n\nText.\n", 4)]
    [InlineData("+++\ntitle = \"A\"\n\nText.\n", 3)]
    [InlineData(";;;\n\"title\": \"A\"\n\nText.\n", 3)]
    public void An_unclosed_fence_is_never_published_and_the_line_where_it_belongs_is_named(string text, int line)
    {
        var file = TestPosts.Parse(text);
        Assert.Null(file.Post);
        Assert.Equal(["BLG010"], file.Codes());
        Assert.Equal(line, file.Problems[0].Line);
    }

    [Theory]
    [InlineData("{\"title\": \"A\"\nText.\n", "BLG011")]
    [InlineData("+++\ntitle = A B\n+++\nText.\n", "BLG011")]
    [InlineData("---\nHello world\n---\nText.\n", "BLG011")]
    [InlineData("---\n- a\n- b\n---\nText.\n", "BLG011")]
    [InlineData("---\ntitle: Foo: bar\n---\nText.\n", "BLG012")]
    [InlineData("---\ntitle: 'It's'\n---\nText.\n", "BLG011")]
    [InlineData("---\ntitle: a\n\tb: [\n---\nText.\n", "BLG013")]
    [InlineData("---js\n{ title: \"A\" }\n---\nText.\n", "BLG019")]
    [InlineData("---coffee\ntitle: \"A\"\n---\nText.\n", "BLG019")]
    [InlineData("---\na: *nobody\n---\nText.\n", "BLG011")]
    public void What_cannot_be_read_is_not_published(string text, string code)
    {
        var file = TestPosts.Parse(text);
        Assert.Null(file.Post);
        Assert.Equal([code], file.Codes());
    }

    [Theory]
    [InlineData("---\ntitle: A\nsubtitle: Foo: bar\n---\n", "posts/hello.md:3:11 BLG012 the value of subtitle holds a colon and needs quotes: write subtitle: \"Foo: bar\"")]
    [InlineData("\n+++\ntitle = \"A\"\nx = [1,\n+++\n", "posts/hello.md:5:1 BLG011")]
    [InlineData("{\n  \"title\": \"A\"\n  \"date\": 1\n}\n", "posts/hello.md:2:15 BLG011")]
    [InlineData("---\ntitle: A\ndate:   2024-02-30\n---\n", "posts/hello.md:3:9 BLG020")]
    [InlineData("+++\ntitle = \"A\"\ndate = \"2024-02-30\"\n+++\n", "posts/hello.md:3:8 BLG020")]
    [InlineData("{\"title\": \"A\",\n \"date\": \"2024-13-01\"}\n", "posts/hello.md:2:10 BLG020")]
    [InlineData("Title: A\nDate: 2024-02-30\n\nText\n", "posts/hello.md:2:7 BLG020")]
    public void A_problem_names_line_and_column(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(TestPosts.Parse(text).Problems).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Just text.\n")]
    [InlineData("# Heading\n\nText: with a colon.\n\n---\n\nMore.\n")]
    [InlineData("Note: this is the first sentence\n---\nMore.\n")]
    [InlineData("Update: see below\n---\nMore.\n")]
    [InlineData("---\n\nA rule, and no keys\n\n---\n\nMore.\n")]
    [InlineData("---\n\nA rule, and no keys: none at all.\n\nMore.\n")]
    [InlineData("***\n\nText.\n")]
    [InlineData("{% include x.html %}\n\nText.\n")]
    [InlineData("{{< figure >}}\n\nText.\n")]
    [InlineData("{:toc}\n")]
    [InlineData("<!-- a comment -->\nText.\n")]
    [InlineData("")]
    public void A_file_without_front_matter_is_a_public_post(string text)
    {
        var file = TestPosts.Parse(text);
        Assert.True(file.Post is { Visibility.IsHidden: false }, string.Join('\n', file.Problems));
        Assert.Equal(text, file.Post.Body);
        Assert.Equal(["BLG022"], file.Codes());
    }

    [Theory]
    [InlineData("---\n---\nText.\n")]
    [InlineData("---\n\n---\nText.\n")]
    [InlineData("---\n# nothing\n---\nText.\n")]
    [InlineData("+++\n+++\nText.\n")]
    public void Empty_front_matter_is_front_matter(string text) => Assert.Equal("Text.\n", TestPosts.Parse(text).Post?.Body);

    [Theory]
    [InlineData("--\ntitle: A\ndate: 2099-01-01\n--\nText.\n")]
    [InlineData("—\ntitle: A\ndate: 2099-01-01\n—\nText.\n")]
    [InlineData("\t---\ntitle: A\ndate: 2099-01-01\n---\nText.\n")]
    [InlineData("\u00A0---\ntitle: A\ndate: 2099-01-01\n---\nText.\n")]
    [InlineData("++\ntitle = 'A'\ndate = 2099-01-01\n++\nText.\n")]
    [InlineData("{title: 'A', date: '2099-01-01'}\nText.\n")]
    [InlineData("#+date: 2099-01-01\nText.\n")]
    public void Keys_under_a_mistyped_fence_are_not_published_as_text(string text)
    {
        var file = TestPosts.Parse(text);
        Assert.Null(file.Post);
        Assert.Equal((ProblemCode.BadFrontMatter, 1), (Assert.Single(file.Problems).Code, file.Problems[0].Line));
    }

    [Theory]
    [InlineData("\u200B---\ndraft: true\n---\nText.\n", 1)]
    [InlineData("—--\ndraft: true\n---\nText.\n", 1)]
    [InlineData("--\ntitle: A\ndraft: true\n--\nText.\n", 1)]
    [InlineData("---\n---\ndraft: true\n---\nText.\n", 3)]
    [InlineData("***\ndraft: true\n***\nText.\n", 1)]
    [InlineData("{ draft: true }\nText.\n", 1)]
    [InlineData("#+title: A\n#+draft: true\nText.\n", 1)]
    [InlineData("--\ntitle: A\n\ndraft: true\n--\nText.\n", 1)]
    [InlineData("--\ndraft:\n--\nText.\n", 1)]
    [InlineData("# A\n\n---\ndraft: true\n---\nText.\n", 3)]
    [InlineData("---\ntitle: A\n---\n\n----\ndraft: true\n---\nText.\n", 5)]
    [InlineData("---\ntitle: A\n---\n--- \ndraft: true\n---\nText.\n", 4)]
    [InlineData("---\ntitle: A\n---\n...\ndraft: true\n---\nText.\n", 4)]
    public void A_draft_under_a_mistyped_fence_is_not_published(string text, int line)
    {
        var file = TestPosts.Parse(text);
        Assert.Null(file.Post);
        Assert.True(file.AsksToBeHidden);
        Assert.Equal((ProblemCode.BadFrontMatter, line), (file.Problems[0].Code, file.Problems[0].Line));
    }

    [Theory]
    [InlineData("```yaml\ndraft: true\n```\n")]
    [InlineData("How to write front matter:\n\n    draft: true\n")]
    [InlineData("I set draft: true today.\n")]
    public void A_text_about_drafts_is_no_draft(string text) => Assert.False(TestPosts.Parse(text).Post?.Visibility.IsHidden);

    [Fact]
    public void A_rule_in_the_body_ends_nothing() =>
        Assert.Equal("One.\n\n---\n\ndraft: true\n", TestPosts.Parse("---\ntitle: A\n---\nOne.\n\n---\n\ndraft: true\n").Post?.Body);

    [Fact]
    public void Headers_that_hide_count_even_where_text_follows_at_once() =>
        Assert.True(TestPosts.Parse("Title: A\nStatus: draft\nText of a secret.\n").Post?.Visibility.IsHidden);

    [Fact]
    public void Quoted_text_that_would_swallow_a_key_is_not_repaired()
    {
        var file = TestPosts.Parse("---\ntitle: \"open\ndraft: true\nsubtitle: \"\n---\nText.\n");
        Assert.Null(file.Post);
        Assert.True(file.AsksToBeHidden);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 8).Select(c => $"{(char)c}: &{(char)c} [{string.Join(',', Enumerable.Repeat($"*{(char)(c - 1)}", 10))}]\n"));
        Assert.Equal(["BLG014"], TestPosts.WithKeys(bomb).Codes());
    }

    [Theory]
    [InlineData("a: {0}", '[')]
    [InlineData("a: {0}", '{')]
    public void Deep_yaml_is_refused(string format, char bracket) =>
        Assert.Equal(["BLG014"], TestPosts.WithKeys(string.Format(null, format, new string(bracket, 10_000))).Codes());

    [Theory]
    [InlineData("+++\na = ", '[', "\n+++\n")]
    [InlineData("{\"a\": ", '[', "}\n")]
    public void Deep_toml_and_json_are_refused(string before, char bracket, string after) =>
        Assert.Equal(["BLG014"], TestPosts.Parse(before + new string(bracket, 5_000) + after).Codes());

    [Theory]
    [InlineData("---\ntitle: {0}\n---\n")]
    [InlineData("+++\ntitle = \"{0}\"\n+++\n")]
    [InlineData("{{\"title\": \"{0}\"}}\n")]
    public void Front_matter_of_more_than_64_KiB_is_refused(string format) =>
        Assert.Equal(["BLG014"], TestPosts.Parse(string.Format(null, format, new string('x', 70_000))).Codes());

    [Fact]
    public void A_line_of_five_megabytes_is_text() =>
        Assert.Equal(5_000_000, TestPosts.Parse($"---\ntitle: A\n---\n{new string('x', 5_000_000)}").Post?.Body.Length);

    [Fact]
    public void Merged_keys_hide_as_written_ones_do() =>
        Assert.True(TestPosts.Post("params: &p\n  draft: true\n<<: *p\ntitle: A").Visibility.IsHidden);

    [Fact]
    public void Toml_tables_and_dotted_keys_are_maps()
    {
        var post = TestPosts.Parse("+++\ntitle = \"A\"\ndate = 2024-02-09T03:42:51Z\nrating.stars = 3\n[taxonomies]\ntags = [\"C#\", \"b\"]\n[extra]\nauthor = \"Ann\"\n[[extra.links]]\nx = 1\n+++\n").Post;
        Assert.NotNull(post);
        Assert.Equal(["csharp", "b"], post.Tags.Select(tag => tag.Slug));
        Assert.Equal("Ann", Assert.Single(post.Authors).Name);
        Assert.Equal(DateTimeOffset.Parse("2024-02-09T03:42:51Z", null), post.PublishAt);
    }
}

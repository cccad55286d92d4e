using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>A line that hides a post hides it wherever a slip has put it. Most of these were found by <see cref="FuzzTests"/>.</summary>
public sealed class FrontMatterRefusalTests
{
    [Theory]
    [InlineData("Notes\n\n---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("Notes\n---\n\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("# A\n\n---\nlayout: post\n\n# a comment\ndraft: true\n---\nText.\n")]
    [InlineData("Notes\n\n---\nexcerpt: \"goes\non at the margin\"\nstatus: draft\n---\nText.\n")]
    public void Front_matter_below_a_line_of_text_is_not_published(string text) => AssertRefused(text);

    [Theory]
    [InlineData("---\ntitle: A\n---\ndate: 2024-01-01\npermalink: false\n---\nText.\n")]
    [InlineData("---\n---\ntitle: A\n\ndraft: true\n---\nText.\n")]
    [InlineData("---\n\n---\n\ntitle: A\n\nprivate: true\n---\nText.\n")]
    [InlineData("<!--\n---\n---\ntitle: A\ndraft: true\n---\n-->\nText.\n")]
    public void Front_matter_that_a_stray_fence_ends_is_not_published(string text) => AssertRefused(text);

    [Theory]
    [InlineData("---\ntitle:\n  'one\npassword: hunter2\n  two'\n---\nText.\n")]
    [InlineData("+++\ntitle = \"\"\"\ndraft = true\n\"\"\"\n+++\nText.\n")]
    [InlineData("title:\n  'one\ndraft: true\n  two'\n---\nText.\n")]
    public void A_line_that_a_quote_above_it_swallows_is_not_lost(string text) => AssertRefused(text);

    [Theory]
    [InlineData("\t---\nlayout: post\n\ndraft: true\n---\nText.\n")]
    [InlineData("\t---\n\ntitle: A\n\ndraft: true\n---\nText.\n")]
    [InlineData("{\ntitle: A\n\ndraft: true\n}\nText.\n")]
    [InlineData("{\n\ntitle: A\n\ndraft: true\n}\nText.\n")]
    [InlineData("—\n\ntitle: A\n\ndraft: true\n---\nText.\n")]
    [InlineData(";;;\n}\n\"draft\": true,\n\"title\": \"A\"\n;;;\nText.\n")]
    [InlineData("<!--\n---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("title: A\ntags:\n- one\n\ndraft: true\n- two\n---\nText.\n")]
    [InlineData("title: A\nauthors:\n- one\n\nrender: never\n\nText.\n")]
    public void Keys_under_a_fence_that_is_not_one_are_not_published(string text) => AssertRefused(text);

    [Theory]
    [InlineData("+++\ntitle = \"A\"\n[taxonomies]\ntags = [\"a\"]\ndraft = true\n+++\nText.\n", 5)]
    [InlineData("+++\ntitle = \"A\"\n[taxonomies]\nprivate = true\n+++\nText.\n", 4)]
    [InlineData("+++\ntitle = \"A\"\n[menu.main]\nweight = 1\npublished = false\n+++\nText.\n", 5)]
    [InlineData("+++\ntitle = \"A\"\n[extra.links]\nweight = 1\ndraft = true\n+++\nText.\n", 5)]
    [InlineData("---\ntitle: A\ncover:\n  image: a.jpg\n  draft: true\n---\nText.\n", 5)]
    public void A_key_that_slipped_into_a_table_hides_and_is_said(string text, int line)
    {
        var file = TestPosts.Parse(text);
        Assert.True(file.Post?.Visibility.IsHidden);
        Assert.Contains(file.Problems, problem => problem.Code == ProblemCode.UnclearVisibility && problem.Line == line);
    }

    [Theory]
    [InlineData("---\ntitle: A\nproject:\n  status: archived\n  private: true\n---\nText.\n")]
    [InlineData("---\ntitle: A\ncascade:\n  draft: true\n---\nText.\n")]
    [InlineData("---\ntitle: A\ncover:\n  hidden: true\n---\nText.\n")]
    [InlineData("---\ntitle: A\nresources:\n- src: a.jpg\n  draft: true\n---\nText.\n")]
    public void What_is_said_of_something_else_hides_nothing(string text) => Assert.False(TestPosts.Parse(text).Post?.Visibility.IsHidden);

    [Fact]
    public void A_permalink_that_goes_on_after_false_hides()
    {
        var file = TestPosts.WithKeys("date: 2024-01-01\ntags:\npermalink: false\n  - one\n  - two");
        Assert.True(file.Post?.Visibility.IsHidden);
        Assert.Contains("BLG030", file.Codes());
    }

    [Theory]
    [InlineData("---\ntitle: A\n---\nOne.\n\n---\n\nStatus: draft\n\nTwo.\n")]
    [InlineData("# RFC 5\n\n---\n\nStatus: Draft\n\n---\n\nText.\n")]
    [InlineData("---\ntitle: A\n---\n\nOur flags: published, private: see below.\n")]
    [InlineData("---\ntitle: A\n---\n\n```yaml\n---\ntitle: B\ndraft: true\n---\n```\n")]
    [InlineData("***\n\nSource: a book\n")]
    public void A_text_about_a_status_is_published(string text) => Assert.False(TestPosts.Parse(text).Post?.Visibility.IsHidden);

    private static void AssertRefused(string text)
    {
        var file = TestPosts.Parse(text);
        Assert.True(file.Post is null, "it is a post");
        Assert.Contains(file.Problems, problem => problem.Severity == ProblemSeverity.Error);
        Assert.True(file.AsksToBeHidden, "the last good version would stay");
    }
}

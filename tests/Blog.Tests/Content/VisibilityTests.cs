using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class VisibilityTests
{
    [Theory]
    [InlineData("draft: true")]
    [InlineData("draft: True")]
    [InlineData("draft: TRUE")]
    [InlineData("draft: yes")]
    [InlineData("draft: y")]
    [InlineData("draft: on")]
    [InlineData("draft: 1")]
    [InlineData("draft: \"true\"")]
    [InlineData("Draft: true")]
    [InlineData("\"Draft \": true")]
    [InlineData("is-draft: true")]
    [InlineData("published: false")]
    [InlineData("published: \"false\"")]
    [InlineData("published: no")]
    [InlineData("published: off")]
    [InlineData("published: 0")]
    [InlineData("publish: false")]
    [InlineData("public: false")]
    [InlineData("status: draft")]
    [InlineData("status: scheduled")]
    [InlineData("post_status: pending")]
    [InlineData("visibility: members")]
    [InlineData("private: true")]
    [InlineData("password: hunter2")]
    [InlineData("permalink: false")]
    [InlineData("build:\n  render: never")]
    [InlineData("_build:\n  render: false")]
    [InlineData("render: false")]
    [InlineData("headless: true")]
    [InlineData("email_only: true")]
    [InlineData("draft: false\npublished: false")]
    [InlineData("published: true\ndraft: true")]
    [InlineData("params:\n  draft: true")]
    [InlineData("extra:\n  private: true")]
    public void Anything_that_hides_hides(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.True(file.Post?.Visibility.IsHidden, yaml);
        Assert.Empty(file.Problems);
    }

    /// <summary>A schedule is confidential too: a slip in its key must not publish at once.</summary>
    [Theory]
    [InlineData("date: 2024-01-01\npublshDate: 2999-01-01")]
    [InlineData("date: 2024-01-01\npublishDat: 2999-01-01")]
    [InlineData("date: 2024-01-01\npubDtae: 2999-01-01")]
    [InlineData("pubDatetme: 2999-01-01")]
    [InlineData("date: 2024-01-01\nexpiryDat: 2001-01-01")]
    [InlineData("date: 2024-01-01\nexpire: 2001-01-01")]
    [InlineData("date: 2024-01-01\nexpries: 2001-01-01")]
    [InlineData("date: 2024-01-01\nunpublishdat: 2001-01-01")]
    public void A_misspelt_key_of_a_schedule_is_heeded(string yaml)
    {
        var file = TestPosts.WithKeys(yaml);
        Assert.Contains("BLG016", file.Codes());
        Assert.True(file.Post!.PublishAt > DateTimeOffset.Parse("2100-01-01Z", null) || file.Post.ExpireAt < DateTimeOffset.Parse("2010-01-01Z", null), yaml);
    }

    [Theory]
    [InlineData("darfts: true")]
    [InlineData("drafted: true")]
    [InlineData("ddraftt: true")]
    [InlineData("permlaink: false")]
    [InlineData("rendr: false")]
    [InlineData("buid:\n  render: never")]
    [InlineData("parms:\n  draft: true")]
    [InlineData("extras:\n  draft: true")]
    [InlineData("“draft”: true")]
    [InlineData("‘draft’: true")]
    [InlineData("(draft): true")]
    public void Two_slips_and_odd_marks_still_hide(string yaml) => Assert.True(TestPosts.WithKeys($"date: 2024-01-01\n{yaml}").Post?.Visibility.IsHidden, yaml);

    /// <summary>What a slow editor has written so far must not be taken for the whole.</summary>
    [Theory]
    [InlineData("title: Secret\ndate: 2024-01-01\ndescription: Plan\n")]
    [InlineData("title: Secret\ndate: 2024-01-01\n\n")]
    [InlineData("title: Secret")]
    [InlineData("---")]
    [InlineData("---\n")]
    [InlineData("---\u2028title: T\u2028draft: true\u2028---\nbody")]
    public void Front_matter_that_has_not_ended_is_no_post(string text) => Assert.Null(TestPosts.Parse(text).Post);

    [Fact]
    public void Comments_in_front_matter_are_cut()
    {
        var post = TestPosts.Post("""
            date: 2024-01-01
            title: "Plan %%internal%% B"
            description: "Intro <!-- todo: client X -->"
            tags: ["t%%secret%%", "<!-- only -->"]
            author: "Ann <!-- and Bob -->"
            """);
        Assert.Equal("Plan B", post.Title);
        Assert.Equal("Intro", post.Description);
        Assert.Equal(["t"], post.Tags.Select(tag => tag.Name));
        Assert.Equal(["Ann"], post.Authors.Select(author => author.Name));
    }

    [Fact]
    public void A_comment_in_front_matter_may_span_tags_or_never_end()
    {
        var post = TestPosts.Post("date: 2024-01-01\ntitle: Plan %% not closed\ntags: a, %%b, c%%\nauthor:\n  name: Ann <!-- x -->");
        Assert.Equal("Plan", post.Title);
        Assert.Equal(["a"], post.Tags.Select(tag => tag.Name));
        Assert.Equal(["Ann"], post.Authors.Select(author => author.Name));
    }

    /// <summary>Comments of the body are cut already; what is left of their marks in a heading is code.</summary>
    [Fact]
    public void Code_in_a_heading_that_becomes_the_title_stays() =>
        Assert.Equal("Write `%%a%%` here", TestPosts.Parse("---\ndate: 2024-01-01\n---\n# Write `%%a%%` here\n").Post!.Title);

    [Theory]
    [InlineData("draft: false")]
    [InlineData("draft: no")]
    [InlineData("draft: \"false\"")]
    [InlineData("draft: 0")]
    [InlineData("published: true")]
    [InlineData("published: yes")]
    [InlineData("publish: true")]
    [InlineData("public: true")]
    [InlineData("status: published")]
    [InlineData("status: Publish")]
    [InlineData("visibility: public")]
    [InlineData("private: false")]
    [InlineData("permalink: /a/")]
    [InlineData("build:\n  render: always\n  list: always")]
    [InlineData("headless: false")]
    [InlineData("hidden: false")]
    [InlineData("sitemap:\n  priority: 0.5")]
    [InlineData("publisher: ACME")]
    public void What_does_not_hide_is_public(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.Equal(Visibility.Public, file.Post?.Visibility);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("draft:")]
    [InlineData("draft: ''")]
    [InlineData("draft: maybe")]
    [InlineData("draft: [true]")]
    [InlineData("draft: {}")]
    [InlineData("published: \"flase\"")]
    [InlineData("published:")]
    [InlineData("status: whatever")]
    [InlineData("status:")]
    [InlineData("visibility: friends of mine")]
    [InlineData("private: perhaps")]
    [InlineData("password:")]
    [InlineData("headless:")]
    public void An_unclear_value_hides_and_is_said(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.True(file.Post?.Visibility.IsHidden, yaml);
        Assert.Equal(["BLG030"], file.Codes());
        Assert.Equal(3, file.Problems[0].Line);
    }

    [Theory]
    [InlineData("drfat: true", "draft")]
    [InlineData("drafts: true", "draft")]
    [InlineData("darft: yes", "draft")]
    [InlineData("pubished: false", "published")]
    [InlineData("publishd: no", "published")]
    [InlineData("privat: true", "private")]
    [InlineData("staus: draft", "status")]
    [InlineData("pasword: x", "password")]
    [InlineData("visibilty: private", "visibility")]
    [InlineData("extra:\n  drfat: true", "draft")]
    public void A_misspelt_key_with_a_hiding_value_hides_and_is_said(string yaml, string meant)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.True(file.Post?.Visibility.IsHidden, yaml);
        var problem = Assert.Single(file.Problems);
        Assert.Equal(ProblemCode.MisspeltVisibility, problem.Code);
        Assert.Equal($"write {meant}", problem.Suggestion);
    }

    [Theory]
    [InlineData("drfat: false")]
    [InlineData("pubished: true")]
    [InlineData("drfat: maybe")]
    public void A_misspelt_key_without_a_hiding_value_is_only_said(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.False(file.Post?.Visibility.IsHidden);
        Assert.Equal(["BLG031"], file.Codes());
    }

    [Theory]
    [InlineData("draft: false\ndraft: true")]
    [InlineData("draft: true\ndraft: false")]
    [InlineData("draft: false\nDraft: true")]
    public void Of_duplicate_keys_any_hiding_value_hides(string yaml)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}");
        Assert.True(file.Post?.Visibility.IsHidden);
        Assert.Equal(["BLG015"], file.Codes());
    }

    [Theory]
    [InlineData("published: 2024-01-01", "2024-01-01")]
    [InlineData("published: 2999-01-01", "2999-01-01")]
    [InlineData("published: 11/19/2018", "2018-11-19")]
    public void Published_may_be_a_date(string yaml, string day)
    {
        var post = TestPosts.Post(yaml);
        Assert.False(post.Visibility.IsHidden);
        Assert.Equal(day, post.PublishAt?.ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public void Reasons_are_as_the_author_wrote_them_but_for_the_password()
    {
        var post = TestPosts.Post("Draft: Yes\npassword: hunter2", "_drafts/a.md");
        Assert.Equal(["the folder _drafts", "Draft: Yes", "password"], post.Visibility.HiddenBecause);
    }

    [Theory]
    [InlineData("_drafts/a.md", true)]
    [InlineData("source/_drafts/a.md", true)]
    [InlineData("posts/Drafts/a.md", true)]
    [InlineData("posts/drafts.md", true)]
    [InlineData("posts/_a.md", true)]
    [InlineData("_a.md", true)]
    [InlineData("pages/_about.md", true)]
    [InlineData("_posts/2024-01-01-a.md", false)]
    [InlineData("posts/_2024/a.md", false)]
    [InlineData("posts/a_b.md", false)]
    [InlineData("posts/redrafts/a.md", false)]
    public void The_place_of_a_file_can_hide_it(string path, bool isHidden) =>
        Assert.Equal(isHidden, TestPosts.Post("date: 2024-01-01", path).Visibility.IsHidden);

    [Theory]
    [InlineData("unlisted: true", true, false, false)]
    [InlineData("hidden: true", true, false, false)]
    [InlineData("build:\n  list: never", true, false, false)]
    [InlineData("eleventyExcludeFromCollections: true", true, false, false)]
    [InlineData("noindex: true", false, true, false)]
    [InlineData("robotsNoIndex: true", false, true, false)]
    [InlineData("robots: noindex, nofollow", false, true, false)]
    [InlineData("sitemap: false", false, true, false)]
    [InlineData("searchHidden: true", false, false, true)]
    [InlineData("in_search_index: false", false, false, true)]
    public void Weaker_wishes_keep_a_post_from_some_places(string yaml, bool unlisted, bool noIndex, bool notSearched)
    {
        var visibility = TestPosts.Post($"date: 2024-01-01\n{yaml}").Visibility;
        Assert.Equal((false, unlisted, noIndex, notSearched), (visibility.IsHidden, visibility.Unlisted, visibility.NoIndex, visibility.NotSearched));
    }

    [Theory]
    [InlineData("---\ntitle: A: B\ndraft: true\n---\n", true)]
    [InlineData("---\ntitle: A: B\ndraft:   # not yet\n---\n", true)]
    [InlineData("---\ntitle: A: B\n  published: false\n---\n", true)]
    [InlineData("---\ntitle: A: B\nstatus: draft\n---\n", true)]
    [InlineData("---\ntitle: A: B\ndrfat: true\n---\n", true)]
    [InlineData("+++\ntitle = A\ndraft = true\n+++\n", true)]
    [InlineData("{\"title\": \"A\", \"draft\": true, oops\n", true)]
    [InlineData("---\ntitle: A\ndraft: true\nText without an end", true)]
    [InlineData("---\ntitle: A: B\ndraft: false\n---\n", false)]
    [InlineData("---\ntitle: A: B\n---\n", false)]
    public void Broken_front_matter_can_still_ask_to_be_hidden(string text, bool asks)
    {
        var file = TestPosts.Parse(text);
        Assert.Null(file.Post);
        Assert.Equal(asks, file.AsksToBeHidden);
    }

    [Fact]
    public void A_broken_file_among_drafts_asks_to_be_hidden() => Assert.True(TestPosts.Parse("---\na: b: c\n---\n", "_drafts/a.md").AsksToBeHidden);

    [Theory]
    [InlineData("+++\ntitle = \"Blog\"\n+++\n", false)]
    [InlineData("+++\ntitle = \"Blog\"\ndraft = true\n+++\n", true)]
    [InlineData("---\ncascade:\n  draft: true\n---\n", true)]
    [InlineData("---\ncascade:\n- target: {kind: page}\n  draft: true\n---\n", true)]
    public void A_section_is_no_post_and_may_hide_its_folder(string text, bool hides)
    {
        var file = TestPosts.Parse(text, "posts/_index.md");
        Assert.Null(file.Post);
        Assert.Empty(file.Problems);
        Assert.Equal(hides, file.HidesFolder);
    }
}

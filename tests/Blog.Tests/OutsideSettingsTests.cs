using Xunit;

namespace Blog.Tests;

public sealed class OutsideSettingsTests
{
    [Theory]
    [InlineData("share: mastadon", "blog.yaml:1:8 share: \"mastadon\" holds mastadon, which is no known place: write mastodon, bluesky, x, facebook, linkedin, reddit, hackernews, email, whatsapp, telegram, or a name and a url")]
    [InlineData("share:\n  - email\n  - name: X\n    url: https://x.example/", "blog.yaml:4:10 share: has a url that is none with {url} in it (https://x.example/): write mastodon, or - name: Elsewhere, and below it url: https://example.com/share?u={url}")]
    [InlineData("share:\n  - name: X\n    url: javascript:{url}", "blog.yaml:3:10 share: has a url that is none with {url} in it (javascript:{url}): write mastodon, or - name: Elsewhere, and below it url: https://example.com/share?u={url}")]
    [InlineData("share:\n  - name: X", "blog.yaml:2:5 share: needs a name and a url in each entry: write mastodon, or - name: Elsewhere, and below it url: https://example.com/share?u={url}")]
    [InlineData("share:\n  - nmae: X", "blog.yaml:2:11 share: holds nmae, which is not known: write name, url")]
    [InlineData("comments: giscus", "blog.yaml:1:11 comments: \"giscus\" has to be a map in blog.yaml: write repo, repoId, category and categoryId below it")]
    [InlineData("comments:\n  repo: a/b\n  repoId: R", "blog.yaml:2:3 comments: has no category: copy repo, repoId, category and categoryId from https://giscus.app")]
    [InlineData("comments:\n  repo: b\n  repoId: R\n  category: C\n  categoryId: D", "blog.yaml:2:9 comments: has a repo that is none (b): write owner/name")]
    [InlineData("comments:\n  repo: a/b\n  repoId: R\n  category: C\n  categoryId: D\n  mapping: path", "blog.yaml:6:12 comments: has a mapping that is not known (path): write pathname, url, title, og:title")]
    [InlineData("comments:\n  repo: a/b\n  repoId: R\n  category: C\n  categoryId: D\n  theme: http://x.example/a.css", "blog.yaml:6:10 comments: has a theme that is none (http://x.example/a.css): write the name of one, or the https URL of a style sheet")]
    [InlineData("comments:\n  repo: a/b\n  colour: R", "blog.yaml:3:11 comments: holds colour, which is not known: write repo, repoId, category, categoryId, mapping, theme, lang")]
    [InlineData("analytics: https://x.example/a.js", "blog.yaml:1:12 analytics: \"https://x.example/a.js\" has to be a map in blog.yaml: write src: https://example.com/script.js below it")]
    [InlineData("analytics:\n  src: http://x.example/a.js", "blog.yaml:2:3 analytics: has a src that is no https URL (http://x.example/a.js): write https://example.com/script.js")]
    [InlineData("analytics:\n  src: https://x.example/a.js\n  data:\n    On Click: x", "blog.yaml:4:15 analytics: holds data that no attribute can be called by (On Click): write small letters, digits and hyphens")]
    [InlineData("analytics:\n  src: https://x.example/a.js\n  async: true", "blog.yaml:3:10 analytics: holds async, which is not known: write src and data")]
    public void A_setting_that_cannot_be_used_says_where_and_what_to_write(string file, string expected)
    {
        var error = Assert.Throws<SettingsException>(() => BlogSettings.Read(file, [], "Production"));
        Assert.Equal([expected], error.Problems);
    }

    [Fact]
    public void Empty_values_are_none()
    {
        var options = BlogSettings.Read("share:\ncomments:\nanalytics:\n", [], "Production");
        Assert.Empty(options.Share);
        Assert.Null(options.Comments);
        Assert.Null(options.Analytics);
    }

    [Fact]
    public void Known_places_can_be_named_in_the_environment() =>
        Assert.Equal(["Bluesky", "Email"], BlogSettings.Read(null, [new("Share", "bluesky, email", "test")], "Production").Share.Select(place => place.Name));
}

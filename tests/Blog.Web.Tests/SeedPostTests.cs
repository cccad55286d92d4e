using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The post that the project began with: AstroPaper's front matter, a slug in mixed case, tags of several words, and mojibake.</summary>
public sealed class SeedPostTests
{
    private const string Url = "/posts/The-video-generator-Sora-evokes-mixed-feelings/";

    private const string Post = """
        -- sora.md --
        ---
        title: The video generator Sora evokes mixed feelings | The tide of technological innovation in the world
        author: Sat Naing
        pubDatetime: 2024-02-09T03:42:51Z
        slug: The-video-generator-Sora-evokes-mixed-feelings
        featured: false
        draft: false
        tags:
          - sora
          - sora ai
          - text to video
        description: The video generator Sora evokes mixed feelings | The tide of technological innovation in the world
        ---

        OpenAI has released its latest artificial intelligence (AI) modelâ€”Sora, a text-to-video program.
        -- other.md --
        ---
        title: Another post
        date: 2023-01-05
        tags: [notes]
        ---

        Something else.
        """;

    [Fact]
    public async Task It_is_served_as_it_stands()
    {
        await using var site = new TestSite(Post);
        var page = await site.PageAsync(Url);
        Assert.Equal("The video generator Sora evokes mixed feelings | The tide of technological innovation in the world", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("(AI) modelâ€”Sora, a text-to-video", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["sora", "sora ai", "text to video"], page.QuerySelectorAll(".tags a").Select(tag => tag.TextContent));
        Assert.Equal(["/tags/sora/", "/tags/sora-ai/", "/tags/text-to-video/"], page.QuerySelectorAll(".tags a").Select(tag => tag.GetAttribute("href")));
        Assert.Equal("2024-02-09T03:42:51+00:00", page.QuerySelector("article time")!.GetAttribute("datetime"));
        Assert.Contains("Sat Naing", page.QuerySelector(".post-meta")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts/the-video-generator-sora-evokes-mixed-feelings/")]
    [InlineData("/posts/The-video-generator-Sora-evokes-mixed-feelings")]
    [InlineData("/posts/the-video-generator-sora-evokes-mixed-feelings")]
    [InlineData("/Posts//THE-video-generator-Sora-evokes-mixed-feelings/index.html")]
    public async Task Any_other_spelling_is_one_redirect_away(string spelling)
    {
        await using var site = new TestSite(Post);
        var response = await site.GetAsync(spelling);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Url, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/")]
    [InlineData("/tags/sora/")]
    [InlineData("/tags/sora-ai/")]
    [InlineData("/tags/text-to-video/")]
    [InlineData("/archives/")]
    [InlineData("/archives/2024/")]
    [InlineData("/archives/2024/02/")]
    [InlineData("/atom.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/feed.json")]
    [InlineData("/tags/sora-ai/atom.xml")]
    [InlineData("/tags/sora-ai/rss.xml")]
    [InlineData("/tags/sora-ai/feed.json")]
    [InlineData("/sitemap.xml")]
    public async Task It_stands_on_every_list(string list)
    {
        await using var site = new TestSite(Post);
        Assert.Contains(Url, await site.TextAsync(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_draft_it_is_nowhere_and_its_tags_are_gone()
    {
        await using var site = new TestSite(Post.Replace("draft: false", "draft: true", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Url));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Url.ToLowerInvariant()));
        foreach (var gone in (string[])["/tags/sora/", "/tags/sora-ai/", "/tags/text-to-video/", "/archives/2024/", "/archives/2024/02/", "/tags/sora-ai/atom.xml"])
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(gone));
        foreach (var list in (string[])["/", "/posts/", "/tags/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml"])
            Assert.DoesNotContain("sora", await site.TextAsync(list), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Dropped_into_a_running_site_it_appears_and_a_draft_flag_takes_it_away()
    {
        await using var site = new TestSite("-- first.md --\n# First\n\nText");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Url));
        var seed = TestSite.Split(Post).First();
        site.Write(seed.Path, seed.Text);
        await TestSite.Until(async () => await site.StatusAsync(Url) == HttpStatusCode.OK, "the post is live");
        site.Write(seed.Path, seed.Text.Replace("draft: false", "draft: true", StringComparison.Ordinal));
        await TestSite.Until(async () => await site.StatusAsync(Url) == HttpStatusCode.NotFound, "the post is gone");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tags/sora/"));
    }

    /// <summary>Files that are there only where the project was developed; the copy above stands in for it elsewhere.</summary>
    [Fact]
    public async Task The_seed_file_itself_is_read()
    {
        var seeds = Path.Combine(TestSite.RepositoryRoot(), "..", "shared", "seeds");
        Assert.SkipUnless(Directory.Exists(seeds), "../shared/seeds is not there");
        await using var site = new TestSite("");
        site.Write("seed.md", await File.ReadAllTextAsync(Directory.GetFiles(seeds)[0], TestContext.Current.CancellationToken));
        Assert.Contains("Sora", (await site.PageAsync(Url)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What a reader gets while a file is broken is, byte for byte, what was there before.</summary>
public sealed class LastGoodTests
{
    private static readonly string[] Urls = ["/posts/a/", "/posts/a.md", "/posts/b/", "/", "/posts/", "/tags/one/", "/archives/2025/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/search/?q=text", "/authors/ann/"];

    private const string Files = """
        -- blog.yaml --
        title: The site
        -- authors.yaml --
        ann:
          name: Ann Other
        -- words.yaml --
        search: Look around
        -- posts/a.md --
        ---
        title: A post
        date: 2025-03-01
        tags: [one]
        author: ann
        ---
        The text, and [another](b.md).
        -- posts/b.md --
        ---
        title: Another post
        date: 2025-02-01
        tags: [one]
        ---
        More text.
        """;

    [Theory]
    [InlineData("posts/a.md", "---\ntitle: A: post\n---\n")]
    [InlineData("posts/a.md", "")]
    [InlineData("blog.yaml", "title: A: B\n")]
    [InlineData("authors.yaml", "ann: \"\n")]
    [InlineData("words.yaml", "search: \"\n")]
    public async Task Every_page_has_the_same_bytes_while_a_file_is_broken_and_other_ones_when_it_is_mended(string path, string broken)
    {
        await using var site = new TestSite(Files);
        var before = await Read(site);
        var good = TestSite.Split(Files).Single(file => file.Path == path).Text;
        site.Write(path, broken);
        // What is written later is met by a look that has met the broken file too.
        site.Write("pages/mark.md", "---\ntitle: Mark\nnoindex: true\nsearchHidden: true\n---\n");
        await TestSite.Until(async () => await site.StatusAsync("/mark/") == HttpStatusCode.OK, "the broken file was met");
        Assert.Equal(before, await Read(site));
        site.Write(path, good.Replace("A post", "A mended post", StringComparison.Ordinal).Replace("The site", "The mended site", StringComparison.Ordinal).Replace("Ann Other", "Ann Mended", StringComparison.Ordinal).Replace("Look around", "Look mended", StringComparison.Ordinal));
        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains("ended", StringComparison.Ordinal), "the mended file is served");
    }

    /// <summary>Posts that could be published by a save that empties the settings first would be those of another time zone.</summary>
    [Fact]
    public async Task A_start_with_broken_settings_serves_by_the_last_good_ones_and_says_so()
    {
        var root = Directory.CreateTempSubdirectory("blog-memory-").FullName;
        try
        {
            var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
            var file = Path.Combine(content, "blog.yaml");
            (string, string)[] settings = [("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "100ms")];
            await File.WriteAllTextAsync(file, "title: The site\n", TestContext.Current.CancellationToken);
            await using (var first = BlogProcess.Start([], settings)) await first.ReadyAsync();
            await File.WriteAllTextAsync(file, "title: A: B\n", TestContext.Current.CancellationToken);
            await using var second = BlogProcess.Start([], settings);
            await second.ReadyAsync();
            var home = await (await second.TryGetAsync("/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("The site", home, StringComparison.Ordinal);
            await TestSite.Until(() => Task.FromResult(second.Errors.Contains("blog.yaml:1:8 BLG012", StringComparison.Ordinal)), "the broken line is named");
            Assert.Contains("the settings in force stay", second.Errors, StringComparison.Ordinal);
            await using var check = BlogProcess.Start(["check"], settings);
            Assert.Equal(78, await check.ExitCodeAsync());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<List<string>> Read(TestSite site)
    {
        var bodies = new List<string>();
        foreach (var url in Urls)
        {
            var answer = await site.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url} answered {(int)answer.StatusCode}");
            bodies.Add($"{url} {answer.Headers.ETag} {answer.Content.Headers.LastModified}\n{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        return bodies;
    }
}

using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>Every post says who wrote what, and when, to those who do not read it: in JSON-LD and in microformats2.</summary>
public sealed class PostDataTests(CheckedSite site)
{
    [Fact]
    public async Task Every_post_is_a_BlogPosting_and_the_home_page_a_WebSite()
    {
        var posts = Posts();
        var home = site.PagesOfFull.Single(page => page.Path == "/");
        var read = (await Tool.NodeAsync("structured-data.mjs", posts.Append(home).Select(page => page.File))).Json().EnumerateArray()
            .Select(page => page.GetProperty("types").EnumerateArray().Select(type => type.GetString()!).ToList()).ToList();
        Assert.All(posts.Zip(read), pair => Assert.Superset(new HashSet<string>(["BlogPosting", "BreadcrumbList"]), pair.Second.ToHashSet()));
        Assert.Contains("WebSite", read[^1]);
    }

    [Fact]
    public async Task Every_post_is_an_entry_with_name_address_date_author_and_content()
    {
        var posts = Posts();
        var read = await MicroformatsTests.ReadAsync(posts.Select(page => page.File));
        Assert.All(posts.Zip(read), pair =>
        {
            var (page, parsed) = pair;
            Assert.True(MicroformatsTests.EntryOf(parsed) is not null, $"{page.Path} has no entry: {parsed}");
            var entry = MicroformatsTests.EntryOf(parsed)!.Value;
            Assert.Equal(page.Document.QuerySelector("h1")!.TextContent.Trim(), entry.Name);
            // Read against another host, so that a relative address is seen to be right in its path.
            Assert.Equal(new Uri(site.Address, page.Path).AbsolutePath, new Uri(entry.Url).AbsolutePath);
            Assert.True(DateTimeOffset.TryParse(entry.Published, null, out _), $"{page.Path} is published at '{entry.Published}'");
            Assert.NotEqual("", entry.Author);
            if (page.Document.QuerySelector(".prose")!.TextContent.Trim().Length > 0) Assert.NotEqual("", entry.Content);
        });
    }

    /// <summary>Posts with a date; an undated one has less to say.</summary>
    private List<SavedPage> Posts() =>
        [.. site.PagesOfFull.Where(page => page.Status == 200 && page.Document.QuerySelector("article.post .post-meta > p > time") is not null)];
}

using System.Text.Json;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>Every feed that a page names, the empty ones too, as feedparser and feedsmith read it; JSON Feeds against a schema as well.</summary>
public sealed class FeedReaderTests(CheckedSite site)
{
    [Fact]
    public async Task Feedparser_reads_every_feed_without_complaint()
    {
        var feeds = await FeedparserAsync([.. site.Feeds("application/atom+xml"), .. site.Feeds("application/rss+xml")]);
        Assert.True(feeds.Count > 50, $"only {feeds.Count} feeds");
        Assert.All(feeds, feed => Assert.False(feed.GetProperty("bozo").GetBoolean(), $"{feed.GetProperty("source")}: {feed.GetProperty("error")}"));
        Assert.All(feeds, feed => Assert.Contains(feed.GetProperty("version").GetString(), (string[])["atom10", "rss20"]));
        Assert.All(feeds, feed => Assert.NotEqual("", feed.GetProperty("title").GetString()));
        // Asked again with what the first answer said of itself, nothing is sent.
        Assert.All(feeds, feed => Assert.Equal(304, feed.GetProperty("again").GetInt32()));

        var entries = feeds.SelectMany(feed => feed.GetProperty("entries").EnumerateArray()).ToList();
        Assert.All(entries, entry =>
        {
            foreach (var key in (string[])["id", "title", "link", "author"]) Assert.False(string.IsNullOrWhiteSpace(entry.GetProperty(key).GetString()), $"{key} of {entry}");
            Assert.True(entry.GetProperty("dated").GetBoolean(), $"{entry}");
        });
        // Only the post without a text has none.
        Assert.All(entries.Where(entry => entry.GetProperty("content").GetString() == ""), entry => Assert.Equal("Without a text", entry.GetProperty("title").GetString()));
        Assert.Contains(feeds, feed => feed.GetProperty("entries").GetArrayLength() == 0);
        var hostile = entries.Where(entry => entry.GetProperty("link").GetString()!.EndsWith("/posts/hostile/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(hostile);
        Assert.All(hostile, entry => Assert.StartsWith("</script><b>\"'&amp; ]]>", entry.GetProperty("title").GetString(), StringComparison.Ordinal));
        Assert.All(hostile, entry => Assert.Contains("]]&gt;", entry.GetProperty("content").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feedsmith_reads_every_feed_and_every_json_feed_fits_its_schema()
    {
        var feeds = (await Tool.NodeAsync("feeds.mjs", [.. site.Feeds("application/atom+xml"), .. site.Feeds("application/rss+xml"), .. site.Feeds("application/feed+json")])).Json().EnumerateArray().ToList();
        Assert.All(feeds, feed => Assert.Equal("[]", $"{feed.GetProperty("problems")}"));
        foreach (var format in (string[])["atom", "rss", "json"]) Assert.True(feeds.Count(feed => feed.GetProperty("format").GetString() == format) > 25, format);
        // The three say the same of the site.
        var main = feeds.Where(feed => new Uri(feed.GetProperty("source").GetString()!).Segments.Length == 2 && feed.GetProperty("source").GetString()!.StartsWith(site.Address.AbsoluteUri, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, main.Count);
        Assert.Single(main.Select(feed => $"{feed.GetProperty("titles")}").Distinct());
    }

    [Fact]
    public async Task Both_notice_a_bad_feed()
    {
        using var bad = new SeededFiles(
            ("bad.xml", "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>a & b</title></feed>"),
            ("bad.json", """{"version":"https://jsonfeed.org/version/1.1","title":"x","home_page_url":"/","feed_url":"https://example.com/feed.json","language":"en","items":[{"id":"1","url":"https://example.com/","title":"t","content_html":"","date_published":"2024-01-01","date_modified":"2024-01-01T00:00:00Z","tag":1}]}"""),
            ("none.txt", "no feed at all"));
        var parsed = Assert.Single(await FeedparserAsync(bad.Files.Take(1)));
        Assert.True(parsed.GetProperty("bozo").GetBoolean());
        var read = (await Tool.NodeAsync("feeds.mjs", bad.Files.Skip(1))).Json().EnumerateArray().Select(feed => $"{feed.GetProperty("problems")}").ToList();
        foreach (var problem in (string[])["/home_page_url must match format", "/items/0/date_published must match format", "/items/0 must NOT have additional properties"]) Assert.Contains(problem, read[0], StringComparison.Ordinal);
        Assert.Contains("feedsmith:", read[1], StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> FeedparserAsync(IEnumerable<string> sources) => [.. (await Tool.PythonAsync("feeds.py", sources)).Json().EnumerateArray()];
}

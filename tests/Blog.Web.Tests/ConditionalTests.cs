using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Who has an answer already gets 304, by RFC 9110, 13, whether it is ready or has to be made.</summary>
public sealed class ConditionalTests
{
    private const string Files = "-- posts/one.md --\n---\ntitle: One\ndate: 2024-01-01\n---\n" + Long + "\n";

    // Long enough to be packed.
    private const string Long = "Words and words and words and words and words and words and words and words and words and words and words and words and words and words and words and words.";

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/one/")]
    [InlineData("/posts/one.md")]
    [InlineData("/search/?q=words")]
    [InlineData("/atom.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/site.webmanifest")]
    public async Task A_tag_that_still_holds_is_all_that_is_sent(string url)
    {
        await using var site = new TestSite(Files);
        site.Listen();
        foreach (var coding in (string[])["identity", "gzip", "br"])
        {
            var first = await site.GetAsync(url, null, ("Accept-Encoding", coding));
            var tag = first.Headers.ETag!.ToString();
            foreach (var known in (string[])[tag, "W/" + tag, $"\"other\", {tag}", $"\"a,b\",W/{tag} , \"c\"", "*"])
            {
                foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
                {
                    var again = await site.GetAsync(url, method, ("Accept-Encoding", coding), ("If-None-Match", known));
                    Assert.True(again.StatusCode == HttpStatusCode.NotModified, $"{url} {coding} {known}");
                    Assert.Equal(tag, again.Headers.ETag!.ToString());
                    Assert.Equal(first.Headers.CacheControl, again.Headers.CacheControl);
                    Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
                    foreach (var header in (string[])["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"])
                        Assert.Equal(first.Headers.GetValues(header), again.Headers.GetValues(header));
                    Assert.Null(again.Content.Headers.ContentType);
                    Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                }
            }

            foreach (var unknown in (string[])["\"other\"", "W/\"other\"", tag.Trim('"'), "\"\"", tag[..^1] + "x\""])
                Assert.True((await site.GetAsync(url, null, ("Accept-Encoding", coding), ("If-None-Match", unknown))).StatusCode == HttpStatusCode.OK, $"{url} {coding} {unknown}");
        }
    }

    [Fact]
    public async Task The_first_to_ask_after_a_restart_gets_304_too()
    {
        string tag;
        await using (var site = new TestSite(Files)) tag = (await site.GetAsync("/posts/one/", null, ("Accept-Encoding", "br"))).Headers.ETag!.ToString();
        await using var again = new TestSite(Files);
        var response = await again.GetAsync("/posts/one/", null, ("Accept-Encoding", "gzip, br"), ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, tag), (response.StatusCode, response.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task A_packing_that_is_there_already_is_as_good_as_any_that_is_taken()
    {
        await using var site = new TestSite(Files);
        var gzip = (await site.GetAsync("/posts/one/", null, ("Accept-Encoding", "gzip"))).Headers.ETag!.ToString();
        var brotli = (await site.GetAsync("/posts/one/", null, ("Accept-Encoding", "br"))).Headers.ETag!.ToString();
        var both = await site.GetAsync("/posts/one/", null, ("Accept-Encoding", "gzip, br"), ("If-None-Match", gzip));
        Assert.Equal((HttpStatusCode.NotModified, gzip), (both.StatusCode, both.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/posts/one/", null, ("Accept-Encoding", "gzip"), ("If-None-Match", brotli))).StatusCode);
    }

    [Fact]
    public async Task A_date_counts_where_one_was_given_and_no_tag_is_named()
    {
        await using var site = new TestSite(Files);
        var date = (await site.GetAsync("/atom.xml")).Content.Headers.LastModified!.Value.ToString("R");
        Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync("/atom.xml", null, ("If-Modified-Since", date))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/atom.xml", null, ("If-Modified-Since", date), ("If-None-Match", "\"other\""))).StatusCode);
        // A page says no date: what stands around its post changes without it.
        Assert.Null((await site.GetAsync("/posts/one/")).Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/posts/one/", null, ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))).StatusCode);
    }
}

using System.IO.Compression;
using System.Net;
using Blog.Web.Http.Answers;
using Xunit;
using ZstdSharp;

namespace Blog.Web.Tests;

/// <summary>What is sent is as small as its reader can take, and says the same in every packing.</summary>
public sealed class EncodingTests(EncodingTests.Site site) : IClassFixture<EncodingTests.Site>
{
    private static readonly string[] Urls = ["/", "/posts/long/", "/posts/long.md", "/atom.xml", "/feed.json", "/sitemap.xml", "/llms.txt", "/site.webmanifest", "/search/?q=word"];

    [Theory]
    [InlineData(null, "identity")]
    [InlineData("", "identity")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("zstd", "zstd")]
    [InlineData("gzip, deflate, br, zstd", "br zstd gzip identity")]
    [InlineData("gzip, deflate", "gzip identity")]
    [InlineData("deflate", "identity")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip br identity")]
    [InlineData("br;q=0, gzip", "gzip identity")]
    [InlineData("identity, br;q=0.5", "identity br")]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("*", "br zstd gzip identity")]
    [InlineData("*;q=0, br", "br")]
    [InlineData("*;q=0", "")]
    [InlineData("identity;q=0", "")]
    [InlineData("gzip;q=0, br;q=0, zstd;q=0", "identity")]
    [InlineData("gzip;q=2", "identity")]
    public void A_header_takes_codings_in_the_order_it_likes_them(string? header, string expected)
    {
        var accepted = string.Join(' ', AcceptedCodings.Of(header is null ? default : new(header)).Preferred.Select(coding => coding.Name()));
        Assert.True(accepted == expected || accepted == expected + " identity", accepted);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task Every_packing_says_the_same(string coding)
    {
        foreach (var url in Urls)
        {
            var plain = await Bytes(await site.Blog.GetAsync(url));
            var response = await site.Blog.GetAsync(url, null, ("Accept-Encoding", coding));
            Assert.Equal([coding], response.Content.Headers.ContentEncoding);
            var packed = await Bytes(response);
            Assert.Equal(packed.Length, response.Content.Headers.ContentLength);
            Assert.True(packed.Length < plain.Length, url);
            Assert.Equal(plain, Unpack(packed, coding));
            Assert.EndsWith($"-{coding}\"", response.Headers.ETag!.Tag, StringComparison.Ordinal);
            Assert.False(response.Headers.ETag.IsWeak);
        }
    }

    [Fact]
    public async Task Each_packing_has_a_tag_of_its_own()
    {
        var tags = new HashSet<string>();
        foreach (var coding in (string[])["identity", "gzip", "br", "zstd"]) Assert.True(tags.Add((await site.Blog.GetAsync("/posts/long/", null, ("Accept-Encoding", coding))).Headers.ETag!.Tag));
    }

    [Fact]
    public async Task A_browser_does_not_wait_for_the_smallest_packing_and_has_it_soon()
    {
        await using var fresh = new TestSite(Site.Files);
        Assert.Equal(["gzip"], await Coding());
        await TestSite.Until(async () => (await Coding()).SequenceEqual(["br"]), "the page is packed");
        var best = await Bytes(await fresh.GetAsync("/posts/long/", null, ("Accept-Encoding", "br")));
        var plain = await Bytes(await fresh.GetAsync("/posts/long/"));
        Assert.True(best.Length <= Compression.Pack(ContentCoding.Brotli, plain).Length);

        async Task<IEnumerable<string>> Coding() => (await fresh.GetAsync("/posts/long/", null, ("Accept-Encoding", "gzip, deflate, br, zstd"))).Content.Headers.ContentEncoding;
    }

    [Fact]
    public async Task What_is_small_or_packed_already_stays_as_it_is()
    {
        var robots = await site.Blog.GetAsync("/robots.txt", null, ("Accept-Encoding", "gzip, br"));
        Assert.True(robots.Content.Headers.ContentLength < 200);
        Assert.Empty(robots.Content.Headers.ContentEncoding);
        var picture = (await site.Blog.PageAsync("/posts/long/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Empty((await site.Blog.GetAsync(picture, null, ("Accept-Encoding", "gzip, br"))).Content.Headers.ContentEncoding);
        // Unless the reader takes nothing else.
        Assert.Equal(["gzip"], (await site.Blog.GetAsync("/robots.txt", null, ("Accept-Encoding", "identity;q=0, gzip"))).Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/nothing/", HttpStatusCode.NotFound)]
    [InlineData("/404", HttpStatusCode.NotFound)]
    [InlineData("/tags/nothing/", HttpStatusCode.NotFound)]
    public async Task The_page_of_an_error_is_sent_whole_and_packed(string url, HttpStatusCode status)
    {
        var plain = await site.Blog.GetAsync(url);
        var packed = await site.Blog.GetAsync(url, null, ("Accept-Encoding", "gzip, br"));
        Assert.Equal((status, status), (plain.StatusCode, packed.StatusCode));
        var (whole, few) = (await Bytes(plain), await Bytes(packed));
        Assert.Equal((whole.Length, few.Length), ((int)plain.Content.Headers.ContentLength!, (int)packed.Content.Headers.ContentLength!));
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], packed.Headers.Vary);
        Assert.True(few.Length < whole.Length * 3 / 4, $"{few.Length} of {whole.Length}");
        Assert.Equal(whole, Unpack(few, "gzip"));
        Assert.Contains("Page not found", System.Text.Encoding.UTF8.GetString(whole), StringComparison.Ordinal);
        Assert.Null(packed.Headers.ETag);
        Assert.True(packed.Headers.CacheControl!.NoStore);
        var head = await site.Blog.GetAsync(url, HttpMethod.Head, ("Accept-Encoding", "gzip"));
        Assert.Equal((status, packed.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await Bytes(head));
    }

    [Fact]
    public async Task Who_takes_nothing_is_told_so()
    {
        var response = await site.Blog.GetAsync("/posts/long/", null, ("Accept-Encoding", "*;q=0"));
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Empty(await Bytes(response));
    }

    private static Task<byte[]> Bytes(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static byte[] Unpack(byte[] packed, string coding)
    {
        if (coding == "zstd")
        {
            using var zstandard = new Decompressor();
            return zstandard.Unwrap(packed).ToArray();
        }

        using var input = new MemoryStream(packed);
        using Stream stream = coding == "gzip" ? new GZipStream(input, CompressionMode.Decompress) : new BrotliStream(input, CompressionMode.Decompress);
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }

    /// <summary>One site for all rows.</summary>
    public sealed class Site : IAsyncDisposable
    {
        public static string Files { get; } = $"""
            -- posts/long.md --
            ---
            title: A long one
            date: 2024-01-01
            ---
            ![A picture](picture.png)

            {string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"word{number % 37}"))}
            -- posts/picture.png --
            {TestSite.Png}
            """;

        public TestSite Blog { get; } = new(Files, null, ("BaseUrl", "http://localhost/"));

        public Site() => Blog.Listen();

        public ValueTask DisposeAsync() => Blog.DisposeAsync();
    }
}

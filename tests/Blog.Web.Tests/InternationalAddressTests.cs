using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>A site whose own address holds letters of any script, however the setting and the request spell them.</summary>
public sealed class InternationalAddressTests
{
    private const string Ascii = "xn--bcher-kva.example";

    private const string Files = """
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        aliases: [HOMEold/]
        ---
        [spelled out](HOMEposts/b/) [in ASCII](ASCIIposts/b/) [elsewhere](https://kaffee.example/posts/b/)
        -- posts/b.md --
        ---
        title: B
        date: 2024-01-02
        ---
        Text.
        """;

    [Theory]
    [InlineData("https://bücher.example/", "")]
    [InlineData("https://BÜCHER.example", "")]
    [InlineData("https://xn--bcher-kva.example/", "")]
    [InlineData("https://XN--BCHER-KVA.example/", "")]
    [InlineData("https://bücher.example/blög/", "/bl%C3%B6g")]
    [InlineData("https://bücher.example/bl%c3%b6g/", "/bl%C3%B6g")]
    public async Task The_site_answers_at_its_address_and_writes_it_in_ASCII(string baseUrl, string prefix)
    {
        await using var site = Site(baseUrl, prefix);
        foreach (var start in (string[])[prefix, ""])
        {
            // Asked twice: the second answer may be one that is kept.
            for (var times = 0; times < 2; times++)
            {
                var page = await Get(site, $"{start}/posts/a/");
                Assert.Equal(200, page.Status);
                var parsed = new HtmlParser().ParseDocument(page.Body);
                Assert.Equal($"https://{Ascii}{prefix}/posts/a/", parsed.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
                var links = parsed.QuerySelectorAll(".prose a").Select(link => link.GetAttribute("href"));
                Assert.Equal([$"{prefix}/posts/b/", $"{prefix}/posts/b/", "https://kaffee.example/posts/b/"], links);
                var twin = await Get(site, $"{start}/posts/a.md");
                Assert.Equal((200, $"<https://{Ascii}{prefix}/posts/a/>; rel=\"canonical\""), (twin.Status, twin.Header("Link")));
            }

            Assert.Equal((301, $"{prefix}/posts/a/"), Where(await Get(site, $"{start}/old/")));
            Assert.Equal((301, $"{prefix}/posts/a/"), Where(await Get(site, $"{start}/Posts/A")));
            Assert.Contains($"<loc>https://{Ascii}{prefix}/posts/a/</loc>", (await Get(site, $"{start}/sitemap.xml")).Body, StringComparison.Ordinal);
        }

        var other = await RawHttp.SendAsync(site.ClientOptions.BaseAddress, "GET / HTTP/1.1\r\nHost: xn--caf-dma.example\r\nConnection: close\r\n\r\n");
        Assert.Equal(400, other.Status);
        // Who mentions it has spelled its address out.
        var mentioned = new HtmlParser().ParseDocument((await Get(site, prefix + "/posts/b/")).Body);
        Assert.Equal([prefix + "/posts/a/"], mentioned.QuerySelectorAll("[aria-labelledby=mentions-title] a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("bücher.example")]
    [InlineData("BÜCHER.example")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("example.com, XN--bcher-kva.example")]
    public async Task Allowed_hosts_may_be_written_either_way(string allowed)
    {
        await using var site = Site("https://example.com/", "", ("AllowedHosts", allowed));
        Assert.Equal(200, (await Get(site, "/posts/a/")).Status);
    }

    private static TestSite Site(string baseUrl, string prefix, params (string, string)[] settings)
    {
        var site = new TestSite(
            Files.Replace("HOME", $"https://bücher.example{Uri.UnescapeDataString(prefix)}/", StringComparison.Ordinal)
                .Replace("ASCII", $"https://{Ascii}{prefix}/", StringComparison.Ordinal), null, [("BaseUrl", baseUrl), .. settings]);
        site.Listen();
        return site;
    }

    private static async Task<RawHttp> Get(TestSite site, string path)
    {
        await site.ReadyAsync();
        return await RawHttp.SendAsync(site.ClientOptions.BaseAddress, $"GET {path} HTTP/1.1\r\nHost: {Ascii}\r\nConnection: close\r\n\r\n");
    }

    private static (int, string?) Where(RawHttp answer) => (answer.Status, answer.Header("Location"));
}

using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Whoever asks cannot put a host of theirs into what others are shown, and one path has one spelling.</summary>
public sealed class RequestHostTests : IAsyncLifetime
{
    private readonly TestSite site = new("""
        -- posts/x-y.md --
        ---
        title: A
        date: 2024-01-01
        tags: [one]
        aliases: [/old-one/]
        ---
        Text.
        -- posts/ä.md --
        ---
        title: Ä
        slug: ä
        date: 2024-01-02
        ---
        Text.
        -- static/a-b.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        """);

    public async ValueTask InitializeAsync()
    {
        site.Listen();
        await site.ReadyAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task No_answer_holds_a_host_that_a_request_brought()
    {
        var urls = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(url => !url.Contains("mermaid", StringComparison.Ordinal))
            .Select(url => System.Text.RegularExpressions.Regex.Replace(url, @"\{\**(\w+)[^}]*\}", match => match.Groups[1].Value switch { "slug" => "one", "year" => "2024", "month" => "01", "number" => "2", "path" => "posts/x-y/", _ => "x" }))
            .Concat(["/Posts", "/posts/X-Y", "/old-one/", "/nothing/", "/search/?q=text", "/tags/ONE", "/posts/x-y.md", "//evil.test/", "/%2F%2Fevil.test/", "/\\evil.test", "/.well-known/security.txt"]).Distinct().ToList();
        Assert.True(urls.Count > 40);
        foreach (var url in urls)
        {
            foreach (var (host, headers) in ((string, string)[])[("evil.test", ""), ("evil.test:99", "X-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Prefix: /evil.test\r\nForwarded: host=evil.test\r\nX-Original-URL: /evil.test\r\nX-Rewrite-URL: /evil.test\r\nReferer: https://evil.test/\r\nOrigin: https://evil.test\r\n")])
            {
                var answer = await RawHttp.SendAsync(site.ClientOptions.BaseAddress, $"GET {url} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
                Assert.NotEqual(0, answer.Status);
                // What a path itself says may come back in it, and is a path of the site all the same.
                if (answer.Header("Location") is { } location) Assert.True(location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal), $"{url} leads to {location}");
                if (!url.Contains("evil", StringComparison.Ordinal)) Assert.True(!(answer.Head + answer.Body).Contains("evil", StringComparison.OrdinalIgnoreCase), $"{url} repeats the host");
            }
        }

        var whole = await RawHttp.SendAsync(site.ClientOptions.BaseAddress, "GET http://evil.test/Posts HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
        Assert.Equal((308, "/posts/"), (whole.Status, whole.Header("Location")));
    }

    [Theory]
    [InlineData("/posts/x%2Dy/", "/posts/x-y/")]
    [InlineData("/posts/x%2dy/?a=b", "/posts/x-y/?a=b")]
    [InlineData("/%70osts/", "/posts/")]
    [InlineData("/posts/./x-y/", "/posts/x-y/")]
    [InlineData("/tags/../posts/x-y/", "/posts/x-y/")]
    [InlineData("/%2e/posts/x-y/", "/posts/x-y/")]
    [InlineData("/a%2Db.svg", "/a-b.svg")]
    [InlineData("/atom%2Exml", "/atom.xml")]
    [InlineData("/old%2Done/", "/posts/x-y/")]
    [InlineData("/posts/X%2DY", "/posts/x-y/")]
    [InlineData("/posts/a%CC%88/", "/posts/%C3%A4/")]
    [InlineData("/posts/%C3%84/", "/posts/%C3%A4/")]
    public async Task An_address_with_needless_escapes_is_one_redirect_away(string url, string target)
    {
        for (var times = 0; times < 2; times++)
        {
            var answer = await RawHttp.GetAsync(site.ClientOptions.BaseAddress, url);
            Assert.InRange(answer.Status, 301, 308);
            Assert.Equal(target, answer.Header("Location"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal(200, (await RawHttp.GetAsync(site.ClientOptions.BaseAddress, target)).Status);
        }
    }

    [Theory]
    [InlineData("/posts/%C3%A4/", 200)]
    [InlineData("/posts/%c3%a4/", 200)] // some proxies write escapes in small letters, and would be led in a circle
    [InlineData("/posts/x%252Dy/", 404)]
    [InlineData("/n%6Fthing/", 404)]
    [InlineData("/%34%30%34", 404)]
    [InlineData("/p%", 404)]
    [InlineData("/%zz/", 404)]
    [InlineData("/.well-known/nothing", 404)]
    [InlineData("/?a=%2D", 200)]
    public async Task Other_addresses_are_answered_as_they_are(string url, int status)
    {
        var answer = await RawHttp.GetAsync(site.ClientOptions.BaseAddress, url);
        Assert.Equal(status, answer.Status);
        if (status == 404) Assert.Contains("Page not found", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xn--99999999", "", 200)] // any host is the site's while no base URL is set
    [InlineData("xn--99999999", "https://example.com/", 400)]
    [InlineData("xn--99999999.example.com:80", "https://example.com/", 400)]
    [InlineData("a.xn--\u002D", "https://example.com/", 400)]
    [InlineData("EXAMPLE.com:8443", "https://example.com/", 200)]
    public async Task A_host_that_is_no_name_is_answered_like_any_other(string host, string baseUrl, int status)
    {
        await using var based = new TestSite("-- posts/a.md --\n---\ndate: 2024-01-01\n---\nText.\n", null, ("BaseUrl", baseUrl));
        based.Listen();
        await based.ReadyAsync();
        foreach (var path in (string[])["/posts/a/", "/", "/nothing/", "/css/site.css"])
        {
            // Asked twice: the second answer may be one that is kept.
            for (var times = 0; times < 2; times++)
            {
                var answer = await RawHttp.SendAsync(based.ClientOptions.BaseAddress, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
                Assert.Equal((path, status == 200 && path == "/nothing/" ? 404 : status), (path, answer.Status));
                Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
                if (status == 400) Assert.Equal("This host is not served here.", answer.Body);
            }
        }
    }
}

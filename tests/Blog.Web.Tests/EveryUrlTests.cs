using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Every URL that the contract names: status and content type; and one 200 spelling for each, the others one redirect away.</summary>
public sealed class EveryUrlTests(EveryUrlTests.Site site) : IClassFixture<EveryUrlTests.Site>
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/posts/", "text/html; charset=utf-8")]
    [InlineData("/posts/page/2/", "text/html; charset=utf-8")]
    [InlineData("/posts/Hello-World/", "text/html; charset=utf-8")]
    [InlineData("/posts/日本語/", "text/html; charset=utf-8")]
    [InlineData("/tags/", "text/html; charset=utf-8")]
    [InlineData("/tags/csharp/", "text/html; charset=utf-8")]
    [InlineData("/tags/csharp/page/2/", "text/html; charset=utf-8")]
    [InlineData("/tags/node.js/", "text/html; charset=utf-8")]
    [InlineData("/archives/", "text/html; charset=utf-8")]
    [InlineData("/archives/2024/", "text/html; charset=utf-8")]
    [InlineData("/archives/2024/02/", "text/html; charset=utf-8")]
    [InlineData("/about/", "text/html; charset=utf-8")]
    [InlineData("/feeds/", "text/html; charset=utf-8")]
    [InlineData("/search/", "text/html; charset=utf-8")]
    [InlineData("/search/?q=hello", "text/html; charset=utf-8")]
    [InlineData("/search/?q=%22AND%20*", "text/html; charset=utf-8")]
    [InlineData("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8")]
    [InlineData("/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/feed.json", "application/feed+json; charset=utf-8")]
    [InlineData("/tags/csharp/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/tags/csharp/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/tags/csharp/feed.json", "application/feed+json; charset=utf-8")]
    [InlineData("/authors/ann/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/categories/travel/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/categories/travel/by-sea/feed.json", "application/feed+json; charset=utf-8")]
    [InlineData("/series/a-walk/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/posts/Hello-World.md", "text/markdown; charset=utf-8")]
    [InlineData("/posts/日本語.md", "text/markdown; charset=utf-8")]
    [InlineData("/about.md", "text/markdown; charset=utf-8")]
    [InlineData("/llms.txt", "text/plain; charset=utf-8")]
    [InlineData("/.well-known/security.txt", "text/plain; charset=utf-8")]
    [InlineData("/site.webmanifest", "application/manifest+json; charset=utf-8")]
    [InlineData("/favicon.ico", "image/x-icon")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/apple-touch-icon.png", "image/png")]
    [InlineData("/icon-192.png", "image/png")]
    [InlineData("/icon-512.png", "image/png")]
    [InlineData("/icon-maskable-512.png", "image/png")]
    [InlineData("/sitemap.xml", "application/xml; charset=utf-8")]
    [InlineData("/robots.txt", "text/plain; charset=utf-8")]
    [InlineData("/healthz", "text/plain; charset=utf-8")]
    [InlineData("/readyz", "text/plain; charset=utf-8")]
    [InlineData("/drawing.svg", "image/svg+xml")]
    [InlineData("/sub/drawing.svg", "image/svg+xml")]
    public async Task A_url_answers_with_its_type(string url, string type)
    {
        var response = await site.Blog.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("/nothing/")]
    [InlineData("/404")]
    [InlineData("/500")]
    [InlineData("/posts/page/9/")]
    [InlineData("/search/?q=hello&page=9")]
    [InlineData("/search/page/2/")]
    [InlineData("/posts/page/0/")]
    [InlineData("/posts/page/")]
    [InlineData("/posts/page/+2/")]
    [InlineData("/posts/page/99999999999/")]
    [InlineData("/tags/csharp/page/")]
    [InlineData("/tags/csharp/page/+2/")]
    [InlineData("/archives/+2024/")]
    [InlineData("/archives/2024/+2/")]
    [InlineData("/sub//drawing.svg")]
    [InlineData("/Index")]
    [InlineData("/drawing.svg/")]
    [InlineData("/tags/nothing/")]
    [InlineData("/tags/csharp/page/9/")]
    [InlineData("/archives/1999/")]
    [InlineData("/archives/2024/13/")]
    [InlineData("/media/0123456789abcdef01234567/a.png")]
    [InlineData("/media/0123456789abcdef01234567/480-1/a.png")]
    [InlineData("/media/0123456789abcdef01234567/480-1/a.png.avif")]
    [InlineData("/media/share/0123456789abcdef01234567/posts/Hello-World.png")]
    [InlineData("/media/share/0123456789abcdef01234567.png")]
    [InlineData("/media/share/")]
    [InlineData("/sitemap-1.xml")]
    [InlineData("/posts/nothing.md")]
    [InlineData("/.md")]
    [InlineData("/tags/nothing/atom.xml")]
    [InlineData("/categories/travel/nothing/atom.xml")]
    [InlineData("/hello.md")]
    [InlineData("/posts/hello.md")]
    [InlineData("/blog.yaml")]
    [InlineData("/static/drawing.svg")]
    [InlineData("/../content/hello.md")]
    [InlineData("/..%2fcontent/hello.md")]
    [InlineData("/.hidden.svg")]
    [InlineData("/page.html")]
    public async Task What_is_not_there_answers_404_with_a_page(string url)
    {
        var response = await site.Blog.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("Page not found", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/posts", "/posts/")]
    [InlineData("/POSTS/", "/posts/")]
    [InlineData("/posts//", "/posts/")]
    [InlineData("/index.html", "/")]
    [InlineData("/posts/page/1/", "/posts/")]
    [InlineData("/posts/page/02/", "/posts/page/2/")]
    [InlineData("/posts/hello-world", "/posts/Hello-World/")]
    [InlineData("/posts/HELLO-WORLD/?utm_source=x", "/posts/Hello-World/?utm_source=x")]
    [InlineData("/Tags", "/tags/")]
    [InlineData("/tags/CSharp", "/tags/csharp/")]
    [InlineData("/tags/csharp/page/1/", "/tags/csharp/")]
    [InlineData("/archives/2024/2", "/archives/2024/02/")]
    [InlineData("/Archives/2024", "/archives/2024/")]
    [InlineData("/About", "/about/")]
    [InlineData("/search", "/search/")]
    [InlineData("/Search//?q=a%20b", "/search/?q=a%20b")]
    [InlineData("/OpenSearch.xml", "/opensearch.xml")]
    [InlineData("/ATOM.xml", "/atom.xml")]
    [InlineData("/atom.xml/", "/atom.xml")]
    [InlineData("/Tags/CSharp/ATOM.xml", "/tags/csharp/atom.xml")]
    [InlineData("/categories/Travel/By-Sea/Atom.xml", "/categories/travel/by-sea/atom.xml")]
    [InlineData("/posts/hello-world.md", "/posts/Hello-World.md")]
    [InlineData("/LLMS.txt", "/llms.txt")]
    [InlineData("/old/address.html", "/posts/Hello-World/")]
    [InlineData("/OLD/address.html?ref=feed", "/posts/Hello-World/?ref=feed")]
    [InlineData("/?p=42", "/posts/Hello-World/")]
    public async Task Another_spelling_is_one_redirect_away(string url, string target)
    {
        var response = await site.Blog.GetAsync(url);
        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.MovedPermanently, HttpStatusCode.PermanentRedirect]);
        Assert.Equal(target, response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await site.Blog.StatusAsync(target));
    }

    /// <summary>A post that had one of the site's own addresses would be listed and could not be reached.</summary>
    [Fact]
    public async Task No_post_may_have_an_address_that_the_site_answers()
    {
        await site.Blog.ReadyAsync();
        var own = site.Blog.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(route => route.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart literal, ..] parts }, ..] ? literal.Content + (parts.Count > 1 ? "1.xml" : "") : null)
            .OfType<string>().Distinct().ToList();
        Assert.Contains("tags", own);
        Assert.Contains("500", own);
        foreach (var segment in own) Assert.True(SitePaths.IsReserved($"/{segment}/"), segment);
    }

    [Fact]
    public async Task A_post_called_page_is_where_the_lists_say()
    {
        await using var blog = new TestSite("-- posts/page.md --\n# The page of a book");
        Assert.Contains("\"/posts/page/\"", await blog.TextAsync("/posts/"), StringComparison.Ordinal);
        Assert.Equal("The page of a book", (await blog.PageAsync("/posts/page/")).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/blog", "/blog/")]
    [InlineData("/blog?a=b", "/blog/?a=b")]
    [InlineData("/blog/posts", "/blog/posts/")]
    public async Task Below_a_prefix_each_page_has_one_spelling_too(string url, string target)
    {
        await using var blog = new TestSite("-- posts/a.md --\n# A", null, ("BaseUrl", "http://localhost/blog/"));
        Assert.Equal(target, (await blog.GetAsync(url)).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/Hello-World/")]
    [InlineData("/nothing/")]
    [InlineData("/posts")]
    [InlineData("/atom.xml")]
    [InlineData("/drawing.svg")]
    [InlineData("/healthz")]
    public async Task Every_answer_carries_the_security_headers(string url)
    {
        var response = await site.Blog.GetAsync(url);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task Only_get_and_head_are_answered(string method)
    {
        var response = await site.Blog.GetAsync("/", new HttpMethod(method));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/Hello-World/")]
    [InlineData("/atom.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/posts/Hello-World.md")]
    [InlineData("/llms.txt")]
    [InlineData("/site.webmanifest")]
    [InlineData("/drawing.svg")]
    public async Task Head_is_answered_like_get_without_a_body(string url)
    {
        var get = await site.Blog.GetAsync(url);
        var head = await site.Blog.GetAsync(url, HttpMethod.Head);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/atom.xml")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/drawing.svg")]
    public async Task Who_has_it_already_gets_304(string url)
    {
        var first = await site.Blog.GetAsync(url);
        var again = await site.Blog.GetAsync(url, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_sitemap_names_only_pages_that_answer_200()
    {
        var sitemap = System.Xml.Linq.XDocument.Parse(await site.Blog.TextAsync("/sitemap.xml"));
        var urls = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value)).ToList();
        Assert.True(urls.Count > 10);
        foreach (var url in urls) Assert.Equal(HttpStatusCode.OK, await site.Blog.StatusAsync(url.PathAndQuery));
    }

    [Fact]
    public async Task The_sitemap_says_when_a_post_was_changed_and_nothing_where_nobody_says()
    {
        await using var blog = new TestSite("-- posts/a.md --\n---\ndate: 2024-01-01\nupdated: 2024-02-03T04:05:06+01:00\ntags: [t]\n---\n-- posts/b.md --\n---\ndate: 2024-03-02\n---\n-- posts/c.md --\n# C\n-- pages/about.md --\n# About\n");
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        async Task<Dictionary<string, string?>> Changes() => XDocument.Parse(await blog.TextAsync("/sitemap.xml")).Descendants(sitemaps + "url")
            .ToDictionary(url => new Uri(url.Element(sitemaps + "loc")!.Value).AbsolutePath, url => url.Element(sitemaps + "lastmod")?.Value);
        var changes = await Changes();
        Assert.Equal(
            ["2024-02-03T03:05:06+00:00", "2024-03-02T00:00:00+00:00", null, null, "2024-03-02T00:00:00+00:00", null],
            ((string[])["/posts/a/", "/posts/b/", "/posts/c/", "/about/", "/", "/tags/t/"]).Select(path => changes[path]));
        // A file that is only written again has not been changed.
        File.SetLastWriteTimeUtc(Path.Combine(blog.Content, "posts", "c.md"), DateTime.UtcNow);
        blog.Write("posts/d.md", "---\ndate: 2024-03-03\n---\n");
        await TestSite.Until(async () => (changes = await Changes()).ContainsKey("/posts/d/"), "the next look is done");
        Assert.Null(changes["/posts/c/"]);
    }

    /// <summary>A file of a sitemap holds 50,000 addresses; where there are more, <c>/sitemap.xml</c> names the files.</summary>
    [Fact]
    public async Task A_sitemap_that_is_too_long_is_parted()
    {
        // Tags are addresses, too, and are written faster than posts.
        await using var blog = new TestSite(string.Concat(Enumerable.Range(0, 51).Select(post => $"-- posts/p{post}.md --\n---\ndate: 2024-01-{1 + (post % 28):00}\ntags: [{string.Join(", ", Enumerable.Range(0, 1000).Select(tag => $"t{post}-{tag}"))}]\n---\nText.\n")),
            null, ("BaseUrl", "http://localhost/blog/"));
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        async Task<XElement> Read(string path) => XDocument.Parse(await blog.TextAsync(path)).Root!;
        var index = await Read("/sitemap.xml");
        Assert.Equal(sitemaps + "sitemapindex", index.Name);
        Assert.Equal(["http://localhost/blog/sitemap-1.xml", "http://localhost/blog/sitemap-2.xml"], index.Elements(sitemaps + "sitemap").Select(part => part.Element(sitemaps + "loc")!.Value));
        var parts = new[] { await Read("/sitemap-1.xml"), await Read("/sitemap-2.xml") };
        Assert.All(parts, part => Assert.Equal(sitemaps + "urlset", part.Name));
        var addresses = parts.SelectMany(part => part.Elements(sitemaps + "url").Select(url => url.Element(sitemaps + "loc")!.Value)).ToList();
        Assert.Equal(50_000, parts[0].Elements().Count());
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in (string[])["posts/p0/", "posts/p50/", "tags/t0-0/", "tags/t50-999/", "archives/2024/01/"]) Assert.Contains($"http://localhost/blog/{address}", addresses);
        Assert.Equal(HttpStatusCode.NotFound, await blog.StatusAsync("/sitemap-3.xml"));
        // The first part that Astro makes: an address of old, as on a site of any size.
        Assert.Equal("/blog/sitemap.xml", (await blog.GetAsync("/sitemap-0.xml")).Headers.Location?.OriginalString);
        Assert.Equal("/blog/sitemap-2.xml", (await blog.GetAsync("/SiteMap-02.xml/")).Headers.Location?.OriginalString);
        Assert.Contains("Sitemap: http://localhost/blog/sitemap.xml", await blog.TextAsync("/robots.txt"), StringComparison.Ordinal);
    }

    /// <summary>One site for all rows.</summary>
    public sealed class Site : IAsyncDisposable
    {
        public TestSite Blog { get; } = new("""
            -- hello.md --
            ---
            title: Hello World
            slug: Hello-World
            date: 2024-02-03
            tags: [C#, Node.js]
            author: Ann
            categories: [[Travel, By Sea]]
            series: A walk
            aliases: [/old/address.html, "/?p=42"]
            ---
            Text.
            -- japanese.md --
            ---
            title: 日本語の記事
            slug: 日本語
            lang: ja
            date: 2024-03-03
            tags: [c#]
            ---
            本文です。
            -- third.md --
            ---
            date: 2023-03-03
            tags: [C#]
            ---
            # Third
            -- pages/about.md --
            # About
            -- static/sub/drawing.svg --
            <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
            -- static/drawing.svg --
            <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
            -- static/.hidden.svg --
            <svg xmlns="http://www.w3.org/2000/svg"/>
            -- static/page.html --
            <script>alert(1)</script>
            """, null, ("PageSize", "2"), ("BaseUrl", "http://localhost/"), ("SecurityContact", "mailto:ann@example.com"));

        /// <summary>On a real port: the test server would send bodies in answer to HEAD.</summary>
        public Site() => Blog.Listen();

        public ValueTask DisposeAsync() => Blog.DisposeAsync();
    }
}

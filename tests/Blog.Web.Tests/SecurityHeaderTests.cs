using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What every answer says to browsers, whatever its status and whoever made it, and what none ever says.</summary>
public sealed class SecurityHeaderTests : IAsyncLifetime
{
    private const string Key = "a key that nobody guesses";

    private static readonly string[] Needed =
        ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Frame-Options", "Cache-Control"];

    private readonly TestSite site = new($"""
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        tags: [one]
        author: Ann
        categories: [Travel]
        series: Walk
        aliases: [/old/]
        ---
        ![A picture](a.png) [A text](notes.txt) ![A film](https://www.youtube.com/watch?v=aqz-KE-bpKQ)

        https://www.youtube.com/watch?v=aqz-KE-bpKQ

        ![Elsewhere](https://example.com/a.png)

        ```mermaid
        graph TD; A-->B
        ```
        -- posts/a.png --
        {TestSite.Png}
        -- posts/notes.txt --
        {string.Join(' ', Enumerable.Repeat("words", 200))}
        -- posts/draft.md --
        ---
        title: Draft
        draft: true
        ---
        Not yet.
        -- posts/gone.md --
        ---
        title: Gone
        date: 2024-01-02
        ---
        Soon gone.
        -- pages/about.md --
        # About
        -- static/drawing.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
        -- theme.css --
        /* nothing more */
        -- _redirects --
        /rule/ /posts/a/ 302
        /taken/ /posts/ 410
        """, null, ("SecurityContact", "mailto:ann@example.com"), ("PreviewKey", Key), ("HoldInterval", "0"));

    public ValueTask InitializeAsync()
    {
        site.Listen();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_answer_of_every_status_is_guarded()
    {
        await site.StatusAsync("/posts/gone/");
        site.Delete("posts/gone.md");
        await TestSite.Until(async () => await site.StatusAsync("/posts/gone/") == HttpStatusCode.Gone, "the post is gone");
        var page = await site.PageAsync("/posts/a/");
        string picture = page.QuerySelector(".prose img")!.GetAttribute("src")!, notes = page.QuerySelector(".prose a[href$='notes.txt']")!.GetAttribute("href")!;
        string style = page.QuerySelector("link[href^='/theme/']")!.GetAttribute("href")!, css = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var token = new Http.PreviewToken(Http.PreviewKind.Everything, TimeProvider.System.GetUtcNow().AddDays(1)).Write(Key);
        var tag = ("If-None-Match", (await site.GetAsync("/")).Headers.ETag!.ToString());
        (string Url, int Status, (string, string)[] Headers)[] asked =
        [
            .. ((string[])["/", "/posts/", "/posts/a/", "/posts/a.md", "/about/", "/tags/", "/tags/one/", "/categories/travel/", "/authors/ann/", "/series/walk/", "/archives/", "/archives/2024/", "/search/", "/search/?q=words",
                "/feeds/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt", "/opensearch.xml", "/site.webmanifest", "/.well-known/security.txt", "/healthz", "/readyz", "/favicon.ico", "/favicon.svg",
                "/drawing.svg", "/js/site.js", css, style, picture, notes, $"/_preview/{token}/", $"/_preview/{token}/posts/draft/"]).Select(url => (url, 200, ((string, string)[])[])),
            ("/", 304, [tag]), ("/drawing.svg", 304, [("If-None-Match", "*")]), (picture, 304, [("If-None-Match", "*")]), (css, 304, [("If-None-Match", "*")]),
            (picture, 206, [("Range", "bytes=0-3")]), (picture, 416, [("Range", "bytes=99999-")]), (notes, 206, [("Range", "bytes=0-3")]), (css, 206, [("Range", "bytes=0-3")]),
            ("/Posts", 308, []), ("/posts/A", 301, []), ("/old/", 301, []), ("/rule/", 302, []), ("/taken/", 410, []), ("/posts/gone/", 410, []), ("/nothing/", 404, []), ("/404", 404, []), ("/500", 404, []),
            ("/media/0123456789abcdef01234567/a.png", 404, []), ("/posts/draft/", 404, []), ("/blog.yaml", 404, []), ($"/{new string('a', 16_000)}", 414, []), ("/", 406, [("Accept-Encoding", "*;q=0")]), ("/%00", 400, []),
        ];
        foreach (var (url, status, headers) in asked)
        {
            // Whoever asks for the headers gets those of the whole (RFC 9110, 9.3.2), the page of an error included.
            if (status is 200 or 404 or 410 or 414) Assert.Equal((url, ""), (url, string.Join('\n', HeadersOf(await site.GetAsync(url, HttpMethod.Get, headers)).Except(HeadersOf(await site.GetAsync(url, HttpMethod.Head, headers)))
                // The framework leaves the length out for the program's own files, as it may; previews are sent as they are made.
                .Where(header => !(header[..header.IndexOf(':', StringComparison.Ordinal)] is "Content-Length" or "Transfer-Encoding" && (url.StartsWith("/_preview/", StringComparison.Ordinal) || url.StartsWith("/favicon", StringComparison.Ordinal) || url.StartsWith("/js/", StringComparison.Ordinal) || url.StartsWith("/css/", StringComparison.Ordinal)))))));
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Options])
            {
                // The server's own refusal has no body that could be misread.
                if (url == "/%00") continue;
                var answer = await site.GetAsync(url, method, headers);
                var isRead = method == HttpMethod.Get || method == HttpMethod.Head;
                var expected = isRead || status == 414 ? status : 405;
                // A piece of nothing is nothing (RFC 9110, 14.2).
                if (method == HttpMethod.Head && status is 206 or 416) Assert.Contains((int)answer.StatusCode, (int[])[200, status]);
                else Assert.Equal((url, method, expected), (url, method, (int)answer.StatusCode));
                Guarded($"{method} {url}", answer);
                if (!isRead && status != 414) Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
            }
        }

        Assert.True(asked.Length >= 55);
    }

    [Fact]
    public async Task A_failure_a_foreign_host_and_a_site_that_is_not_ready_are_guarded_too()
    {
        await using var strict = new TestSite("-- a.md --\n# A", null, ("BaseUrl", "http://127.0.0.1/"), ("ScanInterval", "1h"));
        strict.Listen();
        await strict.DamageAsync("/posts/a/");
        var failed = await strict.GetAsync("/posts/");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Guarded("500", failed);
        var foreign = await strict.GetAsync("/", null, ("Host", "evil.test"));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Guarded("400", foreign);
        await using var waiting = new TestSite("");
        Directory.Delete(waiting.Content);
        waiting.Listen();
        using var client = new HttpClient();
        using var early = await client.GetAsync(waiting.ClientOptions.BaseAddress, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Guarded("503", early);
    }

    /// <summary>Files of authors have a policy of their own, under which nothing runs at all.</summary>
    [Fact]
    public async Task No_policy_of_a_page_lets_in_more_than_it_shows()
    {
        foreach (var url in (string[])["/", "/posts/", "/about/", "/search/?q=words", "/nothing/", "/tags/one/"])
        {
            var policy = (await site.GetAsync(url)).Headers.GetValues("Content-Security-Policy").Single();
            foreach (var loose in (string[])["unsafe", "data:", "*", "http:", "https:", "blob:"]) Assert.DoesNotContain(loose, policy, StringComparison.Ordinal);
        }

        var post = (await site.GetAsync("/posts/a/")).Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("img-src 'self' https:;", post, StringComparison.Ordinal);
        Assert.Contains("frame-src https://www.youtube-nocookie.com 'self'", post, StringComparison.Ordinal);
        foreach (var loose in (string[])["unsafe", "data:", "*", "http:", "blob:"]) Assert.DoesNotContain(loose, post, StringComparison.Ordinal);
        Assert.StartsWith("script-src 'self' 'sha256-", post.Split("; ").Single(directive => directive.StartsWith("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> HeadersOf(HttpResponseMessage answer)
    {
        _ = answer.Content.Headers.ContentLength;
        return answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
    }

    private static void Guarded(string what, HttpResponseMessage answer)
    {
        foreach (var name in Needed) Assert.True(answer.Headers.Contains(name), $"{what} has no {name}");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors", StringComparison.Ordinal), $"{what}: {policy}");
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        foreach (var name in (string[])["Set-Cookie", "Server", "X-Powered-By", "Access-Control-Allow-Origin", "Strict-Transport-Security"]) Assert.False(answer.Headers.Contains(name), $"{what} has {name}");
        if (answer.Content.Headers.ContentType is { } type && (type.MediaType!.StartsWith("text/", StringComparison.Ordinal) || type.MediaType.EndsWith("+json", StringComparison.Ordinal)))
            Assert.True(type.CharSet is "utf-8", $"{what}: {type}");
    }
}

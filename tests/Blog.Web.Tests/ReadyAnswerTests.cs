using System.Net;
using Blog.Web.Http.Answers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Answers are made once and sent many times, and nobody can tell, but for the speed: what changes, goes or is hidden is never sent from before.</summary>
public sealed class ReadyAnswerTests
{
    private const string Files = """
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        tags: [sea]
        author: Ann
        series: Walk
        aliases: ["/?p=42"]
        ---
        Words of one.
        -- posts/two.md --
        ---
        title: Two
        date: 2024-02-01
        tags: [sea]
        ---
        Words of two.
        -- pages/about.md --
        # About
        -- static/drawing.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
        """;

    /// <summary>One of each kind.</summary>
    private static readonly string[] Kinds =
    [
        "/", "/posts/", "/posts/one/", "/posts/one.md", "/about/", "/tags/", "/tags/sea/", "/authors/ann/", "/series/walk/", "/archives/", "/archives/2024/", "/archives/2024/01/", "/feeds/", "/search/",
        "/search/?q=words", "/atom.xml", "/rss.xml", "/feed.json", "/tags/sea/atom.xml", "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/site.webmanifest", "/llms.txt",
    ];

    /// <summary>The content is not looked at again for an hour, so that the index can be taken away.</summary>
    private static TestSite Site(params (string Name, string Value)[] settings) => new(Files, null, [("ScanInterval", "1h"), .. settings]);

    [Fact]
    public async Task What_was_asked_for_once_needs_no_index()
    {
        await using var site = Site();
        foreach (var url in Kinds) await site.TextAsync(url);
        await site.DamageAsync("/posts/one/");
        foreach (var url in Kinds) Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusAsync("/posts/two/"));
    }

    [Fact]
    public async Task A_path_that_reads_like_a_question_is_not_answered_with_what_was_asked()
    {
        await using var site = Site();
        await site.TextAsync("/search/?q=words");
        foreach (var path in (string[])["/search/%3F1%3Fwords", "/search%201%20words"]) Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(path));
    }

    [Fact]
    public async Task Only_parameters_that_a_page_knows_make_another_answer()
    {
        await using var site = Site();
        foreach (var url in Kinds.Append("/?a=b")) await site.TextAsync(url);
        await site.DamageAsync("/posts/one/");
        foreach (var url in (string[])["/?utm_source=x&fbclid=1", "/posts/one/?p=42", "/posts/?q=words", "/atom.xml?x=1", "/search/?q=words&utm_source=x", "/search/?Q=words&q=other", "/search/?q=words&page=1", "/search/?%71=%77ords"])
            Assert.True(await site.StatusAsync(url) == HttpStatusCode.OK, url);
        // These are other questions, or may lead elsewhere.
        foreach (var url in (string[])["/search/?q=two", "/?p=42", "/?%70=42", "/?feed=rss2&x=y"])
            Assert.True(await site.StatusAsync(url) == HttpStatusCode.InternalServerError, url);
    }

    [Fact]
    public async Task An_address_with_a_query_still_leads_to_its_post_when_the_home_page_is_ready()
    {
        await using var site = Site();
        await site.TextAsync("/");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/?utm_source=x"));
        Assert.Equal("/posts/one/", (await site.GetAsync("/?p=42")).Headers.Location?.OriginalString);
        Assert.Equal("/rss.xml", (await site.GetAsync("/?feed=rss2")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_ready_answer_has_the_headers_of_one_that_was_made()
    {
        await using var site = Site();
        site.Listen();
        foreach (var url in Kinds)
        {
            var made = await HeadersOf(await site.GetAsync(url));
            Assert.Contains("X-Content-Type-Options: nosniff", made);
            Assert.Contains("Vary: Accept-Encoding", made);
            Assert.Contains(made, header => header.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.Ordinal));
            Assert.Equal(made, await HeadersOf(await site.GetAsync(url)));
            Assert.Equal(made, await HeadersOf(await site.GetAsync(url, HttpMethod.Head)));
        }
    }

    [Fact]
    public async Task Headers_alone_may_be_asked_for_first()
    {
        await using var site = Site();
        site.Listen();
        foreach (var url in Kinds)
        {
            var head = await HeadersOf(await site.GetAsync(url, HttpMethod.Head));
            var get = await site.GetAsync(url);
            Assert.Equal(head, await HeadersOf(get));
            Assert.Contains($"Content-Length: {(await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length}", head);
        }
    }

    [Fact]
    public async Task Who_asks_and_in_what_language_does_not_matter()
    {
        await using var site = Site();
        foreach (var url in (string[])["/", "/posts/one/", "/search/?q=words"])
        {
            var plain = await site.GetAsync(url);
            var other = await site.GetAsync(url, null, ("Accept-Language", "ja"), ("Cookie", "a=b"), ("User-Agent", "Mozilla/5.0"), ("X-Forwarded-Host", "evil.test"));
            Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("Accept-Encoding", string.Join(',', other.Headers.Vary));
        }
    }

    [Fact]
    public async Task The_rules_of_methods_hosts_and_prefixes_hold_for_ready_answers()
    {
        await using var site = Site(("BaseUrl", "http://localhost/blog/"));
        foreach (var path in (string[])["/blog/posts/one/", "/posts/one/"])
        {
            await site.TextAsync(path);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.GetAsync(path, HttpMethod.Post)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync(path, null, ("Host", "evil.test"))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(path));
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/BLOG/posts/one/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/blogposts/one/"));
        Assert.Equal(1, site.Services.GetRequiredService<AnswerCache>().Count);
    }

    [Fact]
    public async Task What_is_not_found_or_changes_by_the_clock_is_not_kept()
    {
        await using var site = Site(("SecurityContact", "mailto:ann@example.com"));
        foreach (var (url, caching) in ((string, string)[])[("/nothing/", "no-store"), ("/404", "no-store"), ("/posts", "no-cache"), ("/.well-known/security.txt", "no-cache"), ("/readyz", "no-store")])
            Assert.Contains(caching, (await site.GetAsync(url)).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True((await site.GetAsync("/", HttpMethod.Post)).Headers.CacheControl!.NoStore);
        Assert.Equal(0, site.Services.GetRequiredService<AnswerCache>().Count);
    }

    [Fact]
    public async Task Drafts_and_previews_are_kept_nowhere()
    {
        await using var drafts = new TestSite(Files, null, ("ShowDrafts", "true")) { Environment = "Staging" };
        foreach (var url in Kinds) Assert.Equal("no-store, private", (await drafts.GetAsync(url)).Headers.CacheControl!.ToString());
        Assert.Equal(0, drafts.Services.GetRequiredService<AnswerCache>().Count);

        const string key = "a key that nobody guesses";
        await using var site = Site(("PreviewKey", key));
        var token = new Http.PreviewToken(Http.PreviewKind.Everything, TimeProvider.System.GetUtcNow().AddDays(1)).Write(key);
        foreach (var url in Kinds)
        {
            var answer = await site.GetAsync($"/_preview/{token}{url}");
            Assert.Equal((HttpStatusCode.OK, "no-store, private"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        }

        Assert.Equal(0, site.Services.GetRequiredService<AnswerCache>().Count);
    }

    internal static async Task<IReadOnlyList<string>> HeadersOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return [.. response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)];
    }
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Addresses of old: feeds, lists and tags of other engines, rules of <c>_redirects</c>, patterns that a site had before.</summary>
public sealed class MovedTests(MovedTests.Site site) : IClassFixture<MovedTests.Site>
{
    [Theory]
    [InlineData("/feed", "/rss.xml")]
    [InlineData("/feed/", "/rss.xml")]
    [InlineData("/rss", "/rss.xml")]
    [InlineData("/rss/", "/rss.xml")]
    [InlineData("/rss2.xml", "/rss.xml")]
    [InlineData("/index.xml", "/rss.xml")]
    [InlineData("/posts/index.xml", "/rss.xml")]
    [InlineData("/blog/rss.xml", "/rss.xml")]
    [InlineData("/blog.rss", "/rss.xml")]
    [InlineData("/feed/rss/", "/rss.xml")]
    [InlineData("/feed/rss2/", "/rss.xml")]
    [InlineData("/feed/rdf/", "/rss.xml")]
    [InlineData("/wp-rss2.php", "/rss.xml")]
    [InlineData("/?feed=rss2", "/rss.xml")]
    [InlineData("/?feed=atom", "/atom.xml")]
    [InlineData("/Feed.xml", "/atom.xml")]
    [InlineData("/atom/", "/atom.xml")]
    [InlineData("/feed.atom", "/atom.xml")]
    [InlineData("/feed/atom/", "/atom.xml")]
    [InlineData("/feed/feed.xml", "/atom.xml")]
    [InlineData("/blog/atom.xml", "/atom.xml")]
    [InlineData("/blog.atom", "/atom.xml")]
    [InlineData("/blog/feed:atom", "/atom.xml")]
    [InlineData("/feeds/posts/default", "/atom.xml")]
    [InlineData("/comments/feed/", "/rss.xml")]
    [InlineData("/posts/feed.xml", "/atom.xml")]
    [InlineData("/feed/by_author/x.xml", "/atom.xml")]
    [InlineData("/feed/json/", "/feed.json")]
    [InlineData("/feed/feed.json", "/feed.json")]
    [InlineData("/blog.json", "/feed.json")]
    [InlineData("/index.json", "/feed.json")]
    [InlineData("/tag/sea-salt/feed/", "/tags/sea-salt/rss.xml")]
    [InlineData("/tag/sea-salt/rss/", "/tags/sea-salt/rss.xml")]
    [InlineData("/tag/sea-salt/feed/atom/", "/tags/sea-salt/atom.xml")]
    [InlineData("/tag:sea-salt/feed/", "/tags/sea-salt/rss.xml")]
    [InlineData("/feed/by_tag/sea-salt.xml", "/tags/sea-salt/atom.xml")]
    [InlineData("/wp-sitemap.xml", "/sitemap.xml")]
    [InlineData("/sitemap-index.xml", "/sitemap.xml")]
    public async Task No_known_address_of_a_feed_is_lost(string old, string target) => await IsRedirected(old, target);

    [Theory]
    [InlineData("/page/2/", "/posts/page/2/")]
    [InlineData("/page2/", "/posts/page/2/")]
    [InlineData("/blog/page:2", "/posts/page/2/")]
    [InlineData("/blog/page/2", "/posts/page/2/")]
    [InlineData("/posts/2", "/posts/page/2/")]
    [InlineData("/?paged=2", "/posts/page/2/")]
    [InlineData("/blog/", "/posts/")]
    [InlineData("/archive", "/archives/")]
    [InlineData("/2024/", "/archives/2024/")]
    [InlineData("/2024/2", "/archives/2024/02/")]
    [InlineData("/2024/02/03/", "/archives/2024/02/")]
    [InlineData("/tag/Sea%20Salt", "/tags/sea-salt/")]
    [InlineData("/tag/sea-salt/page/2/", "/tags/sea-salt/page/2/")]
    [InlineData("/tags/sea-salt/2/", "/tags/sea-salt/page/2/")]
    [InlineData("/blog/tag:sea-salt", "/tags/sea-salt/")]
    [InlineData("/?tag=sea-salt", "/tags/sea-salt/")]
    [InlineData("/category/travel/by-sea/", "/categories/travel/by-sea/")]
    [InlineData("/author/ada-morrow/", "/authors/ada-morrow/")]
    [InlineData("/posts/low-tide/amp/", "/posts/low-tide/")]
    [InlineData("/posts/low-tide/feed/", "/posts/low-tide/")]
    [InlineData("/old/tide.html/amp", "/posts/low-tide/")]
    [InlineData("/index.php/posts/low-tide/", "/posts/low-tide/")]
    [InlineData("/index.php?p=42", "/posts/low-tide/")]
    [InlineData("/archives/2024/page/2/", "/archives/2024/")]
    [InlineData("/?p=42", "/posts/low-tide/")]
    [InlineData("/?p=43", "/posts/high-tide/")]
    [InlineData("/tags/c/", "/tags/csharp/")]
    [InlineData("/tags/c-sharp", "/tags/csharp/")]
    [InlineData("/tags/See/", "/tags/sea-salt/")]
    [InlineData("/tags/see/", "/tags/sea-salt/")]
    public async Task A_list_of_another_engine_leads_to_ours(string old, string target) => await IsRedirected(old, target);

    [Theory]
    [InlineData("/2024/02/03/low-tide.html", "/posts/low-tide/")]
    [InlineData("/2024/02/03/low-tide/", "/posts/low-tide/")]
    [InlineData("/blog/low-tide/", "/posts/low-tide/")]
    [InlineData("/blog/low-tide?ref=x", "/posts/low-tide/?ref=x")]
    public async Task A_pattern_that_the_site_had_before_leads_to_the_post(string old, string target) => await IsRedirected(old, target);

    [Theory]
    [InlineData("/2024/02/04/low-tide/")]
    [InlineData("/blog/twin/")]
    [InlineData("/blog/secret/")]
    [InlineData("/2024/03/03/secret/")]
    [InlineData("/?p=44")]
    [InlineData("/tag/secret-tag/")]
    [InlineData("/category/closed/")]
    [InlineData("/author/nobody/")]
    [InlineData("/tags/geheim/")]
    [InlineData("/2999/")]
    [InlineData("/1999/02/")]
    [InlineData("/posts/secret/amp/")]
    [InlineData("/to-secret")]
    [InlineData("/to-secret-alias")]
    [InlineData("/to-secret-tag")]
    [InlineData("/to-secret-encoded")]
    [InlineData("/to-nothing")]
    [InlineData("/diary/secret")]
    [InlineData("/diary/never-written")]
    [InlineData("/page/99/")]
    [InlineData("/posts/99")]
    [InlineData("/?paged=99")]
    [InlineData("/tag/sea-salt/page/9/")]
    [InlineData("/to-1999")]
    [InlineData("/0000/")]
    [InlineData("/0000/01/02/")]
    [InlineData("/number?id=/evil.example")]
    [InlineData("/number?id=%5C/evil.example")]
    [InlineData("/archives/2024/13/")]
    [InlineData("/to-secret-url")]
    [InlineData("/page/0/")]
    [InlineData("/nothing/index.xml")]
    public async Task What_is_not_there_or_not_public_is_nowhere(string old) =>
        Assert.Equal(old.StartsWith("/?", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, await site.Blog.StatusAsync(old));

    [Theory]
    [InlineData("/go/tide", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/go/tide/?a=b", HttpStatusCode.MovedPermanently, "/posts/low-tide/?a=b")]
    [InlineData("/soon", HttpStatusCode.Redirect, "/posts/high-tide/")]
    [InlineData("/kept", HttpStatusCode.PermanentRedirect, "/posts/low-tide/#rocks")]
    [InlineData("/news/low-tide", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/wiki/some/where", HttpStatusCode.MovedPermanently, "https://wiki.example/some/where?old=1")]
    [InlineData("/store?id=7", HttpStatusCode.MovedPermanently, "https://shop.example/7")]
    [InlineData("/absolute", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/diary/low-tide", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/number?id=low-tide", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/idn", HttpStatusCode.MovedPermanently, "https://xn--mller-kva.example/x%20y")]
    [InlineData("/chain", HttpStatusCode.MovedPermanently, "/posts/low-tide/")]
    [InlineData("/file", HttpStatusCode.MovedPermanently, "/dot.png")]
    public async Task A_rule_sends_a_reader_on_in_one_hop(string old, HttpStatusCode status, string target)
    {
        var response = await site.Blog.GetAsync(old);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(target, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_rule_can_say_that_something_is_gone() => Assert.Equal(HttpStatusCode.Gone, await site.Blog.StatusAsync("/gone"));

    [Fact]
    public async Task A_rule_for_everything_leaves_the_home_page_and_tells_nothing_of_hidden_posts()
    {
        await using var blog = new TestSite("""
            -- _redirects --
            /old/* /posts/:splat
            /* https://new.example/:splat 302
            -- posts/open.md --
            ---
            date: 2024-01-01
            ---
            -- posts/secret.md --
            ---
            date: 2024-01-01
            draft: true
            ---
            """);
        Assert.Equal(HttpStatusCode.OK, await blog.StatusAsync("/?utm=1"));
        Assert.Equal("/posts/open/", (await blog.GetAsync("/old/open")).Headers.Location?.OriginalString);
        // What is hidden and what never was are sent on alike.
        foreach (var (hidden, unknown) in ((string, string)[])[("/old/secret", "/old/nothing"), ("/posts/secret/", "/posts/nothing/")])
        {
            var (one, other) = (await blog.GetAsync(hidden), await blog.GetAsync(unknown));
            Assert.Equal(other.StatusCode, one.StatusCode);
            Assert.Equal(other.Headers.Location?.OriginalString, one.Headers.Location?.OriginalString.Replace("secret", "nothing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_rule_never_covers_what_is_there() => Assert.Equal(HttpStatusCode.OK, await site.Blog.StatusAsync("/posts/low-tide/"));

    [Theory]
    [InlineData("/round")]
    [InlineData("/circle")]
    [InlineData("/self/again/and/x")]
    [InlineData("/posts/never-written/")]
    [InlineData("/shown-elsewhere")]
    public async Task A_rule_that_cannot_be_used_sends_nobody_anywhere(string old) => Assert.Equal(HttpStatusCode.NotFound, await site.Blog.StatusAsync(old));

    private async Task IsRedirected(string old, string target)
    {
        var response = await site.Blog.GetAsync(old);
        Assert.True(response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect, $"{old} answers {(int)response.StatusCode}");
        Assert.Equal(target, response.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await site.Blog.StatusAsync(target));
    }

    /// <summary>One site for all rows.</summary>
    public sealed class Site : IAsyncDisposable
    {
        public TestSite Blog { get; } = new("""
            -- blog.yaml --
            pageSize: 1
            legacy: [jekyll-date, wordpress-day, blog]
            -- tags.yaml --
            sea-salt:
              name: Sea salt
              description: What is left when the water goes.
              synonyms: [See, salt of the sea]
            secret-tag:
              synonyms: [geheim]
            -- _redirects --
            # moved in the spring
            /go/tide          /posts/low-tide
            /soon             /posts/high-tide/       302
            /kept             /posts/low-tide/#rocks  308!
            /news/:slug       /posts/:slug            301
            /wiki/*           https://wiki.example/:splat?old=1
            /store id=:id     https://shop.example/:id
            /chain            /go/tide
            /file             /dot.png
            /gone             /posts/                 410
            /posts/low-tide   https://elsewhere.example/
            /to-secret        /posts/secret/
            /to-secret-alias  /secret-alias/
            /to-secret-tag    /tags/secret-tag/
            /to-secret-encoded /posts/%73ecret/
            /to-nothing       /posts/never-written/
            /to-1999          /archives/1999/
            /idn              https://müller.example/x%20y
            /number id=:n     /posts/:n
            /to-secret-url    https://own.example/posts/secret/
            /absolute         https://own.example/posts/low-tide
            /:anything/:slug  /posts/:slug/
            /round            /circle
            /circle           /round
            /self/*           /self/again/:splat
            /shown-elsewhere  /posts/low-tide/        200
            /only-one
            -- static/dot.png --
            base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII=
            -- posts/low-tide.md --
            ---
            title: Low tide
            date: 2024-02-03
            tags: [see, C#]
            categories: [[Travel, By Sea]]
            author: Ada Morrow
            wordpress_id: 42
            aliases: [/old/tide.html]
            ---
            Text.
            -- posts/high-tide.md --
            ---
            title: High tide
            date: 2024-02-04
            tags: [salt of the sea]
            guid: https://old.example/?p=43
            ---
            -- posts/a/twin.md --
            ---
            date: 2023-01-01
            slug: one
            ---
            -- posts/b/twin.md --
            ---
            date: 2023-01-02
            slug: two
            ---
            -- posts/secret.md --
            ---
            title: Secret
            date: 2024-03-03
            draft: true
            tags: [secret tag]
            categories: closed
            author: Nobody
            wordpress_id: 44
            aliases: [/secret-alias/]
            ---
            -- posts/ahead.md --
            ---
            date: 2999-03-03
            ---
            """, null, ("BaseUrl", "https://own.example/"), ("AllowedHosts", "*"));

        public ValueTask DisposeAsync() => Blog.DisposeAsync();
    }
}

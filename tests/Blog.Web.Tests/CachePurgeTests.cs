using System.Net;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Caches in front of the site: what they are told that they may keep, and that the site has changed.</summary>
public sealed class CachePurgeTests
{
    private const string Files = """
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        ---
        ![A dot](dot.png)
        -- posts/dot.png --
        base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII=
        -- posts/draft.md --
        ---
        title: Draft
        draft: true
        ---
        """;

    private const string Caching = "public, max-age=0, s-maxage=60, stale-while-revalidate=600";

    [Fact]
    public async Task By_setting_pages_and_feeds_may_be_kept_and_everything_that_may_be_carries_the_key()
    {
        await using var site = new TestSite(Files, null, ("CacheControl", Caching), ("CacheTag", "my-blog"));
        foreach (var url in (string[])["/", "/posts/one/", "/atom.xml", "/sitemap.xml", "/posts/one.md", "/search/?q=one"])
        {
            foreach (var _ in (int[])[1, 2])
            {
                var answer = await site.GetAsync(url);
                Assert.Equal(Caching, Header(answer, "Cache-Control"));
                Assert.Equal(("my-blog", "my-blog"), (Header(answer, "Surrogate-Key"), Header(answer, "Cache-Tag")));
                var known = await site.GetAsync(url, null, ("If-None-Match", Header(answer, "ETag")!));
                Assert.Equal((HttpStatusCode.NotModified, Caching, "my-blog"), (known.StatusCode, Header(known, "Cache-Control"), Header(known, "Surrogate-Key")));
            }
        }

        var picture = await site.GetAsync((await site.PageAsync("/posts/one/")).QuerySelector(".prose img")!.GetAttribute("src")!);
        Assert.Contains("immutable", Header(picture, "Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("my-blog", Header(picture, "Surrogate-Key"));
        foreach (var (url, status) in new[] { ("/posts/draft/", HttpStatusCode.NotFound), ("/nothing/", HttpStatusCode.NotFound), ("/healthz", HttpStatusCode.OK) })
        {
            var answer = await site.GetAsync(url);
            Assert.Equal((status, "no-store", null), (answer.StatusCode, Header(answer, "Cache-Control"), Header(answer, "Surrogate-Key")));
        }

        var moved = await site.GetAsync("/posts/one");
        Assert.Equal((HttpStatusCode.MovedPermanently, "no-cache"), (moved.StatusCode, Header(moved, "Cache-Control")));
    }

    [Fact]
    public async Task Without_a_setting_caches_ask_each_time_and_no_key_is_sent()
    {
        await using var site = new TestSite(Files);
        var answer = await site.GetAsync("/posts/one/");
        Assert.Equal(("no-cache", null, null), (Header(answer, "Cache-Control"), Header(answer, "Surrogate-Key"), Header(answer, "Cache-Tag")));
    }

    [Fact]
    public async Task Drafts_that_are_shown_are_kept_nowhere_whatever_the_setting_says()
    {
        await using var site = new TestSite(Files, null, ("ShowDrafts", "true"), ("CacheControl", Caching), ("CacheTag", "my-blog")) { Environment = "Staging" };
        var answer = await site.GetAsync("/posts/draft/");
        Assert.Equal((HttpStatusCode.OK, "private, no-store", null), (answer.StatusCode, Header(answer, "Cache-Control"), Header(answer, "Surrogate-Key")));
    }

    [Fact]
    public async Task A_cache_is_told_after_each_load_that_changed_something_in_the_words_of_the_settings()
    {
        await using var cache = new Receiver();
        await using var site = new TestSite(
            Files, null, ("PurgeUrl", $"{cache.Address}purge/my-blog"), ("PurgeMethod", "post"), ("PurgeHeaders", "Fastly-Key: a secret, Fastly-Soft-Purge: 1"), ("PurgeBody", """{"tags":["my-blog"]}"""), ("CacheTag", "my-blog"));
        await site.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(cache.Requests.Count == 1), "the first load is told");
        var told = cache.Requests[0];
        Assert.Equal(("POST", "/purge/my-blog", """{"tags":["my-blog"]}"""), (told.Method, told.Path, Encoding.UTF8.GetString(told.Body)));
        Assert.Equal(("a secret", "1", "my-blog"), (told.Headers["Fastly-Key"], told.Headers["Fastly-Soft-Purge"], told.Headers["Surrogate-Key"]));
        Assert.StartsWith("application/json", told.Headers["Content-Type"], StringComparison.Ordinal);
        site.Write("posts/two.md", "---\ntitle: Two\ndate: 2024-01-01\n---\n");
        await TestSite.Until(() => Task.FromResult(cache.Requests.Count == 2), "the second load is told");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/two/"));
        Assert.DoesNotContain(site.Log, line => line.Contains("a secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_it_is_told_the_site_is_what_it_will_be()
    {
        TestSite? site = null;
        var seen = new List<HttpStatusCode>();
        await using var cache = new Receiver(async number =>
        {
            if (number == 2) seen.Add(await site!.StatusAsync("/posts/two/"));
            return HttpStatusCode.NoContent;
        });
        await using (site = new TestSite(Files, null, ("PurgeUrl", cache.Address)))
        {
            await site.ReadyAsync();
            await TestSite.Until(() => Task.FromResult(cache.Requests.Count == 1), "the first load is told");
            Assert.Equal("PURGE", cache.Requests[0].Method);
            site.Write("posts/two.md", "---\ntitle: Two\ndate: 2024-01-01\n---\n");
            await TestSite.Until(() => Task.FromResult(seen.Count == 1), "the second load is told");
        }

        Assert.Equal([HttpStatusCode.OK], seen);
    }

    [Fact]
    public async Task A_cache_that_fails_or_is_slow_is_asked_again_and_keeps_nothing_from_being_published()
    {
        var blocked = new TaskCompletionSource();
        await using var cache = new Receiver(async number =>
        {
            if (number == 2) await blocked.Task;
            return number < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        });
        await using var site = new TestSite(Files, null, ("PurgeUrl", cache.Address));
        await site.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(cache.Requests.Count == 2), "it is asked again, and does not answer");
        site.Write("posts/two.md", "---\ntitle: Two\ndate: 2024-01-01\n---\n");
        await TestSite.Until(async () => await site.StatusAsync("/posts/two/") == HttpStatusCode.OK, "the post is published while nobody answers");
        Assert.Equal(2, cache.Requests.Count);
        blocked.SetResult();
        // Once for the load that was being told, once for the one that came meanwhile.
        await TestSite.Until(() => Task.FromResult(cache.Requests.Count == 4), "both loads are told in the end");
        Assert.DoesNotContain(site.Log, line => line.Contains("could not be told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cache_that_never_takes_it_is_said_once_without_its_path()
    {
        await using var cache = new Receiver(_ => Task.FromResult(HttpStatusCode.Forbidden));
        await using var site = new TestSite(Files, null, ("PurgeUrl", $"{cache.Address}a-secret-path"));
        await site.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(site.Log.Any(line => line.Contains("could not be told", StringComparison.Ordinal))), "the failure is said");
        Assert.Equal(4, cache.Requests.Count);
        Assert.Contains("(403)", Assert.Single(site.Log, line => line.Contains("could not be told", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, line => line.Contains("a-secret-path", StringComparison.Ordinal));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}

using System.Net;
using Blog.Web.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Previews: a signed address shows what is hidden to whoever has it, for a while, and nothing of it anywhere else.</summary>
public sealed class PreviewTests
{
    private const string Key = "a key that nobody guesses";

    private const string Files = """
        -- posts/open.md --
        ---
        title: An open post
        date: 2025-06-01
        tags: [shared]
        ---
        Read [the draft](draft.md), <https://elsewhere.example/> too.
        -- posts/draft.md --
        ---
        title: A draft of mine
        date: 2025-07-01
        tags: [shared, secret]
        draft: true
        ---
        Unfinished, with a picture, and [an open post](open.md), [another draft](other.md).

        ![A picture](picture.png)
        -- posts/picture.png --
        base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII=
        -- posts/other.md --
        ---
        title: Another draft
        draft: true
        ---
        Other words.
        -- posts/next.md --
        ---
        title: Out in March
        date: 2026-03-01T12:00:00Z
        ---
        Spring words.
        -- posts/brief.md --
        ---
        title: Gone by March
        date: 2025-01-01
        expires: 2026-02-01
        ---
        Fleeting words.
        """;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddDays(7);
    private static readonly string[] PublicPages = ["/", "/posts/", "/posts/open/", "/tags/", "/tags/shared/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/llms.txt", "/search/?q=words", "/search/?q=unfinished", "/search/?q=a", "/posts/draft/", "/posts/next/", "/posts/draft.md"];

    private static string Address(PreviewToken token, string path = "/") => SitePaths.Preview + token.Write(Key) + path;

    private static PreviewToken OfDraft => new(PreviewKind.Post, Until, "posts/draft.md");

    private static TestSite Site(TimeProvider? clock = null, params (string, string)[] settings) => new(Files, clock ?? new FakeTimeProvider(Now), [("PreviewKey", Key), .. settings]);

    [Fact]
    public async Task A_post_is_shown_to_whoever_has_its_address_and_says_what_it_is()
    {
        await using var site = Site(null, ("BaseUrl", "https://example.com/blog/"));
        var address = "/blog" + Address(OfDraft);
        var page = await site.PageAsync(address + "posts/draft/");
        Assert.Equal("A draft of mine", page.QuerySelector("h1")!.TextContent);
        var note = string.Join(' ', page.QuerySelector(".preview-note")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("Preview of A draft of mine as it is now, for whoever has this address, until January 8, 2026, 12:00 (UTC).", note);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        // The rest of the site is there too, and every link stays within the preview.
        var links = page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.All(links, link => Assert.StartsWith(address, link, StringComparison.Ordinal));
        Assert.Contains(address + "posts/open/", links);
        foreach (var path in (string[])["", "posts/", "tags/secret/", "archives/2025/"]) Assert.Contains("A draft of mine", await site.TextAsync(address + path), StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}posts/draft/\"", await site.TextAsync(address + "posts/open/"), StringComparison.Ordinal);
        // Other drafts stay hidden, and links to them are words.
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address + "posts/other/"));
        Assert.DoesNotContain("/posts/other/", await site.TextAsync(address + "posts/draft/"), StringComparison.Ordinal);
        Assert.Equal($"{address}posts/draft/", (await site.GetAsync(address + "posts/DRAFT")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Nobody_keeps_lists_or_hands_on_what_a_preview_shows()
    {
        await using var site = Site(null, ("Analytics", ""), ("Share", "mastodon, email"));
        var page = await site.PageAsync(Address(OfDraft, "/posts/draft/"));
        var picture = page.QuerySelector(".prose img")!.GetAttribute("src")!;
        var card = new Uri(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;
        Assert.DoesNotContain("Share", page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Empty(page.QuerySelectorAll("link[rel=alternate], link[rel=search]"));
        foreach (var path in (string[])[Address(OfDraft, "/posts/draft/"), Address(OfDraft), Address(OfDraft, "/nowhere/"), Address(OfDraft, "/posts/draft"), Address(OfDraft, "/posts/draft.md"), Address(OfDraft, "/atom.xml"), Address(OfDraft, "/css/site.css"), picture, card])
        {
            var response = await site.GetAsync(path);
            Assert.True(response.Headers.CacheControl is { NoStore: true, Public: false, MaxAge: null }, $"{path}: {response.Headers.CacheControl}");
            Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
            Assert.Contains("frame-ancestors", string.Concat(response.Headers.GetValues("Content-Security-Policy")) + (path == picture ? "frame-ancestors" : ""), StringComparison.Ordinal);
        }

        // The picture and the card are there within the preview and nowhere else.
        foreach (var file in (string[])[picture, card])
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(file));
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(file[(Address(OfDraft).Length - 1)..]));
        }
    }

    [Fact]
    public async Task The_public_gets_the_same_bytes_whatever_was_previewed_before()
    {
        await using var site = Site();
        await using var other = Site();
        foreach (var token in (PreviewToken[])[OfDraft, new(PreviewKind.Everything, Until), new(PreviewKind.Site, Until, At: Now.AddDays(100))])
        {
            foreach (var path in PublicPages) await site.GetAsync(Address(token, path));
            foreach (var path in PublicPages) Assert.Equal(await Fingerprint(other, path), await Fingerprint(site, path));
        }
    }

    [Fact]
    public async Task An_altered_old_or_foreign_token_answers_as_an_unknown_address()
    {
        var clock = new FakeTimeProvider(Now);
        await using var site = Site(clock);
        await using var without = new TestSite(Files, clock);
        var good = OfDraft.Write(Key);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(SitePaths.Preview + good + "/posts/draft/"));
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var altered = Enumerable.Range(0, good.Length).Select(place => good[..place] + letters[(letters.IndexOf(good[place], StringComparison.Ordinal) + 1) % 64] + good[(place + 1)..]);
        string[] bad = [.. altered, good + "A", good[..^1], good + "=", "%20" + good, good + "%0A", "", "x", "..", OfDraft.Write("another key of some length"), (OfDraft with { Until = Now }).Write(Key), (OfDraft with { File = "posts/gone.md" }).Write(Key)];
        var unknown = (await Fingerprint(without, "/nowhere/x/")).Replace("\r", "", StringComparison.Ordinal);
        foreach (var token in bad) Assert.True(await Fingerprint(site, SitePaths.Preview + token + "/zzz/") == unknown, token);
        // Before a path that means something, the answer is the one of a site that has no previews.
        foreach (var path in (string[])["/posts/draft/", "/", "/posts/open/"])
        {
            foreach (var token in bad[..3].Concat(bad[^3..])) Assert.Equal(await Fingerprint(without, SitePaths.Preview + token + path), await Fingerprint(site, SitePaths.Preview + token + path));
        }

        Assert.StartsWith("404", await Fingerprint(without, SitePaths.Preview + good + "/posts/draft/"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(await Fingerprint(without, SitePaths.Preview + good + "/posts/draft/"), await Fingerprint(site, SitePaths.Preview + good + "/posts/draft/"));
    }

    [Fact]
    public async Task The_site_at_an_instant_shows_what_is_due_by_then_and_no_draft()
    {
        var clock = new FakeTimeProvider(Now);
        await using var site = Site(clock);
        var march = new PreviewToken(PreviewKind.Site, Until.AddDays(365), At: Now.AddDays(100));
        var home = await site.TextAsync(Address(march));
        Assert.Contains("Out in March", home, StringComparison.Ordinal);
        Assert.Contains("as it will be at", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone by March", home, StringComparison.Ordinal);
        Assert.DoesNotContain("A draft of mine", home, StringComparison.Ordinal);
        Assert.DoesNotContain("badge", await site.TextAsync(Address(march, "/posts/next/")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Address(march, "/posts/brief/")));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Address(march, "/posts/draft/")));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/posts/next/"));
        Assert.Contains("Gone by March", await site.TextAsync("/"), StringComparison.Ordinal);
        // When the instant has come, the site itself shows it.
        clock.Advance(TimeSpan.FromDays(101));
        var response = await site.GetAsync(Address(march, "/posts/next/?q=1"));
        Assert.Equal((HttpStatusCode.Found, "/posts/next/?q=1"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("/elsewhere.example/", (await site.GetAsync(Address(march, "//elsewhere.example/"))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Everything_that_is_hidden_is_shown_to_who_may_see_all_of_it()
    {
        await using var site = Site();
        var home = await site.PageAsync(Address(new(PreviewKind.Everything, Until), "/posts/"));
        var titles = home.QuerySelectorAll(".entry-title a").Select(link => link.TextContent);
        Assert.Equal(["Out in March", "A draft of mine", "An open post", "Gone by March", "Another draft"], titles);
    }

    [Fact]
    public async Task The_preview_of_a_post_leads_to_the_post_once_it_is_public()
    {
        await using var site = Site(TimeProvider.System);
        var token = OfDraft with { Until = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds()) };
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(Address(token, "/posts/draft/")));
        site.Write("posts/draft.md", "---\ntitle: A draft of mine\ndate: 2025-07-01\nslug: done\n---\nDone.\n");
        await TestSite.Until(async () => await site.StatusAsync("/posts/done/") == HttpStatusCode.OK, "the draft is public");
        var response = await site.GetAsync(Address(token, "/posts/draft/"));
        Assert.Equal((HttpStatusCode.Found, "/posts/done/"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Fact]
    public void A_token_says_what_it_grants_and_the_key_is_not_in_it()
    {
        foreach (var token in (PreviewToken[])[OfDraft, new(PreviewKind.Post, Until, "posts/with a | and ü.md"), new(PreviewKind.Site, Until, At: Now.AddTicks(7)), new(PreviewKind.Everything, Until)])
        {
            Assert.Equal(token, PreviewToken.Read(token.Write(Key), Key, Now));
            Assert.Matches("^[A-Za-z0-9_-]+$", token.Write(Key));
            Assert.Null(PreviewToken.Read(token.Write(Key), Key, Until));
            Assert.Null(PreviewToken.Read(token.Write(""), "", Now));
        }
    }

    private static async Task<string> Fingerprint(TestSite site, string url)
    {
        var response = await site.GetAsync(url);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Blog.Web.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// Hidden posts carry sentinel words in every field. Every route that the application has is asked for, with every value that could
/// find one; no body and no header may hold a sentinel, and the hidden URLs answer as unknown ones do.
/// A route added later is covered the day it is added.
/// </summary>
public sealed partial class NothingLeaksTests
{
    private const string PublicPost = """
        -- posts/open.md --
        ---
        title: An open post %%zzcomment900%%
        date: 2024-06-01
        tags: [open, shared tag, "%%zzcomment901%%", t<!-- zzcomment902 -->]
        description: Open <!-- zzcomment903 -->
        author: Ann %%zzcomment904%%
        categories: [shared category]
        series: Open walk
        related: [zzfile0.md, /posts/zzslug1/, zzslug2, "[[zzfile3]]", zzfile4 %%zzcomment911%%, older]
        ---
        %%zzcomment905%% <!-- zzcomment906 -->

        <!-- zzcomment907

        zzcomment908 -->

        ## A heading %%zzcomment909%%

        A formula $a %%zzcomment910%% b$, another $c <!-- zzcomment911 --> d$ and

        $$
        e %%zzcomment912%% f
        $$

        A link [to something](hidden.md), [by its address](/posts/zzslug0/) and [a page](/about/).
        -- posts/older.md --
        ---
        title: An older post
        date: 2023-06-01
        tags: [open]
        aliases: [/old-address/]
        series: Open walk
        ---
        Older text, and [a newer one](open.md).
        -- posts/oldest.md --
        ---
        title: The oldest post
        date: 2022-06-01
        tags: [open, alone]
        categories: [shared category]
        ---
        The oldest text, and [[open]].
        -- pages/about.md --
        # About

        A page.

        """;

    [Fact]
    public async Task No_route_shows_anything_of_a_hidden_post()
    {
        await using var site = new TestSite(Files());
        var (bodies, requests) = await Crawl(site);
        foreach (var (url, text) in bodies) Assert.False(Sentinel().IsMatch(text), $"{url} shows {Sentinel().Match(text).Value}");
        // What proves that the crawl saw anything at all.
        Assert.Contains(bodies, body => body.Text.Contains("An open post", StringComparison.Ordinal));
        Assert.True(requests > 500, $"only {requests} requests");
        Assert.DoesNotContain(bodies, body => body.Url.StartsWith(SitePaths.Media, StringComparison.Ordinal) && body.Text.Contains("Content-Type: image/", StringComparison.Ordinal));
    }

    /// <summary>The site answers as one does that never had the hidden files: what is suggested differs with the address, and may not with what is hidden.</summary>
    [Fact]
    public async Task A_hidden_address_answers_exactly_as_an_unknown_one()
    {
        await using var site = new TestSite(Files());
        await using var other = new TestSite(PublicPost);
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            foreach (var address in (string[])[$"/posts/zzslug{number}/", $"/zzslug{number}/", $"/posts/zzslug{number}", $"/posts/ZZSLUG{number}/", $"/zzalias{number}/", $"/posts/zzslog{number}/", $"/zztitle{number}/", $"/posts/zzslug{number}.md", $"/zzslug{number}.md", $"/zzalias{number}.md"])
            {
                var answer = await Fingerprint(site, address);
                Assert.StartsWith("404", answer, StringComparison.Ordinal);
                Assert.Equal(await Fingerprint(other, address), answer);
            }

            Assert.Equal(await Fingerprint(other, $"/?zz={number}"), await Fingerprint(site, $"/?zz={number}"));
        }
    }

    /// <summary>Hidden posts that were public once, under other addresses: these answer as unknown ones do, and what is remembered is never served.</summary>
    [Fact]
    public async Task A_former_address_of_a_hidden_post_answers_exactly_as_an_unknown_one()
    {
        await using var site = new TestSite(Files());
        await using var other = new TestSite(PublicPost);
        var memory = Directory.CreateDirectory(Path.Combine(site.Root, "data", "memory")).FullName;
        var facts = HiddenPosts.All.Select((post, number) => $"/posts/zzformer{number}/\t{string.Format(null, post.Path, $"zzfile{number}")}\n");
        await File.WriteAllTextAsync(Path.Combine(memory, "urls.txt"), string.Concat(facts) + "/posts/moved/\tposts/open.md\n", TestContext.Current.CancellationToken);
        // What shows that it was read at all.
        Assert.Equal("/posts/open/", (await site.GetAsync("/posts/moved/")).Headers.Location?.OriginalString);
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            foreach (var address in (string[])[$"/posts/zzformer{number}/", $"/posts/ZZFORMER{number}", $"/posts/zzformer{number}.md"])
            {
                var answer = await Fingerprint(site, address);
                Assert.StartsWith("404", answer, StringComparison.Ordinal);
                Assert.Equal(await Fingerprint(other, address), answer);
            }
        }

        foreach (var address in (string[])["/memory/urls.txt", "/memory/", "/data/memory/urls.txt", "/memory/README.txt", "/memory/posts/posts/open.md", "/urls.txt", "/../data/memory/urls.txt", "/%2e%2e/data/memory/urls.txt"])
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));
        var (bodies, _) = await Crawl(site);
        foreach (var (url, text) in bodies) Assert.False(Sentinel().IsMatch(text), $"{url} shows {Sentinel().Match(text).Value}");
    }

    /// <summary>Who is never public is not written down, and who is broken from the start is not kept.</summary>
    [Fact]
    public async Task What_is_remembered_holds_nothing_of_a_post_that_was_never_public()
    {
        await using var site = new TestSite(Files());
        await site.ReadyAsync();
        var memory = Path.Combine(site.Root, "data", "memory");
        Assert.Contains("/posts/open/", await File.ReadAllTextAsync(Path.Combine(memory, "urls.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(memory, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "authors.yaml").SelectMany(File.ReadLines), line => Sentinel().IsMatch(line));
    }

    [Fact]
    public async Task The_search_answers_as_if_hidden_posts_were_not_there()
    {
        await using var site = new TestSite(Files());
        await using var other = new TestSite(PublicPost);
        string[] questions =
        [
            "zz", "z", "open", "older", "something", "text", "heading", "shared", "tag:open", "tag:\"shared tag\"", "-open", "opne", "oldre", "txt", "post", "pos",
            .. Enumerable.Range(0, HiddenPosts.All.Length).SelectMany(number => (string[])
                [$"zzbody{number} tag:zztag{number}", $"zzbdoy{number}", $"zzheading{number}", $"year:{HiddenPosts.FirstYear + number}"]),
            "zztitle0", "zztitle1", "zbody0", "zzdescription0", "zzauthor0", "zzslug0", "tag:zztag0", "tag:zztag40", "open -zzbody0",
            "zzcomment900", "zzcomment901", "zzcomment905", "zzcomment908", "zzcomment909",
        ];
        foreach (var question in questions)
        {
            var answer = await Fingerprint(site, $"/search/?q={Uri.EscapeDataString(question)}");
            Assert.StartsWith("200", answer, StringComparison.Ordinal);
            Assert.Equal(await Fingerprint(other, $"/search/?q={Uri.EscapeDataString(question)}"), answer);
            Assert.True(!question.StartsWith("zz", StringComparison.Ordinal) || answer.Contains("Nothing found", StringComparison.Ordinal), question);
        }
    }

    /// <summary>Neither what was previewed a moment ago nor a token that is not good opens anything.</summary>
    [Fact]
    public async Task Previews_leave_nothing_behind_and_a_bad_token_shows_nothing()
    {
        const string key = "a key that nobody guesses";
        await using var site = new TestSite(Files(), null, ("PreviewKey", key));
        await site.ReadyAsync();
        var until = TimeProvider.System.GetUtcNow().AddDays(1);
        var drafts = Enumerable.Range(0, HiddenPosts.All.Length).Where(number => HiddenPosts.All[number].IsStored).ToList();
        string Address(PreviewToken token, string with, string path) => $"{SitePaths.Preview}{token.Write(with)}{path}";
        foreach (var number in drafts)
        {
            var token = new PreviewToken(PreviewKind.Post, until, string.Format(null, HiddenPosts.All[number].Path, $"zzfile{number}"));
            var home = await (await site.GetAsync(Address(token, key, "/"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"zztitle{number}", home, StringComparison.Ordinal);
            // One post alone is open.
            foreach (var page in (string[])["/", "/posts/", "/tags/", "/atom.xml", "/sitemap.xml", "/search/?q=zz"])
            {
                var text = await (await site.GetAsync(Address(token, key, page))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.DoesNotContain(Sentinel().Matches(text), match => match.Value.StartsWith("zztitle", StringComparison.Ordinal) && match.Value != $"zztitle{number}");
            }

            foreach (var path in (string[])["/", $"/posts/zzslug{number}/", "/tags/", "/atom.xml"])
            {
                var answer = await Fingerprint(site, Address(token, "another key, just as long", path));
                Assert.StartsWith("404", answer, StringComparison.Ordinal);
                Assert.False(Sentinel().IsMatch(answer), answer);
            }
        }

        foreach (var token in (PreviewToken[])[new(PreviewKind.Everything, until), new(PreviewKind.Site, until, At: new(2998, 1, 1, 0, 0, 0, TimeSpan.Zero))])
            foreach (var path in (string[])["/", "/posts/", "/tags/", "/search/?q=open", "/search/?q=zz", "/atom.xml"]) await site.GetAsync(Address(token, key, path));
        var (bodies, _) = await Crawl(site);
        foreach (var (url, text) in bodies) Assert.False(Sentinel().IsMatch(text), $"{url} shows {Sentinel().Match(text).Value}");
    }

    /// <summary>What hidden posts share with public ones, name and link to must not change a byte of these.</summary>
    [Fact]
    public async Task Public_pages_are_the_same_without_the_hidden_posts()
    {
        // A link that names a hidden address is plain text, since it will lead there one day; what leads nowhere at all stays as it is written.
        var post = PublicPost.Replace("[by its address](/posts/zzslug0/)", "", StringComparison.Ordinal);
        await using var site = new TestSite(post + HiddenPosts.Files());
        await using var open = new TestSite(post + HiddenPosts.Authors());
        var seen = "";
        foreach (var url in (string[])["/posts/open/", "/posts/older/", "/posts/oldest/", "/about/", "/", "/posts/", "/series/open-walk/", "/authors/ann/", "/authors/", "/categories/", "/categories/shared-category/", "/tags/open/", "/archives/"])
        {
            var wanted = await Fingerprint(open, url);
            Assert.StartsWith("200", wanted, StringComparison.Ordinal);
            Assert.Equal(wanted, await Fingerprint(site, url));
            seen += wanted;
        }

        // Each kind of relation is there, so that it could have been changed.
        foreach (var word in (string[])["Part 2 of 2 in the series Open walk", "Related posts", "Mentioned in", "Writes in the open."]) Assert.Contains(word, seen, StringComparison.Ordinal);
    }

    /// <summary>What was public, asked for and kept ready is nowhere from the moment on at which it is hidden.</summary>
    [Fact]
    public async Task What_was_ready_when_it_became_hidden_is_nowhere()
    {
        const string Post = "---\ntitle: zztitle0\ndate: 1970-03-04\nslug: zzslug0\nauthor: zzauthor0\ncategories: [zzcategory0]\nseries: Open walk\ndescription: zzdescription0\n"
            + "tags: [zztag0, Shared TAG]\naliases: [/zzalias0/, \"/?zz=0\"]\nHIDDEN---\nzzbody0, and [an open one](open.md).\n\n## zzheading0\n\n![zzalt0](zzimage0.png)\n";
        await using var site = new TestSite($"{PublicPost}-- posts/zzfile0.md --\n{Post.Replace("HIDDEN", "", StringComparison.Ordinal)}-- posts/zzimage0.png --\n{TestSite.Png}\n");
        var (before, _) = await Crawl(site, posts: 1);
        var found = before.SelectMany(body => Sentinel().Matches(body.Text)).Select(match => match.Value).ToHashSet();
        foreach (var word in (string[])["zztitle0", "zzslug0", "zzauthor0", "zzcategory0", "zzdescription0", "zztag0", "zzbody0", "zzheading0", "zzalt0", "zzimage0"]) Assert.Contains(word, found);
        site.Write("posts/zzfile0.md", Post.Replace("HIDDEN", "draft: true\n", StringComparison.Ordinal));
        await TestSite.Until(async () => await site.StatusAsync("/posts/zzslug0/") == HttpStatusCode.NotFound, "the post is gone");
        var (after, _) = await Crawl(site, posts: 1);
        foreach (var (url, text) in after) Assert.False(Sentinel().IsMatch(text), $"{url} shows {Sentinel().Match(text).Value}");
    }

    /// <summary>The check above has to be able to fail: with the gate open the same crawl finds the words.</summary>
    [Fact]
    public async Task The_same_crawl_finds_everything_when_the_gate_is_open()
    {
        await using var site = new TestSite(Files(), null, ("ShowDrafts", "true")) { Environment = "Staging" };
        var (bodies, _) = await Crawl(site);
        var found = bodies.SelectMany(body => Sentinel().Matches(body.Text)).Select(match => match.Value).ToHashSet();
        foreach (var field in (string[])["zztitle", "zztag", "zzdescription", "zzbody", "zzslug", "zzauthor", "zzheading", "zzalt", "zzimage", "zzcover", "zzname", "zzbio", "zzavatar", "zzurl", "zzcategory", "zzlink"])
            Assert.Contains($"{field}0", found);
        Assert.Contains($"{HiddenPosts.FirstYear}", found);
        Assert.Contains(bodies, body => body.Url.EndsWith("zzimage0.png.avif", StringComparison.Ordinal) && body.Text.Contains("image/avif", StringComparison.Ordinal));
        Assert.DoesNotContain(found, word => word.StartsWith("zzcomment", StringComparison.Ordinal));
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            // What could not be read is not even stored, so that no gate has to hold it back.
            Assert.True(found.Contains($"zztitle{number}") == HiddenPosts.All[number].IsStored, HiddenPosts.All[number].Name);
        }
    }

    private static string Files() => PublicPost + HiddenPosts.Files();

    /// <summary>Asks for every route of the application with every value that its parameters could take.</summary>
    /// <param name="posts">How many of the hidden posts are looked for; all unless it is said.</param>
    private static async Task<(List<(string Url, string Text)> Bodies, int Requests)> Crawl(TestSite site, int? posts = null)
    {
        var count = posts ?? HiddenPosts.All.Length;
        await site.ReadyAsync();
        // A script of others is the same for every site, and its numbers look like years.
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith("lib/mermaid.", StringComparison.Ordinal) != true).ToList();
        var urls = routes.SelectMany(route => Fill(route, count)).ToHashSet(StringComparer.Ordinal);
        for (var number = 0; number < count; number++)
        {
            foreach (var path in (string[])[$"posts/zzfile{number}.md", $"posts/zzimage{number}.png", $"content/posts/zzfile{number}.md", $"static/posts/zzfile{number}.md", $"?zz={number}"]) urls.Add("/" + path);
        }

        // Questions that hold none of the words themselves, which the page repeats.
        foreach (var question in (string[])["open", "zz", "text", "heading", "shared", "tag:shared-tag", "-open", "posts"]) urls.Add($"{SitePaths.Search}?q={question}");
        var bodies = new List<(string, string)>();
        foreach (var url in urls)
        {
            var response = await site.GetAsync(url);
            // A redirect to another spelling repeats what was asked for; anything else in it would be a leak.
            var headers = string.Concat(response.Headers.Concat(response.Content.Headers)
                .Select(header => $"{header.Key}: {(header.Key == "Location" ? Sentinel().Replace(header.Value.First(), word => url.Contains(word.Value) ? "" : word.Value) : string.Join(',', header.Value))}\n"));
            bodies.Add((url, headers + await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        return (bodies, urls.Count);
    }

    private static IEnumerable<string> Fill(RouteEndpoint route, int count)
    {
        IEnumerable<string> urls = [""];
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            urls = urls.SelectMany(url => Values(segment, count).Select(value => value is null ? url : $"{url}/{value}")).ToList();
        }

        return urls.Select(url => url.Length == 0 ? "/" : url).SelectMany(url => Path.HasExtension(url) ? [url] : new[] { url, url.TrimEnd('/') + "/" });
    }

    private static IEnumerable<string?> Values(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment, int count)
    {
        // A segment of several parts is a value between the letters of a file's name.
        if (segment.Parts.Count > 1)
            return segment.Parts.Aggregate((IEnumerable<string?>)[""], (begun, part) => begun.SelectMany(value => PartValues(part, count).Select(more => value + more)));
        return PartValues(segment.Parts[0], count);
    }

    private static IEnumerable<string?> PartValues(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part, int count)
    {
        if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal) return [literal.Content];
        if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator) return [separator.Content];
        var parameter = (Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart)part;
        var numbers = Enumerable.Range(0, count);
        IEnumerable<string?> values = parameter.Name switch
        {
            "tag" or "slug" => numbers.Select(number => $"zztag{number}").Concat(numbers.Select(number => $"zzauthor{number}")).Concat(numbers.Select(number => $"zzcategory{number}"))
                .Concat(numbers.Select(number => $"zzname{number}")).Concat((string[])["shared-tag", "open", "open-walk", "shared-category", "ann"]),
            "below" => ["", "atom.xml", "rss.xml", "feed.json"],
            "image" => numbers.SelectMany(number => (string[])[$"{new string('0', 24)}/posts/zzslug{number}.png", $"{new string('0', 24)}/zzslug{number}.png"]).Append($"{new string('0', 24)}.png"),
            "number" => ["1", "2"],
            "year" => numbers.Select(number => $"{HiddenPosts.FirstYear + number}").Concat(["2024", "2999", "2020"]),
            "month" => ["03", "05", "06"],
            "path" => numbers.SelectMany(number => (string[])[$"posts/zzslug{number}", $"zzslug{number}", $"zzalias{number}", $"posts/zzfile{number}", $"posts/zzslug{number}.md"])
                .Append("posts/open").Append("about").Append("posts/open.md").Append("about.md").Append("posts/older.md"),
            "hash" => ((string[])[TestSite.Png, TestSite.OtherPng, TestPicture.Plain(HiddenPosts.PictureWidth)]).Select(picture => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(picture["base64:".Length..])).AsSpan(0, 12))),
            "name" => numbers.SelectMany(number => (string[])[$"zzimage{number}.png", $"zzcover{number}.png", $"zzavatar{number}.png", $"zzimage{number}.png.avif"]),
            "size" => [$"{HiddenPosts.PictureWidth}-1"],
            _ => throw new InvalidOperationException($"the route parameter {parameter.Name} is new: say here which values could find a hidden post"),
        };
        return parameter.IsOptional ? values.Append(null) : values;
    }

    private static async Task<string> Fingerprint(TestSite site, string url)
    {
        var response = await site.GetAsync(url);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    [GeneratedRegex(@"zz[a-z]+\d+|19[0-7]\d(?=[-/<])|Shared TAG|Shared CATEGORY|hunter2", RegexOptions.None)]
    private static partial Regex Sentinel();
}

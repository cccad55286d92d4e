using System.Net;
using System.Text.RegularExpressions;
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
        ---
        Older text.
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
    }

    [Fact]
    public async Task A_hidden_address_answers_exactly_as_an_unknown_one()
    {
        await using var site = new TestSite(Files());
        var unknown = await Fingerprint(site, "/posts/never-written/");
        var home = await Fingerprint(site, "/?zz=none");
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            foreach (var address in (string[])[$"/posts/zzslug{number}/", $"/zzslug{number}/", $"/posts/zzslug{number}", $"/posts/ZZSLUG{number}/", $"/zzalias{number}/"])
                Assert.Equal(unknown, await Fingerprint(site, address));
            Assert.Equal(home, await Fingerprint(site, $"/?zz={number}"));
        }
    }

    /// <summary>The check above has to be able to fail: with the gate open the same crawl finds the words.</summary>
    [Fact]
    public async Task The_same_crawl_finds_everything_when_the_gate_is_open()
    {
        await using var site = new TestSite(Files(), null, ("ShowDrafts", "true")) { Environment = "Staging" };
        var (bodies, _) = await Crawl(site);
        var found = bodies.SelectMany(body => Sentinel().Matches(body.Text)).Select(match => match.Value).ToHashSet();
        foreach (var field in (string[])["zztitle", "zztag", "zzdescription", "zzbody", "zzslug", "zzauthor", "zzheading", "zzalt", "zzimage", "zzcover"])
            Assert.Contains($"{field}0", found);
        Assert.Contains($"{HiddenPosts.FirstYear}", found);
        Assert.DoesNotContain(found, word => word.StartsWith("zzcomment", StringComparison.Ordinal));
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            // What could not be read is not even stored, so that no gate has to hold it back.
            Assert.True(found.Contains($"zztitle{number}") == HiddenPosts.All[number].IsStored, HiddenPosts.All[number].Name);
        }
    }

    private static string Files() => PublicPost + HiddenPosts.Files();

    /// <summary>Asks for every route of the application with every value that its parameters could take.</summary>
    private static async Task<(List<(string Url, string Text)> Bodies, int Requests)> Crawl(TestSite site)
    {
        await site.ReadyAsync();
        // A script of others is the same for every site, and its numbers look like years.
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith("lib/mermaid.", StringComparison.Ordinal) != true).ToList();
        var urls = routes.SelectMany(Fill).ToHashSet(StringComparer.Ordinal);
        for (var number = 0; number < HiddenPosts.All.Length; number++)
        {
            foreach (var path in (string[])[$"posts/zzfile{number}.md", $"posts/zzimage{number}.png", $"content/posts/zzfile{number}.md", $"static/posts/zzfile{number}.md", $"?zz={number}"]) urls.Add("/" + path);
        }

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

    private static IEnumerable<string> Fill(RouteEndpoint route)
    {
        IEnumerable<string> urls = [""];
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            urls = urls.SelectMany(url => Values(segment).Select(value => value is null ? url : $"{url}/{value}")).ToList();
        }

        return urls.Select(url => url.Length == 0 ? "/" : url).SelectMany(url => Path.HasExtension(url) ? [url] : new[] { url, url.TrimEnd('/') + "/" });
    }

    private static IEnumerable<string?> Values(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment)
    {
        if (segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal) return [literal.Content];
        var parameter = (Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart)segment.Parts[0];
        var numbers = Enumerable.Range(0, HiddenPosts.All.Length);
        IEnumerable<string?> values = parameter.Name switch
        {
            "tag" or "slug" => numbers.Select(number => $"zztag{number}").Concat(numbers.Select(number => $"zzauthor{number}")).Append("shared-tag").Append("open"),
            "below" => [""],
            "number" => ["1", "2"],
            "year" => numbers.Select(number => $"{HiddenPosts.FirstYear + number}").Concat(["2024", "2999", "2020"]),
            "month" => ["03", "05", "06"],
            "path" => numbers.SelectMany(number => (string[])[$"posts/zzslug{number}", $"zzslug{number}", $"zzalias{number}", $"posts/zzfile{number}", $"posts/zzslug{number}.md"])
                .Append("posts/open").Append("about"),
            "hash" => [Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(TestSite.Png["base64:".Length..])).AsSpan(0, 12))],
            "name" => numbers.SelectMany(number => (string[])[$"zzimage{number}.png", $"zzcover{number}.png"]),
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

    [GeneratedRegex(@"zz[a-z]+\d+|19[0-7]\d(?=[-/<])|Shared TAG|hunter2", RegexOptions.None)]
    private static partial Regex Sentinel();
}

using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// A stranger's pull request runs no script: whatever stands in the keys and the text of a post, in notes about authors and tags, in a question
/// or in an address, pages hold the site's own scripts and no other, and no address that a browser would run.
/// </summary>
public sealed class InjectionTests
{
    private const string Anywhere =
        "script:not([src]):not([type='application/ld+json']), style, base, object, embed, applet, frame, frameset, portal, fencedframe, template, textarea, select, dialog, marquee, layer, image, keygen, bgsound, isindex, meta[http-equiv], [srcdoc]:not(.video iframe), [style], [formaction], [ping]";

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
        { "href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "xlink:href", "manifest", "codebase", "longdesc", "ping", "imagesrcset" };

    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "http", "https", "mailto", "tel" };

    /// <summary>Every form of front matter and the habits of every engine in the long form; else the first.</summary>
    public static TheoryData<string, string> Sites() => Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null
        ? [("yaml", "")]
        : [.. HostileSite.Dialects.Select(dialect => (dialect, "")), .. HostileSite.Engines.Select(engine => ("yaml", engine))];

    [Theory, MemberData(nameof(Sites))]
    public async Task No_word_of_a_stranger_runs_or_leads_to_what_runs(string dialect, string engine)
    {
        Assert.True(HostileSite.Count >= 120, $"{HostileSite.Count} payloads");
        (string, string)[] settings = [("PageSize", "1000"), ("FeedSize", "500"), ("ScanInterval", "1h"), .. engine.Length > 0 ? (ReadOnlySpan<(string, string)>)[("Engine", engine), ("Permalink", "/posts/:slug/")] : []];
        await using var site = new TestSite(HostileSite.Files(dialect, engine), null, settings);
        await site.ReadyAsync();
        var shown = 0;
        var terms = new HashSet<string>();
        foreach (var url in Enumerable.Range(0, HostileSite.Count).Select(HostileSite.PathOf).Concat(["/", "/posts/", "/tags/", "/categories/", "/authors/", "/series/", "/archives/", "/archives/2024/01/", "/feeds/"]))
        {
            var response = await site.GetAsync(url);
            // What an engine cannot read is not published, and that is said to its author alone.
            if (!response.IsSuccessStatusCode) continue;
            shown++;
            var page = Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            AssertHarmless(url, page);
            foreach (var link in page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith("/tags/", StringComparison.Ordinal) || href.StartsWith("/categories/", StringComparison.Ordinal) || href.StartsWith("/authors/", StringComparison.Ordinal) || href.StartsWith("/series/", StringComparison.Ordinal)))
                terms.Add(link);
        }

        Assert.True(shown > HostileSite.Count * 9 / 10, $"only {shown} pages were shown");
        foreach (var url in terms.Take(60)) AssertHarmless(url, Parse(await site.TextAsync(url)));
        foreach (var feed in (string[])["/atom.xml", "/rss.xml"])
        {
            var document = XDocument.Parse(await site.TextAsync(feed));
            // Descriptions of RSS are HTML, as everybody reads them; summaries of Atom are what they say.
            foreach (var content in document.Descendants().Where(element => element.Name.LocalName is "encoded" or "description" || element.Attribute("type")?.Value == "html")) AssertHarmless(feed, Parse($"<main>{content.Value}</main>"));
            foreach (var address in document.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName is "href" or "src" or "url")) AssertAddress(feed, address.Value);
        }

        var json = JsonDocument.Parse(await site.TextAsync("/feed.json"));
        foreach (var item in json.RootElement.GetProperty("items").EnumerateArray())
        {
            AssertHarmless("/feed.json", Parse($"<main>{item.GetProperty("content_html").GetString()}</main>"));
            AssertAddress("/feed.json", item.GetProperty("url").GetString()!);
        }

        foreach (var file in (string[])["/sitemap.xml", "/opensearch.xml"]) XDocument.Parse(await site.TextAsync(file));
    }

    [Fact]
    public async Task No_word_of_a_question_or_an_address_runs()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\nalert script text.");
        site.Listen();
        for (var number = 0; number < HostileSite.Count; number++)
        {
            var escaped = Uri.EscapeDataString(HostileSite.Payload(number));
            foreach (var url in (string[])[$"/search/?q={escaped}", $"/search/?q=alert+{escaped}&page={escaped}", $"/{escaped}/", $"/posts/{escaped}/", $"/tags/{escaped}/", $"/?{escaped}={escaped}"])
            {
                var response = await site.GetAsync(url);
                Assert.InRange((int)response.StatusCode, 200, 499);
                if (response.Content.Headers.ContentType?.MediaType == "text/html") AssertHarmless(url, Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
                Assert.DoesNotContain(response.Headers, header => header.Key.Contains("alert", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task No_word_of_the_notes_about_authors_and_tags_runs()
    {
        for (var number = 0; number < HostileSite.Count; number += 16)
        {
            await using var site = new TestSite(HostileSite.Notes(HostileSite.Payload(number)) + "-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\nauthor: ann\ntags: [one]\n---\nText.");
            foreach (var url in (string[])["/", "/posts/a/", "/authors/", "/authors/ann/", "/tags/", "/tags/one/", "/feeds/"])
            {
                var response = await site.GetAsync(url);
                if (response.Content.Headers.ContentType?.MediaType == "text/html") AssertHarmless($"{url} of {HostileSite.Payload(number)}", Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            }
        }
    }

    /// <summary>The check itself has to see what it looks for.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script src=//evil.test/x.js></script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=' java\tscript:alert(1)'>x</a>")]
    [InlineData("<a href='data:text/html,x'>x</a>")]
    [InlineData("<video poster='vbscript:x'></video>")]
    [InlineData("<base href=//evil.test/>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<p style='color:red'>x</p>")]
    [InlineData("<meta http-equiv=refresh content=0>")]
    [InlineData("<iframe src='https://evil.test/'></iframe>")]
    [InlineData("<iframe srcdoc=x></iframe>")]
    [InlineData("<form action=/x></form>")]
    [InlineData("<svg><a xlink:href='javascript:x'>x</a></svg>")]
    [InlineData("<input autofocus>")]
    [InlineData("<link rel=stylesheet href=//evil.test/x.css>")]
    [InlineData("<script type=application/ld+json>{</script>")]
    public void The_check_notices_what_would_run(string html) => Assert.ThrowsAny<Exception>(() => AssertHarmless("bad", Parse($"<main>{html}</main>")));

    internal static void AssertHarmless(string url, IDocument page)
    {
        string At(IElement element) => $"{url}: {element.OuterHtml[..Math.Min(element.OuterHtml.Length, 300)]}";
        foreach (var element in page.QuerySelectorAll(Anywhere)) Assert.True(element is { LocalName: "script", TextContent: Http.ThemeScript.Source }, At(element));
        foreach (var script in page.QuerySelectorAll("script[src]")) Assert.Matches(@"^/(js|lib)/[a-z.0-9]+\.js$", script.GetAttribute("src")!);
        foreach (var data in page.QuerySelectorAll("script[type='application/ld+json']")) JsonDocument.Parse(data.TextContent).Dispose();
        foreach (var style in page.QuerySelectorAll("link[rel~=stylesheet], link[rel~=preload], link[rel~=modulepreload], link[rel~=manifest], link[rel~=import]")) Assert.True(style.Closest("head") is not null && style.GetAttribute("href") is ['/', not '/', ..], At(style));
        foreach (var frame in page.QuerySelectorAll("iframe")) Assert.True(frame.ParentElement!.ClassList.Contains("video") && !frame.HasAttribute("src"), At(frame));
        foreach (var form in page.QuerySelectorAll("form")) Assert.True(form.GetAttribute("action") == "/search/" && form.Closest(".prose") is null, At(form));
        foreach (var input in page.QuerySelectorAll("input")) Assert.True(input is { } && (input.GetAttribute("type") == "checkbox" && input.HasAttribute("disabled") || input.Closest("form") is not null && input.Closest(".prose") is null), At(input));
        foreach (var button in page.QuerySelectorAll("button")) Assert.True(button.Closest(".prose") is null || button.HasAttribute("hidden"), At(button));
        foreach (var drawing in page.QuerySelectorAll("svg")) Assert.True(drawing.Closest(".prose") is null, At(drawing));
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), At(element));
                Assert.NotEqual("data-own", attribute.Name);
                if (Addresses.Contains(attribute.Name)) AssertAddress(At(element), attribute.Value);
            }
        }
    }

    /// <summary>By the rules of browsers (WHATWG URL, 4.4): blanks around and line ends within do not count.</summary>
    private static void AssertAddress(string where, string address)
    {
        var plain = string.Concat(address.Trim([.. Enumerable.Range(0, 0x21).Select(code => (char)code)]).Where(character => character is not ('\t' or '\n' or '\r')));
        var end = plain.AsSpan().IndexOfAny(":/?#");
        if (end <= 0 || plain[end] != ':' || !char.IsAsciiLetter(plain[0]) || !plain[..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.')) return;
        Assert.True(Schemes.Contains(plain[..end].ToLowerInvariant()), $"{where} leads to {address}");
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}

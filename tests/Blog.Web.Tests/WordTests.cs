using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Wording;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The words of the site stand in its language, on every kind of page, and in no other.</summary>
public sealed partial class WordTests
{
    // It is longer than a file should be, since one site has to have every kind of page and of thing that a word of the site stands beside.

    /// <summary>Every author's word is in Cyrillic, so that what is Latin is the site's.</summary>
    private const string Files = """
        -- posts/a.md --
        ---
        title: Отлив
        date: 2024-02-09
        updated: 2024-03-01
        description: О море.
        tags: [Море, Луна]
        categories: [Путь, Дом]
        series: Берег
        series_order: 2
        author: Анна
        featured: true
        related: [b.md]
        ---
        Текст[^1], [ссылка](b.md), $1$ и $\frac$.

        ## Раз

        ### Два

        ## Три

        > [!WARNING]
        > Вода.

        > [!tip]- Заголовок
        > Вода.

        | А | Б |
        |---|---|
        | В | Г |

        ```
        1
        ```

        ```text title="Имя"
        2
        ```

        ```mermaid
        1
        ```

        $$1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10$$

        https://www.youtube.com/watch?v=dQw4w9WgXcQ

        [^1]: Сноска.
        -- posts/b.md --
        ---
        title: Прилив
        date: 2024-02-08
        tags: [Море]
        categories: [Путь]
        series: Берег
        series_order: 1
        authors: [Анна, Борис]
        ---
        Текст и [ссылка](a.md).

        ## Приметы моря

        Ещё текст.
        -- posts/c.md --
        ---
        title: Волна
        date: 2023-01-08
        tags: [Море, А, Б, В, Г, Д, Е, Ж, З, И, К, Л]
        series: Берег
        ---
        Текст.
        -- pages/about.md --
        ---
        title: О нас
        ---
        Текст.
        -- authors.yaml --
        Анна:
          bio: Пишет.
          pronouns: она
          links:
            - name: Дом
              url: https://example.com/
        """;

    private static readonly string[] Pages =
    [
        "/", "/posts/", "/posts/page/2/", "/posts/a/", "/posts/b/", "/posts/c/", "/about/", "/tags/", "/tags/море/", "/tags/море/page/2/", "/categories/", "/categories/путь/", "/authors/", "/authors/анна/", "/authors/борис/", "/series/", "/series/берег/",
        "/archives/", "/archives/2024/", "/archives/2024/02/", "/search/", "/search/?q=текст", "/search/?q=текст&page=2", "/search/?q=приметы", "/search/?q=приллив", "/search/?q=нет-такого", "/feeds/", "/posts/отли/", "/tags/мор/", "/no/such/",
    ];

    private static readonly string[] Spoken = ["aria-label", "title", "alt"];

    /// <summary>Words that a page of this site does not happen to show, or that a script shows.</summary>
    private static readonly string[] Elsewhere = ["nothingPublished", "nothingPublishedHome", "noTags", "monthsOf", "allParts", "gone", "goneText", "serverError", "serverErrorText", "serverErrorReport", "above", "below", "unreadableFormula", "emptyListDescription", "allCategories", "allAuthors", "allManySeries"];

    [Fact]
    public async Task No_page_shows_a_word_that_is_not_of_the_language_of_the_site()
    {
        await using var site = Marked(Files);
        var seen = new HashSet<string>();
        foreach (var url in Pages)
        {
            var answer = await site.GetAsync(url);
            Assert.True(answer.StatusCode == (url.Contains("отли", StringComparison.Ordinal) || url.Contains("/мор/", StringComparison.Ordinal) || url.StartsWith("/no", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{url} {answer.StatusCode}");
            await LookAt(url, answer, seen);
        }

        foreach (var feed in (string[])["/atom.xml", "/tags/море/rss.xml", "/authors/анна/feed.json", "/series/берег/atom.xml", "/categories/путь/rss.xml"])
            foreach (Match match in Mark().Matches(Regex.Unescape((await site.TextAsync(feed)).Replace("\\\"", "", StringComparison.Ordinal)))) seen.Add(match.Groups["key"].Value);
        // Whatever has a word is shown somewhere.
        Assert.Equal("", string.Join(' ', SiteWords.English.All.Keys.Where(key => !key.StartsWith("callout", StringComparison.Ordinal)).Except(seen).Except(Elsewhere)));
        Assert.Contains("calloutWarning", seen);
    }

    [Fact]
    public async Task Neither_does_a_page_of_a_site_without_posts_a_page_that_is_gone_or_one_that_failed()
    {
        var seen = new HashSet<string>();
        await using (var empty = Marked("-- pages/a.md --\n---\ntitle: А\n---\nТ."))
            foreach (var url in (string[])["/", "/posts/", "/archives/", "/tags/", "/feeds/"]) await LookAt(url, await empty.GetAsync(url), seen);
        await using (var gone = Marked("-- posts/a.md --\n---\ntitle: А\ndate: 2024-01-01\ntags: [Т]\ncategories: [[Дом, Сад]]\n---\nТ.\n\n$\\frac$\n-- posts/b.md --\n---\ntitle: Б\ndate: 2024-01-01\ntags: [Т]\n---\nТ."))
        {
            foreach (var url in (string[])["/categories/дом/", "/categories/дом/сад/", "/posts/a/"]) await LookAt(url, await gone.GetAsync(url), seen);
            gone.Delete("posts/a.md");
            await TestSite.Until(async () => await gone.StatusAsync("/posts/a/") == HttpStatusCode.Gone, "the post is gone");
            await LookAt("gone", await gone.GetAsync("/posts/a/"), seen);
            await gone.DamageAsync("/posts/b/");
            var failed = await gone.GetAsync("/posts/");
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
            await LookAt("failed", failed, seen);
        }

        Assert.Empty(Elsewhere.Except(["monthsOf", "allParts", "unreadableFormula", "allCategories", "allAuthors", "allManySeries"]).Except(seen));
    }

    [Fact]
    public async Task A_German_site_speaks_German_and_one_in_English_gives_its_scripts_no_words()
    {
        await using var german = new TestSite(Files, null, ("Language", "de-AT"));
        var page = await german.PageAsync("/posts/a/");
        Assert.Equal("de-AT", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Zum Inhalt springen", page.QuerySelector(".skip")!.TextContent);
        Assert.Equal(["Beiträge", "Schlagwörter", "Archiv", "Suche"], page.QuerySelectorAll(".site-header nav a").Select(link => link.TextContent));
        Assert.Equal("1\u00A0Min. Lesezeit", page.QuerySelector(".post-meta bdi")!.TextContent);
        Assert.Equal("Teil 2 von 3 der Reihe Берег", page.QuerySelector(".series")!.TextContent);
        Assert.Equal("Warnung", page.QuerySelector(".callout-title")!.TextContent);
        Assert.Equal("Aktualisiert am 1. März 2024", page.QuerySelector("p:has(> .dt-updated)")!.TextContent);
        Assert.Equal("{name} kopieren", page.QuerySelector("button.theme")!.GetAttribute("data-copy-named"));
        Assert.Equal("3 Beiträge", (await german.PageAsync("/posts/")).QuerySelector(".page-header .margin")!.TextContent);
        Assert.Equal("Weiter geht es mit der Suche, allen Beiträgen, dem Archiv oder den Schlagwörtern.",
            new HtmlParser().ParseDocument(await (await german.GetAsync("/no/such/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).QuerySelector(".prose > p:last-child")!.TextContent);
        await using var english = new TestSite(Files);
        Assert.Contains("<button class=\"theme\" type=\"button\" aria-label=\"Theme: automatic\" title=\"Theme: automatic\"></button>", await english.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_words_or_of_the_language_renews_every_answer_and_a_broken_file_leaves_the_last_good_one()
    {
        await using var site = new TestSite(Files);
        Assert.Contains(">Search<", await site.TextAsync("/"), StringComparison.Ordinal);
        var tag = (await site.GetAsync("/")).Headers.ETag;
        site.Write("words.yaml", "search: Look around\ncalloutWarning: Mind the water\n");
        await TestSite.Until(async () => (await site.TextAsync("/")).Contains(">Look around<", StringComparison.Ordinal), "the words are taken over");
        Assert.Contains(">Mind the water<", await site.TextAsync("/posts/a/"), StringComparison.Ordinal);
        Assert.NotEqual(tag, (await site.GetAsync("/")).Headers.ETag);
        site.Write("words.yaml", "search: \"Look\nposts: {");
        await TestSite.Until(() => Task.FromResult(site.Log.Any(line => line.Contains("words.yaml:", StringComparison.Ordinal))), "the broken file is named");
        Assert.Contains(">Look around<", await site.TextAsync("/"), StringComparison.Ordinal);
        site.Write("words.yaml", "search: Look\npostz: x\n");
        await TestSite.Until(async () => (await site.TextAsync("/")).Contains(">Look<", StringComparison.Ordinal), "the mended file is taken over");
        Assert.Contains(site.Log, line => line.Contains("words.yaml:2:1 BLG016 postz is not known here: did you mean posts?", StringComparison.Ordinal));
        site.Write("blog.yaml", "language: de\n");
        await TestSite.Until(async () => (await site.TextAsync("/posts/a/")).Contains(">Mehr", StringComparison.Ordinal) || (await site.TextAsync("/posts/a/")).Contains(">Warnung<", StringComparison.Ordinal), "the language is taken over");
        Assert.Contains(">Look<", await site.TextAsync("/"), StringComparison.Ordinal);
        site.Delete("words.yaml");
        await TestSite.Until(async () => (await site.TextAsync("/")).Contains(">Suche<", StringComparison.Ordinal), "the file is gone");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/words.yaml"));
    }

    /// <summary>A site in a language that is not shipped, in which each word says which one it is.</summary>
    private static TestSite Marked(string files)
    {
        var lines = SiteWords.English.All.Select(pair => $"{pair.Key}: {JsonSerializer.Serialize(string.Concat(pair.Value.Other.Parts.Select(part => Text(pair.Key, part))), Relaxed)}");
        return new TestSite($"{files}\n-- blog.yaml --\ntitle: Берег\nlanguage: ru\npageSize: 2\nshare: [mastodon, email]\ncomments: {{ repo: ada/notes, repoId: R_1, category: General, categoryId: D_1 }}\neditLink: https://example.com/{{path}}\n-- words.yaml --\n{string.Join('\n', lines)}\n");

        static string Text(string key, PhrasePart part) =>
            part.IsMarked ? $"<{part.Name}>⟦{key}⟧</{part.Name}>" : part.Name.Length > 0 ? $"{{{part.Name}}}" : part.Text.Any(char.IsLetter) ? $"{part.Text[..(part.Text.Length - part.Text.TrimStart().Length)]}⟦{key}⟧{part.Text[part.Text.TrimEnd().Length..]}" : $"{part.Text}⟦{key}⟧";
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a reader sees or hears of a page holds no Latin letter but those of marks and of names.</summary>
    private static async Task LookAt(string url, HttpResponseMessage answer, HashSet<string> seen)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (Match match in Mark().Matches(html)) seen.Add(match.Groups["key"].Value);
        var page = new HtmlParser().ParseDocument(html);
        foreach (var hidden in page.QuerySelectorAll("script:not([type]), script[type=module], style, code, dd, math").ToList()) hidden.Remove();
        var said = page.QuerySelectorAll("[aria-label], [title], [alt]").SelectMany(element => Spoken.Select(element.GetAttribute)).OfType<string>().Concat(page.QuerySelectorAll("button.theme").SelectMany(button => button.Attributes.Where(attribute => attribute.Name.StartsWith("data-", StringComparison.Ordinal))).Select(attribute => attribute.Value))
            .Concat(page.QuerySelectorAll("meta[name=description], meta[property='og:title'], meta[property='og:description']").Select(meta => meta.GetAttribute("content")!))
            .Concat(page.QuerySelectorAll("script").SelectMany(data => Named().Matches(Regex.Unescape(data.TextContent.Replace("\\\"", "", StringComparison.Ordinal))).Select(match => match.Groups["name"].Value)))
            .Append(page.Title!).Concat(page.All.SelectMany(element => element.ChildNodes).OfType<IText>().Where(text => text.ParentElement!.LocalName is not "script").Select(text => text.Data));
        foreach (var text in said)
        {
            var rest = Names().Replace(Mark().Replace(text, ""), "");
            Assert.False(Latin().IsMatch(rest), $"{url} says “{text.Trim()}”");
        }
    }

    [GeneratedRegex("⟦(?<key>[a-zA-Z]+)⟧")]
    private static partial Regex Mark();

    [GeneratedRegex("""
        "name":"(?<name>[^"]*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Named();

    // Names of formats and places, addresses that the author writes, and what scripts fill in.
    [GeneratedRegex("""RSS|JSON( Feed)?|Markdown|GitHub|Mastodon|YouTube|https?://\S+|\\frac|\{[a-z]+\}""")]
    private static partial Regex Names();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();
}

using Blog.Content;
using Blog.Inspection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Inspection;

/// <summary>Why a post is here or not, and where each of its values comes from: real files, a real index, a clock that stands still.</summary>
public sealed class ContentInspectionTests : IDisposable
{
    private const string Post = "posts/low-tide.md";

    private readonly string root = Directory.CreateTempSubdirectory("blog-inspection-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private string Content => Path.Combine(root, "content");

    public ContentInspectionTests() => Write("blog.yaml", "timeZone: Europe/Berlin\n");

    [Theory]
    [InlineData("title: Low tide", "title", "Low tide", "from title, line 2")]
    [InlineData("title:\nlinkTitle: Low tide", "title", "Low tide", "from linkTitle, line 3")]
    [InlineData("tags: []", "title", "The text", "from the first heading")]
    [InlineData("pubDatetime: 2026-01-18", "publish date", "2026-01-18 00:00 +01:00", "from pubDatetime, line 2, without a zone, so in the site's Europe/Berlin")]
    [InlineData("date: 2026-01-18T09:00:30-05:00", "publish date", "2026-01-18 09:00:30 -05:00 (2026-01-18 15:00:30 +01:00 in Europe/Berlin)", "from date, line 2")]
    [InlineData("date: 2026-01-18 09:00 America/New_York", "publish date", "2026-01-18 09:00 -05:00 (2026-01-18 15:00 +01:00 in Europe/Berlin)", "from date, line 2")]
    [InlineData("created: 2026-01-18Z", "publish date", "2026-01-18 00:00 +00:00 (2026-01-18 01:00 +01:00 in Europe/Berlin)", "from created, line 2")]
    [InlineData("date: 2026-01-18\npubdat: 2026-01-19", "publish date", "2026-01-19 00:00 +01:00", "from pubdat, line 3, without a zone, so in the site's Europe/Berlin, taken for publishDate, since it is later")]
    [InlineData("date: 2026-01-18\ndate: 2026-01-19Z", "publish date", "2026-01-19 00:00 +00:00 (2026-01-19 01:00 +01:00 in Europe/Berlin)", "from date, line 3, the later of two")]
    [InlineData("lastmod: 2026-02-01Z", "updated", "2026-02-01 00:00 +00:00 (2026-02-01 01:00 +01:00 in Europe/Berlin)", "from lastmod, line 2")]
    [InlineData("lastmod: soon", "updated", null, "lastmod, line 2 gives none")]
    [InlineData("expires: 2027-02-01Z\nunpublishDate: 2027-01-01Z", "expires", "2027-01-01 00:00 +00:00 (2027-01-01 01:00 +01:00 in Europe/Berlin)", "from unpublishDate, line 3, the earliest")]
    [InlineData("title: x", "expires", null, "no key says any")]
    [InlineData("slug: ebb", "slug", "ebb", "from slug, line 2")]
    [InlineData("slug: low ebb", "slug", "low-ebb", "from slug, line 2, made fit for a URL")]
    [InlineData("link: https://example.com/x", "slug", "low-tide", "from the file name")]
    [InlineData("slug: '?'", "slug", "low-tide", "from the file name")]
    [InlineData("title: x", "url", "/posts/low-tide/", "from the permalink /posts/:slug/")]
    [InlineData("permalink: /sea/:slug/", "url", "/sea/low-tide/", "from permalink, line 2")]
    [InlineData("url: https://elsewhere.example/", "url", "/posts/low-tide/", "from the permalink /posts/:slug/")]
    [InlineData("aliases: [/a/]\nredirect_from: /b/", "aliases", "/a/, /b/", "from aliases, line 2 and redirect_from, line 3")]
    [InlineData("title: x", "tags", "others", "no key says any")]
    [InlineData("tags: []", "tags", null, "tags, line 2 gives none")]
    [InlineData("tag: sea\ntags: [moon]", "tags", "moon, sea", "from tags, line 3 and tag, line 2")]
    [InlineData("keywords: sea, moon", "tags", "sea, moon", "from keywords, line 2")]
    [InlineData("category: Sea side", "categories", "Sea side", "from category, line 2")]
    [InlineData("params:\n  author: Ann", "authors", "Ann", "from author, line 3")]
    [InlineData("title: x", "description", "Here it is.", "from the beginning of the text")]
    [InlineData("summary: The sea.", "description", "The sea.", "from summary, line 2")]
    [InlineData("cover: 'javascript:x'\nimage: a.png", "cover", "a.png", "from image, line 3")]
    [InlineData("lang: fr", "language", "fr", "from lang, line 2")]
    [InlineData("lang: '!'", "language", null, "lang, line 2 gives none")]
    [InlineData("guid: abc", "feed id", "abc", "from guid, line 2")]
    [InlineData("pinned: true", "featured", "yes", "from pinned, line 2")]
    [InlineData("timezone: Asia/Yangon", "time zone", "Asia/Yangon", "from timezone, line 2")]
    [InlineData("hideEditPost: true", "edit link", "hidden", "from hideEditPost, line 2")]
    [InlineData("aliases: [Ebb]", "note names", "Ebb", "from aliases, line 2")]
    public void A_value_is_told_with_its_key_and_line(string yaml, string name, string? value, string origin)
    {
        Write(Post, $"---\n{yaml}\n---\n# The text\n\nHere it is.\n");
        var explained = Assert.Single(Explain(Post).Values, explained => explained.Name == name);
        Assert.Equal((value, origin), (explained.Value, explained.Origin));
    }

    [Theory]
    [InlineData("posts/2026-01-18-low.md", "publish date", "2026-01-18 00:00 +01:00", "from the file name")]
    [InlineData("posts/low.fr.md", "language", "fr", "from the file name")]
    [InlineData("posts/low-tide.md", "title", "Low Tide", "from the file name")]
    [InlineData("pages/sea/about.md", "url", "/sea/about/", "from the place of the file")]
    [InlineData("travel/_posts/2026-01-18-low.md", "categories", "travel", "from the folders")]
    public void A_place_can_say_a_value_too(string path, string name, string value, string origin)
    {
        Write(path, "Here it is.\n");
        var explained = Assert.Single(Explain(path).Values, explained => explained.Name == name);
        Assert.Equal((value, origin), (explained.Value, explained.Origin));
    }

    [Theory]
    [InlineData("---\ntitle: x\n---\nText", "YAML")]
    [InlineData("+++\ntitle = \"x\"\n+++\nText", "TOML")]
    [InlineData("{ \"title\": \"x\" }\nText", "JSON")]
    [InlineData("Title: x\nDate: 2026-01-01\n\nText", "keys at the top, without a fence before them")]
    [InlineData("Text", "none")]
    public void The_language_of_the_front_matter_is_told(string text, string language)
    {
        Write(Post, text);
        Assert.Equal(language, Explain(Post).FrontMatter);
    }

    [Theory]
    [InlineData("draft: true", "draft: true, line 2")]
    [InlineData("draft: maybe", "draft: maybe, line 2")]
    [InlineData("drfat: true", "drfat: true, line 2")]
    [InlineData("status: private", "status: private, line 2")]
    [InlineData("title: x\npassword: hunter2", "password, line 3")]
    [InlineData("date: 2026-03-02 09:00", "scheduled until 2026-03-02 09:00 +01:00 (Europe/Berlin)")]
    [InlineData("expires: 2026-03-01", "expired at 2026-03-01 00:00 +01:00 (Europe/Berlin)")]
    [InlineData("url: /posts/winner/", "its URL /posts/winner/ belongs to posts/winner.md")]
    [InlineData("title: A: B", "it cannot be read (BLG012)")]
    [InlineData("date: 2026-02-30", "it cannot be read (BLG020)")]
    public void A_reason_to_hide_is_told(string yaml, string reason)
    {
        Write(Post, $"---\n{yaml}\n---\nText.\n");
        Write("posts/winner.md", "---\ndate: 2020-01-01\n---\nText.\n");
        var file = Explain(Post);
        Assert.False(file.IsPublic);
        Assert.Equal([reason], file.HiddenBecause);
        Assert.True(Explain("posts/winner.md") is { IsPublic: true, HiddenBecause: [] });
    }

    [Theory]
    [InlineData("posts/_drafts/low.md", "the folder _drafts")]
    [InlineData("posts/_low.md", "the file name _low.md")]
    [InlineData("closed/deep/low.md", "its folder is hidden by closed/_index.md")]
    public void A_place_that_hides_is_told(string path, string reason)
    {
        Write("closed/_index.md", "---\ndraft: true\n---\n");
        Write(path, "Text.\n");
        var file = Explain(path);
        Assert.False(file.IsPublic);
        Assert.Equal([reason], file.HiddenBecause);
    }

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        Write("closed/_index.md", "---\ndraft: true\n---\n");
        Write("closed/drafts/a.md", "---\ndraft: true\npublished: false\ndate: 2027-01-01\nexpires: 2026-01-01\n---\nText.\n");
        Assert.Equal(
            ["the folder drafts", "draft: true, line 2", "published: false, line 3", "its folder is hidden by closed/_index.md",
                "scheduled until 2027-01-01 00:00 +01:00 (Europe/Berlin)", "expired at 2026-01-01 00:00 +01:00 (Europe/Berlin)"],
            Explain("closed/drafts/a.md").HiddenBecause);
    }

    [Fact]
    public void What_is_public_depends_on_the_clock_and_not_on_ShowDrafts()
    {
        Write(Post, "---\ndate: 2026-03-02\n---\nText.\n");
        Assert.False(Explain(Post, "Development").IsPublic);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.True(Explain(Post, "Development").IsPublic);
    }

    [Theory]
    [InlineData("date: 2026-01-01", "yes yes yes yes yes", "")]
    [InlineData("title: x", "yes no yes yes yes", "it has no date")]
    [InlineData("date: 2026-01-01\nunlisted: true", "no no no no no", "unlisted: true, line 3")]
    [InlineData("date: 2026-01-01\nnoindex: true", "yes yes yes no no", "noindex: true, line 3")]
    [InlineData("date: 2026-01-01\nsearchHidden: true", "yes yes no yes yes", "searchHidden: true, line 3")]
    [InlineData("date: 2026-01-01\ncanonicalURL: https://example.org/", "yes yes yes no yes", "its original is elsewhere")]
    public void The_lists_that_a_post_stands_in_are_told(string yaml, string places, string reason)
    {
        Write(Post, $"---\n{yaml}\n---\nText.\n");
        var file = Explain(Post);
        Assert.Equal(["in lists", "in feeds", "in search", "in the sitemap", "open to search engines"], file.Places.Select(place => place.Name));
        Assert.Equal(places, string.Join(' ', file.Places.Select(place => place.Value)));
        Assert.All(file.Places.Where(place => place.Value == "no"), place => Assert.Equal(reason, place.Origin));
    }

    [Fact]
    public void A_key_without_effect_is_told_with_the_reason()
    {
        Write(Post, """
            ---
            title: Low tide
            linkTitle: Ebb
            date: 2026-01-01
            pubDate: 2026-01-01
            published: true
            layout: post
            tittle: x
            zyxwv: 1
            lastmod:
            keywords: sea
            tags: [moon]
            tags: [stars]
            draft: false
            cover:
              image: a.png
            params:
              mine: 1
              author: Ann
            ---
            Text.
            """);
        Assert.Equal(
            ["linkTitle 3 title, line 2, counts", "date 4 pubDate, line 5, counts", "layout 7 known from other engines, and without use here",
                "tittle 8 not a known key: did you mean title?", "zyxwv 9 not a known key", "lastmod 10 has no value", "keywords 11 has no effect here"],
            Explain(Post).Unused.Select(key => $"{key.Key} {key.Line} {key.Reason}"));
    }

    [Fact]
    public void A_problem_of_the_file_is_told_and_none_of_another()
    {
        Write(Post, "---\ntittle: x\ndate: 2026-01-01\n---\nText.\n");
        Write("posts/other.md", "---\ndrfat: x\n---\nText.\n");
        Assert.Equal(["BLG016"], Explain(Post).Problems.Select(problem => problem.Code.Id));
    }

    [Theory]
    [InlineData("/posts/low-tide/", "is answered with posts/low-tide.md", Post)]
    [InlineData("/Posts/LOW-tide", "leads to /posts/low-tide/: it is another spelling of the URL of posts/low-tide.md", Post)]
    [InlineData("https://example.com/blog/posts/low-tide/", "is answered with posts/low-tide.md", Post)]
    [InlineData("http://localhost:5080/blog/posts/low-tide/", "is answered with posts/low-tide.md", Post)]
    [InlineData("/blog/posts/low-tide/", "is answered with posts/low-tide.md", Post)]
    [InlineData("/old/ebb/", "leads to /posts/low-tide/: it is an old address of posts/low-tide.md", Post)]
    [InlineData("/?p=12", "leads to /posts/low-tide/: it is an old address of posts/low-tide.md", Post)]
    [InlineData("/posts/%C3%BC/", "is answered as an unknown address: posts/ü.md, whose it would be, is not public", "posts/ü.md")]
    [InlineData("/old/draft/", "is answered as an unknown address: posts/ü.md, whose it would be, is not public", "posts/ü.md")]
    [InlineData("/", "belongs to the site itself", null)]
    [InlineData("/tags/sea/", "belongs to the site itself", null)]
    [InlineData("/Atom.xml", "leads to /atom.xml, which belongs to the site itself", null)]
    [InlineData("/robots.png", "is answered with the file static/robots.png as it stands", "static/robots.png")]
    public void An_address_is_told_with_its_file(string url, string answer, string? file)
    {
        Write("blog.yaml", "baseUrl: https://example.com/blog/\n");
        Write(Post, "---\naliases: [/old/ebb/, '/?p=12']\n---\nText.\n");
        Write("posts/ü.md", "---\ndraft: true\naliases: [/old/draft/]\n---\nText.\n");
        Write("static/robots.png", "x");
        var explanation = Ask(url)!;
        Assert.Equal(answer, explanation.Answer);
        Assert.Equal(file, explanation.Files.SingleOrDefault()?.Path);
    }

    [Theory]
    [InlineData("/nothing/")]
    [InlineData("posts/nothing.md")]
    [InlineData("../outside.md")]
    [InlineData("https://other.example/posts/low-tide/")]
    public void What_is_not_there_is_null(string asked)
    {
        Write("blog.yaml", "baseUrl: https://example.com/\n");
        Write(Post, "Text.\n");
        File.WriteAllText(Path.Combine(root, "outside.md"), "Text.\n");
        Assert.Null(Ask(asked));
        Assert.Null(Ask(Path.Combine(root, "outside.md")));
    }

    [Theory]
    [InlineData("closed/_index.md", "describes its folder and is no post; it hides every post of the folder and below: draft: true, line 2")]
    [InlineData("open/_index.md", "describes its folder and is no post; it hides nothing")]
    [InlineData("README.md", "is no post: it says what the repository is, and has no front matter")]
    [InlineData("posts/.low.md", "is passed over: its name, or that of a folder above it, is one that editors and other programs leave behind, or it belongs to the page of its folder")]
    [InlineData("static/a.txt", "is served as it stands at /a.txt")]
    [InlineData("posts/a.png", "is shown by posts/low-tide.md (not public)")]
    [InlineData("posts/b.png", "is shown by no post")]
    [InlineData("posts/a.exe", "is no markdown and of no kind that is served")]
    [InlineData("blog.yaml", "holds the settings of the site")]
    [InlineData("posts", "is a post at /posts/posts/")]
    public void A_file_that_is_no_post_is_told_too(string path, string summary)
    {
        Write("closed/_index.md", "---\ndraft: true\n---\n");
        Write("open/_index.md", "---\ntitle: Open\n---\n");
        Write("README.md", "# Mine\n");
        Write("posts/.low.md", "Text.\n");
        Write(Post, "---\ndraft: true\n---\n![A](a.png)\n");
        Write("posts.md", "Text.\n");
        foreach (var file in (string[])["static/a.txt", "posts/a.png", "posts/b.png", "posts/a.exe"]) Write(file, "x");
        Assert.Equal(summary, Explain(path).Summary);
    }

    /// <summary>What a load would cost more for every post.</summary>
    [Fact]
    public void A_load_asks_nobody_where_a_value_comes_from() => Assert.Null(new FrontMatterFields(FrontMatterMap.Empty).Origins);

    private FileExplanation Explain(string file, string environment = "Production") => Assert.Single(Ask(file, environment)!.Files);

    private Explanation? Ask(string asked, string environment = "Production")
    {
        using var inspection = new ContentInspection([new("ContentPath", Content, "test")], environment, clock);
        inspection.Load(TestContext.Current.CancellationToken);
        return inspection.Explain(asked);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

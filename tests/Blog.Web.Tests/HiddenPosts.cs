namespace Blog.Web.Tests;

/// <summary>
/// One post for each way to hide one, in each language that front matter is written in. Every field of it holds a word with the number of the
/// post (<c>zztitle7</c>), so that what leaks can be told; its date lies in a year that nothing else has.
/// </summary>
internal static class HiddenPosts
{
    public const int FirstYear = 1900;

    /// <summary>Pixels of every picture, of which there are versions that wide in each format.</summary>
    public const int PictureWidth = 160;

    /// <param name="Name">For the message of a test.</param>
    /// <param name="Path">Where the file lies; <c>{0}</c> is its name.</param>
    /// <param name="Hiding">The lines that hide it, in its language.</param>
    /// <param name="Dialect">Makes the file of its lines.</param>
    /// <param name="IsStored">The file can be read, so that a gate has to hold it back.</param>
    public sealed record Reason(string Name, string Path, string Hiding, Func<int, string, string> Dialect, bool IsStored = true);

    public static readonly Reason[] All =
    [
        Yaml("draft", "draft: true"), Yaml("drafted-yes", "draft: yes"), Yaml("draft-empty", "draft:"), Yaml("draft-unclear", "draft: maybe"), Yaml("draft-misspelt", "drfat: true"),
        Yaml("draft-twice", "draft: false\ndraft: true"), Yaml("draft-in-params", "params:\n  draft: true"), Yaml("draft-in-a-map", "menu:\n  draft: true"),
        Yaml("unpublished", "published: false"), Yaml("unpublish", "publish: no"), Yaml("private", "private: true"), Yaml("password", "password: hunter2"), Yaml("permalink", "permalink: false"),
        Yaml("render", "build:\n  render: never"), Yaml("render-old", "_build:\n  render: never"), Yaml("headless", "headless: true"), Yaml("routable", "routable: false"),
        Yaml("status", "status: pending"), Yaml("ghost-scheduled", "status: scheduled"), Yaml("ghost-members", "visibility: members"), Yaml("ghost-paid", "visibility: paid"), Yaml("ghost-mail", "email_only: true"),
        Yaml("wordpress-pending", "post_status: pending"), Yaml("wordpress-private", "post_status: private"), Yaml("wordpress-future", "post_status: future"),
        Yaml("scheduled", "publishDate: 2999-05-01"), Yaml("scheduled-grav", "publish_date: 2999-05-01"), Yaml("expired", "expiryDate: 2020-05-01"), Yaml("expired-grav", "unpublish_date: 2020-05-01"),
        new("drafts-folder", "_drafts/{0}.md", "layout: post", AsYaml), new("jekyll-drafts", "blog/_drafts/{0}.md", "layout: post", AsYaml), new("underscore", "posts/_{0}.md", "layout: post", AsYaml),
        new("hidden-folder", "closed/{0}.md", "layout: post", AsYaml), new("zola-section", "zola/{0}.md", "weight = 1", AsToml), new("broken-section", "shut/{0}.md", "layout: post", AsYaml),
        new("draft-page", "pages/{0}.md", "draft: true", AsYaml),
        Toml("toml-draft", "draft = true"), Toml("toml-extra", "[extra]\ndraft = true"), Toml("toml-params", "[params]\ndraft = true"), Toml("toml-slipped", "[menu.main]\ndraft = true"),
        Toml("toml-render", "[build]\nrender = \"never\""), Toml("toml-headless", "headless = true"), Toml("toml-scheduled", "publishDate = 2999-05-01"), Toml("toml-expired", "expiryDate = 2020-05-01"),
        Json("json-draft", "\"draft\": true"), Json("json-status", "\"status\": \"draft\""), Json("json-params", "\"params\": {\"draft\": true}"), new("json-fence", "posts/{0}.md", "\"draft\": true", AsJsonFence),
        new("pelican", "posts/{0}.md", "Status: draft", AsHeaders), new("wyam", "posts/{0}.md", "published: false", AsWyam), new("bear", "posts/{0}.md", "publish: false", AsBear),
        new("comment", "posts/{0}.md", "draft: true", AsComment),
        Yaml("broken-yaml", "other: [unclosed", isStored: false), Yaml("broken-colon", "other: a: b", isStored: false), Yaml("broken-date", "date: 2024-02-30", isStored: false),
        Yaml("mistyped-fence", "published: false\n--", isStored: false), Yaml("second-fence", "---\n\ntitle: T\ndraft: true", isStored: false), Toml("broken-toml", "other = [unclosed", isStored: false),
    ];

    /// <summary>Every hidden post, with its pictures beside it, and the sections that hide folders.</summary>
    public static string Files() => """
        -- closed/_index.md --
        ---
        draft: true
        ---
        -- zola/_index.md --
        +++
        draft = true
        +++
        -- shut/_index.md --
        ---
        draft: true
        x: "

        """ + Authors() + string.Concat(All.Select((reason, number) => $"""

        -- {string.Format(null, reason.Path, $"zzfile{number}")} --
        {reason.Dialect(number, reason.Hiding)}
        zzbody{number} %%zzcomment{number}%% <!-- zzcomment{number} -->
        [zzlink{number}](/posts/open/) [[open]] [zzlink{number}](/old-address/)

        ## zzheading{number}

        ![zzalt{number}](zzimage{number}.png)

        -- {Path.GetDirectoryName(reason.Path)}/zzimage{number}.png --
        {TestPicture.Plain(PictureWidth)}
        -- {Path.GetDirectoryName(reason.Path)}/zzcover{number}.png --
        {TestSite.Png}
        -- people/zzavatar{number}.png --
        {TestSite.OtherPng}
        """));

    /// <summary>What is said of the authors that only hidden posts name, and of one that a public post names too.</summary>
    public static string Authors() => """
        -- authors.yaml --
        ann:
          name: Ann
          bio: Writes in the open.

        """ + string.Concat(All.Select((_, number) => $"""
        zzauthor{number}:
          name: zzname{number}
          bio: zzbio{number}
          avatar: people/zzavatar{number}.png
          url: https://zzurl{number}.example/
          aliases: [zzalias{number}]

        """));

    private static Reason Yaml(string name, string hiding, bool isStored = true) => new(name, "posts/{0}.md", hiding, AsYaml, isStored);

    private static Reason Toml(string name, string hiding, bool isStored = true) => new(name, "posts/{0}.md", hiding, AsToml, isStored);

    private static Reason Json(string name, string hiding) => new(name, "posts/{0}.md", hiding, AsJson);

    private static string AsYaml(int number, string hiding) => $"---\n{Keys(number, hiding)}\n---";

    private static string AsWyam(int number, string hiding) => $"{Keys(number, hiding)}\n---";

    private static string AsBear(int number, string hiding) => $"{Keys(number, hiding)}\n___";

    private static string AsComment(int number, string hiding) => $"<!--\n---\n{Keys(number, hiding)}\n---\n-->";

    private static string Keys(int number, string hiding) => $"""
        title: zztitle{number} %%zzcomment{number}%%
        {(Dates(hiding) ? "layout: post" : $"date: {FirstYear + number}-03-04")}
        slug: zzslug{number}
        authors: [zzauthor{number}, Ann]
        categories: [zzcategory{number}, Shared CATEGORY]
        series: Open walk
        series_order: 0.5
        description: zzdescription{number}
        tags: [zztag{number}, Shared TAG]
        aliases: [/zzalias{number}/, "/?zz={number}"]
        cover: zzcover{number}.png
        {hiding}
        """;

    private static string AsToml(int number, string hiding) => $"""
        +++
        title = "zztitle{number}"
        {(Dates(hiding) ? "layout = 'post'" : $"date = {FirstYear + number}-03-04")}
        slug = "zzslug{number}"
        authors = ["zzauthor{number}", "Ann"]
        categories = ["zzcategory{number}", "Shared CATEGORY"]
        series = "Open walk"
        description = "zzdescription{number}"
        tags = ["zztag{number}", "Shared TAG"]
        aliases = ["/zzalias{number}/", "/?zz={number}"]
        cover = "zzcover{number}.png"
        {hiding}
        +++
        """;

    private static string AsJson(int number, string hiding) => $"{{\n{JsonKeys(number, hiding)}\n}}";

    private static string AsJsonFence(int number, string hiding) => $";;;\n{JsonKeys(number, hiding)}\n;;;";

    private static string JsonKeys(int number, string hiding) => $$"""
        "title": "zztitle{{number}}", "date": "{{FirstYear + number}}-03-04", "slug": "zzslug{{number}}", "authors": ["zzauthor{{number}}", "Ann"], "series": "Open walk", "categories": ["zzcategory{{number}}"],
        "description": "zzdescription{{number}}", "tags": ["zztag{{number}}", "Shared TAG"], "aliases": ["/zzalias{{number}}/", "/?zz={{number}}"],
        "cover": "zzcover{{number}}.png", {{hiding}}
        """;

    private static string AsHeaders(int number, string hiding) => $"""
        Title: zztitle{number}
        Date: {FirstYear + number}-03-04
        Slug: zzslug{number}
        Author: zzauthor{number}
        Summary: zzdescription{number}
        Tags: zztag{number}, Shared TAG
        Aliases: /zzalias{number}/
        Cover: zzcover{number}.png
        {hiding}

        """;

    private static bool Dates(string hiding) => hiding.Contains("ate: ", StringComparison.Ordinal) || hiding.Contains("ate = ", StringComparison.Ordinal);
}

namespace Blog.Tests.Content;

/// <summary>Front matter as it is found in the wild, and what its author means by it.</summary>
internal static class FrontMatterVectors
{
    /// <summary>
    /// What is written, and <c>title | date | tags | URL | public or hidden | problems</c>; <c>no post</c> where nothing may come of it. A date without
    /// Z is the wall clock of the site's zone. A text without a fence is put between two, below a title and a date that it does not give itself.
    /// </summary>
    public static readonly (string Written, string Path, string Expected)[] All =
    [
        // Booleans
        Row("draft: yes", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: \"true\"", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: True", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: 1", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: on", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft:", "T | 2024-01-01 | others | /posts/hello/ | hidden | BLG030"),
        Row("draft: maybe", "T | 2024-01-01 | others | /posts/hello/ | hidden | BLG030"),
        Row("draft: false", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("published: \"false\"", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("published: no", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("status: scheduled", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: false\npublished: false", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("password: hunter2", "T | 2024-01-01 | others | /posts/hello/ | hidden |"),
        Row("draft: false\ndraft: true", "T | 2024-01-01 | others | /posts/hello/ | hidden | BLG015"),
        // Dates
        Row("published: 2024-01-01\ntitle: T", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("published: 2999-01-01\ntitle: T", "T | 2999-01-01 | others | /posts/hello/ | public |"),
        Row("date: 2024-3-5", "T | 2024-03-05 | others | /posts/hello/ | public |"),
        Row("date: 2024-02-30", "no post | BLG020"),
        Row("date: 2024-02-30", "T | 2024-02-28 | others | /posts/leap/ | public | BLG020", "posts/2024-02-28-leap.md"),
        Row("date: 2024-03-10 02:30", "T | 2024-03-10 02:30 | others | /posts/hello/ | public |"),
        Row("date: 2024-03-10T02:30:00Z", "T | 2024-03-10 02:30Z | others | /posts/hello/ | public |"),
        Row("date: 2024-03-10T02:30:00+14:00", "T | 2024-03-09 12:30Z | others | /posts/hello/ | public |"),
        Row("date: 1707450171", "T | 2024-02-09 03:42:51Z | others | /posts/hello/ | public |"),
        Row("date: 03/04/2024", "T | 2024-03-04 | others | /posts/hello/ | public | BLG021"),
        Row("layout: post\ndate:", "T | - | others | /posts/hello/ | public | BLG022"),
        Row("layout: post\ndate:", "T | 2014-01-03 | others | /posts/x/ | public |", "_posts/14-1-3-x.md"),
        Row("date: 2024-01-02", "T | 2024-01-02 | others | /posts/x/ | public |", "_posts/2024-01-01-x.md"),
        // Titles
        Row("title: 1984", "1984 | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("title: 12:30", "12:30 | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("title: 0.10", "0.10 | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("title: Foo: bar", "no post | BLG012"),
        Row("title: 'It's'", "no post | BLG011"),
        Row("title: 'It''s'", "It's | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("title: true", "true | 2024-01-01 | others | /posts/hello/ | public |"),
        // Tags
        Row("tags: no", "T | 2024-01-01 | no | /posts/hello/ | public |"),
        Row("tags: [C, C#, C++, .NET, F#, node.js]", "T | 2024-01-01 | c csharp cplusplus dotnet fsharp node.js | /posts/hello/ | public |"),
        Row("tags: 2024", "T | 2024-01-01 | 2024 | /posts/hello/ | public |"),
        Row("categories:\n- [a, b]\n- [c]", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("+++\ntitle = \"T\"\ndate = 2024-01-01\n[taxonomies]\ntags = [\"a\"]\n[extra]\nx = 1\n+++\n", "T | 2024-01-01 | a | /posts/hello/ | public |"),
        // Addresses
        Row("aliases: [My Note]", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("aliases: [/old/url/]", "T | 2024-01-01 | others | /posts/hello/ + /old/url/ | public |"),
        Row("slug: a/../b", "T | 2024-01-01 | others | /posts/b/ | public | BLG042"),
        Row("slug: a%2eb", "T | 2024-01-01 | others | /posts/a.b/ | public | BLG042"),
        Row("slug: ..", "T | 2024-01-01 | others | /posts/hello/ | public | BLG042"),
        Row("slug: \"%2e%2e%2fetc\"", "T | 2024-01-01 | others | /posts/etc/ | public | BLG042"),
        Row("slug: 🎉", "T | 2024-01-01 | others | /posts/🎉/ | public |"),
        Row("slug: مرحبا", "T | 2024-01-01 | others | /posts/مرحبا/ | public |"),
        Row("slug: cafe\u0301", "T | 2024-01-01 | others | /posts/café/ | public |"),
        Row("slug: Café", "T | 2024-01-01 | others | /posts/Café/ | public |"),
        Row("permalink: /:year/:title/", "T | 2024-01-01 | others | /2024/hello/ | public |"),
        Row("url: https://evil.example/", "T | 2024-01-01 | others | /posts/hello/ | public | BLG018"),
        // Fences
        Row("\uFEFF---\r\ntitle: T\r\ndate: 2024-01-01\r\n---\r\nText.\r\n", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("---\ntitle: T\ndate: 2024-01-01\n...\nText.\n", "T | 2024-01-01 | others | /posts/hello/ | public |"),
        Row("---\ntitle: T\ndate: 2024-01-01\n\nText.\n", "no post | BLG010"),
        Row("---\n---\nText.\n", "Hello | - | others | /posts/hello/ | public | BLG022"),
        Row("# Top\n\nOne.\n\n---\n\nTwo.\n", "Top | - | others | /posts/hello/ | public | BLG022"),
        Row("---\na: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n---\n", "no post | BLG014"),
    ];

    private static (string, string, string) Row(string written, string expected, string path = "posts/hello.md")
    {
        var isWhole = written[0] is '-' or '+' or '\uFEFF' or '#';
        var keys = (written.Contains("title:", StringComparison.Ordinal) ? "" : "title: T\n")
            + (written.Contains("date:", StringComparison.Ordinal) || written.StartsWith("published: 2", StringComparison.Ordinal) ? "" : "date: 2024-01-01\n");
        return (isWhole ? written : $"---\n{keys}{written}\n---\nText.\n", path, expected);
    }
}

using System.Text;

namespace Blog.Tests.Content;

/// <summary>The posts that <see cref="FuzzTests"/> starts from: one of each dialect, and those of real blogs where they are at hand.</summary>
internal static class FuzzSeeds
{
    public static readonly string[] Own =
    [
        """
        ---
        title: "A: b"
        date: 2024-02-09T03:42:51Z
        tags: [a, 'b c']
        aliases:
          - /x/
        cover: {image: a.jpg, alt: b}
        description: >
          folded
          text
        published: true
        ---
        Text with *emphasis*, `code`, [a link](/posts/b/ "t") and ![an image](a.jpg).

        | a | b |
        |---|---|
        | 1 | 2 |

        > [!note] A callout
        > with text

        <p onclick="x()">raw <b>html</b> <a href="javascript:x()">l</a></p>

        %%hidden%% <!-- hidden --> ==marked== ~~struck~~ [^1] http://a.example/

        [^1]: A note.
        """,
        """
        +++
        title = "A"
        date = 2024-02-09T03:42:51Z
        draft = false
        [taxonomies]
        tags = ["a", "b"]
        [extra]
        a.b = {c = 1}
        +++
        # A

        - one
          1. two
        - [ ] three

        ```js {1,3}
        if (a < b) { c(); }
        ```
        """,
        """
        {
          "title": "A",
          "date": "2024-02-09",
          "tags": ["a"],
          "x": {"y": null},
          "published": true
        }
        Text.

        <details><summary>more</summary>

        inside <script>alert(1)</script>

        </details>
        """,
        ";;;\n\"title\": \"A\",\n\"date\": \"2024-02-09\"\n;;;\nText.\n",
        "Title: A\nDate: 2024-02-09\nStatus: published\nTags: a, b\n\nText.\n",
        "title: A\ndate: 2024-02-09\ntags:\n- a\n---\nText **bold**.\n",
        "title: A\npublished_date: 2024-02-09\n___\nText.\n",
        "<!--\n---\ntitle: A\ndate: 2024-02-09\n---\n-->\nText.\n",
        "\uFEFF---\r\ntitle: 标题\r\ndate: 2024-02-09 08:00\r\ncategories:\r\n- [a, b]\r\n---\r\n正文 **粗体**。\r\n",
        "---\ntitle: 'It''s'\nparams:\n  a: &x {b: 1}\n  c: *x\nbuild:\n  render: always\n---\nText &amp; [ref][r] `` a`b ``\n\n[r]: <http://b.example/?a=1&b=2> 'ti'\n\nTerm\n: Definition\n\n*[HTML]: Hyper\n",
        "# No front matter\n\nOnly text.\n\n---\n\nAnd a rule.\n",
    ];

    /// <summary>Lines that hide a post, in the languages that front matter is written in.</summary>
    public static readonly string[] YamlSignals =
    [
        "draft: true", "draft: yes", "draft: \"true\"", "Draft: True", "draft: on # not yet", "published: false", "published: no", "publish: 'false'", "status: draft", "post_status: pending",
        "visibility: private", "private: true", "password: hunter2", "public: false", "headless: true", "permalink: false", "render: never", "email_only: true", "routable: false",
    ];

    public static readonly string[] TomlSignals =
        ["draft = true", "draft=true", "published = false", "status = \"draft\"", "visibility = 'private'", "private = true", "password = \"x\"", "headless = true", "\"draft\" = true"];

    public static readonly string[] JsonSignals =
        ["\"draft\": true,", "  \"draft\": \"yes\",", "\"published\": false,", "\"status\": \"draft\",", "\"visibility\": \"private\",", "\"private\": 1,", "\"password\": \"x\","];

    /// <summary>Own posts, repeated so that they count for something beside those of real blogs.</summary>
    public static List<byte[]> All()
    {
        var own = Own.Select(Encoding.UTF8.GetBytes).ToList();
        if (!Corpus.Exists("corpus", out _)) return own;
        var real = Corpus.Read("corpus").Select(file => file.Content).Where(content => content.Length < 20_000).ToList();
        return [.. Enumerable.Repeat(own, Math.Max(1, real.Count / 2 / own.Count)).SelectMany(posts => posts), .. real];
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace Blog.Web.Tests;

/// <summary>A blog whose every word was written by a stranger: one post a payload, which stands in all its keys and in everything that its text can hold.</summary>
public static class HostileSite
{
    /// <summary>Front matter of each form that an engine has.</summary>
    public static readonly string[] Dialects = ["yaml", "toml", "json"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Engines with habits of their own.</summary>
    public static readonly string[] Engines = ["jekyll", "hugo", "hexo", "zola", "eleventy", "obsidian", "astropaper"];

    public static int Count => HostilePayloads.All.Length;

    public static string Payload(int number) => HostilePayloads.All[number];

    /// <summary>The address of a payload's post.</summary>
    public static string PathOf(int number) => $"/posts/hostile-{number}/";

    /// <summary>All files, as <see cref="TestSite"/> takes them.</summary>
    /// <param name="dialect">Of the front matter.</param>
    /// <param name="engine">That the files lie where it looks for them; empty for none.</param>
    public static string Files(string dialect, string engine = "") => string.Concat(HostilePayloads.All.Select((payload, number) => $"-- {File(engine, number)} --\n{FrontMatter(payload, dialect, number)}\n{Body(payload)}\n"));

    private static string File(string engine, int number) => engine switch
    {
        "jekyll" => $"_posts/2024-01-01-hostile-{number}.md",
        "hexo" => $"source/_posts/hostile-{number}.md",
        _ => $"posts/hostile-{number}.md",
    };

    /// <summary>Settings, words, and notes about authors and tags, of one payload.</summary>
    public static string Notes(string payload) => $"""
        -- blog.yaml --
        title: {Quote(payload)}
        description: {Quote(payload)}
        author: {Quote(payload)}
        -- tags.yaml --
        {Quote(payload)}: {"{"} description: {Quote(payload)} {"}"}
        -- authors.yaml --
        ann:
          name: {Quote(payload)}
          bio: {Quote(payload)}
          avatar: {Quote(payload)}
          pronouns: {Quote(payload)}
          url: {Quote(payload)}
        -- words.yaml --
        search: {Quote(payload)}
        copy: {Quote(payload)}
        siteMenu: {Quote(payload)}
        footnotes: {Quote(payload)}
        linkToSection: {Quote(payload)}
        postsOfTag: {Quote(payload)}
        waysOn: {Quote(payload)}

        """;

    private static string FrontMatter(string payload, string dialect, int number)
    {
        (string Key, string Value)[] keys =
        [
            ("title", Quote(payload)), ("description", Quote(payload)), ("date", dialect == "json" ? "\"2024-01-01\"" : "2024-01-01"), ("slug", $"\"hostile-{number}\""), ("tags", $"[{Quote(payload)}, {Quote("x " + payload)}]"), ("categories", $"[{Quote(payload)}]"),
            ("author", Quote(payload)), ("series", Quote(payload)), ("aliases", $"[{Quote("/" + payload)}]"), ("canonicalURL", Quote(payload)), ("cover", Quote(payload)), ("ogImage", Quote(payload)), ("lang", Quote(payload)), ("related", $"[{Quote(payload)}]"),
            ("subtitle", Quote(payload)), ("excerpt", Quote(payload)), ("license", Quote(payload)), ("guid", Quote(payload)), ("unknown", Quote(payload)), ("publish", "true"),
        ];
        return dialect switch
        {
            "toml" => $"+++\n{string.Concat(keys.Select(key => $"{key.Key} = {key.Value}\n"))}+++",
            "json" => $"{{\n{string.Join(",\n", keys.Select(key => $"  \"{key.Key}\": {key.Value}"))}\n}}\n",
            _ => $"---\n{string.Concat(keys.Select(key => $"{key.Key}: {key.Value}\n"))}---",
        };
    }

    /// <summary>As YAML, TOML and JSON all quote it.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain).Replace("\u007f", "\\u007f", StringComparison.Ordinal);

    private static string Body(string payload)
    {
        var line = payload.ReplaceLineEndings(" ");
        return $$$"""
            {{{payload}}}

            ## {{{line}}}

            ### A heading {{{{line}}}}

            A line with {{{line}}} in it, *{{{line}}}*, **{{{line}}}**, ~~{{{line}}}~~, =={{{line}}}== and `{{{line}}}`.

            [a link]({{{line}}}) [another](<{{{line}}}>) [with a title](/posts/ "{{{line}}}") [{{{line}}}](/posts/) <{{{line}}}> [by name][{{{line}}}] [{{{line}}}][name] [x]({{{Uri.EscapeDataString(line)}}})

            ![a picture]({{{line}}}) ![{{{line}}}](picture.png "{{{line}}}") ![x](<{{{line}}}> '{{{line}}}') ![{{{line}}}](film.mp4)

            [[{{{line}}}]] [[hostile-0|{{{line}}}]] ![[{{{line}}}]] ![[picture.png|{{{line}}}]] [[hostile-0#{{{line}}}]] #{{{line}}} %%{{{line}}}%%

            [name]: {{{line}}} "{{{line}}}"
            [{{{line}}}]: /posts/

            > [!note] {{{line}}}
            > {{{line}}}

            > [!{{{line}}}]- {{{line}}}
            > {{{line}}}

            :::{{{line}}}
            {{{line}}}
            :::

            ```{{{line}}}
            {{{payload}}}
            ```

            ```js title="{{{line}}}" {{{{line}}}} {onclick=alert(1)}
            {{{payload}}}
            ```

            ```mermaid
            graph TD; A["{{{line}}}"] --> B({{{line}}})
            click A "{{{line}}}"
            ```

            ```math
            \href{{{{line}}}}{x} \text{{{{line}}}} {{{line}}}
            ```

            Formulas $\href{{{{line}}}}{x}$, $\text{{{{line}}}}$, $\htmlData{{{{line}}}}{x}$, $\url{{{{line}}}}$ and ${{{line}}}$.

            | {{{line}}} | b |
            |---|---|
            | {{{line}}} | [x]({{{line}}}) |

            - [ ] {{{line}}}
            - {{{line}}}

            Term {{{line}}}
            : {{{line}}}

            A note[^{{{line}}}] and another[^n].

            [^{{{line}}}]: {{{line}}}
            [^n]: {{{line}}}

            *[HTML]: {{{line}}}

            HTML

            <div title="{{{line}}}" class='{{{line}}}' id={{{line}}} data-x="{{{line}}}" aria-label="{{{line}}}">{{{line}}}</div>

            <a href="{{{line}}}" target="{{{line}}}" rel="{{{line}}}">x</a> <img src="{{{line}}}" alt="{{{line}}}" srcset="{{{line}}} 2x" width="{{{line}}}"> <video src="{{{line}}}" poster="{{{line}}}"></video>

            <figure><img src='{{{line}}}'><figcaption>{{{line}}}</figcaption></figure>

            <details><summary>{{{line}}}</summary>{{{payload}}}</details>

            {{< figure src="{{{line}}}" title="{{{line}}}" link="{{{line}}}" alt="{{{line}}}" caption="{{{line}}}" >}} {{< youtube {{{line}}} >}} {{< {{{line}}} >}} {{% notice "{{{line}}}" %}}{{{line}}}{{% /notice %}}

            {% post_url {{{line}}} %} {% link {{{line}}} %} {% highlight {{{line}}} %}{{{line}}}{% endhighlight %} {% youtube {{{line}}} %} {% {{{line}}} %} {{ {{{line}}} }} {% raw %}{{{line}}}{% endraw %} {: onclick="alert(1)" title="{{{line}}}" }

            [caption width="{{{line}}}"]{{{line}}}[/caption] [embed]{{{line}}}[/embed] [gallery ids="{{{line}}}"]

            import X from "{{{line}}}"

            <X y={{{{line}}}} />

            <!-- {{{line}}} -->

            {{{payload}}}
            """;
    }
}

using Blog.Content;
using Blog.Content.Markdown;
using Xunit;

namespace Blog.Tests.Content.Markdown;

public class MarkdownCodeTests
{
    [Fact]
    public void Code_has_language_file_name_and_a_named_scroll_region()
    {
        var page = Rendered.Page("```cs title=\"A.cs\"\nvar x = 1;\n```");
        Assert.Equal("csharp", page.Value("figure.code", "data-lang"));
        Assert.Equal("A.cs", page.Text("figure > figcaption"));
        Assert.Equal("Code: A.cs", page.Value("figure > pre[tabindex='0'][role=region]", "aria-label"));
        Assert.Equal(("language-csharp", "no", "ltr"), (page.Value("code", "class"), page.Value("code", "translate"), page.Value("code", "dir")));
    }

    [Fact]
    public void Regions_of_one_page_differ_in_name() =>
        Assert.Equal(["Code: C#", "Code: C# (2)", "Code"], Rendered.Page("```cs\na\n```\n\n```c#\nb\n```\n\n    c").QuerySelectorAll("pre").Select(pre => pre.GetAttribute("aria-label")));

    [Theory]
    [InlineData("js", "const a = \"<b>&amp;\"; // ü 😀 \t x\n\n\n  if (a < 1) {}\n")]
    [InlineData("js {2}", "let a;\n\n$ prompt\n")]
    [InlineData("diff", "--- a\n+++ b\n-x\n+y\n z\n")]
    [InlineData("python showLineNumbers", "def f(x):\n\treturn f\"{x!r}\"  \n")]
    [InlineData("nonsense", "<script>&lt;\n")]
    [InlineData("", "مرحبا\n\r")]
    [InlineData("bash {1} showLineNumbers wrap", "$ ls\n\t$ cd ..  \n\n\n")]
    [InlineData("mermaid", "graph LR\n  a --> b\n  %% not hidden, as in any code\n")]
    [InlineData("diff showLineNumbers", "+a\tb\n-\n \n")]
    [InlineData("html", "<p class=\"a\">x</p><!-- c -->\n<script>let a = 1;</script>\n")]
    public void The_text_of_code_is_word_for_word_the_authors(string info, string code)
    {
        code = code.TrimEnd('\r');
        Assert.Equal(code, Rendered.Page($"```{info}\n{code}```").QuerySelector("code")!.TextContent);
    }

    [Fact]
    public void Highlighting_uses_only_the_known_classes()
    {
        const string Body = "```ts\n/* c */ const a: Map<string, number> = new Map(); function f(x) { return `a${x}` + 1.5; }\n```\n\n```css\na:hover { color: #fff; margin: 1px }\n```\n\n"
            + "```html\n<p class=\"x\">y</p>\n```\n\n```bash\nfor f in *.md; do echo \"$f\" | wc -l; done\n```\n\n```yaml\na: [1, true]\n```\n\n```sql\nSELECT * FROM t WHERE a = 'x'\n```";
        var classes = Rendered.Page(Body).QuerySelectorAll("code span").Select(span => span.ClassName!).Distinct().ToList();
        Assert.Contains("tok-kw", classes);
        Assert.Contains("tok-str", classes);
        Assert.Contains("tok-com", classes);
        Assert.Contains("tok-tag", classes);
        Assert.Subset(new HashSet<string>(CodeClasses), new HashSet<string>(classes));
    }

    [Theory]
    [InlineData("js {1,3-4}", "mark - mark mark -")]
    [InlineData("js{2}", "- mark - - -")]
    [InlineData("js ins={1} del={2-3}", "ins del del - -")]
    [InlineData("js {hl_lines=[1,\"4-5\"]}", "mark - - mark mark")]
    [InlineData("js {1-99999999}", "mark mark mark mark mark")]
    public void Lines_are_marked_as_the_fence_says(string info, string marks) =>
        Assert.Equal(marks, string.Join(' ', Rendered.Page($"```{info}\na\nb\nc\nd\ne\n```").QuerySelectorAll("code > .line").Select(line => line.ClassName!.Length > 4 ? line.ClassName[5..] : "-")));

    [Fact]
    public void Lines_of_a_diff_are_inserted_or_deleted()
    {
        var page = Rendered.Page("```diff\n--- a\n+++ b\n-x\n+y\n z\n```");
        Assert.Equal(["-x\n"], page.QuerySelectorAll(".del").Select(line => line.TextContent));
        Assert.Equal(["+y\n"], page.QuerySelectorAll(".ins").Select(line => line.TextContent));
    }

    [Fact]
    public void Lines_are_wrapped_only_where_that_says_something()
    {
        Assert.Empty(Rendered.Page("```js\na\n```").QuerySelectorAll(".line"));
        Assert.Single(Rendered.Page("```js showLineNumbers\na\n```").QuerySelectorAll("figure.numbered .line"));
    }

    [Theory]
    [InlineData(3000, 1)]
    [InlineData(100, 2000)]
    public void Code_beyond_the_limits_stays_plain(int width, int lines)
    {
        var code = string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("a=1;", width / 4)) + "\n", lines));
        var page = Rendered.Page($"```js\n{code}```");
        Assert.Equal(code, page.QuerySelector("code")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("code span:not(.part)"));
    }

    [Theory]
    [InlineData("js")]
    [InlineData("js showLineNumbers")]
    [InlineData("")]
    public void A_very_long_block_is_written_in_parts_that_hold_all_of_it(string info)
    {
        var code = string.Concat(Enumerable.Range(0, 2000).Select(number => $"a{number};\n"));
        var page = Rendered.Page($"```{info}\n{code}```");
        Assert.Equal(code, page.QuerySelector("code")!.TextContent);
        Assert.Equal(20, page.QuerySelectorAll("code > .part").Length);
        Assert.Equal(100, page.QuerySelector("code > .part")!.TextContent.Count(character => character == '\n'));
        Assert.Empty(Rendered.Page($"```{info}\n{code[..1500]}\n```").QuerySelectorAll(".part"));
    }

    [Theory]
    [InlineData("text wrap", true)]
    [InlineData("js title=\"a.js\" wrap=true", true)]
    [InlineData("js wrap=false", false)]
    [InlineData("js", false)]
    public void Long_lines_are_broken_where_the_fence_says_so(string info, bool wraps) =>
        Assert.Equal(wraps, Rendered.Page($"```{info}\na\n```").QuerySelector("figure.code.wrap") is not null);

    [Fact]
    public void A_diagram_is_its_source_until_a_script_draws_it()
    {
        var rendered = new MarkdownRenderer().Render("```mermaid\ngraph LR\n```");
        Assert.True(rendered.HasDiagrams);
        Assert.Equal("graph LR", Rendered.Page("```mermaid\ngraph LR\n```").Text("figure.diagram > pre[aria-label=Diagram] > code"));
        Assert.False(new MarkdownRenderer().Render("```js\ngraph LR\n```\n\n<figure class=\"code diagram\"><pre><code>graph LR</code></pre></figure>").HasDiagrams);
    }

    [Fact]
    public void Every_language_that_is_named_has_a_grammar_that_works()
    {
        string[] names = ["bash", "sh", "c", "cpp", "cs", "css", "diff", "docker", "fsharp", "go", "html", "ini", "java", "js", "json", "jsx", "less", "lua", "make", "md", "php", "ps1", "py", "r",
            "rb", "rs", "scss", "sql", "swift", "toml", "ts", "tsx", "vb", "xml", "yml", "latex", "perl", "dart", "julia", "razor", "clojure", "groovy", "bat"];
        foreach (var name in names) Assert.Equal("x = 1\n", Rendered.Page($"```{name}\nx = 1\n```").QuerySelector("code")!.TextContent);
        // Without its grammar, code is plain and just as complete.
        Assert.All(names, name => Assert.NotNull(Highlighter.Highlight(CodeLanguages.Find(name)!.Grammar, ["x = 1"])));
    }

    [Fact]
    public async Task Many_threads_may_render_at_once()
    {
        var bodies = Enumerable.Range(0, 40).Select(number => $"# T{number}\n\n```ts\nconst a{number} = {number};\n```\n\n<b>x</b> [l](a.md)").ToList();
        var renderer = new MarkdownRenderer();
        var alone = bodies.Select(body => renderer.Render(body).ToHtml(target => new LinkTarget(target))).ToList();
        var together = await Task.WhenAll(bodies.Select(body => Task.Run(() => new MarkdownRenderer().Render(body).ToHtml(target => new LinkTarget(target)))));
        Assert.Equal(alone, together);
    }

    private static readonly string[] CodeClasses =
        ["tok-kw", "tok-str", "tok-num", "tok-type", "tok-fn", "tok-com", "tok-const", "tok-var", "tok-tag", "tok-attr", "tok-ins", "tok-del"];
}

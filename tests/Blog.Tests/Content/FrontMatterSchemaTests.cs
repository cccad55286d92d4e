using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Content;
using Json.Schema;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>The schema and the readers agree: what a reader complains of, the schema refuses, and what none complains of, it lets pass.</summary>
public sealed class FrontMatterSchemaTests
{
    // Of these a schema can know; that a key is given twice or that a post has no date, it cannot.
    private static readonly ProblemCode[] Told =
        [ProblemCode.UnknownKey, ProblemCode.UnusableValue, ProblemCode.BadDate, ProblemCode.UnclearVisibility, ProblemCode.MisspeltVisibility, ProblemCode.BadSlug];

    private static readonly JsonSchema Schema = JsonSchema.FromText(FrontMatterSchema.Create().ToJsonString());

    public static TheoryData<string> Vectors => [.. FrontMatterVectors.All.Select(vector => vector.Written).Distinct()];

    [Fact]
    public void Every_key_and_every_spelling_has_a_title_a_description_and_an_example()
    {
        var schema = FrontMatterSchema.Create();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.Equal(FrontMatterKeys.All.Select(key => key.Name), schema["$defs"]!.AsObject().Select(definition => definition.Key));
        Assert.All(FrontMatterKeys.All.SelectMany(key => key.Spellings), spelling =>
        {
            JsonNode? at = schema;
            foreach (var part in spelling.Split('.')) at = at?["properties"]?[part];
            Assert.True(at is not null, spelling);
            if (at["$ref"] is { } reference) at = schema["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]];
            AssertDescribed(at!);
        });
        foreach (var (_, property) in schema["properties"]!.AsObject())
            if (property!["$ref"] is null) AssertDescribed(property!);
    }

    [Fact]
    public void Every_example_of_the_table_is_valid()
    {
        foreach (var key in FrontMatterKeys.All)
        {
            foreach (var spelling in key.Spellings.Where(spelling => !spelling.Contains('.', StringComparison.Ordinal)))
                Assert.True(IsValid($"{spelling}: {key.Example}"), $"{spelling}: {key.Example}");
        }
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Schema_and_readers_agree_on_a_vector(string written) => AssertAgree(written.StartsWith("---", StringComparison.Ordinal) || written.StartsWith("+++", StringComparison.Ordinal) || written.StartsWith('{') ? written : $"---\n{written}\n---\nText.\n", "a vector");

    [Theory]
    [InlineData("tittle: A")]
    [InlineData("title: [A]")]
    [InlineData("title: {a: b}")]
    [InlineData("description: [a, b]")]
    [InlineData("date: soon")]
    [InlineData("date: 2026-13-01")]
    [InlineData("date: 2026-02-30")]
    [InlineData("date: 2026-04-31 09:00")]
    [InlineData("date: 2026-01-01T25:00")]
    [InlineData("date: [2026-01-01]")]
    [InlineData("date: true")]
    [InlineData("pubDatetime: tomorrow")]
    [InlineData("created: someday")]
    [InlineData("lastmod: never")]
    [InlineData("expires: never")]
    [InlineData("draft: maybe")]
    [InlineData("draft:")]
    [InlineData("draft: [true]")]
    [InlineData("draft: 2")]
    [InlineData("published: flase")]
    [InlineData("published:")]
    [InlineData("status: ready")]
    [InlineData("visibility: everyone")]
    [InlineData("password:")]
    [InlineData("private: perhaps")]
    [InlineData("unlisted: sometimes")]
    [InlineData("noindex: hm")]
    [InlineData("drfat: true")]
    [InlineData("featured: maybe")]
    [InlineData("hideEditPost: maybe")]
    [InlineData("lang: '!'")]
    [InlineData("lang: [en]")]
    [InlineData("canonicalURL: example.com")]
    [InlineData("slug: a b")]
    [InlineData("slug: a/b")]
    [InlineData("slug: 'a?'")]
    [InlineData("slug: [a]")]
    [InlineData("url: [a]")]
    [InlineData("timezone: [Asia/Yangon]")]
    public void What_the_readers_complain_of_is_refused(string yaml)
    {
        Assert.Contains(TestPosts.WithKeys(yaml).Problems, problem => Told.Contains(problem.Code));
        Assert.False(IsValid(yaml), yaml);
    }

    [Theory]
    [InlineData("Title: A\nPUB-DATE: 2026-01-01\ntags: sea, moon")]
    [InlineData("title: 1984\ndate: 2026-01-01T09:00:00.123+01:00\nlastmod: 5 March 2026\nexpires: 2027/01/02 9:30 pm")]
    [InlineData("date: 1707450171\ndraft: YES\nfeatured: 3\ncover: {image: a.png, alt: A, caption: C}")]
    [InlineData("date: 2026-01-01 09:00 Europe/Berlin\nauthor: [{name: Ann, url: https://example.com}]\nparams: {mine: 1}\nextra: {author: Ann}")]
    [InlineData("date: 2024-02-29\ncategories: [[a, b], c]\naliases: [/a/, Note]\nlayout: post\ncSpell:words: [a]\ntaxonomies: {tags: [a]}")]
    [InlineData("published: 2026-01-01\nstatus: Draft\nvisibility: PRIVATE\nbuild: {list: never, render: link}\nrobots: noindex\nsitemap: false")]
    [InlineData("date: Fri, 09 Jan 2026 10:00:00 GMT\npermalink: false\ncomments: false\nrelated: [low-tide]\nid: 12\nslug: 2026")]
    public void What_they_read_without_a_word_is_valid(string yaml)
    {
        Assert.DoesNotContain(TestPosts.WithKeys(yaml).Problems, problem => Told.Contains(problem.Code));
        Assert.True(IsValid(yaml), yaml);
    }

    [Fact]
    public void Schema_and_readers_agree_on_the_posts_of_other_blogs()
    {
        var posts = Corpus.Read("corpus");
        var differing = posts.Where(post => Differ(post.Content, out _)).Select(post => $"{post.Corpus}/{post.Path}").ToList();
        // A second spelling that does not count may be bad without a word of the readers, and a 29 February is beyond a schema.
        Assert.True(differing.Count * 200 < posts.Count, $"{differing.Count} of {posts.Count}: {string.Join('\n', differing.Take(40))}");
    }

    [Fact]
    public void Every_post_of_the_manual_and_of_the_seeds_is_valid()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Solution())!, "content"), "*.md", SearchOption.AllDirectories).ToList();
        if (Corpus.Exists("seeds", out var seeds)) files.AddRange(Directory.EnumerateFiles(seeds));
        Assert.All(files, file => Assert.True(!Differ(File.ReadAllBytes(file), out var said), $"{file} {said}"));
    }

    [Fact]
    public void Every_setting_has_a_title_a_description_and_an_example_that_is_valid_and_read()
    {
        var schema = SettingSchema.Create();
        var compiled = JsonSchema.FromText(schema.ToJsonString());
        Assert.Equal(BlogSettings.All.Where(setting => setting.InFile).Select(setting => setting.Key), schema["properties"]!.AsObject().Select(property => property.Key));
        foreach (var (key, property) in schema["properties"]!.AsObject())
        {
            AssertDescribed(property!);
            Assert.NotEqual("\"\"", property!["examples"]![0]!.ToJsonString());
            var settings = new JsonObject { [key] = property["examples"]![0]!.DeepClone() };
            Assert.True(Evaluate(compiled, settings), settings.ToJsonString());
            BlogSettings.Read(settings.ToJsonString(), [], "Staging");
        }
    }

    [Theory]
    [InlineData("pagesise: 3")]
    [InlineData("pageSize: 0")]
    [InlineData("pageSize: lots")]
    [InlineData("contentPath: elsewhere")]
    [InlineData("baseUrl: example.com")]
    [InlineData("engine: wordpress")]
    [InlineData("theme: pink")]
    [InlineData("showDrafts: maybe")]
    [InlineData("scanInterval: soon")]
    [InlineData("title: [a]")]
    [InlineData("menu: About")]
    [InlineData("menu: [{name: About}]")]
    [InlineData("menu: [{name: About, url: 'javascript:x'}]")]
    [InlineData("comments: {repo: a/b}")]
    [InlineData("analytics: {src: 'http://example.com/a.js'}")]
    [InlineData("editLink: https://example.com/")]
    [InlineData("securityContact: ada")]
    public void A_setting_that_the_site_refuses_is_refused(string yaml)
    {
        Assert.Throws<SettingsException>(() => BlogSettings.Read(yaml, [], "Production"));
        Assert.False(Evaluate(JsonSchema.FromText(SettingSchema.Create().ToJsonString()), FrontMatterJsonValue.Of(FrontMatterYaml.Parse(yaml))), yaml);
    }

    private static void AssertDescribed(JsonNode node)
    {
        Assert.NotEqual("", node["title"]?.GetValue<string>() ?? "");
        Assert.True(node["description"]?.GetValue<string>().Length > 3, node.ToJsonString());
        Assert.True(node["examples"] is JsonArray { Count: > 0 }, node.ToJsonString());
    }

    private static void AssertAgree(string text, string what) => Assert.True(!Differ(System.Text.Encoding.UTF8.GetBytes(text), out var said), $"{what}: {said}\n{text}");

    /// <summary>The schema says another thing than the readers. Of front matter that cannot be parsed, neither is asked.</summary>
    private static bool Differ(byte[] content, out string said)
    {
        said = "";
        FrontMatterMap map;
        try
        {
            map = FrontMatterParser.Parse(ContentText.Decode("a.md", content, out _)).Map;
        }
        catch (FrontMatterException)
        {
            return false;
        }

        // Whether an address with a host is one of this site, only the settings know.
        var complaints = TestPosts.Parse(content).Problems.Where(problem => Told.Contains(problem.Code) && !problem.Message.EndsWith("is no path on this site", StringComparison.Ordinal)).ToList();
        var isValid = Evaluate(Schema, FrontMatterJsonValue.Of(map));
        said = $"{(isValid ? "valid" : "refused")}, {string.Join("; ", complaints)}";
        return isValid != (complaints.Count == 0);
    }

    private static bool IsValid(string yaml) => Evaluate(Schema, FrontMatterJsonValue.Of(FrontMatterYaml.Parse(yaml)));

    private static bool Evaluate(JsonSchema schema, JsonNode value) => schema.Evaluate(JsonSerializer.SerializeToElement(value)).IsValid;

    private static string Solution()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Blog.sln"))) at = Path.GetDirectoryName(at)!;
        return Path.Combine(at, "Blog.sln");
    }
}

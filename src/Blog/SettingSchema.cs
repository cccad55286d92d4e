using System.Text.Json.Nodes;
using Blog.Content;

namespace Blog;

/// <summary>The settings that <c>blog.yaml</c> may hold as a JSON Schema (draft 2020-12), made from <see cref="BlogSettings"/>.</summary>
public static class SettingSchema
{
    private const string Text = """{"type": ["string", "number", "boolean", "null"]}""";
    private const string Texts = """{"type": ["string", "array", "null"], "items": {"type": ["string", "number"]}}""";
    private const string Flag = """{"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}, {"type": "string", "pattern": "^([tT][rR][uU][eE]|[yY][eE][sS]|[oO][nN]|1|[fF][aA][lL][sS][eE]|[nN][oO]|[oO][fF][fF]|0)$"}]}""";
    private const string Links = """{"type": "array", "items": {"type": "object", "required": ["name", "url"], "additionalProperties": false, "properties": {"name": {"type": ["string", "number", "boolean"]}, "url": {"type": "string", "pattern": "^(/(?!/)|https?://|mailto:)"}}}}""";

    /// <summary>The form of each setting and a value as it is written in YAML.</summary>
    private static readonly Dictionary<string, (string Form, string Example)> Forms = new()
    {
        ["BaseUrl"] = ("""{"type": ["string", "null"], "pattern": "^$|^[hH][tT][tT][pP][sS]?://[^?#@]+$"}""", "https://example.com/blog/"),
        ["AllowedHosts"] = (Texts, "[example.com, www.example.com]"),
        ["Title"] = (Text, "Marginalia"),
        ["Description"] = (Text, "\"Notes from the coast\""),
        ["Author"] = (Text, "Ada Lovelace"),
        ["Language"] = ("""{"type": ["string", "null"], "pattern": "^$|^[A-Za-z0-9-]+$"}""", "pt-BR"),
        ["TimeZone"] = ("""{"type": ["string", "null"]}""", "Europe/Berlin"),
        ["Engine"] = (Choice(Engine.All.Select(engine => engine.Name)), "jekyll"),
        ["Permalink"] = ("""{"type": ["string", "null"]}""", "/:year/:slug/"),
        ["Legacy"] = (Texts, "[\"/:year/:month/:slug.html\"]"),
        ["PageSize"] = (Number(1, 1000), "10"),
        ["FeedSize"] = (Number(1, 500), "20"),
        ["ScanInterval"] = ("""{"anyOf": [{"type": "number", "minimum": 0.1, "maximum": 3600}, {"type": "string", "pattern": "^[0-9.]+ *(ms|s|m|h)?$"}]}""", "5s"),
        ["HoldInterval"] = ("""{"anyOf": [{"type": "number", "minimum": 0, "maximum": 86400}, {"type": "string", "pattern": "^[0-9.]+ *(ms|s|m|h)?$"}]}""", "60s"),
        ["ShowDrafts"] = (Flag, "false"),
        ["UnsafeHtml"] = (Flag, "false"),
        ["PictureMegapixels"] = (Number(0, 1000), "40"),
        ["KeepMetadata"] = (Flag, "false"),
        ["Prefetch"] = (Flag, "false"),
        ["Theme"] = (Choice(SiteTheme.All.Select(theme => theme.Name)), "slate"),
        ["EditLink"] = ("""{"type": ["string", "null"], "pattern": "^$|^https?://.*[{]path[}]"}""", "\"https://example.com/edit/{path}\""),
        ["Menu"] = (Links, "[{name: About, url: /about/}]"),
        ["Social"] = (Links, "[{name: Mastodon, url: 'https://example.social/@ada'}]"),
        ["Share"] = ("""{"type": ["string", "array", "null"], "items": {"type": ["string", "object"], "required": ["name", "url"], "additionalProperties": false, "properties": {"name": {"type": "string"}, "url": {"type": "string", "pattern": "[{]url[}]"}}}}""", "[mastodon, bluesky]"),
        ["Comments"] = (Map(["repo", "repoId", "category", "categoryId"], ["mapping", "theme", "lang"]), "{repo: ada/notes, repoId: R_1, category: General, categoryId: D_1}"),
        ["Analytics"] = ("""{"type": ["object", "null"], "required": ["src"], "additionalProperties": false, "properties": {"src": {"type": "string", "pattern": "^https://"}, "data": {"type": "object"}}}""", "{src: 'https://example.com/script.js', data: {domain: example.com}}"),
        ["SecurityContact"] = ("""{"type": ["string", "null"], "pattern": "^$|^(mailto:|https://)[^\\s]+$"}""", "\"mailto:ada@example.com\""),
    };

    /// <summary>The whole schema. A setting without a form of its own may have any.</summary>
    public static JsonObject Create()
    {
        var (properties, patterns) = (new JsonObject(), new JsonObject());
        foreach (var setting in BlogSettings.All.Where(setting => setting.InFile))
        {
            var (form, example) = Forms.GetValueOrDefault(setting.Name, ("{}", "\"\""));
            var property = new JsonObject
            {
                ["title"] = setting.Key,
                ["description"] = $"{char.ToUpperInvariant(setting.Meaning[0])}{setting.Meaning[1..]}. Default: {setting.Default}.",
                ["examples"] = new JsonArray(FrontMatterJsonValue.Of(FrontMatterYaml.Parse($"x: {example}").Entries[0].Value)),
            };
            foreach (var (name, value) in JsonNode.Parse(form)!.AsObject()) property[name] = value?.DeepClone();
            properties[setting.Key] = property;
            // The reader does not mind the case of a key.
            patterns[$"^{string.Concat(setting.Key.Select(letter => $"[{char.ToLowerInvariant(letter)}{char.ToUpperInvariant(letter)}]"))}$"] = new JsonObject { ["$ref"] = $"#/properties/{setting.Key}" };
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of a blog",
            ["description"] = $"What {BlogSettings.FileName} in the content folder may hold.",
            ["type"] = new JsonArray("object", "null"),
            ["properties"] = properties,
            ["patternProperties"] = patterns,
            ["additionalProperties"] = false,
        };
    }

    private static string Number(int least, int most) => $$"""{"type": "integer", "minimum": {{least}}, "maximum": {{most}}}""";

    private static string Choice(IEnumerable<string> names) =>
        $$"""{"type": ["string", "null"], "pattern": "^$|^({{string.Join('|', names.Select(name => string.Concat(name.Select(letter => $"[{letter}{char.ToUpperInvariant(letter)}]"))))}})$"}""";

    private static string Map(string[] needed, string[] others)
    {
        var map = new JsonObject { ["type"] = new JsonArray("object", "null"), ["required"] = new JsonArray([.. needed.Select(name => JsonValue.Create(name))]), ["additionalProperties"] = false };
        map["properties"] = new JsonObject(needed.Concat(others).Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["type"] = new JsonArray("string", "number") })));
        return map.ToJsonString();
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace Blog.Content;

/// <summary>The keys of front matter as a JSON Schema (draft 2020-12), made from <see cref="FrontMatterKeys"/>, for editors that complete and check them.</summary>
/// <remarks>It refuses what the readers complain of, as far as a schema can tell: whether a year has a 29 February, it cannot.</remarks>
public static class FrontMatterSchema
{
    private const string Text = """{"type": ["string", "number", "boolean", "null"]}""";
    private const string Texts = """{"type": ["string", "number", "boolean", "array", "null"], "items": {"type": ["string", "number", "boolean", "array", "object", "null"]}}""";
    private const string Anything = "{}";

    // FrontMatterBoolean has the words, in any case.
    private const string Word = "^\\\\s*([tT]([rR][uU][eE])?|[yY]([eE][sS])?|[oO][nN]|[xX1]|[fF]([aA][lL][sS][eE])?|[nN][oO]?|[oO][fF][fF]|0)\\\\s*$";
    private const string Flag = "{\"anyOf\": [{\"type\": \"boolean\"}, {\"enum\": [0, 1]}, {\"type\": \"string\", \"pattern\": \"" + Word + "\"}]}";
    private const string Rank = "{\"anyOf\": [{\"type\": [\"boolean\", \"integer\", \"null\"]}, {\"type\": \"string\", \"pattern\": \"" + Word + "|^[+-]?[0-9]+$|^\\\\s*$\"}]}";

    // Months with their days, whichever comes first; names of months; seconds since 1970. Behind them a time and a zone.
    private const string Days31 = "(0?[1-9]|[12][0-9]|3[01])";
    private const string Day = "((0?[13578]|1[02])S" + Days31 + "|(0?[469]|11)S(0?[1-9]|[12][0-9]|30)|0?2S(0?[1-9]|[12][0-9]))";
    private const string DayFirst = "((0?[1-9]|1[0-2])[-/.]" + Days31 + "|" + Days31 + "[-/.](0?[1-9]|1[0-2]))[-/.]([0-9]{4}|[0-9]{2})";
    private const string Named = ".*([jJ][aA][nN]|[fF][eE][bB]|[mM][aA][rRyY]|[aA][pP][rR]|[jJ][uU][nNlL]|[aA][uU][gG]|[sS][eE][pP]|[oO][cC][tT]|[nN][oO][vV]|[dD][eE][cC]).*[0-9].*";
    private const string Clock = "(([tT]|,?\\s+|-)\\s*([01]?[0-9]|2[0-4])(:[0-5]?[0-9]|[0-5][0-9])[0-9:.,]*(\\s*[aApP]\\.?[mM]\\.?)?)?";
    private const string Zone = "(\\s+[0-9]{4})?(\\s*([zZ]|[+−-][0-9:]{1,5}.*|\\[?[A-Za-z_]+/[A-Za-z_/+0-9-]+\\]?|([A-Z]{2,5}\\s*[+−-][0-9:]{1,5}.*)|[uU][tT][cC]?|[gG][mM][tT]|[eEcCmMpP][sSdD][tT]|[cC][eE][sS]?[tT]|[bBjJ][sS][tT]))?";

    private static readonly string Date = new JsonObject
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "null" },
            new JsonObject { ["type"] = "integer", ["minimum"] = 10000101 },
            new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = "^\\s*(([0-9]{4}([-/.]" + Day.Replace("S", "[-/.]", StringComparison.Ordinal) + "|" + Day.Replace("0?", "0", StringComparison.Ordinal).Replace("S", "", StringComparison.Ordinal)
                    + ")|[0-9]{4}年\\s*[0-9]{1,2}月\\s*[0-9]{1,2}日|" + DayFirst + ")" + Clock + Zone + "|" + Named + "|[0-9]{9,16})\\s*$|^\\s*$",
            }),
    }.ToJsonString();

    private static readonly Dictionary<FrontMatterKey, string> Forms = new()
    {
        [FrontMatterKeys.PublishAt] = Date,
        [FrontMatterKeys.CreatedAt] = Date,
        [FrontMatterKeys.UpdatedAt] = Date,
        [FrontMatterKeys.ExpireAt] = Date,
        [FrontMatterKeys.Slug] = """{"type": ["string", "integer", "null"], "pattern": "^\\s*$|^\\s*(?![.-])[^\\s/?#%<>\"\\\\^`{|}]{1,200}(?<!-)\\s*$"}""",
        [FrontMatterKeys.Language] = """{"type": ["string", "null"], "pattern": "^\\s*$|^\\s*[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*\\s*$"}""",
        [FrontMatterKeys.CanonicalUrl] = """{"type": ["string", "null"], "pattern": "^\\s*$|^\\s*[hH][tT][tT][pP][sS]?://"}""",
        [FrontMatterKeys.Aliases] = Texts,
        [FrontMatterKeys.RedirectFrom] = Texts,
        [FrontMatterKeys.Tags] = Texts,
        [FrontMatterKeys.Keywords] = Texts,
        [FrontMatterKeys.Categories] = Texts,
        [FrontMatterKeys.Series] = """{"type": ["string", "number", "boolean", "array", "object", "null"]}""",
        [FrontMatterKeys.Authors] = """{"type": ["string", "number", "boolean", "array", "object", "null"]}""",
        [FrontMatterKeys.Cover] = """{"type": ["string", "number", "boolean", "array", "object", "null"]}""",
        [FrontMatterKeys.Related] = Texts,
        [FrontMatterKeys.Comments] = Anything,
        [FrontMatterKeys.Featured] = Rank,
        [FrontMatterKeys.HideEditLink] = Rank,
        [FrontMatterKeys.Draft] = Flag,
        [FrontMatterKeys.Published] = "{\"anyOf\": [" + Flag + ", {\"allOf\": [" + Date + ", {\"type\": [\"string\", \"integer\"], \"pattern\": \"[^\\\\s]\"}]}]}",
        [FrontMatterKeys.Public] = Flag,
        [FrontMatterKeys.Private] = Flag,
        [FrontMatterKeys.Headless] = Flag,
        [FrontMatterKeys.Unlisted] = Flag,
        [FrontMatterKeys.NoIndex] = Flag,
        [FrontMatterKeys.NotSearched] = Flag,
        [FrontMatterKeys.Searched] = Flag,
        [FrontMatterKeys.Status] = Choice("published", "publish", VisibilityRules.HiddenStatuses),
        [FrontMatterKeys.Access] = Choice("public", "public", VisibilityRules.RestrictedAccess),
        [FrontMatterKeys.Render] = "{\"anyOf\": [" + Flag + ", " + Choice("always", "never", ["link"]) + "]}",
        [FrontMatterKeys.Listed] = "{\"anyOf\": [" + Flag + ", " + Choice("always", "never", ["local"]) + "]}",
        [FrontMatterKeys.Password] = """{"not": {"type": "null"}}""",
        [FrontMatterKeys.Robots] = Anything,
        [FrontMatterKeys.Sitemap] = Anything,
    };

    /// <summary>The whole schema.</summary>
    public static JsonObject Create()
    {
        var (definitions, properties, patterns) = (new JsonObject(), new JsonObject(), new JsonObject());
        // A spelling of two keys, such as published, may be what either has: the later in the table hides, and knows both.
        var meanings = FrontMatterKeys.All.SelectMany(key => key.Spellings.Select(spelling => (spelling, key))).GroupBy(pair => pair.spelling).Select(group => group.Last());
        foreach (var key in FrontMatterKeys.All) definitions[key.Name] = Definition(key);
        foreach (var (spelling, key) in meanings)
        {
            var reference = new JsonObject { ["$ref"] = $"#/$defs/{key.Name}" };
            var parts = spelling.Split('.');
            if (parts.Length == 2) Inner(properties, parts[0])[parts[1]] = reference;
            else if (spelling == "link") properties[spelling] = Definition(key, Text);
            else properties[spelling] = reference;
            // Case, hyphens and underscores do not matter to the readers.
            if (parts.Length == 1 && spelling != "link") patterns[Loosely(spelling)] = reference.DeepClone();
        }

        // A key of the table and a map of keys at once, such as cover.
        foreach (var (name, map) in properties.ToList())
            if (map!["properties"] is not null && FrontMatterKeys.All.FirstOrDefault(key => key.Spellings.Contains(name)) is { } own) Merge((JsonObject)map, own);
        foreach (var ignored in FrontMatterIgnored.Names) patterns.TryAdd(Loosely(ignored), new JsonObject());
        patterns["^cSpell"] = new JsonObject();
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Front matter of a post",
            ["description"] = "The keys that a post can begin with. Keys of your own stand below params.",
            ["type"] = new JsonArray("object", "null"),
            ["properties"] = properties,
            ["patternProperties"] = patterns,
            ["additionalProperties"] = false,
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Definition(FrontMatterKey key, string? form = null)
    {
        var definition = new JsonObject { ["title"] = key.Name, ["description"] = key.Description, ["examples"] = new JsonArray(Example(key)) };
        foreach (var (name, value) in JsonNode.Parse(form ?? Forms.GetValueOrDefault(key, Text))!.AsObject()) definition[name] = value?.DeepClone();
        return definition;
    }

    /// <summary>The manual's example, as YAML reads it.</summary>
    private static JsonNode Example(FrontMatterKey key) => FrontMatterJsonValue.Of(FrontMatterYaml.Parse($"x: {key.Example}").Entries[0].Value)!;

    private static JsonObject Inner(JsonObject properties, string name)
    {
        if (properties[name] is not JsonObject map || map["properties"] is null)
        {
            properties[name] = map = new JsonObject
            {
                ["title"] = name,
                ["description"] = $"A map of keys that other engines keep below {name}.",
                ["examples"] = new JsonArray(new JsonObject()),
                ["properties"] = new JsonObject(),
            };
        }

        return (JsonObject)map["properties"]!;
    }

    private static void Merge(JsonObject map, FrontMatterKey own)
    {
        foreach (var (name, value) in Definition(own)) map[name] = value?.DeepClone();
    }

    private static string Choice(string first, string second, IEnumerable<string> others) =>
        $$"""{"type": "string", "pattern": "^\\s*({{string.Join('|', others.Prepend(second).Prepend(first).Distinct().Select(word => string.Concat(word.Select(Either))))}})\\s*$"}""";

    /// <summary>A pattern for every way to write a key that the readers take for it.</summary>
    private static string Loosely(string spelling)
    {
        var pattern = new StringBuilder("^[-_ ]*");
        foreach (var letter in FrontMatterKeys.Normalize(spelling)) pattern.Append(Either(letter)).Append("[-_ ]*");
        return pattern.Append('$').ToString();
    }

    private static string Either(char letter) => char.IsAsciiLetter(letter) ? $"[{char.ToLowerInvariant(letter)}{char.ToUpperInvariant(letter)}]" : letter is '.' ? "\\." : letter.ToString();
}

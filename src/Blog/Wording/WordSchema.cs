using System.Text.Json.Nodes;

namespace Blog.Wording;

/// <summary>The words that <c>words.yaml</c> may hold as a JSON Schema (draft 2020-12), each with what it is in English.</summary>
public static class WordSchema
{
    public static JsonObject Create()
    {
        var properties = new JsonObject();
        foreach (var (key, word) in SiteWords.English.All.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var property = new JsonObject { ["title"] = key, ["description"] = word.IsCounted ? $"{word.One.Written} / {word.Other.Written}" : word.Other.Written };
            if (word.IsCounted) property["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject { ["one"] = Text(), ["other"] = Text() } });
            else property["type"] = Text()["type"]!.DeepClone();
            properties[key] = property;
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Words of a blog",
            ["description"] = $"What {KnownWords.FileName} in the content folder may hold. Without a key its word is the one that is shipped for the language of the site, or English.",
            ["type"] = new JsonArray("object", "null"),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean", "null") };
}

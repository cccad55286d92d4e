using System.Text.Json;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>Pages as readers of the IndieWeb parse them.</summary>
public sealed class MicroformatsTests
{
    [Fact]
    public async Task The_parser_reads_an_entry()
    {
        using var files = new SeededFiles(("entry.html", """
            <article class="h-entry"><h1 class="p-name">Low tide</h1><a class="u-url" href="/posts/low-tide/"></a><time class="dt-published" datetime="2026-11-18">then</time>
            <a class="p-author h-card" href="/authors/ann/">Ann</a><div class="e-content"><p>Text</p></div></article>
            """), ("none.html", "<article><h1>Low tide</h1></article>"));
        var pages = await ReadAsync(files.Files);
        Assert.Equal(("Low tide", "https://example.com/posts/low-tide/", "2026-11-18", "Ann", "Text"), EntryOf(pages[0]));
        Assert.Null(EntryOf(pages[1]));
    }

    internal static async Task<List<JsonElement>> ReadAsync(IEnumerable<string> files) => [.. (await Tool.NodeAsync("microformats.mjs", files.Prepend("https://example.com/"))).Json().EnumerateArray()];

    /// <summary>What the first entry of a page says; null where there is none.</summary>
    internal static (string Name, string Url, string Published, string Author, string Content)? EntryOf(JsonElement page)
    {
        var entry = page.GetProperty("items").EnumerateArray().FirstOrDefault(item => item.GetProperty("type").EnumerateArray().Any(type => type.GetString() == "h-entry"));
        if (entry.ValueKind == JsonValueKind.Undefined) return null;
        string First(string name) => entry.GetProperty("properties").TryGetProperty(name, out var values)
            ? values[0].ValueKind == JsonValueKind.String ? values[0].GetString()! : values[0].GetProperty("value").GetString()! : "";
        return (First("name"), First("url"), First("published"), First("author"), First("content"));
    }
}

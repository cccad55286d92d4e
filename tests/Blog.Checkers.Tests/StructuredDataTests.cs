using System.Text.Json;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>The JSON-LD of every page that has some, as a validator of search engines' rules reads it.</summary>
public sealed class StructuredDataTests(CheckedSite site)
{
    private const string Good = """
        <!doctype html><title>Low tide</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"BlogPosting","headline":"Low tide","image":["https://example.com/a.png"],"datePublished":"2026-11-18T09:00:00+01:00","dateModified":"2026-11-18T09:00:00+01:00",
        "author":[{"@type":"Person","name":"Ann","url":"https://example.com/authors/ann/"}],"mainEntityOfPage":"https://example.com/posts/low-tide/","wordCount":10,"inLanguage":"en","keywords":["sea"]},
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Posts","item":"https://example.com/posts/"},{"@type":"ListItem","position":2,"name":"Low tide"}]}]}</script>
        """;

    private const string Bad = """
        <!doctype html><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headlin":"Low tide","datePublished":"2026-11-18","author":{"@type":"Person"}}</script>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Posts"}]}</script>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPostng","name":"x"}</script>
        <script type="application/ld+json">{"@context":"https://schema.org","name":"</script>
        """;

    [Fact]
    public async Task The_validator_has_nothing_against_any_page()
    {
        var pages = site.PagesOfFull.Where(page => page.Status == 200).ToList();
        var read = await ReadAsync(pages.Select(page => page.File));
        Assert.Equal(pages.Count, read.Count);
        Assert.All(read, page => Assert.True(page.GetProperty("issues").GetArrayLength() == 0, $"{page}"));
    }

    [Fact]
    public async Task The_validator_takes_a_good_page_and_notices_a_bad_one()
    {
        using var files = new SeededFiles(("good.html", Good), ("bad.html", Bad));
        var read = await ReadAsync(files.Files);
        Assert.Equal("[]", $"{read[0].GetProperty("issues")}");
        Assert.Equal(["BlogPosting", "Person", "BreadcrumbList", "ListItem"], read[0].GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        var issues = $"{read[1].GetProperty("issues")}";
        foreach (var issue in (string[])["headlin", "headline is missing", "is no instant with an offset: 2026-11-18", "At least two ListItems are required", "position", "BlogPostng", "Could not parse JSON-LD"])
            Assert.Contains(issue, issues, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> ReadAsync(IEnumerable<string> files) => [.. (await Tool.NodeAsync("structured-data.mjs", files)).Json().EnumerateArray()];
}

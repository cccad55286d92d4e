using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>A post in a browser of the terminal, w3m: without style sheet and script its parts still come in the order of reading.</summary>
public sealed class WithoutStyleTests(CheckedSite site)
{
    [Theory]
    [InlineData("/posts/everything/", "Everything that a post can hold", "The first paragraph, with", "small", "Footnotes", "From a callout", "Named.", "Previous")]
    [InlineData("/posts/markdown-showcase/", "What markdown can do here", "This page uses everything", "That was the last construct", "Footnotes", "A strong wind holds", "Previous")]
    public async Task A_post_is_read_from_top_to_bottom(string path, params string[] parts)
    {
        var lines = await DumpAsync(site.PagesOfFull.Single(page => page.Path == path).File);
        Assert.Contains("Skip to content", lines[0], StringComparison.Ordinal);
        Assert.InRange(Array.FindIndex(lines, line => line.StartsWith(parts[0], StringComparison.Ordinal)), 1, 29);
        var from = 0;
        foreach (var part in parts)
        {
            var at = Array.FindIndex(lines, from, line => line.Contains(part, StringComparison.Ordinal));
            Assert.True(at >= from, $"'{part}' does not come after line {from}:\n{string.Join('\n', lines)}");
            from = at;
        }
    }

    private static async Task<string[]> DumpAsync(string file) => (await Tool.RunAsync("w3m", "-dump", "-cols", "100", "-T", "text/html", file)).Output.Split('\n');
}

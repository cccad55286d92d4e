using System.Text.Json;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog schema</c>, started as an author would start it. What the schemas say is tested beside the readers of what they describe.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("pubDatetime")]
    [InlineData("pubDatetime", "post")]
    [InlineData("pageSize", "site")]
    [InlineData("minutesToRead", "words")]
    public async Task A_schema_is_printed_and_nothing_else(string key, params string[] arguments)
    {
        var (code, output, errors) = await Schema(arguments);
        Assert.Equal((0, ""), (code, errors));
        var schema = JsonDocument.Parse(output).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.True(schema.GetProperty("properties").TryGetProperty(key, out _));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("post site")]
    [InlineData("--format json")]
    public async Task Anything_else_is_wrong_usage(string arguments)
    {
        var (code, output, errors) = await Schema(arguments.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("schema takes post, site or words", errors.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_of_the_repository_is_the_one_that_is_printed() =>
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(TestSite.RepositoryRoot(), ".vscode", "site.schema.json"), TestContext.Current.CancellationToken)).Trim(), (await Schema("site")).Output);

    private static async Task<(int Code, string Output, string Errors)> Schema(params string[] arguments)
    {
        await using var blog = BlogProcess.Start(["schema", .. arguments]);
        var code = await blog.ExitCodeAsync();
        return (code, blog.Output.ReplaceLineEndings("\n").Trim(), blog.Errors.ReplaceLineEndings("\n").Trim());
    }
}

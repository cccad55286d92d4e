using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>Style sheets without mistakes and without a physical side, so that a page in Arabic is the mirror of one in English.</summary>
public sealed class StyleSheetTests
{
    [Fact]
    public async Task Stylelint_finds_nothing()
    {
        Assert.NotEmpty(CheckedSite.StyleSheets());
        Assert.Empty(await Finding.OfStylelintAsync(CheckedSite.StyleSheets()));
    }

    [Theory]
    [InlineData("margin-left: 1px", "property-disallowed-list")]
    [InlineData("border-right-color: red", "property-disallowed-list")]
    [InlineData("min-width: 1px", "property-disallowed-list")]
    [InlineData("text-align: left", "declaration-property-value-disallowed-list")]
    [InlineData("padding: 0 1px 0 2px", "declaration-property-value-disallowed-list")]
    [InlineData("colr: red", "property-no-unknown")]
    [InlineData("color: #ggg", "declaration-property-value-no-unknown")]
    public async Task Stylelint_notices(string declaration, string rule)
    {
        using var bad = new SeededFiles(("bad.css", $"p {{ {declaration}; }}\n"));
        Assert.Equal([rule], (await Finding.OfStylelintAsync(bad.Files)).Select(finding => finding.Rule));
    }
}

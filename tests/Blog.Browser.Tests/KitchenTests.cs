using Xunit;

namespace Blog.Browser.Tests;

/// <summary>The posts of the kitchen are as good as any page, whatever they hold.</summary>
public sealed class KitchenTests(BrowserSite site)
{
    public static TheoryData<string, string> Pages() =>
    [
        .. PageKind.Kitchen.Select(kind => (kind.Path, "paper")),
        ("/posts/everything/", "slate"), ("/posts/everything/", "moss"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_post_that_holds_awkward_things_is_accessible_quiet_self_contained_and_in_order(string path, string theme)
    {
        await using var page = await site.OpenAsync(path, theme: theme);
        await PageTests.CheckAsync(page, isError: false);
    }
}

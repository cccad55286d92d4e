using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Every page without scripts: complete, and without a control that does nothing.</summary>
public sealed class NoScriptTests(BrowserSite site)
{
    /// <summary>Buttons that a reader sees outside forms: only a script could make them do anything.</summary>
    private const string DeadControls = "() => [...document.querySelectorAll('button, [role=button]')].filter(button => !button.closest('form') && button.checkVisibility({ visibilityProperty: true })).map(button => button.outerHTML)";

    [Fact]
    public async Task No_control_is_shown_that_needs_a_script()
    {
        foreach (var kind in PageKind.All.Append(PageKind.Kitchen[0]))
        {
            await using var page = await site.OpenAsync(kind.Path, javaScript: false);
            Assert.Empty(await page.FindAsync(DeadControls));
            await page.AddCssAsync("button.theme { display: inline-flex !important }");
            Assert.Single(await page.FindAsync(DeadControls));
        }
    }

    [Fact]
    public async Task A_reader_gets_everywhere_by_links()
    {
        await using var page = await site.OpenAsync("/", javaScript: false, width: 390);
        foreach (var (link, heading) in ((string, string)[])[("All posts", "Posts"), ("Older posts", "Posts, page 2"), ("Tags", "Tags"), ("manual", "Tag manual"), ("Archive", "Archive"), ("Feeds", "Feeds"), ("Marginalia", "Marginalia")])
        {
            await page.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading, new() { IgnoreCase = true });
        }
    }

    [Fact]
    public async Task The_search_is_a_form_and_its_results_are_links()
    {
        await using var page = await site.OpenAsync("/", javaScript: false, width: 390);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
        var field = page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Searchbox);
        await field.FillAsync("front matter");
        await field.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/search/?q=front+matter");
        await Assertions.Expect(field).ToHaveValueAsync("front matter");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Front matter reference" }).First.ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Front matter reference");
    }

    [Fact]
    public async Task Contents_footnotes_and_foldable_callouts_work()
    {
        await using var page = await site.OpenAsync("/posts/everything/", javaScript: false, width: 390);
        var contents = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" });
        var link = contents.GetByRole(AriaRole.Link, new() { Name = "Tables" });
        await Assertions.Expect(link).ToBeHiddenAsync();
        await contents.GetByText("Contents").ClickAsync();
        await link.ClickAsync();
        await Assertions.Expect(page.Page.Locator("#tables")).ToBeInViewportAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Footnote 2", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("#fn-2")).ToBeInViewportAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Back to reference 2-2" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#fnref-2-2")).ToBeInViewportAsync();

        var folded = page.Page.GetByText("What is folded away.");
        await Assertions.Expect(folded).ToBeHiddenAsync();
        await page.Page.GetByText("Folded away", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(folded).ToBeVisibleAsync();
        var open = page.Page.GetByText("What is open.");
        await Assertions.Expect(open).ToBeVisibleAsync();
        await page.Page.GetByText("Open, and it can be closed").ClickAsync();
        await Assertions.Expect(open).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(false, "rgb(252, 251, 247)")]
    [InlineData(true, "rgb(21, 23, 28)")]
    public async Task Light_and_dark_follow_the_system(bool isDark, string ground)
    {
        await using var page = await site.OpenAsync("/", isDark, javaScript: false);
        await Assertions.Expect(page.Page.Locator("html")).ToHaveCSSAsync("background-color", ground);
    }
}

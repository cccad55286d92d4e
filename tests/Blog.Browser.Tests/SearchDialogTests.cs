using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>The search as a dialog, by keyboard: a combobox over the results of the page.</summary>
public sealed class SearchDialogTests(BrowserSite site)
{
    private const string Open = "import(document.querySelector('[data-search-script]').dataset.searchScript).then(search => search.open())";

    [Fact]
    public async Task Results_come_as_one_types_and_are_chosen_by_keyboard()
    {
        // A transition that the next page cuts short is told by the browser as an error of the page.
        await using var page = await site.OpenAsync("/about/", also: options => options.ReducedMotion = ReducedMotion.Reduce);
        var dialog = await OpenAsync(page);
        var input = dialog.GetByRole(AriaRole.Combobox);
        await Assertions.Expect(input).ToBeFocusedAsync();
        await input.PressSequentiallyAsync("front matter");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("results");
        var options = dialog.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToContainTextAsync("Front matter reference");
        await Assertions.Expect(options.First.Locator("mark").First).ToHaveTextAsync("Front");
        await Assertions.Expect(input).ToHaveAttributeAsync("aria-expanded", "true");
        var count = await options.CountAsync();

        await ExpectChosen(null);
        await input.PressAsync("ArrowDown");
        await ExpectChosen(0);
        await input.PressAsync("ArrowDown");
        await ExpectChosen(1);
        await input.PressAsync("End");
        await ExpectChosen(count - 1);
        await input.PressAsync("ArrowDown");
        await ExpectChosen(0);
        await input.PressAsync("ArrowUp");
        await ExpectChosen(count - 1);
        await input.PressAsync("Home");
        await ExpectChosen(0);
        await input.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/posts/front-matter-reference/");
        Assert.Empty(page.Messages);
        Assert.Empty(page.Foreign);

        async Task ExpectChosen(int? index)
        {
            if (index is { } chosen) await Assertions.Expect(input).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(chosen).GetAttributeAsync("id"))!);
            else Assert.Null(await input.GetAttributeAsync("aria-activedescendant"));
            Assert.Equal(index is null ? 0 : 1, await dialog.Locator("[aria-selected=true]").CountAsync());
        }
    }

    [Fact]
    public async Task Escape_closes_it_and_focus_returns_to_where_it_was()
    {
        await using var page = await site.OpenAsync("/about/");
        await page.Page.Locator(".site-title").FocusAsync();
        var dialog = await OpenAsync(page);
        await dialog.GetByRole(AriaRole.Combobox).FillAsync("markdown");
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator(".site-title")).ToBeFocusedAsync();
        // It opens again with what was typed, ready to be replaced.
        await page.Page.EvaluateAsync(Open);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("markdown");
        Assert.Equal(1, await page.Page.Locator("dialog").CountAsync());
    }

    [Fact]
    public async Task Enter_without_a_choice_leads_to_the_page_of_the_search()
    {
        await using var page = await site.OpenAsync("/about/");
        var dialog = await OpenAsync(page);
        await dialog.GetByRole(AriaRole.Combobox).FillAsync("tag:manual <b>");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/search/?q=tag%3Amanual+%3Cb%3E");
    }

    [Theory]
    [InlineData(false, 390)]
    [InlineData(true, 1280)]
    public async Task The_dialog_is_accessible_empty_and_with_results(bool isDark, int width)
    {
        await using var page = await site.OpenAsync("/about/", isDark, width);
        var dialog = await OpenAsync(page);
        Assert.Empty((await page.Page.RunAxe()).Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
        await dialog.GetByRole(AriaRole.Combobox).FillAsync("front matter");
        await dialog.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Empty((await page.Page.RunAxe()).Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(page.Messages);
    }

    private static async Task<ILocator> OpenAsync(WatchedPage page)
    {
        await page.Page.EvaluateAsync(Open);
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { IncludeHidden = true });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }
}

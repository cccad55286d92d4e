using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>The search as a dialog, by keyboard: a combobox over the results of the page.</summary>
public sealed class SearchDialogTests(BrowserSite site)
{
    /// <summary>Once its script is there, a key that opens it does so at once.</summary>
    private const string Fetch = "import(document.querySelector('[data-search-script]').dataset.searchScript).then(() => 0)";

    private const string Open = "import(document.querySelector('[data-search-script]').dataset.searchScript).then(search => search.open())";

    [Fact]
    public async Task Results_come_as_one_types_and_are_chosen_by_keyboard()
    {
        // A transition that the next page cuts short is told by the browser as an error of the page.
        await using var page = await site.OpenAsync("/about/", also: options => options.ReducedMotion = ReducedMotion.Reduce);
        var dialog = await OpenAsync(page);
        var input = dialog.GetByRole(AriaRole.Combobox);
        await Assertions.Expect(input).ToBeFocusedAsync();
        // What was found for the half of it would take the choice away when the rest comes.
        var whole = await page.Page.RunAndWaitForResponseAsync(() => input.PressSequentiallyAsync("front matter"), response => response.Url.EndsWith("?q=front%20matter", StringComparison.Ordinal));
        await whole.FinishedAsync();
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
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

    [Theory]
    [InlineData("/")]
    [InlineData("Control+k")]
    [InlineData("Meta+k")]
    public async Task A_key_opens_it_wherever_nothing_is_typed_and_focus_returns(string key)
    {
        await using var page = await site.OpenAsync("/search/");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await page.Page.EvaluateAsync(Fetch);
        // In a field it is a letter like any other.
        await page.Page.Locator("main input[name=q]").FocusAsync();
        await page.Page.Keyboard.PressAsync(key);
        await page.DrawnAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("main input[name=q]")).ToHaveValueAsync(key.Length == 1 ? key : "");

        await page.Page.Locator(".site-title").FocusAsync();
        await page.Page.Keyboard.PressAsync("Alt+" + key);
        await page.Page.Keyboard.PressAsync("k");
        await page.DrawnAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("");
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator(".site-title")).ToBeFocusedAsync();
        Assert.Empty(page.Messages);
    }

    /// <summary>WCAG 2.1.4: a shortcut of a single letter can be turned off.</summary>
    [Fact]
    public async Task The_single_key_is_turned_off_in_the_dialog_and_stays_so()
    {
        await using var page = await site.OpenAsync("/about/", also: options => options.ReducedMotion = ReducedMotion.Reduce);
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        var box = page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "The key / opens this search" });
        await page.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(box).ToBeCheckedAsync();
        await box.FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).Not.ToBeCheckedAsync();
        await CloseAsync(page);
        await ExpectOff();

        // On the next page, and in a tab that was open before; with a command key it is no single letter.
        var other = await page.Page.Context.NewPageAsync();
        await other.GotoAsync(page.Page.Url);
        await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), "/tags/").AbsoluteUri);
        await page.Page.BringToFrontAsync();
        await ExpectOff();
        await page.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(box).Not.ToBeCheckedAsync();
        await box.CheckAsync();
        await CloseAsync(page);
        await page.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await other.BringToFrontAsync();
        await other.Keyboard.PressAsync("/");
        await Assertions.Expect(other.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        Assert.Empty(page.Messages);

        async Task ExpectOff()
        {
            await page.Page.EvaluateAsync(Fetch);
            await page.Page.Keyboard.PressAsync("/");
            await page.DrawnAsync();
            Assert.Equal(0, await page.Page.Locator("dialog[open]").CountAsync());
        }
    }

    [Fact]
    public async Task Where_nothing_is_kept_the_key_is_off_as_long_as_the_page_is_there()
    {
        await using var page = await site.OpenAsync("/about/", before: page => page.AddInitScriptAsync(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"));
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await CloseAsync(page);
        await page.Page.Keyboard.PressAsync("/");
        await page.DrawnAsync();
        Assert.Equal(0, await page.Page.Locator("dialog[open]").CountAsync());
        Assert.Empty(page.Messages);
    }

    /// <summary>Until it is closed and the focus has left it, its fields are where letters go.</summary>
    private static async Task CloseAsync(WatchedPage page)
    {
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await page.Page.WaitForFunctionAsync("document.activeElement === document.body");
    }

    private static async Task<ILocator> OpenAsync(WatchedPage page)
    {
        await page.Page.EvaluateAsync(Open);
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { IncludeHidden = true });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }
}

using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>What a text holds, in a real browser: formulas, films, notes beside the text, pictures for one scheme, and code.</summary>
public sealed class BodyTests(BrowserSite site)
{
    private const string Showcase = "/posts/markdown-showcase/";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_film_is_asked_for_when_it_is_played_and_not_before(bool javaScript)
    {
        await using var page = await site.OpenAsync(Showcase, javaScript: javaScript);
        // Nothing of it leaves this machine.
        await page.Page.Context.RouteAsync("https://**", route => route.AbortAsync());
        var film = page.Page.FrameLocator(".video > iframe").Locator("a");
        await page.Page.Locator(".video").ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(page.Foreign);
        var asked = page.Page.WaitForRequestAsync("https://www.youtube-nocookie.com/embed/**");
        await film.ClickAsync();
        Assert.Equal(page.Page.MainFrame, (await asked).Frame.ParentFrame);
        // YouTube plays nothing for a page that does not say where it is.
        Assert.Equal((await site.SiteAsync()).ClientOptions.BaseAddress.AbsoluteUri, await (await asked).HeaderValueAsync("Referer"));
        Assert.Equal(new Uri((await site.SiteAsync()).ClientOptions.BaseAddress, Showcase).AbsoluteUri, page.Page.Url);
        Assert.All(page.Foreign, url => Assert.StartsWith("https://www.youtube-nocookie.com/embed/", url, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task A_film_that_is_not_played_yet_is_a_link_as_large_as_its_frame_through_which_the_page_is_seen(int width, bool isDark)
    {
        await using var page = await site.OpenAsync(Showcase, isDark, width);
        var film = page.Page.Locator(".video > iframe");
        await film.ScrollIntoViewIfNeededAsync();
        var link = page.Page.FrameLocator(".video > iframe").Locator("a");
        // A frame is seen through where its element and its document have one scheme, and is white or black where not.
        const string Scheme = "element => getComputedStyle(element).colorScheme.replace('normal', 'light')";
        foreach (var theme in (string[])["", "light", "dark"])
        {
            await page.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            Assert.Equal("light", await film.EvaluateAsync<string>(Scheme));
            Assert.Equal("light", await link.EvaluateAsync<string>(Scheme));
        }

        Assert.Equal("rgba(0, 0, 0, 0)", await link.EvaluateAsync<string>("link => getComputedStyle(link.ownerDocument.body).backgroundColor"));
        Assert.True(await link.EvaluateAsync<bool>("""
            link => {
                const drawing = link.firstElementChild.getBoundingClientRect();
                return innerWidth - drawing.width <= 10 && innerHeight - drawing.height <= 16 && document.documentElement.scrollHeight <= innerHeight;
            }
            """));
        // The ring of focus is the browser's own, and stands within the frame.
        await page.Page.Locator(".video + p a").FocusAsync();
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.Equal("auto", await link.EvaluateAsync<string>("link => link.matches(':focus-visible') ? getComputedStyle(link).outlineStyle : 'not focused'"));
        Assert.True(await link.EvaluateAsync<bool>("link => link.firstElementChild.getBoundingClientRect().left >= 5"));
    }

    [Theory]
    [InlineData(1344)]
    [InlineData(1920)]
    public async Task On_a_wide_screen_notes_stand_beside_their_references_and_never_upon_each_other(int width)
    {
        await using var page = await site.OpenAsync(Showcase, width: width);
        await page.Page.EvaluateAsync("window.scrollTo(0, 0)");
        var places = await page.Page.EvaluateAsync<double[][]>("""
            [...document.querySelectorAll('.footnotes li')].map(note => {
                const at = note.getBoundingClientRect(), reference = document.getElementById('fnref-' + note.id.slice(3)).getBoundingClientRect();
                return [at.top, at.bottom, reference.top, at.left - document.querySelector('.prose').getBoundingClientRect().right, innerWidth - at.right];
            })
            """);
        Assert.True(places.Length >= 2);
        for (var index = 0; index < places.Length; index++)
        {
            var (top, reference) = (places[index][0], places[index][2]);
            Assert.True(places[index][3] > 0 && places[index][4] > 0, "a note lies upon the text or outside of the window");
            Assert.True(top >= reference - 1, "a note stands above its reference");
            if (index > 0) Assert.True(top >= places[index - 1][1], "a note lies upon the one before");
            var isFree = index == 0 || places[index - 1][1] + 16 < reference;
            if (isFree) Assert.InRange(top - reference, -1, 1);
        }

        // Contents and dates are on the other side.
        Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('.contents').getBoundingClientRect().right < document.querySelector('.prose').getBoundingClientRect().left"));
        Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('.contents').getBoundingClientRect().top >= document.querySelector('.post-meta').getBoundingClientRect().bottom"));
    }

    [Fact]
    public async Task On_any_other_screen_and_on_paper_notes_stand_at_the_end()
    {
        await using var page = await site.OpenAsync(Showcase, width: 1280);
        const string IsAtEnd = "[...document.querySelectorAll('.footnotes li')].every(note => getComputedStyle(note).position === 'static')";
        Assert.True(await page.Page.EvaluateAsync<bool>(IsAtEnd));
        await page.Page.SetViewportSizeAsync(1920, 900);
        Assert.False(await page.Page.EvaluateAsync<bool>(IsAtEnd));
        await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.True(await page.Page.EvaluateAsync<bool>(IsAtEnd));
    }

    [Theory]
    [InlineData(false, "tide-light.svg")]
    [InlineData(true, "tide-dark.svg")]
    public async Task Of_two_pictures_the_one_for_the_scheme_is_shown_and_fetched(bool isDark, string shown)
    {
        await using var page = await site.OpenAsync("/about/", isDark);
        var fetched = new List<string>();
        page.Page.Request += (_, request) => fetched.Add(request.Url);
        await page.Page.GotoAsync(new Uri((await site.SiteAsync()).ClientOptions.BaseAddress, Showcase).AbsoluteUri);
        var visible = page.Page.Locator("img[src*='/tide-']").And(page.Page.Locator("img:visible"));
        await visible.First.ScrollIntoViewIfNeededAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(1, await visible.CountAsync());
        Assert.Contains(shown, await visible.GetAttributeAsync("src"), StringComparison.Ordinal);
        Assert.All(fetched.Where(url => url.Contains("/tide-", StringComparison.Ordinal)), url => Assert.Contains(shown, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_is_shown_and_a_wide_one_scrolls_by_keyboard_within_itself()
    {
        await using var page = await site.OpenAsync(Showcase, width: 390);
        var formula = page.Page.Locator(".formula[tabindex]").First;
        await formula.EvaluateAsync("formula => formula.querySelector('math').append(...Array.from({ length: 20 }, () => formula.querySelector('munderover, msub').cloneNode(true)))");
        await formula.FocusAsync();
        Assert.True(await formula.EvaluateAsync<bool>("formula => formula.scrollWidth > formula.clientWidth"));
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task A_block_that_wraps_does_not_scroll()
    {
        await using var page = await site.OpenAsync(Showcase, width: 390);
        Assert.Equal(0, await page.Page.Locator(".code.wrap pre").EvaluateAsync<int>("pre => pre.scrollWidth - pre.clientWidth"));
    }
}

using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Places within a post: the mark in the contents, anchors, and regions that scroll by themselves.</summary>
public sealed class PlacesTests(BrowserSite site)
{
    [Fact]
    public async Task The_contents_mark_the_section_in_view_and_move_nothing()
    {
        await using var page = await site.OpenAsync("/posts/many-headings/", width: 1440, also: options => options.ReducedMotion = ReducedMotion.Reduce, before: page => page.AddInitScriptAsync(LayoutShiftTests.Watch));
        var ids = await page.FindAsync("() => [...document.querySelectorAll('.contents a')].map(link => decodeURIComponent(link.hash.slice(1)))");
        Assert.True(ids.Length > 15);
        var marked = page.Page.Locator(".contents [aria-current=true]");
        for (var number = 0; number < ids.Length; number += 4)
        {
            await page.Page.EvaluateAsync("id => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 40)", ids[number]);
            // At the end of the page the last headings stand lower than where a section begins to be read.
            var expected = await page.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('.contents a')].map(link => decodeURIComponent(link.hash.slice(1))).findLast(id => document.getElementById(id).getBoundingClientRect().top < innerHeight * .3)");
            await Assertions.Expect(marked).ToHaveCountAsync(1);
            await Assertions.Expect(marked).ToHaveAttributeAsync("href", "#" + expected);
            // The list may be longer than the window: what is marked is in view.
            await Assertions.Expect(marked).ToBeInViewportAsync();
        }

        Assert.Empty(await page.FindAsync("shiftsUntilNow()"));
        await page.Page.EvaluateAsync("document.querySelector('main').prepend(Object.assign(document.createElement('h2'), { textContent: 'Moved' }))");
        await page.DrawnAsync();
        Assert.NotEmpty(await page.FindAsync("shiftsUntilNow()"));
    }

    [Fact]
    public async Task An_anchor_lands_with_its_heading_in_view()
    {
        await using var page = await site.OpenAsync("/posts/many-headings/");
        var address = new Uri(page.Page.Url);
        foreach (var id in (string[])["見出し", "überschrift--more", "part-1", "section-14-which-has-a-name-of-some-length"])
        {
            await page.Page.GotoAsync(new Uri(address, "/about/").AbsoluteUri);
            await page.Page.GotoAsync(new Uri(address, "#" + id).AbsoluteUri);
            await page.RestAsync();
            Assert.InRange(await TopAsync(page, id), 8, 600);
        }

        // By its own link, too.
        await page.Page.Locator("#العنوان .anchor").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.RestAsync();
        Assert.InRange(await TopAsync(page, "العنوان"), 8, 600);
        Assert.EndsWith("#" + Uri.EscapeDataString("العنوان"), page.Page.Url, StringComparison.Ordinal);
        await page.AddCssAsync("html { scroll-padding: 0 } .prose :target { scroll-margin: 0 !important }");
        await page.Page.EvaluateAsync("location.hash = ''; location.hash = 'part-1'");
        await page.RestAsync();
        Assert.True(await TopAsync(page, "part-1") < 8, "a heading at the very edge is not noticed");
    }

    private static Task<double> TopAsync(WatchedPage page, string id) => page.Page.EvaluateAsync<double>("id => document.getElementById(id).getBoundingClientRect().top", id);

    [Fact]
    public async Task What_is_wider_than_the_text_scrolls_by_arrow_keys_and_is_a_stop_only_then()
    {
        await using var page = await site.OpenAsync("/posts/everything/", width: 768);
        await page.DrawnAsync();
        foreach (var region in (string[])[".table", "pre"])
        {
            var wide = page.Page.Locator(region).First;
            Assert.True(await wide.EvaluateAsync<bool>("region => region.scrollWidth > region.clientWidth"));
            await Assertions.Expect(wide).ToHaveRoleAsync(AriaRole.Region);
            Assert.NotEqual("", await wide.GetAttributeAsync("aria-label"));
            await wide.FocusAsync();
            await page.Page.Keyboard.PressAsync("ArrowRight");
            await page.Page.WaitForFunctionAsync("region => region.scrollLeft > 0", await wide.ElementHandleAsync());
        }

        const string stops = "() => [...document.querySelectorAll('.prose :is(pre, .table)')].filter(region => (region.tabIndex === 0) !== (region.scrollWidth > region.clientWidth)).map(region => region.outerHTML.slice(0, 80))";
        Assert.Empty(await page.FindAsync(stops));
        await page.ResizeAsync(320);
        await page.DrawnAsync();
        Assert.Empty(await page.FindAsync(stops));
        await page.Page.EvaluateAsync("document.querySelector('pre').tabIndex = -1");
        Assert.NotEmpty(await page.FindAsync(stops));
    }

    [Fact]
    public async Task Pictures_have_a_size_and_a_text_and_wait_until_they_are_near()
    {
        const string faults =
            """
            () => [...document.querySelectorAll('img')].flatMap((image, index) => {
              const faults = [], { width, height } = image.getBoundingClientRect(), first = index === 0;
              for (const name of ['width', 'height', 'alt']) if (!image.hasAttribute(name)) faults.push(`no ${name}`);
              if (Math.abs(width / height - image.getAttribute('width') / image.getAttribute('height')) > .02) faults.push('squeezed');
              if ((image.loading === 'lazy') === first) faults.push(first ? 'the first waits' : 'does not wait');
              if ((image.fetchPriority === 'high') !== first) faults.push('priority');
              return faults.map(fault => `${fault}: ${image.src}`);
            })
            """;
        foreach (var path in (string[])["/posts/pictures/", "/posts/everything/", "/posts/images-and-links/"])
        {
            await using var page = await site.OpenAsync(path);
            Assert.True(await page.Page.Locator("img").CountAsync() > 1);
            foreach (var width in (int[])[320, 1280])
            {
                await page.ResizeAsync(width);
                Assert.Empty(await page.FindAsync(faults));
            }

            await page.Page.EvaluateAsync("const image = document.querySelector('img'); image.removeAttribute('alt'); image.loading = 'lazy'; image.fetchPriority = 'auto'; image.style.height = '10px'");
            Assert.Equal(4, (await page.FindAsync(faults)).Length);
        }
    }
}

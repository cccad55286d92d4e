using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Where words, numbers and marks stand: what a careful printer would see to.</summary>
public sealed class TypesettingTests(BrowserSite site)
{
    /// <summary>How many lines a text takes.</summary>
    private const string Lines = "element => new Set([...element.getClientRects()].map(rectangle => Math.round(rectangle.top))).size";

    [Fact]
    public async Task Words_addresses_and_code_in_a_table_stay_whole_and_the_table_scrolls()
    {
        await using var page = await site.OpenAsync("/posts/settings/", width: 390);
        var table = page.Page.Locator(".table").First;
        await table.Locator("tbody").EvaluateAsync("""
            body => body.innerHTML = '<tr><td><a href="/">abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz</a></td><td><code>--mono</code></td><td>WSW 3</td><td>' + 'a b c d e f g '.repeat(20) + '</td></tr>'
            """);
        Assert.Equal(1, await table.Locator("td a").EvaluateAsync<int>(Lines));
        Assert.Equal(1, await table.Locator("td code").EvaluateAsync<int>(Lines));
        Assert.True(await table.EvaluateAsync<bool>("table => table.scrollWidth > table.clientWidth"));
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        // Paper does not scroll.
        await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.InRange(await table.EvaluateAsync<int>("table => table.scrollWidth - table.clientWidth"), int.MinValue, 0);
    }

    [Fact]
    public async Task On_a_phone_the_menu_of_the_first_page_begins_at_its_top()
    {
        await using var page = await site.OpenAsync("/", width: 390);
        var menu = await page.Page.Locator(".site-header nav").BoundingBoxAsync();
        Assert.InRange(menu!.Y, 0, 20);
        var theme = await page.Page.Locator("button.theme").BoundingBoxAsync();
        var last = await page.Page.Locator(".site-header nav li").Last.BoundingBoxAsync();
        Assert.True(last!.X + last.Width <= theme!.X + 1 || last.Y >= theme.Y + theme.Height, "the menu lies beneath the switch");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task The_mark_of_the_section_thickens_the_ruled_line_where_contents_stand_left_of_it()
    {
        await using var page = await site.OpenAsync("/posts/markdown-showcase/", width: 1440);
        await page.Page.EvaluateAsync("document.getElementById('code').scrollIntoView()");
        await page.Page.Locator(".contents [aria-current]").WaitForAsync();
        var (bar, line) = (await Middle(".contents [aria-current]"), await Middle("body"));
        Assert.InRange(bar - line, -1, 1);

        // A pseudo-element has no rectangle: a copy that is one has.
        async Task<double> Middle(string selector) => await page.Page.Locator(selector).First.EvaluateAsync<double>("""
            element => {
                const style = getComputedStyle(element, '::before'), copy = document.createElement('i');
                for (const name of ['position', 'top', 'bottom', 'left', 'right', 'borderLeft', 'width', 'boxSizing']) copy.style[name] = style[name];
                copy.style.gridColumn = 'auto'; // what stands in a column of the body has its place from there
                element.append(copy);
                const at = copy.getBoundingClientRect();
                copy.remove();
                return at.left + at.width / 2;
            }
            """);
    }

    [Fact]
    public async Task The_first_number_of_a_pager_stands_on_the_edge_of_the_text_in_one_row_with_the_ways_on()
    {
        await using var page = await site.OpenAsync("/posts/page/2/");
        var edges = await page.Page.EvaluateAsync<double[]>("""
            () => {
                const range = document.createRange();
                range.selectNodeContents(document.querySelector('.pager li a'));
                const ways = [...document.querySelectorAll('.pager li, .pager > a')].map(way => way.getBoundingClientRect().top);
                return [range.getBoundingClientRect().left - document.querySelector('h1').getBoundingClientRect().left, Math.max(...ways) - Math.min(...ways)];
            }
            """);
        Assert.InRange(edges[0], -2, 2);
        Assert.InRange(edges[1], 0, 1);
    }

    [Fact]
    public async Task Long_words_are_hyphenated_and_neither_code_nor_addresses_are()
    {
        await using var page = await site.OpenAsync("/posts/markdown-showcase/", width: 390);
        foreach (var (selector, hyphens) in ((string, string)[])[("h1", "auto"), (".prose p", "auto"), (".prose h2", "auto"), (".prose code", "manual"), (".prose p a", "manual")])
            Assert.Equal((selector, hyphens), (selector, await page.Page.Locator(selector).First.EvaluateAsync<string>("element => getComputedStyle(element).hyphens")));
    }

    [Fact]
    public async Task A_date_in_the_margin_is_whole()
    {
        await using var page = await site.OpenAsync("/posts/markdown-showcase/");
        var date = page.Page.Locator(".post-meta time").First;
        await date.EvaluateAsync("time => { time.before('Updated '); time.textContent = 'November 27, 2026'; }");
        Assert.Equal(1, await date.EvaluateAsync<int>("time => { const range = document.createRange(); range.selectNodeContents(time); return new Set([...range.getClientRects()].map(rectangle => rectangle.top)).size; }"));
    }

    [Fact]
    public async Task After_the_number_of_a_note_comes_the_space_of_a_word_and_what_is_clicked_is_24_pixels_wide()
    {
        await using var page = await site.OpenAsync("/posts/markdown-showcase/");
        var sizes = await page.Page.Locator("#fnref-1").EvaluateAsync<double[]>("""
            link => {
                const number = document.createRange(), after = document.createRange(), text = link.parentElement.nextSibling;
                number.selectNodeContents(link);
                after.setStart(text, 1);
                after.setEnd(text, 2);
                return [after.getBoundingClientRect().left - number.getBoundingClientRect().right, link.getBoundingClientRect().width, link.getBoundingClientRect().height];
            }
            """);
        Assert.InRange(sizes[0], 3, 8);
        Assert.True(sizes[1] >= 24 && sizes[2] >= 24, $"{sizes[1]} × {sizes[2]}");
    }
}

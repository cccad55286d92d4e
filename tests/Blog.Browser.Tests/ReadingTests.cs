using Xunit;

namespace Blog.Browser.Tests;

/// <summary>Text in every window and size: the length of its lines, and that nothing of it is lost.</summary>
public sealed class ReadingTests(BrowserSite site)
{
    private static readonly int[] Widths = [320, 390, 768, 1280, 1920];

    /// <summary>Characters of the middle one of all full lines, by length. A line ends where the next character stands further left.</summary>
    private const string CharactersOfALine =
        """
        () => {
          const lengths = [];
          for (const paragraph of document.querySelectorAll('.prose > p')) {
            const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange();
            let left = 0, length = 0;
            for (let node; node = walker.nextNode();) {
              for (let index = 0; index < node.length; index++) {
                range.setStart(node, index);
                range.setEnd(node, index + 1);
                const rect = range.getBoundingClientRect();
                if (rect.width === 0) continue;
                if (rect.left < left) { lengths.push(length); length = 0; }
                left = rect.left;
                length++;
              }
            }
          }
          return lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? 0;
        }
        """;

    private const string TextSpacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

    private static readonly string[] Paths = ["/", "/tags/", "/archives/", "/posts/everything/", "/posts/many-headings/", "/posts/long-title/", "/posts/arabic/"];

    [Fact]
    public async Task A_line_has_as_many_characters_as_an_eye_finds_its_way_back_from()
    {
        await using var page = await site.OpenAsync("/posts/pictures/");
        // One long paragraph without anything that cannot be broken.
        await page.Page.EvaluateAsync("text => document.querySelector('.prose').replaceChildren(Object.assign(document.createElement('p'), { textContent: text }))",
            string.Concat(Enumerable.Repeat("Sixty or seventy characters are what an eye finds its way back from without a finger on the page; many fewer make it jump too often. ", 12)));
        foreach (var width in Widths)
        {
            await page.ResizeAsync(width);
            Assert.InRange(await page.Page.EvaluateAsync<int>(CharactersOfALine), width < 400 ? 30 : 55, 75);
        }

        await page.AddCssAsync(".prose { font-size: .75rem }");
        Assert.True(await page.Page.EvaluateAsync<int>(CharactersOfALine) > 75, "the measure is not noticed to be too long");
    }

    [Fact]
    public async Task Nothing_is_lost_in_any_window_direction_or_spacing()
    {
        List<string> lost = [];
        foreach (var path in Paths)
        {
            await using var page = await site.OpenAsync(path);
            lost.AddRange(await LostAsync(page, "as it is"));
            await page.Page.EvaluateAsync("document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl'");
            lost.AddRange(await LostAsync(page, "the other way round"));
            await page.Page.ReloadAsync();
            await page.AddCssAsync(TextSpacing);
            lost.AddRange(await LostAsync(page, "spaced out"));
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    /// <summary>The size that a reader chose in the browser; what the style sheet asks of windows grows with it.</summary>
    [Fact]
    public async Task Nothing_is_lost_with_letters_twice_as_large()
    {
        await using var browser = await site.LaunchAsync(with: "--blink-settings=defaultFontSize=32");
        List<string> lost = [];
        foreach (var path in Paths)
        {
            await using var page = await site.OpenAsync(path, browser: browser);
            Assert.Equal("32px", await page.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
            lost.AddRange(await LostAsync(page, "large"));
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private static async Task<List<string>> LostAsync(WatchedPage page, string how)
    {
        List<string> lost = [];
        foreach (var width in Widths)
        {
            await page.ResizeAsync(width);
            lost.AddRange((await page.FindAsync(PageChecks.LostText)).Select(text => $"{page.Page.Url}, {how}, {width}: {text}"));
        }

        return lost;
    }
}

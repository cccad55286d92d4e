using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>What a copy button puts on the clipboard is what stands in the author's file, character by character.</summary>
public sealed partial class CopyTests(BrowserSite site)
{
    private static readonly List<string> Sources = [.. Fence().Matches(File.ReadAllText(Path.Combine(BrowserSite.Kitchen, "posts", "awkward-code.md"))).Select(Source)];

    [Fact]
    public async Task The_clipboard_holds_what_the_author_wrote()
    {
        await using var page = await site.OpenAsync("/posts/awkward-code/");
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.EvaluateAsync("window.said = []; new MutationObserver(() => said.push(document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'), { childList: true }); 0");
        Assert.Equal(8, Sources.Count);
        var buttons = page.Page.Locator("button.copy");
        await Assertions.Expect(buttons).ToHaveCountAsync(Sources.Count);
        for (var number = 0; number < Sources.Count; number++)
        {
            await buttons.Nth(number).ClickAsync();
            // Spoken once each time, by the one region that is for it.
            await page.Page.WaitForFunctionAsync("count => said.filter(text => text === 'Copied').length === count", number + 1);
            Assert.Equal(Sources[number], await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }

        Assert.Equal(1, await page.Page.Locator("[role=status]").CountAsync());
        await page.Page.Locator("code").First.EvaluateAsync("code => code.prepend('1')");
        await buttons.First.ClickAsync();
        await page.Page.WaitForFunctionAsync("count => said.filter(text => text === 'Copied').length === count", Sources.Count + 1);
        Assert.NotEqual(Sources[0], await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Buttons_work_on_a_page_that_was_faded_into()
    {
        await using var page = await site.OpenAsync("/tags/code/");
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Code that is hard to copy" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy Makefile" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("[role=status]")).ToHaveTextAsync("Copied");
        Assert.Equal(Sources[0], await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Without_a_clipboard_the_code_is_marked_to_be_copied_by_hand()
    {
        await using var page = await site.OpenAsync("/posts/awkward-code/", before: page => page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })"));
        await page.Page.Locator("button.copy").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("[role=status]")).ToHaveTextAsync("Press Ctrl+C");
        Assert.Equal("code", await page.Page.EvaluateAsync<string>("getSelection().anchorNode.nodeName.toLowerCase()"));
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Names_marks_and_numbers_are_shown_and_stand_in_no_text()
    {
        await using var page = await site.OpenAsync("/posts/awkward-code/");
        Assert.Equal(["Makefile", "a.patch", "</script><b>&"], await page.FindAsync("() => [...document.querySelectorAll('.code figcaption')].map(caption => caption.textContent)"));
        Assert.Equal(["$ cd \"$HOME\"\n", "0\n"], await page.FindAsync("() => [...document.querySelectorAll('.code:nth-of-type(2) .mark')].map(line => line.textContent)"));
        Assert.Equal("counter(line)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.numbered .line'), '::before').content.split(' / ')[0]"));
        Assert.Equal(Sources, await page.FindAsync("() => [...document.querySelectorAll('code')].map(code => code.textContent)"));

        var feed = XDocument.Parse(await (await site.SiteAsync()).TextAsync("/tags/code/atom.xml"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var content = new HtmlParser().ParseDocument(feed.Descendants(atom + "content").Single().Value);
        Assert.Equal(Sources, content.QuerySelectorAll("pre code").Select(code => code.TextContent));
        Assert.Empty(content.QuerySelectorAll("button"));
    }

    private static string Source(Match fence)
    {
        var indent = fence.Groups["indent"].Value;
        return string.Concat(fence.Groups["text"].Value.Split('\n')[..^1].Select(line => (line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line) + "\n"));
    }

    [GeneratedRegex(@"^(?<indent> *)(?<fence>`{3,})[^\n]*\n(?<text>(?:.*\n)*?)\k<indent>\k<fence>$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}

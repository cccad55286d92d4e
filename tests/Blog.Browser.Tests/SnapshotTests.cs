using Blog.Web.Tests;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>What a screen reader is told of each kind of page, as <c>Golden/</c> has it. BLOG_GOLDEN=1 writes the files anew, for the difference to be read.</summary>
public sealed class SnapshotTests(BrowserSite site)
{
    private static readonly string Golden = Path.Combine(TestSite.RepositoryRoot(), "tests", "Blog.Browser.Tests", "Golden");

    public static TheoryData<string, string> Pages() =>
    [
        ("home", "/"), ("posts", "/posts/"), ("page-2", "/posts/page/2/"), ("post", "/posts/pictures/"), ("code", "/posts/awkward-code/"), ("arabic", "/posts/arabic/"),
        ("tags", "/tags/"), ("tag", "/tags/pictures/"), ("categories", "/categories/"), ("category", "/categories/kitchen/sink/"), ("author", "/authors/ada-morrow/"), ("series", "/series/kitchen/"),
        ("archive", "/archives/"), ("year", "/archives/2024/"), ("month", "/archives/2024/03/"), ("about", "/about/"), ("feeds", "/feeds/"), ("not-found", "/404"),
        ("search", "/search/"), ("found", "/search/?q=pictures"), ("nothing-found", "/search/?q=no-such-word"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_screen_reader_is_told_what_is_written_down(string name, string path)
    {
        await using var page = await OpenAsync(path);
        var told = await SnapshotAsync(page);
        var file = Path.Combine(Golden, name + ".yaml");
        if (Environment.GetEnvironmentVariable("BLOG_GOLDEN") is not null) await File.WriteAllTextAsync(file, told, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), told);
        await page.Page.EvaluateAsync("document.querySelector('h1').remove()");
        Assert.NotEqual(told, await SnapshotAsync(page));
    }

    /// <summary>Links of one name lead to one place.</summary>
    [Fact]
    public async Task No_two_links_of_a_list_have_one_name_and_two_targets()
    {
        foreach (var path in (string[])["/", "/posts/", "/tags/", "/tags/kitchen/", "/archives/", "/series/kitchen/"])
        {
            await using var page = await OpenAsync(path);
            Assert.Empty(await AmbiguousAsync(page));
            await page.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<p><a href=\"/1\">Read more</a> <a href=\"/2\">Read more</a></p>')");
            Assert.NotEmpty(await AmbiguousAsync(page));
        }
    }

    private static async Task<List<string>> AmbiguousAsync(WatchedPage page)
    {
        var result = await page.Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["identical-links-same-purpose"] } });
        return [.. result.Violations.Concat(result.Incomplete).SelectMany(rule => rule.Nodes).Select(node => node.Html)];
    }

    private async Task<WatchedPage> OpenAsync(string path) => await site.OpenAsync(new Uri((await site.KitchenAsync()).ClientOptions.BaseAddress, path).AbsoluteUri);

    /// <summary>Ports differ from run to run.</summary>
    private async Task<string> SnapshotAsync(WatchedPage page) =>
        (await page.Page.Locator("body").AriaSnapshotAsync()).Replace((await site.KitchenAsync()).ClientOptions.BaseAddress.AbsoluteUri, "http://localhost/", StringComparison.Ordinal).ReplaceLineEndings("\n") + "\n";
}

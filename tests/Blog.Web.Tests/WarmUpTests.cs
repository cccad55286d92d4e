using System.Net;
using Blog.Web.Http.Answers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The first reader of a page that most ask for finds it ready.</summary>
public sealed class WarmUpTests
{
    private const string Files = """
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        ---
        Words of one.
        -- posts/two.md --
        ---
        title: "Two & a half"
        date: 2024-02-01
        tags: [sea]
        ---
        Words of two.
        -- posts/hidden.md --
        ---
        title: Hidden
        date: 2024-03-01
        tags: [secret]
        draft: true
        ---
        """;

    // The newest post, what it is called and its tag.
    private static readonly string[] Asked = ["/", "/posts/two/", "/search/?q=Two%20%26%20a%20half", "/archives/", "/tags/sea/", "/atom.xml"];

    [Theory]
    [InlineData("")]
    [InlineData("/blog")]
    public async Task A_page_of_each_kind_is_ready_before_anybody_asks_and_is_what_a_reader_would_have_had(string prefix)
    {
        (string, string)[] settings = [("BaseUrl", $"https://example.com{prefix}/"), ("ScanInterval", "1h")];
        await using var site = new TestSite(Files, null, settings) { WarmsUp = true };
        await using var other = new TestSite(Files, null, settings);
        await site.ReadyAsync();
        var answers = site.Services.GetRequiredService<AnswerCache>();
        await TestSite.Until(() => Task.FromResult(Asked.All(url => answers.Find(Key(url)) is not null)), "the pages are ready");
        await site.DamageIndexAsync();
        foreach (var url in Asked) Assert.Equal(await other.TextAsync(prefix + url), await site.TextAsync(prefix + url));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusAsync(prefix + "/posts/one/"));
    }

    private static string Key(string url) => url.StartsWith("/search/?q=", StringComparison.Ordinal) ? "search 1 " + Uri.UnescapeDataString(url["/search/?q=".Length..]) : url;

    [Fact]
    public async Task A_site_without_posts_has_its_first_page_ready()
    {
        await using var site = new TestSite("", null) { WarmsUp = true };
        await site.ReadyAsync();
        var answers = site.Services.GetRequiredService<AnswerCache>();
        await TestSite.Until(() => Task.FromResult(answers.Find("/") is not null && answers.Find("/atom.xml") is not null), "the pages are ready");
    }
}

using System.Net;
using Blog.Web.Http;
using Blog.Web.Http.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What is wrong with the content is told in Development and to whoever may preview everything, and to nobody else.</summary>
public sealed class ProblemPageTests
{
    private const string Key = "a key that nobody guesses";

    private const string Files = """
        -- posts/open.md --
        ---
        title: An open post
        date: 2025-06-01
        ---
        Words.
        -- posts/draft.md --
        ---
        title: A draft
        draft: true
        ---
        Words.
        -- posts/broken.md --
        ---
        title: Half: of a secret
        ---
        Words.
        """;

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task In_production_there_is_no_such_page_and_no_news_for_pages()
    {
        await using var site = new TestSite(Files, new FakeTimeProvider(Now), ("PreviewKey", Key));
        var unknown = await (await site.GetAsync("/no/such/page/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var path in (string[])[SitePaths.Problems, SitePaths.LiveEvents, Address(PreviewKind.Post, "posts/broken.md") + SitePaths.Problems, Address(PreviewKind.Post, "posts/draft.md") + SitePaths.Problems])
        {
            var answer = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            if (!path.StartsWith(SitePaths.Preview, StringComparison.Ordinal)) Assert.Equal(unknown, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.DoesNotContain("live.js", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("live.", await site.TextAsync("/posts/open/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_preview_everything_reads_what_is_wrong_and_is_led_there()
    {
        await using var site = new TestSite(Files, new FakeTimeProvider(Now), ("PreviewKey", Key));
        var address = Address(PreviewKind.Everything, "");
        var answer = await site.GetAsync(address + SitePaths.Problems);
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        var page = await site.PageAsync(address + SitePaths.Problems);
        var main = page.QuerySelector("main")!.TextContent;
        Assert.Contains("BLG012", main, StringComparison.Ordinal);
        Assert.Contains("2 | title: Half: of a secret", main, StringComparison.Ordinal);
        // Whoever reads it from afar has not the files at hand, and need not know where they lie.
        Assert.DoesNotContain(site.Content, page.Source.Text, StringComparison.Ordinal);
        Assert.NotNull((await site.PageAsync(address + "/")).QuerySelector($"a[href='{address + SitePaths.Problems}']"));

        var future = await site.GetAsync(SitePaths.Preview + new PreviewToken(PreviewKind.Site, Now.AddDays(1), At: Now.AddMonths(1)).Write(Key) + SitePaths.Problems);
        Assert.Equal(HttpStatusCode.NotFound, future.StatusCode);
    }

    /// <summary>Links are looked through when the content has been quiet for a while, and no load follows that would end what is kept.</summary>
    [Fact]
    public async Task The_page_is_made_anew_each_time_also_where_others_are_kept()
    {
        await using var site = new TestSite(Files, new FakeTimeProvider(Now), ("ShowDrafts", "false")) { Environment = "Development" };
        await site.TextAsync("/posts/open/");
        var cache = site.Services.GetRequiredService<AnswerCache>();
        var kept = cache.Count;
        Assert.True(kept > 0);
        await site.TextAsync(SitePaths.Problems);
        Assert.Equal(kept, cache.Count);
    }

    [Fact]
    public async Task In_development_the_page_leads_to_the_line_in_an_editor()
    {
        await using var site = new TestSite(Files, new FakeTimeProvider(Now)) { Environment = "Development" };
        var page = await site.PageAsync(SitePaths.Problems);
        Assert.NotNull(page.QuerySelector($"a[href='vscode://file{site.Content}/posts/broken.md:2:8']"));
        Assert.NotNull(page.QuerySelector("script[data-live]"));
    }

    private static string Address(PreviewKind kind, string file) => SitePaths.Preview + new PreviewToken(kind, Now.AddDays(7), file).Write(Key);
}

using Microsoft.Playwright;
using Xunit;

namespace Blog.Browser.Tests;

/// <summary>What moves: little and briefly, and nothing for readers who asked for that.</summary>
public sealed class MotionTests(BrowserSite site)
{
    /// <summary>Leaves word of the transition into a page for the page after it.</summary>
    private const string WatchTransitions =
        """
        addEventListener('pagereveal', event => {
          window.transition = event.viewTransition ? event.viewTransition.ready.then(() => Math.max(...document.getAnimations().map(animation => animation.effect.getComputedTiming().endTime)), () => 0) : Promise.resolve(0);
        });
        """;

    [Fact]
    public async Task A_page_fades_into_the_next_within_a_fifth_of_a_second()
    {
        await using var page = await OpenAsync(ReducedMotion.NoPreference);
        Assert.Equal("smooth", await ScrollBehaviourAsync(page));
        // A browser with much to do leaves a transition out.
        double time = 0;
        for (var attempt = 0; attempt < 20 && time == 0; attempt++)
        {
            time = await FollowAsync(page);
            await page.Page.GoBackAsync();
        }

        Assert.InRange(time, 1, 200);
        // Where the browser leaves one out, it says so.
        Assert.DoesNotContain(page.Messages, message => !message.Contains("Transition was aborted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_moves_for_readers_who_asked_for_that()
    {
        await using var page = await OpenAsync(ReducedMotion.Reduce);
        Assert.Equal("auto", await ScrollBehaviourAsync(page));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(0, await FollowAsync(page));
            await page.Page.GoBackAsync();
        }

        Assert.Equal(0, await page.Page.EvaluateAsync<int>("document.getAnimations().length"));
        // What style sheets could still move.
        const string moving = "[...document.querySelectorAll('*')].filter(element => getComputedStyle(element).transitionDuration !== '0s' || getComputedStyle(element).animationName !== 'none').length";
        Assert.Equal(0, await page.Page.EvaluateAsync<int>(moving));
        await page.AddCssAsync("a { transition: color 1s }");
        Assert.NotEqual(0, await page.Page.EvaluateAsync<int>(moving));
        Assert.Empty(page.Messages);
    }

    private Task<WatchedPage> OpenAsync(ReducedMotion motion) =>
        site.OpenAsync("/posts/", also: options => options.ReducedMotion = motion, before: page => page.AddInitScriptAsync(WatchTransitions));

    private static Task<string> ScrollBehaviourAsync(WatchedPage page) => page.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior");

    /// <summary>Milliseconds of the transition into the first post of the list; none is 0.</summary>
    private static async Task<double> FollowAsync(WatchedPage page)
    {
        await page.Page.Locator(".entry-title a").First.ClickAsync();
        await page.Page.WaitForFunctionAsync("document.querySelector('article.post') && window.transition");
        return await page.Page.EvaluateAsync<double>("window.transition");
    }
}

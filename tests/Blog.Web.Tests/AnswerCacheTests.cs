using System.Text;
using Blog.Web.Http.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What is kept, for how long, and how much of it.</summary>
public sealed class AnswerCacheTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Noon.AddHours(-1));

    [Fact]
    public void Nothing_is_kept_before_the_first_load()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew();
        Assert.Null(cache.Current);
    }

    [Fact]
    public void An_answer_is_not_given_from_the_instant_on_at_which_a_post_is_due_however_late_the_load_is()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew(Noon);
        var edition = cache.Current!;
        var answer = cache.Keep("/", edition, Answer("before"));
        clock.SetUtcNow(Noon.AddTicks(-1));
        Assert.Same(answer, cache.Find("/"));
        clock.SetUtcNow(Noon);
        Assert.Null(cache.Find("/"));
        Assert.Null(cache.Current);
        // Neither is one that was made too late, nor after a load that failed.
        cache.Keep("/", edition, Answer("after"));
        Assert.Null(cache.Find("/"));
        cache.Renew();
        Assert.Null(cache.Current);
        cache.Renew(null);
        Assert.NotNull(cache.Current);
        Assert.Null(cache.Find("/"));
    }

    [Fact]
    public void An_answer_that_was_begun_before_a_load_is_not_one_of_after()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew(null);
        var edition = cache.Current!;
        cache.Renew(null);
        cache.Keep("/", edition, Answer("old"));
        Assert.Null(cache.Find("/"));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void While_a_load_changes_the_index_nothing_that_is_ready_is_given()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew(null);
        var answer = cache.Keep("/", cache.Current!, Answer("old"));
        cache.Pause();
        Assert.Null(cache.Find("/"));
        Assert.Null(cache.Current);
        cache.Resume();
        Assert.Same(answer, cache.Find("/"));
        cache.Pause();
        cache.Renew(null);
        Assert.NotNull(cache.Current);
        Assert.Null(cache.Find("/"));
        cache.Pause();
        cache.Renew();
        Assert.NotNull(cache.Current);
    }

    [Fact]
    public void A_load_that_failed_takes_what_was_ready_with_it()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew(Noon);
        cache.Keep("/", cache.Current!, Answer("old"));
        cache.Renew();
        Assert.Null(cache.Find("/"));
        Assert.Equal(Noon, cache.Current!.Until);
    }

    [Fact]
    public void A_page_that_comes_out_of_a_load_as_it_was_is_not_packed_again()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        cache.Renew(null);
        var packed = cache.Keep("/", cache.Current!, Answer("same")).Bodies.Get(ContentCoding.Brotli);
        cache.Renew(null);
        Assert.Same(packed, cache.Keep("/", cache.Current!, Answer("same")).Bodies.Find(ContentCoding.Brotli));
        cache.Renew(null);
        Assert.Null(cache.Keep("/", cache.Current!, Answer("other")).Bodies.Find(ContentCoding.Brotli));
    }

    [Fact]
    public void What_nobody_has_asked_for_the_longest_makes_room()
    {
        const int capacity = 100_000;
        var cache = new AnswerCache(clock, capacity);
        cache.Renew(null);
        for (var number = 0; number < 500; number++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            cache.Keep($"/{number}/", cache.Current!, Answer(new string('a', 1000) + number));
            Assert.True(cache.Size <= capacity);
            Assert.True(number == 0 || cache.Find("/0/") is not null);
        }

        Assert.InRange(cache.Count, 20, 45);
        Assert.NotNull(cache.Find("/499/"));
        Assert.Null(cache.Find("/1/"));
    }

    [Fact]
    public void Packings_count_and_earlier_editions_go_first()
    {
        const int capacity = 100_000;
        var cache = new AnswerCache(clock, capacity);
        cache.Renew(null);
        for (var number = 0; number < 20; number++) cache.Keep($"/old/{number}/", cache.Current!, Answer($"{number}"));
        cache.Renew(null);
        cache.Keep("/new/", cache.Current!, Answer("new"));
        clock.Advance(TimeSpan.FromSeconds(1));
        cache.HasGrown(capacity);
        Assert.NotNull(cache.Find("/new/"));
        Assert.True(cache.Size <= capacity);
    }

    [Fact]
    public void What_is_held_is_what_is_counted_however_often_pages_change_and_whoever_packs_them()
    {
        var cache = new AnswerCache(clock, 1 << 20);
        for (var number = 0; number < 50; number++)
        {
            cache.Renew(null);
            var bodies = cache.Keep("/", cache.Current!, Answer(new string('a', 1000) + number)).Bodies;
            var before = cache.Size;
            var packed = bodies.Get(ContentCoding.Gzip).Bytes.Length + bodies.Get(ContentCoding.Brotli).Bytes.Length;
            Assert.Equal(before + packed, cache.Size);
            Assert.InRange(cache.Size, bodies.Size, bodies.Size + 2000);
        }
    }

    [Fact]
    public void One_answer_does_not_drive_out_all_others()
    {
        var cache = new AnswerCache(clock, 100_000);
        cache.Renew(null);
        Assert.NotNull(cache.Keep("/sitemap.xml", cache.Current!, Answer(new string('a', 30_000))));
        Assert.Null(cache.Find("/sitemap.xml"));
    }

    private static ReadyAnswer Answer(string body) => ReadyAnswer.Of(new DefaultHttpContext().Response, Encoding.UTF8.GetBytes(body));
}

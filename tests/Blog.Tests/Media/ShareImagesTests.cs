using Blog.Media;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>However many ask, an image is drawn once, and few are drawn at a time.</summary>
public sealed class ShareImagesTests
{
    [Fact]
    public async Task Whoever_asks_while_an_image_is_drawn_gets_the_same()
    {
        using var gate = new ManualResetEventSlim();
        var count = 0;
        using var images = new ShareImages(_ =>
        {
            Interlocked.Increment(ref count);
            gate.Wait(TestContext.Current.CancellationToken);
            return [1];
        });
        var asked = Enumerable.Range(0, 20).Select(_ => images.DrawAsync(Card("one"))).ToList();
        gate.Set();
        await Task.WhenAll(asked);
        await images.DrawAsync(Card("one"));
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Few_are_drawn_at_a_time()
    {
        int now = 0, most = 0, count = 0;
        var sync = new Lock();
        using var images = new ShareImages(_ =>
        {
            lock (sync) most = Math.Max(most, ++now);
            Thread.Yield();
            lock (sync) (now, count) = (now - 1, count + 1);
            return [1];
        });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => images.DrawAsync(Card($"{number}"))));
        Assert.Equal(200, count);
        Assert.InRange(most, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task A_drawing_that_failed_is_tried_again()
    {
        var count = 0;
        using var images = new ShareImages(_ => ++count == 1 ? throw new InvalidOperationException("once") : [7]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => images.DrawAsync(Card("one")));
        Assert.Equal([7], await images.DrawAsync(Card("one")));
    }

    private static ShareCard Card(string title) => new("Site", title, "", "", [], "en", IsRightToLeft: false);
}

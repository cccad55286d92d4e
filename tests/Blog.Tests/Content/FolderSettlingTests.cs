using Blog.Content;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>What is whole in a folder that is written to, told by times alone.</summary>
public sealed class FolderSettlingTests
{
    private static readonly HashSet<string> Nothing = [];

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FolderSettling settling;
    private readonly ContentScan old;

    public FolderSettlingTests()
    {
        settling = new(clock);
        old = Scan(File("a.md", TimeSpan.FromHours(-1)), File("b.md", TimeSpan.FromHours(-1)));
    }

    [Fact]
    public void A_file_written_in_place_is_taken_when_it_has_been_left_alone()
    {
        var written = Scan(File("a.md", TimeSpan.Zero), old.Files[1]);
        var settled = settling.Settle(written, old, Nothing);
        Assert.Equal(old, settled.Scan);
        Assert.Equal(TimeSpan.FromMilliseconds(300), settled.LookAgain);
        clock.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Equal(old, settling.Settle(written, old, Nothing).Scan);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(written, settling.Settle(written, old, Nothing).Scan);
    }

    [Fact]
    public void A_save_by_rename_is_taken_at_once()
    {
        var saved = Scan(File("a.md", TimeSpan.FromMilliseconds(-20), changed: TimeSpan.Zero), old.Files[1]);
        Assert.Equal(saved, settling.Settle(saved, old, Nothing).Scan);
    }

    [Fact]
    public void A_rename_that_follows_the_writing_within_one_step_of_the_clock_is_known_by_its_event()
    {
        var saved = Scan(File("a.md", TimeSpan.Zero), old.Files[1]);
        Assert.Equal(saved, settling.Settle(saved, old, new HashSet<string> { "a.md" }).Scan);
    }

    [Fact]
    public void A_time_that_lies_ahead_is_not_waited_for()
    {
        var odd = Scan(File("a.md", TimeSpan.FromDays(400)), old.Files[1]);
        Assert.Equal(old, settling.Settle(odd, old, Nothing).Scan);
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(odd, settling.Settle(odd, old, Nothing).Scan);
    }

    [Fact]
    public void A_file_that_is_written_to_without_end_waits_alone()
    {
        ContentScan scan = old;
        SettledScan settled = new(old, Nothing);
        for (var step = 0; step < 20; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            scan = Scan(File("a.md", TimeSpan.Zero), File("b.md", TimeSpan.FromMilliseconds(-20), changed: TimeSpan.Zero));
            settled = settling.Settle(scan, old, Nothing);
        }

        Assert.Equal([old.Files[0], scan.Files[1]], settled.Scan.Files);
        Assert.Equal(["a.md"], settled.Waiting);
        // It is looked at more and more rarely.
        Assert.True(settled.LookAgain > TimeSpan.FromMilliseconds(400), $"{settled.LookAgain}");
    }

    [Fact]
    public void A_batch_is_taken_as_one()
    {
        var half = Scan(File("a.md", TimeSpan.FromMilliseconds(-400)), File("b.md", TimeSpan.FromMilliseconds(-10)));
        Assert.Equal(old, settling.Settle(half, old, Nothing).Scan);
        clock.Advance(TimeSpan.FromMilliseconds(290));
        Assert.Equal(half, settling.Settle(half, old, Nothing).Scan);
    }

    [Fact]
    public void A_batch_that_follows_another_is_taken_as_one_too()
    {
        var first = Scan(File("a.md", TimeSpan.FromMilliseconds(-20), changed: TimeSpan.Zero), old.Files[1]);
        Assert.Equal(first, settling.Settle(first, old, Nothing).Scan);
        // Nobody has looked since; that one of its files changed two seconds ago as well does not make it slow.
        clock.Advance(TimeSpan.FromSeconds(2));
        var second = Scan(File("a.md", TimeSpan.Zero), File("b.md", TimeSpan.FromMilliseconds(-20), changed: TimeSpan.Zero));
        var settled = settling.Settle(second, first, Nothing);
        Assert.True(settled.HoldsAll);
        Assert.Equal(first, settled.Scan);
    }

    [Fact]
    public void A_file_that_is_missing_for_a_moment_is_not_gone()
    {
        var without = Scan(old.Files[1]);
        Assert.Equal(old, settling.Settle(without, old, Nothing).Scan);
        clock.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Equal(old, settling.Settle(without, old, Nothing).Scan);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(without, settling.Settle(without, old, Nothing).Scan);
    }

    [Fact]
    public void A_file_that_has_another_name_is_taken_at_once_under_it_alone()
    {
        var known = Scan(old.Files[0] with { Inode = 7 }, old.Files[1]);
        var moved = Scan(old.Files[1], old.Files[0] with { Path = "c.md", Inode = 7, ChangedTicks = clock.GetUtcNow().UtcTicks });
        Assert.Equal(moved, settling.Settle(moved, known, Nothing).Scan);
    }

    [Fact]
    public void A_new_file_written_in_place_is_not_there_before_it_is_whole()
    {
        var scan = Scan([.. old.Files, File("c.md", TimeSpan.Zero)]);
        for (var step = 0; step < 15; step++)
        {
            Assert.DoesNotContain(settling.Settle(scan, old, Nothing).Scan.Files, file => file.Path == "c.md");
            clock.Advance(TimeSpan.FromMilliseconds(100));
            scan = Scan([.. old.Files, File("c.md", TimeSpan.Zero)]);
        }

        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(scan, settling.Settle(scan, old, Nothing).Scan);
    }

    private static ContentScan Scan(params ContentFile[] files) => new(files, []);

    /// <param name="modified">Relative to now.</param>
    /// <param name="changed">As <paramref name="modified"/> unless given.</param>
    private ContentFile File(string path, TimeSpan modified, TimeSpan? changed = null) =>
        new(path, 5, (clock.GetUtcNow() + modified).UtcTicks) { ChangedTicks = (clock.GetUtcNow() + (changed ?? modified)).UtcTicks };
}

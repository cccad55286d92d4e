using Blog.Media;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>What is kept of made pictures never takes more room than it may, and what was asked for the longest ago goes first.</summary>
public sealed class PictureCacheTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-pictures-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private string Folder => Path.Combine(root, "pictures");

    [Fact]
    public void What_was_asked_for_the_longest_ago_makes_room()
    {
        var cache = Open();
        for (var number = 0; number < 10; number++) Keep(cache, $"{number}");
        Assert.Equal(10, Names().Count);
        // Asked for again, the oldest is the newest.
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(new byte[100], cache.Read("0"));
        Keep(cache, "10");
        Assert.Equal(["0", "10", "3", "4", "5", "6", "7", "8", "9"], Names());
    }

    [Fact]
    public void What_an_earlier_run_left_counts()
    {
        var before = Open();
        for (var number = 0; number < 10; number++) Keep(before, $"{number}");
        File.WriteAllBytes(Path.Combine(Folder, "left.tmp"), new byte[5000]);
        File.SetLastWriteTimeUtc(Path.Combine(Folder, "left.tmp"), clock.GetUtcNow().UtcDateTime.AddHours(-2));
        Keep(Open(), "10");
        Assert.Equal(["10", "2", "3", "4", "5", "6", "7", "8", "9"], Names());
    }

    [Fact]
    public void What_is_larger_than_the_room_is_not_kept_and_drives_nothing_out()
    {
        var cache = Open();
        Keep(cache, "small");
        cache.Keep("large", new byte[1001], 1000);
        Assert.Equal(["small"], Names());
    }

    [Fact]
    public void Files_that_others_delete_are_made_again()
    {
        var cache = Open();
        Keep(cache, "one");
        Directory.Delete(Folder, recursive: true);
        Assert.Null(cache.Read("one"));
        Keep(cache, "one");
        Assert.Equal(new byte[100], cache.Read("one"));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private PictureCache Open() => PictureCache.Beside(Path.Combine(root, "blog.db"), clock);

    private void Keep(PictureCache cache, string name)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        cache.Keep(name, new byte[100], 1000);
    }

    private List<string> Names() => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}

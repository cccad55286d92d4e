using System.Buffers.Binary;
using Blog.Content;
using Blog.Media;
using Blog.Storage;
using NetVips;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>However many ask, a version of a picture is made once, few are made at a time, and nobody waits for ever.</summary>
public sealed class PictureVersionsTests : IDisposable
{
    private readonly TestBlog blog = new();
    private readonly List<string> troubles = [];

    [Fact]
    public async Task Whoever_asks_while_a_version_is_made_gets_the_same()
    {
        using var gate = new ManualResetEventSlim();
        var count = 0;
        using var versions = Open((_, _) =>
        {
            Interlocked.Increment(ref count);
            gate.Wait(TestContext.Current.CancellationToken);
            return [1, 2, 3];
        });
        var asked = Enumerable.Range(0, 20).Select(_ => Ask(versions, "one")).ToList();
        gate.Set();
        Assert.All(await Task.WhenAll(asked), bytes => Assert.Equal([1, 2, 3], bytes!));
        Assert.Equal([1, 2, 3], (await Ask(versions, "one"))!);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Few_are_made_at_a_time()
    {
        int now = 0, most = 0, count = 0;
        var sync = new Lock();
        using var versions = Open((_, _) =>
        {
            lock (sync) most = Math.Max(most, ++now);
            Thread.Yield();
            lock (sync) (now, count) = (now - 1, count + 1);
            return [1];
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Ask(versions, $"{number}")));
        Assert.Equal(50, count);
        Assert.InRange(most, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task Who_has_waited_long_enough_is_shown_the_original_and_the_version_is_made_all_the_same()
    {
        using var gate = new ManualResetEventSlim();
        using var versions = Open((_, _) =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return [1];
        });
        var asked = Ask(versions, "one");
        blog.Clock.Advance(PictureVersions.Patience);
        Assert.Null(await asked);
        var again = Ask(versions, "one");
        gate.Set();
        Assert.Equal([1], (await again)!);
        Assert.Empty(troubles);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_told_once_and_not_tried_for_every_reader()
    {
        var count = 0;
        using var versions = Open((_, _) =>
        {
            count++;
            throw new VipsException("broken\nbroken\nin two lines");
        });
        for (var time = 0; time < 3; time++) Assert.Null(await Ask(versions, "one"));
        Assert.Equal(1, count);
        // The library keeps one list of errors for the process, and may have another picture's behind it.
        Assert.StartsWith("one.jpg: no smaller version can be made of the picture, which is shown as it is: broken; in two lines", Assert.Single(troubles), StringComparison.Ordinal);
    }

    /// <summary>An address is for ever, so that nothing may be kept under it that is of another picture.</summary>
    [Fact]
    public async Task Nothing_is_made_of_a_file_that_has_changed()
    {
        var count = 0;
        using var versions = Open((_, _) => [(byte)++count]);
        var (version, original) = Write("one");
        blog.Write("one.jpg", new string('y', 20_000));
        Assert.Null((await versions.GetAsync(version, original, troubles.Add, TestContext.Current.CancellationToken)).File);
        Assert.Equal(0, count);
        // Written to while it was read.
        using var late = Open((_, _) =>
        {
            blog.Write("two.jpg", new string('z', 30_000));
            return [1];
        });
        (version, original) = Write("two");
        Assert.Null((await late.GetAsync(version, original, troubles.Add, TestContext.Current.CancellationToken)).File);
        Assert.False(Directory.Exists(Path.Combine(Path.GetDirectoryName(blog.Database)!, "pictures")));
    }

    /// <summary>A picture of a gigapixel in a file of some kilobytes.</summary>
    [Fact]
    public void A_bomb_is_known_by_its_header_and_nothing_is_made_of_it()
    {
        using var small = Image.Black(8, 8);
        var bomb = small.PngsaveBuffer();
        // The header's two sizes; its proof is the program's own to make.
        bomb[16] = bomb[20] = 0x00;
        (bomb[18], bomb[19], bomb[22], bomb[23]) = (0x75, 0x30, 0x75, 0x30);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc32(bomb.AsSpan(12, 17)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new MemoryStream(bomb);
        var header = PictureHeader.Read(stream)!;
        Assert.Equal((30_000, 30_000, true), (header.Width, header.Height, header.IsStill));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Null(Picture.Of("hash", "bomb.png", 100_000, header, new BlogOptions()));
        Assert.Null(Picture.Of("hash", "bomb.png", 100_000, header, new BlogOptions { PictureMegapixels = 1000 }));
        Assert.NotNull(Picture.Of("hash", "fine.png", 100_000, header with { Width = 8000, Height = 5000 }, new BlogOptions()));
        Assert.Null(Picture.Of("hash", "fine.png", 100_000, header with { Width = 8000, Height = 5000 }, new BlogOptions { PictureMegapixels = 0 }));
    }

    [Theory]
    [InlineData(200, "200")]
    [InlineData(320, "320")]
    [InlineData(350, "350")]
    [InlineData(360, "320 360")]
    [InlineData(1000, "320 480 768 1000")]
    [InlineData(1600, "320 480 768 1080 1600")]
    [InlineData(4000, "320 480 768 1080 1600")]
    public void No_version_is_wider_than_the_picture_or_nearly_the_next(int width, string widths) =>
        Assert.Equal(widths, string.Join(' ', Picture.Of("hash", "a.jpg", 100_000, new(width, 700, IsStill: true), new BlogOptions())!.Widths));

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }

    public void Dispose() => blog.Dispose();

    private PictureVersions Open(Func<Stream, PictureVersion, byte[]> make) => new(blog.Configuration, blog.Clock, make);

    private async Task<byte[]?> Ask(PictureVersions versions, string name)
    {
        var (version, original) = Write(name);
        await using var file = (await versions.GetAsync(version, original, trouble => { lock (troubles) troubles.Add(trouble); }, TestContext.Current.CancellationToken)).File;
        if (file is null) return null;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private (PictureVersion Version, MediaFile Original) Write(string name)
    {
        var path = Path.Combine(blog.Content, $"{name}.jpg");
        if (!File.Exists(path)) blog.Write($"{name}.jpg", name + new string('x', 20_000));
        var file = new ContentFolder(blog.Content).Find($"{name}.jpg")!.Value;
        var hash = ContentHash.Of(File.ReadAllBytes(path));
        return (Picture.Of(hash, $"{name}.jpg", file.Size, new(1200, 800, IsStill: true), new BlogOptions())!.Find("480-1", $"{name}.jpg")!, new(file.Path, "image/jpeg", hash, file.Size, file.ModifiedTicks));
    }
}

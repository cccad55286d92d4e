using System.Text;
using Blog.Content;
using Blog.Media;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>What is remembered of a picture's notes is of that picture alone, and is looked for once.</summary>
public sealed class PublishedFilesTests : IDisposable
{
    private const string Path = "picture.png";

    // What a look for notes reads at once: each takes a buffer of that size.
    private const long OneLook = 64 * 1024;

    private readonly string root = Directory.CreateTempSubdirectory("blog-published-files-").FullName;

    private string FullPath => System.IO.Path.Combine(root, Path);

    private ContentFolder Folder => new(root);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_picture_that_takes_the_place_of_one_of_the_same_size_and_time_tells_nothing(bool isOfScan)
    {
        var (one, other) = (PictureMetadataTests.WithChunk("tEXt", "SecretComment"u8), PictureMetadataTests.WithChunk("tEXt", "SecretComment"u8, isLast: true));
        Assert.Equal(one.Length, other.Length);
        File.WriteAllBytes(FullPath, one);
        var time = File.GetLastWriteTimeUtc(FullPath);
        Assert.DoesNotContain("Secret", Read(isOfScan), StringComparison.Ordinal);
        File.WriteAllBytes(FullPath + ".new", other);
        File.SetLastWriteTimeUtc(FullPath + ".new", time);
        File.Move(FullPath + ".new", FullPath, overwrite: true);
        Assert.DoesNotContain("Secret", Read(isOfScan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void A_picture_is_looked_through_once(bool first, bool second)
    {
        File.WriteAllBytes(FullPath, PictureMetadataTests.WithChunk("tEXt", "SecretComment"u8));
        Assert.InRange(Cost(first), OneLook, long.MaxValue);
        Assert.InRange(Cost(second), 0, OneLook - 1);

        long Cost(bool isOfScan)
        {
            var file = Find(isOfScan);
            var before = GC.GetAllocatedBytesForCurrentThread();
            new PublishedFiles(Folder, keepsMetadata: false).Open(file).Dispose();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>As a scan finds it, or as the index names it.</summary>
    private ContentFile Find(bool isOfScan) => isOfScan ? Assert.Single(Folder.Scan().Files) : Folder.Find(Path)!.Value;

    private string Read(bool isOfScan)
    {
        using var stream = new PublishedFiles(Folder, keepsMetadata: false).Open(Find(isOfScan));
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray());
    }
}

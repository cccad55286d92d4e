namespace Blog.Media.Metadata;

/// <summary>A stretch of a file that is published otherwise than it is written: as some bytes, and zeros to its end. The file keeps its length.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Bytes">What its first bytes are instead; no more than it has.</param>
internal readonly record struct Stretch(long At, long Length, byte[] Bytes)
{
    /// <summary>Nothing but zeros.</summary>
    public static Stretch Empty(long at, long length) => new(at, length, []);
}

namespace Blog.Media.Metadata;

/// <summary>Finds what a picture says beside what it shows: where it was taken, with what and by whom.</summary>
internal static class PictureMetadata
{
    // Of notes in a GIF, which are in pieces of 255 bytes, five megabytes.
    private const int Most = 20_000;

    /// <summary>What is to be published otherwise, from the start of the file to its end; empty for a file of any other kind.</summary>
    /// <param name="file">Has to be able to seek; is left somewhere, and open.</param>
    public static IReadOnlyList<Stretch> Find(Stream file)
    {
        Span<byte> start = stackalloc byte[12];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        var found = start.StartsWith(JpegMetadata.Start) ? JpegMetadata.Find(file)
            : start.StartsWith(PngMetadata.Start) ? PngMetadata.Find(file)
            : WebPMetadata.Starts(start) ? WebPMetadata.Find(file)
            : start.StartsWith(GifMetadata.Start) ? GifMetadata.Find(file)
            : AvifMetadata.Starts(start) ? AvifMetadata.Find(file)
            : [];
        return [.. Bound(found.Where(stretch => stretch.Length > 0), file.Length)];
    }

    /// <summary>A file of nothing but notes would take many times its size to remember: past so many there is no picture any more.</summary>
    private static IEnumerable<Stretch> Bound(IEnumerable<Stretch> found, long length)
    {
        var count = 0;
        foreach (var stretch in found)
        {
            if (++count > Most)
            {
                yield return Stretch.Empty(stretch.At, length - stretch.At);
                yield break;
            }

            yield return stretch;
        }
    }
}

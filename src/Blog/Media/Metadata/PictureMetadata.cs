namespace Blog.Media.Metadata;

/// <summary>Finds what a picture says beside what it shows: where it was taken, with what and by whom.</summary>
internal static class PictureMetadata
{
    private const int BufferSize = 64 * 1024;

    /// <summary>What is to be published otherwise, from the start of the file to its end; empty for a file of any other kind.</summary>
    /// <param name="file">Has to be able to seek; is left somewhere, and open.</param>
    public static IReadOnlyList<Stretch> Find(Stream file)
    {
        Span<byte> start = stackalloc byte[12];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
#pragma warning disable CA2000 // what it reads from is the caller's
        var buffered = new BufferedStream(file, BufferSize);
#pragma warning restore CA2000
        var found = start.StartsWith(JpegMetadata.Start) ? JpegMetadata.Find(buffered)
            : start.StartsWith(PngMetadata.Start) ? PngMetadata.Find(buffered)
            : WebPMetadata.Starts(start) ? WebPMetadata.Find(buffered)
            : [];
        return [.. found.Where(stretch => stretch.Length > 0)];
    }
}

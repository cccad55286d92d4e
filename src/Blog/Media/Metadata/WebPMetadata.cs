using System.Buffers.Binary;

namespace Blog.Media.Metadata;

/// <summary>Finds what a WebP says beside its picture: EXIF, XMP, chunks that nobody knows, and all that follows its end (RFC 9649, section 2).</summary>
internal static class WebPMetadata
{
    private const int HeadSize = 12, LongestExif = 64 * 1024;

    private static readonly string[] Needed = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static bool Starts(ReadOnlySpan<byte> start) => start.Length >= HeadSize && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8);

    /// <param name="file">At its start.</param>
    public static IEnumerable<Stretch> Find(Stream file)
    {
        var head = new byte[8];
        file.ReadExactly(head);
        var end = Math.Min(file.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)));
        for (var at = (long)HeadSize; at + 8 <= end;)
        {
            file.Position = at;
            file.ReadExactly(head);
            var name = System.Text.Encoding.Latin1.GetString(head.AsSpan(0, 4));
            var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), end - at - 8);
            if (!Needed.Contains(name))
            {
                var exif = new byte[name == "EXIF" ? (int)Math.Min(length, LongestExif) : 0];
                file.ReadExactly(exif);
                yield return new(at + 8, length, ExifOrientation.Keep(exif));
            }

            at += 8 + length + (length & 1);
        }

        if (file.Length > end) yield return Stretch.Empty(end, file.Length - end);
    }
}

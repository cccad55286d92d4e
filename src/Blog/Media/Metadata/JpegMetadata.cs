using System.Buffers.Binary;

namespace Blog.Media.Metadata;

/// <summary>Finds what a JPEG says beside its picture: every segment of a program or a camera but those that its colours need, and all that follows its end (ITU-T T.81, annex B).</summary>
internal static class JpegMetadata
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, Comment = 0xFE, FirstOfPrograms = 0xE0, LastOfPrograms = 0xEF, Adobe = 0xEE;

    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    /// <param name="file">At its start.</param>
    public static IEnumerable<Stretch> Find(BufferedStream file)
    {
        file.Position = 2;
        while (FindMarker(file) is { } marker)
        {
            if (marker == EndOfImage)
            {
                // A film, a second picture or a preview that the camera put behind the first.
                if (file.Length > file.Position) yield return Stretch.Empty(file.Position, file.Length - file.Position);
                yield break;
            }

            // Restarts and the like have no content.
            if (marker is >= 0xD0 and <= 0xD8 or 0x01) continue;
            var size = new byte[2];
            if (file.ReadAtLeast(size, 2, throwOnEndOfStream: false) < 2) yield break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(size) - 2;
            var (at, content) = (file.Position, new byte[Math.Max(0, length)]);
            if (length < 0 || file.ReadAtLeast(content, length, throwOnEndOfStream: false) < length) yield break;
            if (IsNeeded(marker, content)) continue;
            yield return new(at, length, marker == FirstOfPrograms + 1 ? ExifOrientation.Keep(content) : []);
        }
    }

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        FirstOfPrograms => content.StartsWith("JFIF\0"u8),
        FirstOfPrograms + 2 => content.StartsWith("ICC_PROFILE\0"u8),
        Adobe or StartOfScan => true,
        _ => marker is not (>= FirstOfPrograms and <= LastOfPrograms or Comment),
    };

    /// <summary>The next marker, past whatever of the picture lies before it; null at the end of the file.</summary>
    private static byte? FindMarker(BufferedStream file)
    {
        for (var value = file.ReadByte(); value >= 0; value = file.ReadByte())
        {
            if (value != 0xFF) continue;
            while (value == 0xFF) value = file.ReadByte();
            // A zero says that the byte before it belongs to the picture.
            if (value > 0) return (byte)value;
        }

        return null;
    }
}

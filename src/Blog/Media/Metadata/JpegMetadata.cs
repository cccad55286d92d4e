using System.Buffers.Binary;

namespace Blog.Media.Metadata;

/// <summary>Finds what a JPEG says beside its picture: every segment of a program or a camera but those that its colours need, and all that follows its end (ITU-T T.81, annex B).</summary>
internal static class JpegMetadata
{
    private const int BufferSize = 64 * 1024, Nearby = 64;
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, Comment = 0xFE, FirstOfPrograms = 0xE0, LastOfPrograms = 0xEF, Adobe = 0xEE;

    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    /// <param name="file">At its start.</param>
    public static IEnumerable<Stretch> Find(Stream file)
    {
        file.Position = 2;
        var buffer = new byte[BufferSize];
        while (FindMarker(file, buffer) is { } marker)
        {
            if (marker == EndOfImage)
            {
                // A film, a second picture or a preview that the camera put behind the first.
                if (file.Length > file.Position) yield return Stretch.Empty(file.Position, file.Length - file.Position);
                yield break;
            }

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
    private static byte? FindMarker(Stream file, byte[] buffer)
    {
        // It mostly comes at once. Only the picture itself is long.
        for (var length = Nearby; ; length = buffer.Length)
        {
            var at = file.Position;
            var read = buffer.AsSpan(0, file.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false));
            var from = 0;
            while (read[from..].IndexOf((byte)0xFF) is >= 0 and var found)
            {
                var name = from + found + 1;
                // There may be any number of these before it.
                while (name < read.Length - 1 && read[name] == 0xFF) name++;
                if (name == read.Length) break;
                if (read[name] is not (0 or 0xFF or (>= 0xD0 and <= 0xD8) or 0x01))
                {
                    file.Position = at + name + 1;
                    return read[name];
                }

                // A zero says that the byte before it belongs to the picture; restarts and the like have no content.
                from = name + 1;
            }

            if (read.Length < length) return null;
            // The last byte may be the first of a marker.
            file.Position = at + read.Length - 1;
        }
    }
}

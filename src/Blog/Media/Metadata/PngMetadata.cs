using System.Buffers.Binary;

namespace Blog.Media.Metadata;

/// <summary>Finds what a PNG says beside its picture: texts, times, EXIF, what programs of today and to come write for themselves, and all that follows its end (PNG, third edition, section 11).</summary>
internal static class PngMetadata
{
    private const int LongestExif = 64 * 1024;

    // What a PNG is shown by, and how it moves. Any other chunk may say anything, and nobody needs it.
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "pHYs", "bKGD", "acTL", "fcTL", "fdAT",
    };

    // Of each byte eight bits at once: a note may be long.
    private static readonly uint[] Steps = [.. Enumerable.Range(0, 256).Select(step =>
    {
        var crc = (uint)step;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        return crc;
    })];

    public static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The name of a chunk that no program knows, so that each passes over it.</summary>
    private static ReadOnlySpan<byte> Nothing => "skIp"u8;

    /// <param name="original">At its start.</param>
    public static IEnumerable<Stretch> Find(Stream original)
    {
        var file = Buffered(original);
        foreach (var (name, at, length) in ListChunks(file))
        {
            if (name == "IEND" && file.Length > at + length + 4) yield return Stretch.Empty(at + length + 4, file.Length - at - length - 4);
            if (Shown.Contains(name)) continue;
            if (at + length + 4 > file.Length)
            {
                // Cut off: without its end no program reads it, but anybody can.
                yield return Stretch.Empty(at, file.Length - at);
                continue;
            }

            var exif = name == "eXIf" ? new byte[Math.Min(length, LongestExif)] : [];
            if (exif.Length > 0)
            {
                file.Position = at;
                file.ReadExactly(exif);
            }

            var kept = ExifOrientation.Keep(exif);
            // From its name to what proves it.
            if (kept.Length == 0) yield return new(at - 4, 4, Nothing.ToArray());
            yield return new(at, length, kept);
            yield return new(at + length, 4, Proof(kept.Length == 0 ? Nothing : "eXIf"u8, kept, length));
        }
    }

    /// <summary>Names of the chunks with where their content begins, and its length.</summary>
    public static IEnumerable<(string Name, long At, long Length)> Chunks(Stream file) => ListChunks(Buffered(file)).TakeWhile(chunk => chunk.Name.All(char.IsAsciiLetter));

    /// <summary>There may be very many, and each is a few bytes. Whoever gave the file closes it.</summary>
    private static BufferedStream Buffered(Stream file) => new(file, 64 * 1024);

    private static IEnumerable<(string Name, long At, long Length)> ListChunks(BufferedStream file)
    {
        byte[] head = new byte[8], passed = new byte[256];
        // The system is asked for it.
        var end = file.Length;
        for (var at = (long)Start.Length; at + 8 <= end;)
        {
            if (file.Position != at) file.Position = at;
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8) yield break;
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
            var name = System.Text.Encoding.Latin1.GetString(head.AsSpan(4));
            // To read on is quicker than to seek.
            if (length + 4 <= passed.Length) file.ReadAtLeast(passed.AsSpan(0, (int)length + 4), (int)length + 4, throwOnEndOfStream: false);
            yield return (name, at + 8, length);
            if (name == "IEND") yield break;
            at += 8 + length + 4;
        }
    }

    /// <summary>CRC-32 of a chunk's name and content.</summary>
    private static byte[] Proof(ReadOnlySpan<byte> name, ReadOnlySpan<byte> start, long length)
    {
        var crc = uint.MaxValue;
        foreach (var value in name) crc = Next(crc, value);
        foreach (var value in start) crc = Next(crc, value);
        for (var rest = length - start.Length; rest > 0; rest--) crc = Next(crc, 0);
        var proof = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(proof, ~crc);
        return proof;
    }

    private static uint Next(uint crc, byte value) => Steps[(byte)crc ^ value] ^ (crc >> 8);
}

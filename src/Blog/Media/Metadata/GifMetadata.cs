namespace Blog.Media.Metadata;

/// <summary>
/// Finds what a GIF says beside its pictures: comments, texts, what programs wrote into it but how often it is played and its colours, and all that
/// follows its end (GIF89a, sections 23 to 27).
/// </summary>
internal static class GifMetadata
{
    private const int HeadSize = 13, FrameSize = 9, LargestPiece = 255, BufferSize = 64 * 1024;
    private const byte Extension = 0x21, Frame = 0x2C, End = 0x3B, Control = 0xF9, Comment = 0xFE, Program = 0xFF;

    private static readonly string[] Needed = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"];

    // A long note has many pieces.
    private static readonly byte[][] Sizes = [.. Enumerable.Range(0, LargestPiece + 1).Select(size => new[] { (byte)size })];

    public static ReadOnlySpan<byte> Start => "GIF8"u8;

    /// <param name="original">At its start.</param>
    public static IEnumerable<Stretch> Find(Stream original)
    {
        // Whoever gave the file closes it.
        var file = new BufferedStream(original, BufferSize);
        var head = new byte[HeadSize];
        if (file.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) < HeadSize) yield break;
        file.Position = HeadSize + SizeOfColours(head[10]);
        var length = file.Length;
        while (file.Position < length)
        {
            var kind = file.ReadByte();
            if (kind == Extension)
            {
                foreach (var stretch in ReadExtension(file)) yield return stretch;
            }
            else if (kind == Frame && length - file.Position > FrameSize)
            {
                file.ReadExactly(head.AsSpan(0, FrameSize));
                // One byte before the dots says how they are packed.
                file.Position += SizeOfColours(head[8]) + 1;
                SkipPieces(file);
            }
            // Some programs wrote one too many.
            else if (kind != 0)
            {
                // Its end, or nothing that a browser reads any further.
                var at = kind == End ? file.Position : file.Position - 1;
                if (length > at) yield return Stretch.Empty(at, length - at);
                yield break;
            }
        }
    }

    private static List<Stretch> ReadExtension(BufferedStream file)
    {
        var name = file.ReadByte();
        if (name < 0) return [];
        var at = file.Position;
        if (name == Control || name == Program && IsNeeded(file))
        {
            file.Position = at;
            SkipPieces(file);
            return [];
        }

        file.Position = at;
        SkipPieces(file);
        return [new(at - 1, 1, [Comment]), .. Blank(at, Math.Min(file.Position, file.Length) - at)];
    }

    private static bool IsNeeded(BufferedStream file)
    {
        var program = new byte[file.ReadByte() == Needed[0].Length ? Needed[0].Length : 0];
        return file.ReadAtLeast(program, program.Length, throwOnEndOfStream: false) == program.Length && Needed.Contains(System.Text.Encoding.Latin1.GetString(program));
    }

    /// <summary>As many zeros in pieces of their own: the old ones say by their sizes what was written, where a program did not write it in pieces at all.</summary>
    private static IEnumerable<Stretch> Blank(long at, long length)
    {
        var left = length - 1;
        while (left > 1)
        {
            var size = (int)Math.Min(left - 1, LargestPiece);
            // A piece has a byte at least.
            if (left - 1 - size == 1) size--;
            yield return new(at, size + 1, Sizes[size]);
            (at, left) = (at + size + 1, left - size - 1);
        }

        // The last zero is the end of the note.
        yield return Stretch.Empty(at, left + 1);
    }

    private static int SizeOfColours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static void SkipPieces(BufferedStream file)
    {
        while (file.ReadByte() is > 0 and var size) file.Position += size;
    }
}

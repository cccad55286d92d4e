using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NetVips;

namespace Blog.Web.Tests;

/// <summary>Files that are made to cost whoever looks at them more than they seem to.</summary>
internal static class PictureBombs
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is not null;

    /// <summary>Their names, what writes them, and the problem that is said of them where there is one.</summary>
    public static (string File, Func<string, int> Write, string? Code)[] All =>
    [
        ("wide.png", file => Png(file, 30_000, 8, 0), "BLG082"),
        ("interlaced.png", file => Png(file, 6_300, 16, 6, interlaced: true), null),
        ("profile.png", file => Png(file, 500, 8, 0, ("iCCP", [.. "p\0\0"u8, .. Deflated(1 << 30)])), null),
        ("notes.png", file => Png(file, 500, 8, 0, [.. Enumerable.Repeat(("tEXt", Array.Empty<byte>()), 2_000_000)]), null),
        ("wide.gif", file => Gif(file, 65_535, 200), null),
        ("notes.gif", file => Gif(file, 100, 2, [.. Enumerable.Repeat((byte[])[0x21, 0xFE, 1, 1, 0], 5_000_000).SelectMany(note => note)]), null),
        ("text.svg", file => Drawing(file, (IsSlow ? 1024L : 256L) << 20), null),
        ("text.jpg", file => Drawing(file, 64L << 20), "BLG083"),
        ("laughs.svg", Laughs, null),
        ("half.jpg", file => Bytes(file, TestPicture.Bytes(TestPicture.Photo(2400, 1600))[..^200_000]), null),
        ("lie.jpg", file => Bytes(file, Sized(65_500, 65_500)), "BLG082"),
        ("lie-within.jpg", file => Bytes(file, Sized(6_300, 6_300)), null),
        ("whole.jpg", file => Black(file, 6_300, image => image.Jpegsave(file, interlace: true, subsampleMode: Enums.ForeignSubsample.Off)), null),
        ("halved.jpg", file => Black(file, 6_300, image => image.Jpegsave(file, interlace: true)), null),
        ("whole.webp", file => Black(file, 6_300, image => image.Webpsave(file)), null),
        ("whole.avif", file => Black(file, 6_300, image => image.Heifsave(file, compression: Enums.ForeignHeifCompression.Av1, effort: 0)), null),
        ("photo.avif", file => Black(file, 3_300, image => image.Heifsave(file, compression: Enums.ForeignHeifCompression.Av1, effort: 0)), null),
        ("segments.jpg", file => Bytes(file, [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xE2, 0, 14, .. "ICC_PROFILE\0"u8], 500_000).SelectMany(part => part), .. TestPicture.Bytes(TestPicture.Photo(600, 400))[2..]]), null),
        ("restarts.jpg", file => Bytes(file, [.. TestPicture.Bytes(TestPicture.Photo(600, 400))[..^2], .. Enumerable.Repeat((byte[])[0xFF, 0xD0], 4_000_000).SelectMany(part => part)]), null),
        ("boxes.avif", file => Bytes(file, [0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0, .. Enumerable.Repeat((byte[])[0, 0, 0, 8, .. "free"u8], 4_000_000).SelectMany(box => box)]), "BLG083"),
        ("pieces.avif", Pieces, "BLG083"),
    ];

    private static int Bytes(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        return bytes.Length;
    }

    /// <summary>A square of nothing, as deep and as wide as it is said to be.</summary>
    private static int Png(string file, int side, byte depth, byte kind, params (string Name, byte[] Content)[] between) => Png(file, side, depth, kind, false, between);

    private static int Png(string file, int side, byte depth, byte kind, bool interlaced, params (string Name, byte[] Content)[] between)
    {
        using var stream = File.Create(file);
        stream.Write([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        (head[8], head[9], head[12]) = (depth, kind, (byte)(interlaced ? 1 : 0));
        Chunk(stream, "IHDR", head);
        foreach (var (name, content) in between) Chunk(stream, name, content);
        var line = side * depth / 8 * (kind == 6 ? 4 : 1) + 1L;
        // Of seven passes each has its own lines, a few bytes more.
        Chunk(stream, "IDAT", Deflated(line * side + (interlaced ? side * 8L : 0)));
        Chunk(stream, "IEND", []);
        return 0;
    }

    private static void Chunk(Stream stream, string name, byte[] content)
    {
        byte[] length = new byte[4], whole = [.. Encoding.Latin1.GetBytes(name), .. content], proof = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(proof, Proof(whole));
        stream.Write(length);
        stream.Write(whole);
        stream.Write(proof);
    }

    /// <summary>CRC-32, as PNG has it.</summary>
    private static uint Proof(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }

    private static byte[] Deflated(long zeros)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var some = new byte[1 << 20];
            for (; zeros > 0; zeros -= some.Length) zlib.Write(some.AsSpan(0, (int)Math.Min(zeros, some.Length)));
        }

        return packed.ToArray();
    }

    private static int Gif(string file, ushort side, int frames, byte[]? notes = null)
    {
        using var stream = File.Create(file);
        byte[] size = [(byte)side, (byte)(side >> 8), (byte)side, (byte)(side >> 8)];
        stream.Write([.. "GIF89a"u8, .. size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        stream.Write(notes ?? []);
        // Clear, one dot, end.
        for (var frame = 0; frame < frames; frame++) stream.Write([0x21, 0xF9, 4, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, .. size, 0, 2, 2, 0x44, 0x01, 0]);
        stream.WriteByte(0x3B);
        return 0;
    }

    private static int Drawing(string file, long length)
    {
        using var stream = File.Create(file);
        stream.Write("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><text>"u8);
        var some = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("word ", 200_000)));
        while (stream.Length < length) stream.Write(some);
        stream.Write("</text></svg>"u8);
        return 0;
    }

    private static int Laughs(string file)
    {
        var text = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 12; level++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}\">");
        File.WriteAllText(file, text + "]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><text>&a11;</text></svg>");
        return 0;
    }

    /// <summary>A photograph that says of itself that it is another size.</summary>
    private static byte[] Sized(int width, int height)
    {
        var photo = TestPicture.Bytes(TestPicture.Photo(600, 400));
        var at = photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(photo.AsSpan(at + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(photo.AsSpan(at + 7), (ushort)width);
        return photo;
    }

    private static int Black(string file, int side, Action<Image> save)
    {
        using var black = Image.Black(side, side, bands: 3);
        save(black.Copy(interpretation: Enums.Interpretation.Srgb));
        // Of small files there are no versions.
        using var stream = new FileStream(file, FileMode.Append);
        stream.Write([0, 0, 0x50, 0, .. "free"u8, .. new byte[0x4FF8]]);
        return 0;
    }

    /// <summary>Items of thousands of pieces without a byte.</summary>
    private static int Pieces(string file)
    {
        byte[] item = [0, 1, 0, 0, 0xFF, 0xFF], box = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. Enumerable.Repeat(item, 0xFFFF).SelectMany(part => part)];
        byte[] places = [.. Length(box.Length + 8), .. "iloc"u8, .. box];
        return Bytes(file, [0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0, .. Length(places.Length + 12), .. "meta"u8, 0, 0, 0, 0, .. places]);

        static byte[] Length(int length) => [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
    }
}

using System.IO.Compression;
using ZstdSharp;

namespace Blog.Web.Http.Answers;

/// <summary>Packs bytes as small as each coding can: an answer is packed once and sent many times.</summary>
internal static class Compression
{
    // Browsers refuse a window above 8 MiB (RFC 9659), which higher levels of Zstandard take.
    private const int BrotliQuality = 11, BrotliWindow = 22, ZstandardLevel = 19;

    public static byte[] Pack(ContentCoding coding, ReadOnlySpan<byte> bytes) => coding switch
    {
        ContentCoding.Gzip => Gzip(bytes),
        ContentCoding.Zstandard => Zstandard(bytes),
        ContentCoding.Brotli => Brotli(bytes),
        _ => bytes.ToArray(),
    };

    /// <summary>With gzip, as fast as it can: for what is sent once.</summary>
    public static byte[] PackQuickly(ReadOnlySpan<byte> bytes) => Gzip(bytes, CompressionLevel.Fastest);

    private static byte[] Gzip(ReadOnlySpan<byte> bytes, CompressionLevel level = CompressionLevel.SmallestSize)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zstandard(ReadOnlySpan<byte> bytes)
    {
        using var compressor = new Compressor(ZstandardLevel);
        return compressor.Wrap(bytes).ToArray();
    }

    private static byte[] Brotli(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var length, BrotliQuality, BrotliWindow)
            ? packed[..length]
            : throw new InvalidOperationException($"{bytes.Length} bytes do not fit into {packed.Length}.");
    }
}

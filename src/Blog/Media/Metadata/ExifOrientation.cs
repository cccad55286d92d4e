using System.Buffers.Binary;

namespace Blog.Media.Metadata;

/// <summary>The one thing in EXIF that a reader needs: how the camera was held. Reads it, and writes an EXIF that says nothing else (TIFF 6.0, section 2).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112, Short = 3;
    private const int Upright = 1, Most = 8, EntrySize = 12;

    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <summary>What is left of an EXIF: its orientation; empty where the picture is upright or nothing is said of it.</summary>
    /// <param name="exif">All or the beginning of it. The mark of a JPEG may stand before it, as some programs write it in other formats, too.</param>
    public static byte[] Keep(ReadOnlySpan<byte> exif)
    {
        var mark = exif.StartsWith(Mark) ? Mark : [];
        var tiff = exif[mark.Length..];
        if (tiff.Length < 8 || Read(tiff) is not (> Upright and <= Most and var orientation)) return [];
        byte[] kept = [.. mark, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return kept.Length <= exif.Length ? kept : [];
    }

    private static int Read(ReadOnlySpan<byte> tiff)
    {
        bool isLittle;
        if (tiff.StartsWith("II*\0"u8)) isLittle = true;
        else if (tiff.StartsWith("MM\0*"u8)) isLittle = false;
        else return 0;
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return 0;
        var entries = tiff[(int)directory..];
        var count = Number(entries);
        for (var entry = entries[2..]; count > 0 && entry.Length >= EntrySize; entry = entry[EntrySize..], count--)
            if (Number(entry) == Tag && Number(entry[2..]) == Short) return Number(entry[8..]);
        return 0;

        int Number(ReadOnlySpan<byte> at) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
    }
}

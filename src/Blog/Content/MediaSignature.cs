namespace Blog.Content;

/// <summary>
/// What the first bytes of a file say that it is, by the MIME Sniffing Standard and the registrations of the formats. A page under the name of a picture
/// is one of neither kind, and is served as nothing at all.
/// </summary>
internal static class MediaSignature
{
    /// <summary>Bytes that are enough.</summary>
    public const int Length = 64;

    private static readonly (string Type, int At, byte[] Bytes)[] Known =
    [
        ("image/png", 0, [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/gif", 0, [.. "GIF87a"u8]),
        ("image/gif", 0, [.. "GIF89a"u8]),
        ("image/webp", 8, [.. "WEBPVP"u8]),
        ("image/avif", 4, [.. "ftypavi"u8]),
        ("image/avif", 4, [.. "ftypmi"u8]),
        ("image/x-icon", 0, [0, 0, 1, 0]),
        ("image/bmp", 0, [.. "BM"u8]),
        ("application/pdf", 0, [.. "%PDF-"u8]),
        ("application/zip", 0, [.. "PK"u8, 3, 4]),
        ("application/zip", 0, [.. "PK"u8, 5, 6]),
        ("font/woff2", 0, [.. "wOF2"u8]),
    ];

    /// <summary>The media type to send a file with; null where its bytes are of another kind than its name says.</summary>
    /// <param name="type">As its name says.</param>
    /// <param name="head">Its first bytes.</param>
    public static string? Check(string type, ReadOnlySpan<byte> head)
    {
        if (MediaTypes.IsText(type)) return type;
        // There are too many kinds of films and sounds to know them all: none of them is text.
        if (IsPlayed(type)) return HoldsText(head) ? null : type;
        foreach (var known in Known)
        {
            // Pictures under the name of another kind are common, and shown by every browser.
            if (head.Length >= known.At + known.Bytes.Length && head[known.At..].StartsWith(known.Bytes) && (known.Type == type || IsPicture(known.Type) && IsPicture(type))) return known.Type;
        }

        return null;
    }

    /// <summary>Whether a file begins as a picture made of dots does, whatever its name says.</summary>
    /// <param name="file">Open at its beginning, where it is left again.</param>
    public static bool IsKnownPicture(Stream file)
    {
        Span<byte> head = stackalloc byte[Length];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return Check("image/", head) is not null;
    }

    private static bool IsPicture(string type) => type.StartsWith("image/", StringComparison.Ordinal);

    private static bool IsPlayed(string type) => type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal);

    /// <summary>No byte that text never has (MIME Sniffing, 3: binary data bytes).</summary>
    private static bool HoldsText(ReadOnlySpan<byte> head)
    {
        // A frame of MP3 may begin with others.
        if (head.Length > 1 && head[0] == 0xFF && head[1] >= 0xE0) return false;
        foreach (var value in head)
            if (value is <= 0x08 or 0x0B or (>= 0x0E and <= 0x1A) or (>= 0x1C and <= 0x1F)) return false;
        return true;
    }
}

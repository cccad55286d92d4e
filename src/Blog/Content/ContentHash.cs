using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Blog.Content;

/// <summary>What identifies bytes: the first 96 bits of their SHA-256, in small hexadecimal digits.</summary>
public static class ContentHash
{
    private const int Remembered = 4096;

    private static readonly ConcurrentDictionary<(string Root, ContentFile File), string> Known = new();

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));

    /// <summary>Of all that is left of a stream, read piece by piece.</summary>
    public static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 12));

    /// <summary>Of a file's bytes, remembered while its stamp stays.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string Of(ContentFolder folder, ContentFile file)
    {
        if (Known.Count > Remembered) Known.Clear();
        return Known.GetOrAdd((folder.Root, file), _ =>
        {
            using var stream = folder.Open(file.Path);
            return Of(stream);
        });
    }
}

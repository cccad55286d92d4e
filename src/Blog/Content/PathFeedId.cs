using System.Security.Cryptography;
using System.Text;

namespace Blog.Content;

/// <summary>Makes what feed readers know a post by where its author names nothing: from the path, so that no change of title or host changes it.</summary>
internal static class PathFeedId
{
    // Ids made from paths share this namespace, as RFC 9562 section 5.5 has it.
    private static readonly byte[] Namespace = new Guid("6f1f1e2b-5b51-4c0c-9d57-7f1d6d2f4a10").ToByteArray(bigEndian: true);

    /// <summary>A URN with a UUID of version 5.</summary>
    public static string Of(string path)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // version 5 of RFC 9562 is made with SHA-1; nothing is protected by it
        SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(PostFileName.Identity(path))], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash[..16], bigEndian: true)}";
    }
}

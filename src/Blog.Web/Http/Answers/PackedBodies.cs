using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Blog.Web.Http.Answers;

/// <summary>The bytes of an answer in one coding, with the tag of these very bytes.</summary>
internal sealed class PackedBody(ContentCoding coding, byte[] bytes, string hash)
{
    public ContentCoding Coding { get; } = coding;
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Quoted, as headers have it: it depends on what the bytes say and on how they are packed, and on nothing else.</summary>
    public StringValues ETag { get; } = Tag(hash, coding);
    public StringValues ContentEncoding { get; } = coding == ContentCoding.Identity ? StringValues.Empty : coding.Name();

    public static string Tag(string hash, ContentCoding coding) => coding == ContentCoding.Identity ? $"\"{hash}\"" : $"\"{hash}-{coding.Name()}\"";
}

/// <summary>The bytes of an answer in every coding that somebody asked for: each is made once, and shared by all answers that say the same.</summary>
internal sealed class PackedBodies
{
    private const int HashLength = 12;

    private readonly PackedBody?[] packed = new PackedBody?[ContentCodingNames.All.Count];
    private readonly int[] ordered = new int[ContentCodingNames.All.Count];

    public PackedBodies(byte[] bytes)
    {
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashLength));
        Identity = new(ContentCoding.Identity, bytes, Hash);
        packed[(int)ContentCoding.Identity] = Identity;
    }

    /// <summary>Of what the bytes say.</summary>
    public string Hash { get; }
    public PackedBody Identity { get; }

    /// <summary>The cache that holds them, and has to know how much they take; null where none does.</summary>
    public AnswerCache? HeldBy { get; set; }

    /// <summary>All bytes that are held.</summary>
    public long Size => packed.Sum(body => (long)(body?.Bytes.Length ?? 0));

    /// <summary>The body in a coding; null while nobody has made it.</summary>
    public PackedBody? Find(ContentCoding coding) => Volatile.Read(ref packed[(int)coding]);

    /// <summary>The body in a coding, made now if it has to be.</summary>
    public PackedBody Get(ContentCoding coding)
    {
        if (Find(coding) is { } ready) return ready;
        var made = new PackedBody(coding, Compression.Pack(coding, Identity.Bytes.Span), Hash);
        if (Interlocked.CompareExchange(ref packed[(int)coding], made, null) is { } other) return other;
        HeldBy?.HasGrown(made.Bytes.Length);
        return made;
    }

    /// <summary>Whether the caller is the first to want the coding, and so has to see to it.</summary>
    public bool TryOrder(ContentCoding coding) => Interlocked.Exchange(ref ordered[(int)coding], 1) == 0;

    /// <summary>The order was not carried out: somebody may place it again.</summary>
    public void CancelOrder(ContentCoding coding) => Volatile.Write(ref ordered[(int)coding], 0);
}

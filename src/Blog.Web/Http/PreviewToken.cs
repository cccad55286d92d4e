using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Web.Http;

/// <summary>What somebody with the address of a preview may see.</summary>
internal enum PreviewKind
{
    /// <summary>One post, whatever hides it.</summary>
    Post,

    /// <summary>The site as the public will see it at an instant.</summary>
    Site,

    /// <summary>Everything that is hidden.</summary>
    Everything,
}

/// <summary>
/// What a preview address grants, and until when. The token in the address says it and is signed, so that nothing about it is kept; with
/// another key none is good any more.
/// </summary>
/// <param name="Until">Whole seconds.</param>
/// <param name="File">Of the one post, relative to the content folder.</param>
/// <param name="At">The instant that the site is shown at.</param>
internal sealed record PreviewToken(PreviewKind Kind, DateTimeOffset Until, string File = "", DateTimeOffset? At = null)
{
    private const int LongestToken = 4096, SignatureLength = HMACSHA256.HashSizeInBytes;

    // A key that signs other things too would not sign this by accident.
    private static readonly byte[] Purpose = "blog preview 1\n"u8.ToArray();

    /// <summary>As it stands in an address.</summary>
    public string Write(string key)
    {
        var subject = At is { } at ? at.UtcTicks.ToString(CultureInfo.InvariantCulture) : File;
        var granted = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Kind} {Until.ToUnixTimeSeconds()} {subject}"));
        return Base64Url.EncodeToString([.. Sign(key, granted), .. granted]);
    }

    /// <summary>What a token grants; null for one that is altered, too old or of another key.</summary>
    public static PreviewToken? Read(string token, string key, DateTimeOffset now)
    {
        if (key.Length == 0 || token.Length > LongestToken) return null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length <= SignatureLength) return null;
        // One spelling alone is good: what decodes to the same bytes is another address.
        if (Base64Url.EncodeToString(bytes.AsSpan(0, length)) != token) return null;
        var granted = bytes.AsSpan(SignatureLength, length - SignatureLength);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(key, granted))) return null;
        var fields = Encoding.UTF8.GetString(granted).Split(' ', 3);
        var kind = (PreviewKind)int.Parse(fields[0], CultureInfo.InvariantCulture);
        var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields[1], CultureInfo.InvariantCulture));
        if (until <= now) return null;
        return kind == PreviewKind.Site ? new(kind, until, At: new(long.Parse(fields[2], CultureInfo.InvariantCulture), TimeSpan.Zero)) : new(kind, until, fields[2]);
    }

    private static byte[] Sign(string key, ReadOnlySpan<byte> granted)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        mac.AppendData(Purpose);
        mac.AppendData(granted);
        return mac.GetHashAndReset();
    }
}

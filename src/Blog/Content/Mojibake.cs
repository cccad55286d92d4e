using System.Text;
using System.Text.Unicode;

namespace Blog.Content;

/// <summary>Finds UTF-8 that somebody decoded as Windows-1252: <c>â€”</c> was a dash.</summary>
internal static class Mojibake
{
    // Windows-1252 from 0x80 on; what it leaves open stands for itself.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The first place that decodes to something else and was surely meant to.</summary>
    /// <returns>Index, what is written, and what it was; null for a clean text.</returns>
    public static (int Index, string Written, string Meant)? Find(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<char> chars = stackalloc char[4];
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAnyInRange('\u00C2', '\u00F4');
            if (next < 0) return null;
            at += next;
            var length = text[at] switch { < '\u00E0' => 2, < '\u00F0' => 3, _ => 4 };
            // Two letters can be meant as they are (Ã is Portuguese); then only what no word holds tells.
            if (at + length > text.Length || (length == 2 && text[at] is not ('Ã' or 'Â')) || !TryEncode(text.Slice(at, length), bytes[..length])) continue;
            if (Utf8.ToUtf16(bytes[..length], chars, out _, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
                return (at, text.Slice(at, length).ToString(), chars[..written].ToString());
        }

        return null;
    }

    private static bool TryEncode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var high = Windows1252.IndexOf(c, StringComparison.Ordinal);
            if (high < 0 && c is < '\u00A0' or > '\u00FF') return false;
            bytes[i] = high >= 0 ? (byte)(0x80 + high) : (byte)c;
        }

        return true;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Blog.Content.Markdown.Dialects;

namespace Blog.Content;

/// <summary>Turns the bytes of a content file into text: the first step of reading. Line ends become line feeds.</summary>
internal static partial class ContentText
{
    /// <summary>Where Latin-1 has letters, and Windows-1252 the same.</summary>
    private const byte FirstOfLatin1 = 0xA0;

    private const string SaveAsUtf8 = "save the file as UTF-8";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
    /// <param name="path">The file that a problem names.</param>
    /// <param name="problem">Why the bytes are not text; the text is then a lenient reading, not to be published.</param>
    public static string Decode(string path, ReadOnlySpan<byte> bytes, out ContentProblem? problem)
    {
        Encoding encoding = Utf8;
        var skip = 0;
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) skip = 3;
        else if (bytes is [0xFF, 0xFE, ..]) (encoding, skip) = (Utf16, 2);
        else if (bytes is [0xFE, 0xFF, ..]) (encoding, skip) = (Utf16BigEndian, 2);
        problem = null;
        string text;
        try
        {
            text = encoding.GetString(bytes[skip..]);
        }
        catch (DecoderFallbackException)
        {
            if (encoding is UTF8Encoding)
            {
                // Where the valid part ends is where the author has to look.
                var buffer = new char[bytes.Length];
                System.Text.Unicode.Utf8.ToUtf16(bytes[skip..], buffer, out var read, out var written, replaceInvalidSequences: false);
                problem = NotText(path, Normalize(new string(buffer, 0, written)), int.MaxValue, $"byte 0x{bytes[skip + read]:X2} is not UTF-8{InLatin1(bytes[skip + read])}",
                    bytes[skip + read] < FirstOfLatin1 ? SaveAsUtf8 : "open the file as Windows-1252, and save it as UTF-8");
                return Normalize(Encoding.UTF8.GetString(bytes[skip..]));
            }

            text = Normalize((encoding == Utf16BigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes[skip..]));
            problem = NotText(path, text, text.IndexOf('\uFFFD', StringComparison.Ordinal), "the file is not valid UTF-16");
            return text;
        }

        text = Normalize(text);
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            // Every second byte of Latin text in UTF-16 is zero.
            var isWide = text.Length > 3 && text.AsSpan(0, Math.Min(text.Length, 64)).Count('\0') >= Math.Min(text.Length, 64) / 3;
            problem = isWide ? NotText(path, text, nul, "the file looks like UTF-16 without a byte order mark") : NotText(path, text, nul, "the file holds a NUL character", "remove the character; editors show it as ^@, ␀ or a box");
        }

        return text;
    }

    /// <summary>A value of front matter without HTML comments and Obsidian's <c>%%…%%</c>, which no reader may see; one that is never closed hides the rest.</summary>
    public static string WithoutComments(string value) =>
        value.Contains("<!--", StringComparison.Ordinal) || value.Contains("%%", StringComparison.Ordinal) || value.Contains('{', StringComparison.Ordinal)
            ? HiddenComments.Cut(Comment().Replace(value, ""))
            : value;

    [GeneratedRegex(@"<!--.*?(?:-->|\z)|%%.*?(?:%%|\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    /// <summary>One line: runs of space and control characters become a space, halves of characters U+FFFD.</summary>
    public static string SingleLine(string value)
    {
        var plain = true;
        var space = true;
        foreach (var c in value)
        {
            if (c == ' ' ? space : c < ' ' || c is >= '\u007F' and <= '\u00A0' or '\u2028' or '\u2029' || char.IsSurrogate(c)) plain = false;
            space = c == ' ';
        }

        if (plain && !space) return value;
        var line = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)) line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>One-based line and column of an index.</summary>
    public static (int Line, int Column) Position(ReadOnlySpan<char> text, int index)
    {
        var before = text[..Math.Clamp(index, 0, text.Length)];
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static string Normalize(string text) => text.Contains('\r', StringComparison.Ordinal)
        ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
        : text;

    private static string InLatin1(byte value) => value < FirstOfLatin1 ? "" : $" (in Windows-1252 it is {(char)value})";

    private static ContentProblem NotText(string path, string text, int index, string message, string suggestion = SaveAsUtf8)
    {
        var (line, column) = Position(text, index);
        return new ContentProblem(path, line, column, ProblemCode.NotText, message, suggestion);
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Tests.Content;

/// <summary>Damages posts the way editors, disks, merges and attackers do. The same random numbers make the same damage.</summary>
internal sealed partial class Mutation(Random random)
{
    /// <summary>Pieces that mean something to one of the parsers.</summary>
    private static readonly string[] Pieces =
    [
        "---", "---\n", "\n---\n", "+++\n", ";;;\n", "...\n", "___\n", "```", "~~~\n", "\n```\n", "\"", "'", "\"\"\"", "'''", "[", "]", "{", "}", "(", ")", "<", ">", "<!--", "-->", "%%", ": ", ":", "=", "#", "&a ", "*a ", "<<: *x\n",
        "!", "|", "|\n", ">-\n", "@", "`", "%", "\t", "\n\t", " ", "    ", "\n", "\n\n", "\r", "\r\n", "\0", "\uFEFF", "\u2028", "\u0085", "\u202E", "\u200B", "\uD800", "é", "𝒜", "\\", "\\u0000", "&#x6A;", "&colon;", "- ", "> ", "# ", "[^1]", "![", "](", "**", "__", "~~", "==", "$", "{{", "{%", "%}", "|---|",
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)", "[x](javascript:alert(1))", "<a href='java\nscript:x'>", "<iframe srcdoc='<script>'>", "<style>", "<math><mtext>", "<noscript>", "<textarea>", "<!--><script>", "http://a.example/<script>", "\" onload=\"x",
        "draft: true\n", "published: false\n", "draft = true\n", "\"draft\": true,", "null", "~", "true", "false", "2999-01-01", "2024-02-30", "title: A\n",
    ];

    private static readonly string[] Dates = ["2024-02-30", "0000-00-00", "9999-12-31T23:59:59-14:00", "0001-01-01", "99999999999", "2024-03-10 02:30", "1/2/24", "yesterday", "2024-02-09T03:42:51+99:99", "24:00", "", "null", "2024-W05", "٢٠٢٤-٠١-٠١"];
    private static readonly string[] Booleans = ["true", "false", "True", "YES", "no", "off", "1", "0", "maybe", "\"true\"", "'no'", "", "~", "[true]", "{}", "tru", "!!bool true"];

    /// <summary>One to four damages.</summary>
    public byte[] Damage(byte[] seed, Func<byte[]> another)
    {
        var bytes = seed;
        for (var count = random.Next(1, 5); count > 0; count--) bytes = random.Next(4) == 0 ? DamageBytes(bytes) : Encoding.UTF8.GetBytes(DamageText(Encoding.UTF8.GetString(bytes), another));
        return bytes;
    }

    public string Piece() => Pieces[random.Next(Pieces.Length)];

    /// <summary>The text with a few small edits.</summary>
    public string Edit(string text)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, Piece()),
                1 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                _ => Lines(text),
            };
        }

        return text;
    }

    public string Newlines(string text) => text.ReplaceLineEndings(random.Next(4) switch { 0 => "\r", 1 => "\r\n", 2 => "\n\n", _ => "\n" });

    private byte[] DamageBytes(byte[] bytes)
    {
        if (bytes.Length == 0) return [(byte)random.Next(256)];
        // Most of what matters stands at the top.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(400, bytes.Length) : bytes.Length);
        switch (random.Next(6))
        {
            case 0: return bytes[..at];
            case 1: return bytes[at..];
            case 2: return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]];
            case 3: return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            case 4: return [0xEF, 0xBB, 0xBF, .. bytes];
            default:
                bytes = [.. bytes];
                for (var flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    private string DamageText(string text, Func<byte[]> another)
    {
        var at = random.Next(random.Next(2) == 0 ? Math.Min(400, text.Length) + 1 : text.Length + 1);
        switch (random.Next(11))
        {
            case 0: return text.Insert(at, Piece());
            case 1: return text.Insert(at, string.Concat(Enumerable.Repeat(Piece(), random.Next(2, 60))));
            case 2: return random.Next(25) == 0 ? text.Insert(at, string.Concat(Enumerable.Repeat(Piece(), random.Next(1_000, 20_000)))) : text.Insert(at, Piece() + Piece());
            case 3: return Lines(text);
            case 4:
                var other = Encoding.UTF8.GetString(another());
                return text[..at] + other[random.Next(other.Length + 1)..];
            case 5: return Newlines(text);
            case 6: return Date().Replace(text, _ => Dates[random.Next(Dates.Length)], 1);
            case 7: return Boolean().Replace(text, _ => Booleans[random.Next(Booleans.Length)], 1);
            case 8: return InFrontMatter(text, FuzzSeeds.YamlSignals[random.Next(FuzzSeeds.YamlSignals.Length)]);
            case 9: return text[..at];
            default: return Edit(text);
        }
    }

    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        int one = random.Next(Math.Min(30, lines.Count)), other = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0: lines.Insert(other, lines[one]); break;
            case 1: lines.RemoveAt(one); break;
            case 2: (lines[one], lines[other]) = (lines[other], lines[one]); break;
            default: lines.Insert(one, Piece()); break;
        }

        return string.Join('\n', lines);
    }

    private string InFrontMatter(string text, string line)
    {
        var lines = text.Split('\n').ToList();
        lines.Insert(Math.Min(lines.Count, random.Next(1, 8)), line);
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[T0-9:.Z+-]*")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:true|false)\b")]
    private static partial Regex Boolean();
}

using System.Globalization;
using System.Text;

namespace Blog.Tests.Inspection;

/// <summary>A site with a mistake, as one text: what it is, whether a reader of the message alone put it right at the first try, what is said, and the files.</summary>
/// <param name="Said">Every line of <c>check</c>.</param>
/// <param name="Fixed">The site after doing what they say.</param>
internal sealed record SeededMistake(bool IsFixedAtOnce, IReadOnlyList<string> Said, IReadOnlyDictionary<string, byte[]> Files, IReadOnlyDictionary<string, byte[]> Fixed, string Head, string Rest)
{
    public static SeededMistake Parse(string text)
    {
        var parts = text.Split("\n-- ");
        var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, byte[]> files = [], repaired = [];
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf(" --", StringComparison.Ordinal);
            var (name, content) = (part[..end], part[Math.Min(part.Length, end + 4)..]);
            // What a split took from the end of the file belongs to it.
            if (part != parts[^1] && content.Length > 0) content += "\n";
            if (name.StartsWith("fix ", StringComparison.Ordinal)) repaired[name[4..]] = Encoding.UTF8.GetBytes(content);
            else files[name.Split(' ')[0]] = Bytes(name, content);
        }

        var all = new Dictionary<string, byte[]>(files);
        foreach (var (path, bytes) in repaired) all[path] = bytes;
        return new(head[1].EndsWith(": yes", StringComparison.Ordinal), head[2..], files, all, $"{head[0]}\n{head[1]}", string.Join("", parts.Skip(1).Select(part => "\n-- " + part)));
    }

    /// <summary>The text with other lines.</summary>
    public string With(IReadOnlyList<string> said) => $"{Head}\n{string.Join('\n', said)}{Rest}";

    /// <summary>The name says what a text cannot show: another character set, or a size.</summary>
    private static byte[] Bytes(string name, string content)
    {
        var text = content.Replace('␀', '\0');
        if (name.EndsWith(" as windows-1252", StringComparison.Ordinal)) return Encoding.Latin1.GetBytes(text);
        if (name.EndsWith(" as utf-16", StringComparison.Ordinal)) return Encoding.Unicode.GetBytes(text);
        if (name.IndexOf(" of ", StringComparison.Ordinal) is >= 0 and var at && name.EndsWith(" MB", StringComparison.Ordinal))
            text += new string('x', int.Parse(name[(at + 4)..^3], CultureInfo.InvariantCulture) * 1024 * 1024);
        return Encoding.UTF8.GetBytes(text);
    }
}

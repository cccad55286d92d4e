using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Memory;

/// <summary>The text of the remembered URLs: a fact a line, sorted, for people to read and to correct. Lines that say nothing are kept as they are.</summary>
internal sealed partial class UrlMemoryText
{
    private static readonly string[] Header =
    [
        "# The URLs at which posts of this site were once public, each with the file that has it, after a tab. An address that nothing else has leads to",
        "# wherever the post of its file is public now, and is said to be gone where the file is. A line may be changed or removed; one is added by the site",
        "# for each post that becomes public. A line of two files says of the first that its feed id is made of the second, the path that it had before.",
    ];

    private readonly Dictionary<string, string> urls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> firstPaths = new(StringComparer.Ordinal);
    private readonly List<string> others = [];
    private HashSet<string>? files;

    private UrlMemoryText()
    {
    }

    public static UrlMemoryText Empty => new();

    public IReadOnlyDictionary<string, string> Urls => urls;

    public IReadOnlyDictionary<string, string> FirstPaths => firstPaths;

    public IReadOnlySet<string> Files => files ??= urls.Values.ToHashSet(StringComparer.Ordinal);

    /// <summary>Lines that are no fact and no comment, with their numbers.</summary>
    public IReadOnlyList<(int Number, string Line)> BrokenLines { get; private init; } = [];

    public static UrlMemoryText Parse(string written)
    {
        var broken = new List<(int, string)>();
        var text = new UrlMemoryText { BrokenLines = broken };
        foreach (var (index, raw) in written.Split('\n').Index())
        {
            var line = raw.TrimEnd('\r');
            if (line.Trim().Length == 0 || Header.Contains(line)) continue;
            if (line.StartsWith('#'))
            {
                text.others.Add(line);
            }
            else if (Separator().Split(line.Trim()) is [{ Length: > 0 } first, { Length: > 0 } second] && !second.StartsWith('/'))
            {
                (first.StartsWith('/') ? text.urls : text.firstPaths)[Unescaped(first)] = Unescaped(second);
            }
            else
            {
                text.others.Add(line);
                broken.Add((index + 1, line));
            }
        }

        return text;
    }

    /// <summary>Adds facts that go before those of the text.</summary>
    public UrlMemoryText With(UrlMemoryText more)
    {
        foreach (var (url, file) in more.urls) Remember(url, file);
        foreach (var (file, path) in more.firstPaths) SetFirstPath(file, path);
        return this;
    }

    public void Remember(string url, string file)
    {
        urls[url] = file;
        files?.Add(file);
    }

    public void SetFirstPath(string file, string path) => firstPaths[file] = path;

    public void Rename(string from, string to)
    {
        foreach (var url in urls.Where(pair => pair.Value == from).Select(pair => pair.Key).ToList()) urls[url] = to;
        firstPaths[to] = firstPaths.Remove(from, out var first) ? first : from;
        if (firstPaths[to] == to) firstPaths.Remove(to);
        files = null;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Header.Concat(others)) text.Append(line).Append('\n');
        foreach (var facts in (Dictionary<string, string>[])[urls, firstPaths])
            foreach (var (key, value) in facts.OrderBy(pair => pair.Key, StringComparer.Ordinal)) text.Append(Escaped(key)).Append('\t').Append(Escaped(value)).Append('\n');
        return text.ToString();
    }

    /// <summary>In one line, and told from a comment and from the space between two.</summary>
    private static string Escaped(string value) =>
        Unsafe().Replace(value, match => string.Concat(match.Value.Select(letter => string.Create(CultureInfo.InvariantCulture, $"%{(int)letter:X2}"))));

    private static string Unescaped(string value) => Uri.UnescapeDataString(value);

    [GeneratedRegex(@"\t+ *| {2,}\t*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    // Letters beyond ASCII stay as they are, so that people can read them.
    [GeneratedRegex(@"[%\x00-\x1F\x7F]|^[# ]| $| {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}

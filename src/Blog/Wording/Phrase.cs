using System.Text;

namespace Blog.Wording;

/// <summary>
/// A text of the site with places that are filled when it is shown: <c>{page}</c> for a value, and <c>&lt;search&gt;Search&lt;/search&gt;</c> for words
/// that become a link or the like. It is text throughout, and is encoded wherever it is written.
/// </summary>
public sealed class Phrase
{
    private Phrase(IReadOnlyList<PhrasePart> parts) => Parts = parts;

    /// <summary>As its author writes it.</summary>
    public string Written => string.Concat(Parts.Select(part => part.IsMarked ? $"<{part.Name}>{part.Text}</{part.Name}>" : part.Name.Length > 0 ? $"{{{part.Name}}}" : part.Text));

    public IReadOnlyList<PhrasePart> Parts { get; }

    /// <summary>The places as they are written, each once and sorted: <c>{page}</c>, <c>&lt;search&gt;</c>.</summary>
    public IReadOnlyList<string> Places => [.. Parts.Where(part => part.Name.Length > 0).Select(part => part.IsMarked ? $"<{part.Name}>" : $"{{{part.Name}}}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">A place is not closed, or one lies within another; the message says which.</exception>
    public static Phrase Parse(string text)
    {
        var parts = new List<PhrasePart>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny("{}<>");
            if (next < 0) next = text.Length - at;
            if (next > 0) parts.Add(new(text.Substring(at, next), "", false));
            at += next;
            if (at < text.Length) at = ReadPlace(text, at, parts);
        }

        return new(parts);
    }

    /// <summary>The text with its values. A place that has none stays as it is written.</summary>
    public string Fill(params ReadOnlySpan<(string Name, object Value)> values)
    {
        if (Parts is [{ Name: "" } only]) return only.Text;
        var filled = new StringBuilder();
        foreach (var part in Parts) filled.Append(part.Name.Length == 0 || part.IsMarked ? part.Text : Find(part.Name, values) ?? $"{{{part.Name}}}");
        return filled.ToString();
    }

    /// <summary>The same with some of its places filled.</summary>
    public Phrase With(params ReadOnlySpan<(string Name, object Value)> values)
    {
        var parts = new List<PhrasePart>(Parts.Count);
        foreach (var part in Parts) parts.Add(part is { IsMarked: false, Name.Length: > 0 } && Find(part.Name, values) is { } value ? new(value, "", false) : part);
        return new(parts);
    }

    /// <summary>The text without values.</summary>
    public override string ToString() => Fill();

    private static string? Find(string name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (given, value) in values)
            if (given == name) return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
        return null;
    }

    private static int ReadPlace(string text, int at, List<PhrasePart> parts)
    {
        var isMarked = text[at] == '<';
        var end = text[at] is '{' or '<' ? text.IndexOf(isMarked ? '>' : '}', at) : -1;
        if (end < 0 || text.AsSpan(at + 1, end - at - 1) is var name && (name.IsEmpty || name.ContainsAnyExceptInRange('a', 'z'))) throw new FormatException($"{text[at]} belongs to no place");
        var written = name.ToString();
        if (!isMarked)
        {
            parts.Add(new("", written, false));
            return end + 1;
        }

        var close = text.IndexOf($"</{written}>", end, StringComparison.Ordinal);
        if (close < 0) throw new FormatException($"<{written}> is not closed");
        var marked = text[(end + 1)..close];
        if (marked.AsSpan().IndexOfAny("{}<>") >= 0) throw new FormatException($"within <{written}> is more than words");
        parts.Add(new(marked, written, true));
        return close + written.Length + 3;
    }
}

/// <summary>A piece of a phrase.</summary>
/// <param name="Text">Words; empty at the place of a value.</param>
/// <param name="Name">Of the place; empty for words that are only words.</param>
/// <param name="IsMarked">The words become something, such as a link.</param>
public readonly record struct PhrasePart(string Text, string Name, bool IsMarked);

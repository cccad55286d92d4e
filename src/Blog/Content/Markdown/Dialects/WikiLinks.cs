namespace Blog.Content.Markdown.Dialects;

/// <summary>Obsidian's and Dendron's <c>[[links]]</c> and <c>![[embeds]]</c> by name, and the ids of blocks. Which file is meant is found out when a page is asked for.</summary>
internal static class WikiLinks
{
    private const int Longest = 500;

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789,.: -");

    public static bool TryTranslate(DialectWalk walk, bool isEmbed)
    {
        var source = walk.Source;
        var start = walk.At + (isEmbed ? 3 : 2);
        if (start >= source.Length || source[start - 1] != '[' || source[start - 2] != '[') return false;
        var length = source.AsSpan(start, Math.Min(Longest, source.Length - start)).IndexOfAny('\n', ']', '[');
        if (length < 1 || !source.AsSpan(start + length).StartsWith("]]", StringComparison.Ordinal)) return false;
        var end = start + length + 2;
        var inner = source.Substring(start, length).Replace("\\|", "|", StringComparison.Ordinal);
        // [[1]](notes.md) is an ordinary link, and [[ … ]] is how shells and TOML write.
        if (end < source.Length && source[end] is '(' or '[' || char.IsWhiteSpace(inner[0]) || inner[0] is '"' or '\'' or '`' or '{' or '-' or '!' or '$') return false;
        // arr[[1]] and [[1, 2]] are what programs write, too.
        if (!isEmbed && (start > 2 && char.IsLetterOrDigit(source[start - 3]) || !inner.AsSpan().ContainsAnyExcept(Digits))) return false;
        if (inner.Contains('{', StringComparison.Ordinal) || inner.Contains('`', StringComparison.Ordinal)) return false;
        if (isEmbed) Embed(walk, inner, end);
        else Link(walk, inner, end);
        return true;
    }

    /// <summary><c>^id</c> at the end of a block: an anchor in Obsidian, nothing here.</summary>
    public static bool TryBlockId(DialectWalk walk)
    {
        var source = walk.Source;
        var at = walk.At;
        if (at > 0 && source[at - 1] is not (' ' or '\t' or '\n')) return false;
        var end = at + 1;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '-')) end++;
        var id = source.AsSpan(at + 1, end - at - 1);
        if (id.Length < 3 || !id.ContainsAnyInRange('A', 'z') || !TextLines.LineAt(source, end).IsWhiteSpace()) return false;
        var next = TextLines.LineAt(source, TextLines.NextLine(source, end)).TrimStart();
        if (!next.IsEmpty && next[0] is not ('-' or '*' or '+') && !char.IsAsciiDigit(next[0])) return false;
        walk.Remove(end);
        return true;
    }

    private static void Link(DialectWalk walk, string inner, int end)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var name = (bar < 0 ? inner : inner[..bar]).Trim();
        var text = bar < 0 ? "" : inner[(bar + 1)..].Trim();
        var target = Target(name, text);
        walk.Replace(end, Markup.Link(walk, Text(name, text), target));
    }

    /// <summary>Dendron writes the text first: <c>[[text|note]]</c>. The note is the second name where there is none of the first.</summary>
    private static string Target(string name, string text)
    {
        var (note, heading) = Split(name);
        if (note.Length == 0) return "#" + HeadingOutline.Slug(heading);
        var (other, otherHeading) = Split(text);
        return NoteTarget.Of(other.Length == 0 || other.Contains(' ', StringComparison.Ordinal) ? [note] : [note, other], heading.Length > 0 ? heading : otherHeading);
    }

    private static string Text(string name, string text)
    {
        // Dendron's names have dots and no spaces, unlike what people call things.
        if (text.Length > 0) return IsDotted(text) && !IsDotted(name) ? name : text;
        var (note, heading) = Split(name);
        return (note.Length, heading.Length) switch
        {
            (0, _) => heading,
            (_, 0) => NoteTarget.Shown(note),
            _ => $"{NoteTarget.Shown(note)} > {heading}",
        };
    }

    private static void Embed(DialectWalk walk, string inner, int end)
    {
        var parts = inner.Split('|', StringSplitOptions.TrimEntries);
        var (file, _) = Split(parts[0]);
        var type = MediaTypes.Of(file);
        if (type is null || !(type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal)))
        {
            Link(walk, IsSize(parts[^1]) ? parts[0] : inner, end);
            return;
        }

        var size = parts.Length > 1 && IsSize(parts[^1]) ? parts[^1].Split('x') : [];
        var words = parts.Skip(1).Take(parts.Length - 1 - (size.Length > 0 ? 1 : 0));
        walk.Replace(end, Markup.Image(walk, NoteTarget.Of([file], ""), string.Join(' ', words), "", size.Length > 0 ? size[0] : "", size.Length > 1 ? size[1] : ""));
    }

    /// <summary>The name without heading, and the last heading; a block has no place of its own here, and a vault is the site.</summary>
    private static (string Note, string Heading) Split(string name)
    {
        var mark = name.IndexOf('#', StringComparison.Ordinal);
        var note = (mark < 0 ? name : name[..mark]).Trim();
        if (note.StartsWith("dendron://", StringComparison.Ordinal)) note = note[(note.IndexOf('/', "dendron://".Length) + 1)..];
        if (mark < 0) return (note, "");
        var heading = name[(name.LastIndexOf('#') + 1)..].Trim();
        return (note, heading.StartsWith('^') || heading == "*" ? "" : heading);
    }

    private static bool IsDotted(string text) => text.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);

    private static bool IsSize(string text) => text.Length is > 0 and < 12 && char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiDigit(character) || character == 'x');
}

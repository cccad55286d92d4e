namespace Blog.Content.Markdown.Dialects;

/// <summary>Makes the targets of links that name a file of the content folder instead of its address: <see cref="LinkKind.Note"/>.</summary>
internal static class NoteTarget
{
    /// <summary>The file of that name, with its fragment as it is in an address.</summary>
    public static string Of(string name)
    {
        var fragment = name.IndexOf('#', StringComparison.Ordinal);
        if (fragment == 0) return name;
        return fragment < 0 ? LinkKey.NoteScheme + Encode(name) : LinkKey.NoteScheme + Encode(name[..fragment]) + name[fragment..];
    }

    /// <summary>The file of one of these names, the first that there is, with the heading of that text.</summary>
    public static string Of(IEnumerable<string> names, string heading) =>
        LinkKey.NoteScheme + string.Join("%7C", names.Select(Encode)) + (heading.Length == 0 ? "" : "#" + HeadingOutline.Slug(heading));

    /// <summary>The name as a reader may see it.</summary>
    public static string Shown(string name)
    {
        var end = name.IndexOf('#', StringComparison.Ordinal);
        var shown = (end < 0 ? name : name[..end]).Trim('/', ' ');
        foreach (var extension in (ReadOnlySpan<string>)[".md", ".markdown"]) if (shown.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return shown[..^extension.Length];
        return shown;
    }

    private static string Encode(string name) => string.Join('/', name.Trim().Split('/').Select(Uri.EscapeDataString));
}

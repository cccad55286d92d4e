namespace Blog.Content;

/// <summary>What a note can be called in a link: its file's name with or without a date and a language, its folder's, another that it gives itself, or its title.</summary>
internal static class NoteName
{
    // Folders that engines name by the way, and authors do not keep when they move.
    private static readonly string[] Technical = ["", ".", "_posts", "_drafts", "source", "src", "content"];

    private static readonly BlogOptions AnyFolder = new();

    /// <summary>The form in which names are compared.</summary>
    public static string Fold(string name) => UnicodeText.Compose(name.Trim()).ToLowerInvariant();

    /// <summary>Every name of the post, folded; its title last, if it is called so in no other way.</summary>
    public static IEnumerable<(string Name, bool IsTitle)> Of(Post post) =>
        Own(post.Path).Concat(post.NoteNames.Select(Fold)).Select(name => (Name: name, IsTitle: false)).Append((Name: Fold(post.Title), IsTitle: true))
            .Where(name => name.Name.Length > 0).DistinctBy(name => name.Name, StringComparer.Ordinal);

    /// <summary>A name in a link taken apart: what the file may be called, the likeliest first, and the folders that it lies in, folded.</summary>
    public static (IReadOnlyList<string> Names, IReadOnlyList<string> Folders) Parse(string name)
    {
        var path = Fold(name).Trim('/');
        foreach (var extension in (ReadOnlySpan<string>)[".md", ".markdown", ".mdx", ".html"]) if (path.EndsWith(extension, StringComparison.Ordinal)) path = path[..^extension.Length];
        var folders = Folders(path);
        var names = Own(path + ".md").ToList();
        if (names.Count > 0 && (path == "index" || path.EndsWith("/index", StringComparison.Ordinal)) && folders.Count > 0) folders = [.. folders.SkipLast(1)];
        return (names, folders);
    }

    /// <summary>The folders that a post lies in, folded, without a bundle's own.</summary>
    public static IReadOnlyList<string> Folders(string path)
    {
        var folders = Fold(path).Split('/')[..^1].Where(folder => !Technical.Contains(folder, StringComparer.Ordinal)).ToList();
        if (Path.GetFileNameWithoutExtension(path).Equals("index", StringComparison.OrdinalIgnoreCase) && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && folders.Count > 0) folders.RemoveAt(folders.Count - 1);
        return folders;
    }

    private static IEnumerable<string> Own(string path)
    {
        var file = PostFileName.Parse(path, AnyFolder);
        var stem = path[(path.LastIndexOf('/') + 1)..];
        if (stem.LastIndexOf('.') is > 0 and var dot) stem = stem[..dot];
        var plain = file.Language is { } language && stem.Length > language.Length + 1 && stem[^(language.Length + 1)] == '.' ? stem[..^(language.Length + 1)] : stem;
        if (plain.Equals("index", StringComparison.OrdinalIgnoreCase) && path.Contains('/', StringComparison.Ordinal))
        {
            var folder = path[..path.LastIndexOf('/')];
            stem = plain = folder[(folder.LastIndexOf('/') + 1)..];
        }

        return new[] { stem, plain, file.Name }.Select(Fold).Distinct(StringComparer.Ordinal);
    }
}

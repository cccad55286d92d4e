namespace Blog.Content;

/// <summary>What a file of the content folder is by its name alone.</summary>
public static class ContentNames
{
    private static readonly string[] StaticFolders = ["static", "public"];

    private static readonly string[] PostExtensions = [".md", ".markdown", ".mdx"];

    /// <summary>Whether the file is read as a post or page.</summary>
    public static bool IsPost(string path)
    {
        // Asked of every file at every look.
        var extension = Path.GetExtension(path.AsSpan());
        foreach (var known in PostExtensions)
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase)) return !StaticFolders.Contains(FirstSegment(path), StringComparer.Ordinal);
        return false;
    }

    /// <summary>Whether a scan passes over the path, because it or a folder that it lies in has a name of what is no content.</summary>
    /// <param name="path">Relative to the folder.</param>
    public static bool IsSkipped(string path)
    {
        var segments = path.Split('/', Path.DirectorySeparatorChar);
        return segments.Index().Any(segment => FolderEntries.IsSkipped(segment.Item, isFolder: segment.Index < segments.Length - 1));
    }

    private static string FirstSegment(string path) => path.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? path[..slash] : "";
}

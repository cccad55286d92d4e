namespace Blog.Content;

/// <summary>Finds the files that are served as they stand. Which folders hold them is the engine's to say; none of a draft, and none that belongs to a post, is among them.</summary>
public sealed class StaticFiles(ContentFolder folder, Engine engine)
{
    /// <summary>The file that is served at a path; null where there is none that may be.</summary>
    /// <param name="url">Decoded, with a leading slash.</param>
    public ContentFile? Find(string url)
    {
        if (MediaTypes.Of(url) is null || url.Contains('\\', StringComparison.Ordinal)) return null;
        // An empty segment would be folded away by the file system, and make a second address of the same file.
        if (Array.Exists(url[1..].Split('/'), segment => segment.Length == 0 || FolderEntries.IsSkipped(segment, isFolder: true) || FolderEntries.IsSkipped(segment, isFolder: false))) return null;
        foreach (var path in engine.StaticPaths(url))
            if (folder.Find(path) is { } file && !IsHidden(path) && (Engine.IsForFiles(path) || !HasPostsBeside(path))) return file;
        return null;
    }

    /// <summary>The place of the file, or the place that a link to it leads to, is one of drafts or of a post.</summary>
    private bool IsHidden(string path)
    {
        if (VisibilityPlaces.Reason(path) is not null) return true;
        var real = folder.PlaceOf(path);
        return real != path && (VisibilityPlaces.Reason(real) is not null || !Engine.IsForFiles(real) && HasPostsBeside(real));
    }

    /// <summary>A post lies in the folder of the file or in one above: the file is that post's, and as public as it is.</summary>
    private bool HasPostsBeside(string path)
    {
        // At the top of the site there are always pages.
        var top = path.StartsWith("source/", StringComparison.Ordinal) ? "source".Length : 0;
        for (var slash = path.LastIndexOf('/'); slash > top; slash = path.LastIndexOf('/', slash - 1))
            if (folder.HoldsPosts(path[..slash])) return true;
        return false;
    }
}

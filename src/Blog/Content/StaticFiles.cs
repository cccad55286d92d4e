namespace Blog.Content;

/// <summary>Finds the files that are served as they stand. Which folders hold them is the engine's to say; none of a draft, and none that belongs to a post, is among them, whatever links say.</summary>
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
            if (folder.Find(path) is { } file && IsServed(path) && PlaceOf(path) is { } real && (real == path || IsServed(real))) return file;
        return null;
    }

    /// <summary>Whether a place is one of files that are served as they stand. A link from there to elsewhere makes no such place of it.</summary>
    private bool IsServed(string path)
    {
        var place = LinkedPlace.WithoutMounts(path);
        if (VisibilityPlaces.Reason(place) is not null || engine.StaticUrl(place) is not { } url || !engine.StaticPaths(url).Contains(place)) return false;
        return Engine.IsForFiles(place) || !HasPostsBeside(path);
    }

    private string? PlaceOf(string path)
    {
        try
        {
            return folder.PlaceOf(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A post lies in the folder of the file or in one above: the file is that post's, and as public as it is.</summary>
    private bool HasPostsBeside(string path)
    {
        // At the top of the site there are always pages.
        var top = path.StartsWith("source/", StringComparison.Ordinal) ? "source".Length : 0;
        for (var slash = path.LastIndexOf('/'); slash > top; slash = path.LastIndexOf('/', slash - 1))
        {
            if (LinkedPlace.IsMount(path.AsSpan(path.LastIndexOf('/', slash - 1) + 1, slash - path.LastIndexOf('/', slash - 1) - 1))) return false;
            if (folder.HoldsPosts(path[..slash])) return true;
        }

        return false;
    }
}

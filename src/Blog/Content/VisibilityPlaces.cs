namespace Blog.Content;

/// <summary>What the folder and the name of a file say about who may see it.</summary>
internal static class VisibilityPlaces
{
    /// <summary>Why the place of a file hides it; null when it does not.</summary>
    /// <remarks>A folder that begins with an underscore is published, as AstroPaper does; a file that does is not.</remarks>
    public static string? Reason(string path)
    {
        var segments = path.Split('/');
        foreach (var folder in segments.AsSpan(0, segments.Length - 1))
            if (IsDrafts(folder)) return $"the folder {folder}";
        var file = segments[^1];
        var stem = file.LastIndexOf('.') is > 0 and var dot ? file[..dot] : file;
        if (IsDrafts(stem)) return $"the file name {file}";
        return stem.StartsWith('_') && !PostFileName.IsSectionFile(file) ? $"the file name {file}" : null;

        static bool IsDrafts(string name) => name.Equals("_drafts", StringComparison.OrdinalIgnoreCase) || name.Equals("drafts", StringComparison.OrdinalIgnoreCase);
    }
}

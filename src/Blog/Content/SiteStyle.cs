namespace Blog.Content;

/// <summary>The author's own style sheet, which lies at the top of the content folder and has the last word on every page.</summary>
public static class SiteStyle
{
    public const string FileName = "theme.css";

    /// <summary>The hash of its bytes; null where there is none that can be read.</summary>
    /// <param name="contentPath">The content folder.</param>
    public static string? FindHash(string contentPath)
    {
        var folder = new ContentFolder(contentPath);
        try
        {
            return folder.Find(FileName) is { Size: > 0 } file ? ContentHash.Of(folder, file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

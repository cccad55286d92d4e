namespace Blog.Content;

/// <summary>Reads a file about the site for whoever can do without it, as a look at the content does. A load has to know why there is none.</summary>
internal static class NoteFile
{
    /// <summary>Its text; null where there is none, or it cannot be read.</summary>
    /// <param name="contentPath">The folder that it lies in.</param>
    /// <param name="file">Its name.</param>
    public static string? FindText(string contentPath, string file)
    {
        try
        {
            return new ContentFolder(contentPath).ReadText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ContentFolderException)
        {
            return null;
        }
    }
}

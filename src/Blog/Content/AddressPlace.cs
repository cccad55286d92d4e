namespace Blog.Content;

/// <summary>Finds where a file asks for an address that it cannot have, which shows only once all files are read.</summary>
internal static class AddressPlace
{
    /// <summary>Of the key that gives the file its URL; the first line where its name gives it.</summary>
    public static (int Line, int Column) OfUrl(string contentPath, string path, string url) =>
        Of(contentPath, path, url.Trim('/')[(url.Trim('/').LastIndexOf('/') + 1)..], FrontMatterKeys.Url, FrontMatterKeys.Slug);

    /// <summary>Of the entry that names an old address.</summary>
    public static (int Line, int Column) OfAlias(string contentPath, string path, string alias) =>
        Of(contentPath, path, alias.Trim('/'), FrontMatterKeys.Aliases, FrontMatterKeys.RedirectFrom);

    private static (int Line, int Column) Of(string contentPath, string path, string value, params FrontMatterKey[] keys)
    {
        try
        {
            var content = new ContentFolder(contentPath).Read(path);
            return keys.Select(key => FrontMatterPlace.Find(path, content, key, value)).FirstOrDefault(place => place != (1, 1), (1, 1));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ContentFolderException)
        {
            return (1, 1); // it was there a moment ago
        }
    }
}

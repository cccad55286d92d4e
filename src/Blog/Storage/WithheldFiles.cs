namespace Blog.Storage;

/// <summary>Tells which of the files at the top of a site, where pages and the site's own files lie side by side, are those of hidden pages there.</summary>
internal static class WithheldFiles
{
    /// <summary>Pages beside the file show it or link to it, and the reader may see none that does.</summary>
    /// <param name="path">Of a file that would be served as it stands, relative to the content folder.</param>
    public static bool IsWithheld(this ReadSession session, string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        // Anywhere else the folder tells: it holds nothing but files, or a post that the file belongs to. What every browser and robot asks for is the site's.
        if (folder is not ("" or "source/") || SitePaths.IsReplaceable("/" + path[folder.Length..])) return false;
        const string Beside = "SELECT 1 FROM PostMedia media JOIN Posts post ON post.Id = media.PostId WHERE media.Path = $1 AND substr(post.Path, 1, length($2)) = $2 AND instr(substr(post.Path, length($2) + 1), '/') = 0 LIMIT 1";
        return session.Query(Beside, _ => true, path, folder).Any() && !session.Context.Media.Any(media => media.Path == path);
    }
}

using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Asks where the posts are that were once public at a URL. Of one that is hidden now it says what it says of one that never was.</summary>
internal static class RememberedUrls
{
    /// <summary>Where the post is that had this URL, or whose markdown had; null where the reader may see none.</summary>
    public static string? FindRemembered(this ReadSession session, string path)
    {
        foreach (var row in session.List(path))
            if (session.Context.Posts.Where(post => post.Path == row.Path).Select(post => post.Url).FirstOrDefault() is { } url && url != path) return url;
        return SitePaths.ParseTwin(path) is { } page && session.FindRemembered(page) is { } moved ? SitePaths.Twin(moved) : null;
    }

    /// <summary>What was at this URL was public, and its file is no longer there.</summary>
    public static bool IsGone(this ReadSession session, string path)
    {
        var rows = session.List(SitePaths.ParseTwin(path) ?? path);
        return rows.Count > 0 && !rows.Exists(row => session.Context.Set<FileRow>().Any(file => file.Path == row.Path));
    }

    /// <summary>The spelling that was asked for goes first.</summary>
    private static List<RememberedRow> List(this ReadSession session, string path)
    {
        var key = SitePaths.Key(path);
        return [.. session.Context.Set<RememberedRow>().Where(row => row.UrlKey == key).AsEnumerable().OrderByDescending(row => row.Url == path).ThenBy(row => row.Url, StringComparer.Ordinal)];
    }
}

namespace Blog.Content;

/// <summary>What the folders that a file lies in say about it, by the conventions of an engine.</summary>
/// <param name="IsPage">A standalone page.</param>
/// <param name="Folders">The author's own order: folders below the root of posts or pages, without technical ones.</param>
/// <param name="Above">Folders above the folder of posts, which are categories in Jekyll.</param>
/// <param name="SkippedBecause">Why the file is no content; null where it is.</param>
internal sealed record PostPlace(bool IsPage, string[] Folders, string[] Above, string? SkippedBecause = null)
{
    private static readonly HashSet<string> FoldersOfPosts = new(StringComparer.OrdinalIgnoreCase) { "blog", "posts", "post", "articles", "notes", "writing", "_posts" };

    public static PostPlace Of(string[] folders, Engine engine)
    {
        var root = FindRoot(folders, engine.PageRoots);
        var isPage = root.Length > FindRoot(folders, engine.PostRoots).Length;
        if (!isPage) root = FindRoot(folders, engine.PostRoots);
        var own = folders[root.Length..];
        // Templates and themes lie at the top, or begin with an underscore; a folder of posts may have any other name.
        var technical = root.Length == 0 ? folders.FirstOrDefault() : own.FirstOrDefault(folder => folder.StartsWith('_'));
        if (technical is not null && engine.SkippedFolders.Contains(technical)) return Skip(technical);
        if (isPage) return new(true, own, []);
        if (engine.PostFolders.Count > 0) return OfFolders(own, engine);
        if (engine.PostsAreTagged) return new(!own.Any(FoldersOfPosts.Contains), own, []);
        if (engine == Engine.Any && root.Length == 0)
        {
            // Jekyll's categories are the folders above _posts.
            return new(false, [.. own.Where(folder => folder is not ("_posts" or "_drafts"))], [.. own.TakeWhile(folder => folder is not ("_posts" or "_drafts"))]);
        }

        return new(false, own, []);
    }

    /// <summary>The place of a bundle, whose last folder is its name.</summary>
    public PostPlace OfBundle() => this with { Folders = Folders.Length > 0 ? Folders[..^1] : [] };

    private static PostPlace OfFolders(string[] own, Engine engine)
    {
        var at = Array.FindIndex(own, engine.PostFolders.Contains);
        if (at >= 0) return new(false, own[(at + 1)..], own[..at]);
        return engine.SkipsUnderscores && Array.Find(own, folder => folder.StartsWith('_')) is { } reserved ? Skip(reserved) : new(true, own, []);
    }

    private static PostPlace Skip(string folder) => new(false, [], [], $"the folder {folder} holds no posts");

    /// <summary>The longest of the roots that the folders begin with.</summary>
    private static string[] FindRoot(string[] folders, IReadOnlyList<string> roots)
    {
        string[] longest = [];
        foreach (var root in roots)
        {
            var segments = root.Split('/');
            if (segments.Length > longest.Length && segments.Length <= folders.Length && folders.AsSpan(0, segments.Length).SequenceEqual(segments)) longest = segments;
        }

        return longest;
    }
}

namespace Blog.Memory;

/// <summary>
/// The last readable version of each post whose file cannot be read. As long as a file is sound its text stands in the index; it is written
/// down here when a broken version takes its place, so that sound content costs nothing.
/// </summary>
internal sealed class LastGood(MemoryFolder folder)
{
    private const string Posts = "posts/";

    private static readonly HashSet<string> Nothing = [];

    private HashSet<string>? kept;

    /// <summary>The files that a version is kept of, relative to the content folder.</summary>
    public IReadOnlySet<string> Paths => (kept ??= folder.List(Posts.TrimEnd('/'))?.ToHashSet(StringComparer.Ordinal)) ?? Nothing;

    /// <summary>Nothing that was to be kept is missing.</summary>
    public bool IsWhole => folder.Trouble is null;

    /// <summary>The version that is kept of a file; null for none.</summary>
    public byte[]? Find(string path) => Paths.Contains(path) ? folder.Read(Posts + path) : null;

    /// <summary>Keeps a version.</summary>
    public void Keep(string path, string source)
    {
        if (!Paths.Contains(path) && folder.Write(Posts + path, source)) kept?.Add(path);
    }

    /// <summary>The file can be read again, asks to be hidden, or is gone.</summary>
    public void Forget(string path)
    {
        if (!Paths.Contains(path)) return;
        folder.Delete(Posts + path);
        kept?.Remove(path);
    }
}

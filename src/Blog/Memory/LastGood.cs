namespace Blog.Memory;

/// <summary>
/// The last readable version of each post whose file cannot be read. As long as a file is sound its text stands in the index; it is written
/// down here when a broken version takes its place, so that sound content costs nothing.
/// </summary>
internal sealed class LastGood(MemoryFolder folder)
{
    private const string Posts = "posts/";

    private static readonly HashSet<string> Nothing = [];

    // What could not be written down, and what could not be taken away: both are tried again at every look.
    private readonly HashSet<string> unkept = new(StringComparer.Ordinal), stale = new(StringComparer.Ordinal);
    private HashSet<string>? kept;

    /// <summary>The files that a version is kept of, relative to the content folder; none as long as that cannot be told.</summary>
    public IReadOnlySet<string> Paths => (kept ??= folder.List(Posts.TrimEnd('/'))?.ToHashSet(StringComparer.Ordinal)) ?? Nothing;

    /// <summary>Nothing that was to be kept is missing, and nothing that was to go is there.</summary>
    public bool IsWhole => folder.Trouble is null && unkept.Count == 0 && stale.Count == 0;

    /// <summary>Whether a version is kept of a file.</summary>
    public bool Has(string path) => Paths.Contains(path) && !stale.Contains(path);

    /// <summary>The version that is kept of a file.</summary>
    /// <param name="source">Null for none.</param>
    /// <returns>Whether that can be told now.</returns>
    public bool TryFind(string path, out byte[]? source)
    {
        source = null;
        if (!Has(path)) return kept is not null;
        return folder.TryRead(Posts + path, out source);
    }

    /// <summary>Keeps a version.</summary>
    public void Keep(string path, string source)
    {
        if (Has(path)) return;
        unkept.Add(path);
        if (!folder.Write(Posts + path, source)) return;
        unkept.Remove(path);
        stale.Remove(path);
        kept?.Add(path);
    }

    /// <summary>The file can be read again, asks to be hidden, or is gone.</summary>
    public void Forget(string path)
    {
        unkept.Remove(path);
        if (!Paths.Contains(path) && kept is not null) return;
        stale.Add(path);
        if (!folder.Delete(Posts + path)) return;
        stale.Remove(path);
        kept?.Remove(path);
    }

    /// <summary>Takes away what could not be taken away before.</summary>
    public void ForgetStale()
    {
        foreach (var path in stale.ToList()) Forget(path);
    }
}

using Blog.Media;
using Blog.Memory;

namespace Blog.Content;

/// <summary>The program's own files where they lie in the content folder, as where a folder is served from within: no content, whatever they are called.</summary>
internal sealed class OwnFiles
{
    private readonly string folder;
    private readonly string index;
    private readonly bool isTop;

    private OwnFiles(string folder, string index, bool isTop) => (this.folder, this.index, this.isTop) = (folder, index, isTop);

    /// <summary>Those in a content folder; null where there are none.</summary>
    /// <param name="realRoot">The folder with every link followed.</param>
    /// <param name="databasePath">The index; null where nobody asks.</param>
    public static OwnFiles? In(string? realRoot, string? databasePath)
    {
        if (realRoot is null || databasePath is null || RealPath.Find(Path.GetDirectoryName(databasePath)!) is not { } folder || !RealPath.Contains(realRoot, folder)) return null;
        return new(folder, Path.Combine(folder, Path.GetFileName(databasePath)), isTop: folder == realRoot);
    }

    /// <summary>The folder of which nothing is content; null where single files are passed over.</summary>
    public string? Whole => isTop ? null : folder;

    /// <summary>Whether a file, or all of a folder, is the program's: the whole folder of the index, but where that is the content folder itself.</summary>
    /// <param name="real">With every link followed.</param>
    public bool Has(ReadOnlySpan<char> real)
    {
        if (!real.StartsWith(folder, StringComparison.Ordinal)) return false;
        if (!isTop) return real.Length == folder.Length || real[folder.Length] == Path.DirectorySeparatorChar;
        // Its log and its successor are called after the index.
        return real.StartsWith(index, StringComparison.Ordinal) && (real.Length == index.Length || real[index.Length] == '-' || real[index.Length..].StartsWith(".new", StringComparison.Ordinal))
            || Lies(real, MemoryFolder.Name) || Lies(real, PictureCache.Name);
    }

    /// <summary>Whether single files of a folder may be the program's, so that each has to be asked about.</summary>
    public bool HoldsIndex(ReadOnlySpan<char> real) => isTop && real.SequenceEqual(folder);

    private bool Lies(ReadOnlySpan<char> real, string name)
    {
        var rest = real[folder.Length..].TrimStart(Path.DirectorySeparatorChar);
        return rest.StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length || rest[name.Length] == Path.DirectorySeparatorChar);
    }
}

using System.Text;

namespace Blog.Content;

/// <summary>A look at the few files that events named, where that is enough to know the whole folder.</summary>
internal static class FolderGlance
{
    /// <summary>More files than these are found as fast by a scan.</summary>
    private const int Most = 100;

    /// <summary>The folder as it was, but for the files that are named; null where only a scan can tell.</summary>
    /// <param name="realRoot">The folder with every link followed.</param>
    /// <param name="previous">What was found before.</param>
    /// <param name="paths">Relative to the folder.</param>
    /// <param name="own">What is passed over because it is the program's; null for nothing.</param>
    public static ContentScan? Of(string realRoot, ContentScan previous, IReadOnlySet<string> paths, OwnFiles? own)
    {
        // A file that links lead to has several names, and events tell one of them. What could not be looked at sends none.
        if (paths.Count > Most || previous.RealPaths.Count > 0 || previous.Problems.Count > 0) return null;
        var files = new List<ContentFile>(previous.Files.Count + paths.Count);
        files.AddRange(previous.Files);
        var scan = previous with { Files = files };
        foreach (var path in paths)
        {
            if (own?.Has(Path.Combine(realRoot, path)) == true) continue;
            // Names that are not ASCII can be written in several ways, of which a scan sees the one on the disk.
            if (!Ascii.IsValid(path) || ContentNames.IsSkipped(path) || previous.HasFolder(path) || path.LastIndexOf('/') is > 0 and var slash && !previous.HasFolder(path[..slash])) return null;
            if (FileStatus.OfEntry(realRoot, path) is { } status)
            {
                if (!status.IsRegular) return null;
                var file = new ContentFile(path, status.Size, status.Modified.Ticks) { ChangedTicks = status.Changed.Ticks, Inode = status.Inode };
                if (scan.Has(path)) files[scan.IndexOf(path)] = file;
                else files.Insert(scan.IndexOf(path), file);
            }
            else if (!RealPath.IsAbsent(Path.Combine(realRoot, path)))
            {
                return null;
            }
            else if (scan.Has(path))
            {
                files.RemoveAt(scan.IndexOf(path));
            }
        }

        return scan;
    }
}

using System.IO.Enumeration;

namespace Blog.Content;

/// <summary>The regular files of one folder and all below it, without following links.</summary>
internal sealed class FolderEntries(string folder, string prefix, OwnFiles? own)
    : FileSystemEnumerator<ContentFile>(folder, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
{
    private static readonly string[] SkippedFolders = ["node_modules", "__pycache__"];

    private readonly string root = folder;
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private FileStatus? status;

    /// <summary>Links met on the way, for the caller to judge.</summary>
    public List<(string Path, string Full)> Links { get; } = [];

    /// <summary>Folders that are there and could not be listed, relative to the content folder.</summary>
    public IEnumerable<string> Unlisted => entered.Where(full => !RealPath.IsAbsent(full)).Select(full => prefix + full[root.Length..].TrimStart(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/'));

    /// <summary>Names that editors, synchronisers and version control leave behind, and everything hidden by a leading dot.</summary>
    public static bool IsSkipped(ReadOnlySpan<char> name, bool isFolder)
    {
        if (name.StartsWith(".", StringComparison.Ordinal)) return true;
        if (isFolder) return SkippedFolders.Contains(name.ToString());
        return name.EndsWith("~") || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".swp") || name.SequenceEqual("4913")
            || name.StartsWith("#") && name.EndsWith("#")
            || name.Contains(".sync-conflict-", StringComparison.Ordinal) || name.Contains("conflicted copy", StringComparison.OrdinalIgnoreCase);
    }

    protected override ContentFile TransformEntry(ref FileSystemEntry entry) => status is { } known
        ? new(Relative(ref entry), known.Size, known.Modified.Ticks) { ChangedTicks = known.Changed.Ticks, Inode = known.Inode }
        : new(Relative(ref entry), entry.Length, entry.LastWriteTimeUtc.UtcTicks);

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        if (IsSkipped(entry.FileName, entry.IsDirectory)) return false;
        if (!IsLink(ref entry)) return !entry.IsDirectory && (own?.HoldsIndex(entry.Directory) != true || !own.Has(entry.ToFullPath()));
        Links.Add((Relative(ref entry), entry.ToFullPath()));
        return false;
    }

    protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry)
    {
        if (IsSkipped(entry.FileName, isFolder: true) || IsLink(ref entry)) return false;
        var folder = entry.ToFullPath();
        if (own?.Has(folder) == true) return false;
        entered.Add(folder);
        OutsideCall.File(folder);
        return true;
    }

    protected override void OnDirectoryFinished(ReadOnlySpan<char> directory) => entered.Remove(directory.ToString());

    /// <summary>Asks for the status of an entry once; the class library would ask for one of its own.</summary>
    private bool IsLink(ref FileSystemEntry entry)
    {
        status = FileStatus.OfEntry(entry.Directory, entry.FileName);
        return status?.IsLink ?? (entry.Attributes & FileAttributes.ReparsePoint) != 0;
    }

    private string Relative(ref FileSystemEntry entry)
    {
        var directory = entry.Directory[root.Length..].TrimStart(Path.DirectorySeparatorChar);
        return directory.IsEmpty ? $"{prefix}{entry.FileName}" : $"{prefix}{directory}/{entry.FileName}".Replace(Path.DirectorySeparatorChar, '/');
    }
}

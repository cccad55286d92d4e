namespace Blog.Content;

/// <summary>Gives a file of the content folder, or the folder of a bundle, another name at its author's word. Replaces nothing but the text of what it moved.</summary>
public static class RenamedFile
{
    /// <summary>Moves it, and writes its text anew where that changed. A scan meets the file under one of the two names.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="from">The file, or the folder, relative to it.</param>
    /// <param name="to">Its new name, relative to it.</param>
    /// <param name="file">The file whose text changes, under its new name.</param>
    /// <param name="bytes">What it holds then; null for what it held.</param>
    /// <exception cref="IOException">Something has the name already, lies outside of the folder, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal static void Move(string root, string from, string to, string file, byte[]? bytes)
    {
        var (source, target) = (Path.GetFullPath(from, Path.GetFullPath(root)), NewFile.Free(root, to));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(source)) Directory.Move(source, target);
        else File.Move(source, target, overwrite: false);
        if (bytes is null) return;
        var full = Path.GetFullPath(file, Path.GetFullPath(root));
        // The scan passes over names that begin with a dot.
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".new-{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether the name is a link, which would be replaced by what it leads to.</summary>
    internal static bool IsLink(string root, string path) => new FileInfo(Path.Combine(root, path)).LinkTarget is not null;

    /// <summary>Whether a folder holds more than one file.</summary>
    internal static bool HasOthers(string root, string folder) => Directory.EnumerateFileSystemEntries(Path.Combine(root, folder)).Skip(1).Any();
}

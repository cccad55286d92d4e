using System.Text;

namespace Blog.Content;

/// <summary>With <see cref="RenamedFile"/> all that writes into the content folder, at its author's word. Replaces nothing, and a scan never meets half a file.</summary>
public static class NewFile
{
    /// <summary>Whether a folder is there.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="folder">Relative to it; empty for itself.</param>
    internal static bool IsFolder(string root, string folder) => Directory.Exists(Path.Combine(root, folder));

    /// <summary>Makes a file, and the folders that it lies in.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="path">Relative to it.</param>
    /// <param name="text">Written as UTF-8.</param>
    /// <exception cref="IOException">There is such a file, it would lie outside of the folder, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Create(string root, string path, string text)
    {
        var full = Free(root, path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        // The scan passes over names that begin with a dot.
        var temporary = Path.Combine(folder, $".new-{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The full path of a name that nothing has.</summary>
    /// <exception cref="IOException">Something has it, or it would lie outside of the folder.</exception>
    internal static string Free(string root, string path)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(root));
        if (Path.Exists(full)) throw new IOException($"{path} is there already");
        // A link on the way could lead out: the last folder that exists tells.
        var existing = Path.GetDirectoryName(full)!;
        while (!Path.Exists(existing)) existing = Path.GetDirectoryName(existing)!;
        if (RealPath.Of(root) is not { } real || RealPath.Of(existing) is not { } place || !RealPath.Contains(real, place)) throw new IOException($"{path} would lie outside of the content folder");
        return full;
    }
}

using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Blog.Content;

/// <summary>Paths with every symbolic link followed, which alone say what lies where.</summary>
internal static class RealPath
{
    /// <summary>Whether the path is the folder or lies in it; both real.</summary>
    public static bool Contains(string folder, string path) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || folder.EndsWith(Path.DirectorySeparatorChar) || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>Where an open file lies, whatever has happened to its path since; where the system does not say, where that path leads now.</summary>
    public static string OfOpen(SafeFileHandle file, string path) =>
        new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{file.DangerousGetHandle()}")).LinkTarget ?? Of(path) ?? "";

    /// <summary>The path with every link followed; null for a chain of links without an end.</summary>
    public static string? Of(string path)
    {
        var rest = new Stack<string>(Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        for (var links = 0; rest.TryPop(out var segment);)
        {
            if (segment is ".") continue;
            if (segment is "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, segment);
            if (OutsideCall.FileFails(next) || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > 40) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var part in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(part);
        }

        return real;
    }
}

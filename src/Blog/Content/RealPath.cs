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

    /// <summary>Nothing is there, for certain: that a path cannot be looked at does not make it one of nothing.</summary>
    public static bool IsAbsent(string path)
    {
        try
        {
            OutsideCall.File(path);
            File.GetAttributes(path);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The path with every link followed; null for a chain of links without an end.</summary>
    /// <exception cref="IOException">A part of it cannot be looked at. Taken for no link, it could lie where nothing hides what it leads to.</exception>
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
            if (TargetOf(real, segment, next) is not { } target)
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

    /// <summary>The same; null where that cannot be told, too.</summary>
    public static string? Find(string path)
    {
        try
        {
            return Of(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where a link leads; null for what is none, and for what is not there.</summary>
    private static string? TargetOf(string folder, string name, string path)
    {
        var status = FileStatus.OfEntry(folder, name);
        if (status is { IsLink: false }) return null;
        OutsideCall.File(path);
        var link = new FileInfo(path);
        if (link.LinkTarget is { } target) return target;
        const FileAttributes Absent = (FileAttributes)(-1);
        return status is null && link.Attributes is var attributes && (attributes == Absent || (attributes & FileAttributes.ReparsePoint) == 0) ? null : throw new IOException($"the link {path} cannot be read");
    }
}

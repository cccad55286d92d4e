using System.Globalization;

namespace Blog.Diagnosis;

/// <summary>
/// How many files the system lets the process have open, and what follows from it. Where none is left the runtime can load no more code and ends the
/// process, and the server stops listening for good; so it is never let come to that.
/// </summary>
public static class OpenFileLimit
{
    /// <summary>
    /// For everything but readers. The runtime keeps each of its libraries open twice, some 320 files before the first request; the rest is for libraries that are
    /// loaded late, the index, with three files for each of its connections, and for files that are being read.
    /// </summary>
    public const int Reserve = 512;

    /// <summary>With fewer there is no use in starting.</summary>
    public const int Least = Reserve + 64;

    // A connection, and the file that is being sent on it.
    private const int EachReader = 2;

    /// <summary>The limit of this process; null where nothing tells, or there is none.</summary>
    public static int? Find() => OperatingSystem.IsLinux() ? Find("/proc/self/limits") : null;

    /// <summary>How many readers may be connected at once.</summary>
    /// <param name="limit">Null for any number of files.</param>
    /// <param name="most">That there may be at all.</param>
    public static int Readers(int? limit, int most) => limit is { } files ? Math.Clamp((files - Reserve) / EachReader, 1, most) : most;

    /// <summary>What to do about a limit that is too low; null where it is not. Put together from what is there before anything is loaded.</summary>
    public static string? FindComplaint(int? limit) => limit is not { } files || files >= Least ? null
        : string.Concat("this process may have ", files.ToString(CultureInfo.InvariantCulture), " files open, and needs ", Least.ToString(CultureInfo.InvariantCulture),
            ", since the runtime keeps its libraries open: raise the limit, with 'ulimit -n 4096', LimitNOFILE=4096 of systemd or --ulimit nofile=4096 of Docker");

    internal static int? Find(string path)
    {
        try
        {
            foreach (var line in File.ReadAllLines(path))
            {
                // proc(5): the name, the soft limit, which the runtime has raised to the hard one, the hard limit, the unit.
                if (!line.StartsWith("Max open files", StringComparison.Ordinal)) continue;
                var words = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return words.Length > 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // nothing tells
        }

        return null;
    }
}

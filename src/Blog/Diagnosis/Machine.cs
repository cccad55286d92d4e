using System.Globalization;
using Blog.Content.Markdown.Formulas;

namespace Blog.Diagnosis;

/// <summary>What the machine says of itself; the only place that asks it. What is not said here is asked of the machine that runs.</summary>
public sealed record Machine
{
    /// <summary>Where Linux tells of mounts and limits.</summary>
    public string ProcPath { get; init; } = "/proc";

    /// <summary>The time zone database has the zones that settings and posts may name.</summary>
    public bool HasZones { get; init; } = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _);

    /// <summary>The names of months and the order of letters of other languages are known.</summary>
    public bool HasCultures { get; init; } = CultureInfo.GetCultureInfo("de").DateTimeFormat.GetMonthName(3) == "März";

    /// <summary>The script that sets formulas became a part of the program.</summary>
    public bool HasFormulas { get; init; } = FormulaTypesetter.IsThere;

    /// <summary>Where the fonts of share images lie.</summary>
    public string FontPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Bytes that are free below a folder; null where nothing tells.</summary>
    public Func<string, long?> FreeBytes { get; init; } = Free;

    /// <summary>A number that the kernel tells, such as <c>sys/fs/inotify/max_user_watches</c>; null where there is none.</summary>
    internal long? Limit(string path) => long.TryParse(ReadText(path)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The kind of the file system that a folder lies on, such as <c>ext4</c>; null where nothing tells.</summary>
    internal string? FileSystem(string folder)
    {
        (string Place, string Type)? best = null;
        foreach (var line in (ReadText("self/mounts") ?? "").Split('\n'))
        {
            // proc(5): device, place, type; a space in a name is \040.
            if (line.Split(' ') is not [_, var written, var type, ..]) continue;
            var place = written.Replace("\\040", " ", StringComparison.Ordinal);
            var isAround = place == "/" || folder == place || folder.StartsWith(place + "/", StringComparison.Ordinal);
            if (isAround && (best is null || place.Length >= best.Value.Place.Length)) best = (place, type);
        }

        return best?.Type;
    }

    /// <summary>How many of the process's user's inotify instances are open, as far as this process may see.</summary>
    internal int CountWatchers()
    {
        var count = 0;
        foreach (var process in Folders(ProcPath))
        {
            try
            {
                count += Directory.GetFiles(Path.Combine(process, "fd")).Count(file => new FileInfo(file).LinkTarget == "anon_inode:inotify");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // another user's, or gone
            }
        }

        return count;

        static IEnumerable<string> Folders(string proc) =>
            Directory.Exists(proc) ? Directory.EnumerateDirectories(proc).Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit)) : [];
    }

    private string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(ProcPath, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

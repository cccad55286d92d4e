namespace Blog.Media;

/// <summary>
/// The folder <c>pictures/</c> beside the index, with versions of pictures that were made, and the only file-system calls on it. All of it can be made
/// again, and may be deleted at any time; what was asked for the longest ago goes when there is no more room.
/// </summary>
/// <param name="folder">Is made when something is kept.</param>
/// <param name="clock">Says when a file was asked for.</param>
internal sealed class PictureCache(string folder, TimeProvider clock)
{
    /// <summary>What it is called.</summary>
    public const string Name = "pictures";

    private const string Unfinished = ".tmp";

    // A file's time is moved on at most that often: the order need not be exact, and each time costs a write.
    private static readonly TimeSpan Remark = TimeSpan.FromHours(1);

    private readonly Lock trimming = new();

    // Null until the folder was looked through.
    private long? size;

    /// <summary>The cache that belongs to an index.</summary>
    public static PictureCache Beside(string databasePath, TimeProvider clock) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(databasePath))!, Name), clock);

    /// <summary>A file that is kept, to be read from its start; null where there is none.</summary>
    public FileStream? Open(string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            if (!File.Exists(path)) return null;
            var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous });
            var now = clock.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(path) > Remark) Mark(path, now);
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a file that is kept; null where there is none.</summary>
    public byte[]? Read(string name)
    {
        using var file = Open(name);
        if (file is null) return null;
        var bytes = new byte[file.Length];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
    }

    /// <summary>Keeps a file, if it can. Whoever reads meets the whole of it, and so does who comes back after a loss of power.</summary>
    /// <param name="room">Bytes that all files may take together.</param>
    public void Keep(string name, byte[] bytes, long room)
    {
        if (bytes.Length > room) return;
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}{Unfinished}");
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
            lock (trimming)
            {
                if (size is null) Trim(room);
                else if ((size += bytes.Length) > room) Trim(room);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk: it is made again for the next reader.
            Remove(unfinished);
        }
    }

    /// <summary>Counts what there is, and makes room: a tenth more than is needed, so that the next file does not make room again.</summary>
    private void Trim(long room)
    {
        var files = new DirectoryInfo(folder).GetFiles();
        var total = files.Sum(file => file.Length);
        var isFull = total > room;
        foreach (var file in files.OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            // What a process left that was ended while it wrote.
            var isLeft = file.Name.EndsWith(Unfinished, StringComparison.Ordinal) && clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Remark;
            if (!isLeft && (!isFull || total <= room - room / 10)) continue;
            Remove(file.FullName);
            total -= file.Length;
        }

        size = total;
    }

    private static void Mark(string path, DateTime now)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is read all the same.
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is no worse than before.
        }
    }
}

using System.Text;
using Blog.Content;

namespace Blog.Memory;

/// <summary>
/// The folder <c>memory/</c> beside the index, with what the content of today cannot tell, and the only file-system calls on it. What cannot be
/// kept there is said, and is the end of nothing.
/// </summary>
internal sealed class MemoryFolder
{
    /// <summary>Remembers nothing, and keeps nothing.</summary>
    public static readonly MemoryFolder None = new(null, isReadOnly: true);

    public const string Name = "memory";
    private const string Readme = "README.txt";
    private const int LargestFile = 64 * 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string? root;
    private readonly bool isReadOnly;

    private MemoryFolder(string? root, bool isReadOnly) => (this.root, this.isReadOnly) = (root, isReadOnly);

    /// <summary>Why something could not be kept at the last try, in one line; null where all was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The folder that belongs to an index.</summary>
    /// <param name="databasePath">The index.</param>
    /// <param name="isReadOnly">Is only asked.</param>
    public static MemoryFolder Beside(string databasePath, bool isReadOnly = false) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(databasePath))!, Name), isReadOnly);

    /// <summary>A file's bytes; null where there is none that can be read.</summary>
    /// <param name="path">Relative to the folder, with forward slashes.</param>
    public byte[]? Read(string path) => TryRead(path, out var bytes) ? bytes : null;

    /// <summary>The same, told from a failure.</summary>
    /// <param name="bytes">Null where there is no such file.</param>
    /// <returns>Whether that can be told now.</returns>
    /// <inheritdoc cref="Read"/>
    public bool TryRead(string path, out byte[]? bytes)
    {
        bytes = null;
        return FullPath(path) is not { } full || TryTwice(() =>
        {
            if (RealPath.IsAbsent(full)) return null;
            OutsideCall.File(full);
            return new FileInfo(full).Length is > 0 and <= LargestFile ? File.ReadAllBytes(full) : null;
        }, out bytes);
    }

    /// <summary>By what a change of a file shows.</summary>
    /// <param name="stamp">Null where there is no such file.</param>
    /// <returns>Whether that can be told now.</returns>
    public bool TryStamp(string path, out (long Length, long Ticks)? stamp)
    {
        stamp = null;
        if (FullPath(path) is not { } full) return true;
        try
        {
            OutsideCall.File(full);
            var file = new FileInfo(full);
            // Unlike the question whether it exists, this one tells a failure from an absence.
            var ticks = file.LastWriteTimeUtc.Ticks;
            if (file.Exists) stamp = (file.Length, ticks);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What a file is called to whoever runs the site.</summary>
    public string NameOf(string path) => root is null ? path : Path.Combine(root, path);

    /// <inheritdoc cref="Read"/>
    public string? ReadText(string path) => TryReadText(path, out var text) ? text : null;

    /// <inheritdoc cref="TryRead"/>
    public bool TryReadText(string path, out string? text)
    {
        var isTold = TryRead(path, out var bytes);
        text = bytes is null ? null : Utf8.GetString(bytes).TrimStart('\uFEFF');
        return isTold;
    }

    /// <summary>Every file below one of its folders, relative to that; null where it cannot be listed.</summary>
    public IReadOnlyList<string>? List(string folder)
    {
        return FullPath(folder) is not { } full ? [] : TryTwice<IReadOnlyList<string>>(() =>
        {
            if (RealPath.IsAbsent(full) || File.Exists(full)) return [];
            OutsideCall.File(full);
            return [.. Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
                .Select(file => Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/'))];
        }, out var files) ? files : null;
    }

    /// <summary>Puts a text in the place of what a file held. Whoever reads meets one or the other, and so does who comes back after a loss of power.</summary>
    /// <returns>Whether it is there now.</returns>
    public bool Write(string path, string text)
    {
        if (isReadOnly || FullPath(path) is not { } full) return false;
        var bytes = Utf8.GetBytes(text);
        if (Read(path) is { } there && there.AsSpan().SequenceEqual(bytes)) return true;
        try
        {
            OutsideCall.File(root!);
            Directory.CreateDirectory(root!);
            if (!File.Exists(Path.Combine(root!, Readme))) Replace(Path.Combine(root!, Readme), Utf8.GetBytes(MemoryReadme.Text));
            // A file may have become a folder.
            for (var above = Path.GetDirectoryName(full)!; above.Length > root!.Length; above = Path.GetDirectoryName(above)!)
                if (File.Exists(above)) File.Delete(above);
            OutsideCall.File(full);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            Replace(full, bytes);
            Trouble = null;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Trouble = Said(path, "could not be kept", error);
            return false;
        }
    }

    /// <summary>Takes a file away, with the folders that are empty then.</summary>
    /// <returns>Whether it is gone, or need not go.</returns>
    public bool Delete(string path)
    {
        if (isReadOnly || FullPath(path) is not { } full || RealPath.IsAbsent(full)) return true;
        try
        {
            OutsideCall.File(full);
            File.Delete(full);
            Trouble = null;
            for (var above = Path.GetDirectoryName(full)!; above.Length > root!.Length && !Directory.EnumerateFileSystemEntries(above).Any(); above = Path.GetDirectoryName(above)!) Directory.Delete(above);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Trouble = Said(path, "could not be taken away", error);
            return false;
        }

        return true;
    }

    /// <summary>A disk that fails for a moment must not be taken for one that knows nothing: what is asked once, at a start, is not asked again.</summary>
    private static bool TryTwice<T>(Func<T?> read, out T? answer)
        where T : class
    {
        answer = null;
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                answer = read();
                return true;
            }
            catch (IOException) when (isFirst)
            {
                // Once more.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Written under another name first, which is short whatever the file is called.</summary>
    private void Replace(string full, byte[] bytes)
    {
        var temporary = Path.Combine(root!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            OutsideCall.File(full);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                OutsideCall.File(full);
                stream.Flush(flushToDisk: true);
            }

            OutsideCall.File(full);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null for what would lie elsewhere.</summary>
    private string? FullPath(string path) =>
        root is null || path.Split('/').Any(segment => segment is "" or "." or "..") || path.Contains('\0', StringComparison.Ordinal) ? null : Path.Combine(root, path);

    private string Said(string path, string what, Exception error) => $"{Path.Combine(root!, path)} {what} ({error.Message.TrimEnd('.')}): make {root} writable, or the site forgets it when the index is made anew";
}

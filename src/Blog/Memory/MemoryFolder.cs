using System.Text;

namespace Blog.Memory;

/// <summary>
/// The folder <c>memory/</c> beside the index, with what the content of today cannot tell, and the only file-system calls on it. What cannot be
/// kept there is said, and is the end of nothing.
/// </summary>
internal sealed class MemoryFolder
{
    /// <summary>Remembers nothing, and keeps nothing.</summary>
    public static readonly MemoryFolder None = new(null, isReadOnly: true);

    private const string Name = "memory";
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
    public byte[]? Read(string path) => FullPath(path) is { } full
        ? Twice(() =>
        {
            OutsideCall.File(full);
            return new FileInfo(full) is { Exists: true, Length: > 0 and <= LargestFile } ? File.ReadAllBytes(full) : null;
        })
        : null;

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
    public string? ReadText(string path) => Read(path) is { } bytes ? Utf8.GetString(bytes).TrimStart('\uFEFF') : null;

    /// <summary>Every file below one of its folders, relative to that; null where it cannot be listed.</summary>
    public IReadOnlyList<string>? List(string folder) => FullPath(folder) is { } full
        ? Twice<IReadOnlyList<string>>(() =>
        {
            OutsideCall.File(full);
            return Directory.Exists(full)
                ? [.. Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
                    .Select(file => Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/'))]
                : [];
        })
        : [];

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
            if (!File.Exists(Path.Combine(root!, Readme))) Replace(Path.Combine(root!, Readme), Utf8.GetBytes(About));
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
    public void Delete(string path)
    {
        if (isReadOnly || FullPath(path) is not { } full) return;
        try
        {
            OutsideCall.File(full);
            if (!File.Exists(full)) return;
            File.Delete(full);
            for (var above = Path.GetDirectoryName(full)!; above.Length > root!.Length && !Directory.EnumerateFileSystemEntries(above).Any(); above = Path.GetDirectoryName(above)!) Directory.Delete(above);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Trouble = Said(path, "could not be taken away", error);
        }
    }

    /// <summary>A disk that fails for a moment must not be taken for one that knows nothing: what is asked once, at a start, is not asked again.</summary>
    private static T? Twice<T>(Func<T?> read)
        where T : class
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return read();
            }
            catch (IOException) when (isFirst)
            {
                // Once more.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
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

    private const string About = """
        What the site remembers and its content cannot tell
        ===================================================

        posts/                 the last readable version of each post whose file cannot be read as it is now; gone when the file is mended
        blog.yaml, tags.yaml, authors.yaml, _redirects
                               the last usable version of each, in force while the one in the content folder is broken

        urls.txt               the addresses at which posts were once public, so that they lead to where these are now; may be corrected by hand

        The blog writes these files, and never shows them to anybody. Keep the folder when you move the site or make the index anew. Without it
        the blog works, and has forgotten: what is broken in the content folder then stays away until it is mended.

        """;
}

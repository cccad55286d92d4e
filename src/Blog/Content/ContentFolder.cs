using System.Text;

namespace Blog.Content;

/// <summary>The only file-system calls on content. Nothing outside of the folder's real path is ever opened, whatever links say, and nothing as content that is none where it lies.</summary>
public sealed class ContentFolder
{
    private readonly Lazy<OwnFiles?> own;

    /// <param name="root">The folder as the settings name it.</param>
    /// <param name="databasePath">The index of the site: where it lies in the folder, it is no content.</param>
    public ContentFolder(string root, string? databasePath = null) => (Root, own) = (root, new(() => OwnFiles.In(RealPath.Find(root), databasePath)));

    /// <summary>No file above this size is read as a post.</summary>
    public const int MaximumPostSize = 16 * 1024 * 1024;

    /// <summary>The folder as the settings name it.</summary>
    public string Root { get; }

    /// <summary>That of a site.</summary>
    public static ContentFolder Of(BlogOptions options) => new(options.ContentPath, options.ServedIndex);

    /// <summary>Text of a settings file in the folder; null where there is none.</summary>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed, so that nobody knows whether there is one.</exception>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string? ReadText(string path)
    {
        ListableRoot();
        try
        {
            return Encoding.UTF8.GetString(Read(path)).TrimStart('\uFEFF');
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Lists the folder as it is now.</summary>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed.</exception>
    public ContentScan Scan()
    {
        // The folder itself has to be readable; one below that is not must not take the rest down.
        var walk = new FolderWalk(ListableRoot(), own.Value);
        try
        {
            walk.Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unlistable(error);
        }

        return walk.Result() with { Root = FindIdentity() };
    }

    /// <summary>The folder as it was, but for files that are looked at; null where only a scan can tell.</summary>
    /// <param name="previous">What was found before.</param>
    /// <param name="paths">Every path that has changed since, as far as events tell.</param>
    internal ContentScan? Glance(ContentScan previous, IReadOnlySet<string> paths) =>
        previous.Root is { } identity && FindIdentity() == identity ? FolderGlance.Of(ListableRoot(), previous, paths, own.Value) : null;

    /// <summary>A file's bytes.</summary>
    /// <exception cref="IOException">It cannot be read, is not a regular file, lies outside of the folder or is refused by <see cref="LinkedPlace"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] Read(string path)
    {
        // A pipe, a socket or a device says that it is empty, and reading one would wait for ever. An empty file need not be read.
        if (new FileInfo(Resolve(path)).Length == 0) return [];
        using var stream = Open(path);
        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>The bytes of a file that is as the scan found it; null where it was written to since.</summary>
    /// <inheritdoc cref="Read"/>
    internal byte[]? ReadStill(ContentFile file)
    {
        var bytes = Read(file.Path);
        return FolderWalk.Stamp(file.Path, Resolve(file.Path)) == file ? bytes : null;
    }

    /// <summary>A file with its stamp as a scan would find it; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    internal ContentFile? FindStamp(string path)
    {
        try
        {
            return FolderWalk.Stamp(path, Resolve(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Which folder it is, every link followed: another one in its place has another identity. Null where there is none.</summary>
    public string? FindIdentity() => RealPath.Find(Root) is not { } real || OutsideCall.FileFails(real) || !Directory.Exists(real) ? null
        : FileStatus.Of(real) is { } status ? $"{real}|{status.Device}|{status.Inode}|{status.Born?.Ticks}" : real;

    /// <summary>The first bytes of a file that is too large to be read.</summary>
    /// <inheritdoc cref="Read"/>
    public byte[] ReadHead(string path, int count)
    {
        using var stream = Open(path);
        var bytes = new byte[count];
        return bytes[..stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">It cannot be read, is not a regular file, lies outside of the folder or is refused by <see cref="LinkedPlace"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public FileStream Open(string path)
    {
        var full = Resolve(path);
        OutsideCall.File(full);
        if (new FileInfo(full).Length == 0) throw new FileNotFoundException($"{path} is empty or no regular file");
        var stream = new FileStream(full, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous });
        // A link may have taken the place of the file, or of a folder that it lies in, since its way was looked at.
        var (root, real) = (RealPath.Find(Root), RealPath.OfOpen(stream.SafeFileHandle, full));
        if (root is not null && MayBeHad(root, path, real)) return stream;
        stream.Dispose();
        throw NotFollowed(path);
    }

    /// <summary>Opens a file that is as it was found.</summary>
    /// <exception cref="FileNotFoundException">Another one has taken its place since, or it was written to.</exception>
    /// <inheritdoc cref="Open"/>
    public FileStream OpenStill(ContentFile file)
    {
        var stream = Open(file.Path);
        if (stream.Length == file.Size && File.GetLastWriteTimeUtc(stream.SafeFileHandle).Ticks == file.ModifiedTicks) return stream;
        stream.Dispose();
        throw new FileNotFoundException($"{file.Path} has changed");
    }

    /// <summary>Where the file lies when every link is followed, relative to the folder.</summary>
    /// <exception cref="IOException">It is not there or lies outside of the folder.</exception>
    internal string PlaceOf(string path) =>
        Resolve(path) is var full && RealPath.Of(Root) is { } root && RealPath.Contains(root, full) ? FolderWalk.Below(root, full) : throw NotFollowed(path);

    /// <summary>Whether posts lie in a folder itself.</summary>
    internal bool HoldsPosts(string path) => Directory.EnumerateFiles(Path.Combine(Root, path)).Any(file => ContentNames.IsPost(Path.GetFileName(file)));

    /// <summary>A regular file that lies in the folder; null where there is none.</summary>
    public ContentFile? Find(string path)
    {
        try
        {
            var info = new FileInfo(Resolve(path));
            OutsideCall.File(info.FullName);
            return info.Exists ? new ContentFile(path, info.Length, info.LastWriteTimeUtc.Ticks) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The path below the folder of a file that is named from anywhere; null where it lies elsewhere.</summary>
    public string? PathOf(string file)
    {
        var full = Path.GetFullPath(file, Path.GetFullPath(Root));
        foreach (var root in new[] { Path.GetFullPath(Root), RealPath.Find(Root) })
            if (root is not null && full.Length > root.Length && RealPath.Contains(root, full)) return full[root.Length..].Trim(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/');
        return null;
    }

    private string ListableRoot()
    {
        if (OutsideCall.FileFails(Root) || !Directory.Exists(Root) || RealPath.Find(Root) is not { } real)
            throw new ContentFolderException(File.Exists(Root) ? $"{Root} is a file, not a folder" : $"the folder {Root} does not exist");
        try
        {
            OutsideCall.File(real);
            using var entries = Directory.EnumerateFileSystemEntries(real).GetEnumerator();
            entries.MoveNext();
            return real;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unlistable(error);
        }
    }

    private ContentFolderException Unlistable(Exception error) => new($"the folder {Root} cannot be listed: {error.Message}", error);
    private static FileNotFoundException NotFollowed(string path) => new($"{path} leads out of the content folder, or to what is no content");

    private bool MayBeHad(string root, string path, string real) => RealPath.Contains(root, real) && own.Value?.Has(real) != true && LinkedPlace.Refusal(path, FolderWalk.Below(root, real)) is null;

    private string Resolve(string path)
    {
        var root = RealPath.Of(Root) ?? throw new DirectoryNotFoundException($"the folder {Root} does not exist");
        var full = RealPath.Of(Path.Combine(root, path)) ?? throw new FileNotFoundException($"{path} is not there");
        if (!MayBeHad(root, path, full)) throw NotFollowed(path);
        OutsideCall.File(full);
        return (File.GetAttributes(full) & FileAttributes.Directory) == 0 ? full : throw new FileNotFoundException($"{path} is a folder");
    }
}

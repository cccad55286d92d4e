using System.Collections.Concurrent;
using Blog.Content;
using Blog.Media.Metadata;

namespace Blog.Media;

/// <summary>Files of the content folder as they are published: the author's bytes, but for what a picture says of its camera, its place and its maker.</summary>
public sealed class PublishedFiles(ContentFolder folder, bool keepsMetadata)
{
    private const int Remembered = 4096;

    private static readonly ConcurrentDictionary<(string Root, ContentFile File), IReadOnlyList<Stretch>> Known = new();
    private static readonly ConcurrentDictionary<(string Root, ContentFile File, bool KeepsMetadata), string> Hashes = new();

    /// <summary>Those of a site.</summary>
    public static PublishedFiles Of(BlogOptions options) => new(ContentFolder.Of(options), options.KeepMetadata);

    /// <summary>A file from its start, as long as it is on the disk.</summary>
    /// <param name="file">As it was found.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public Stream Open(ContentFile file)
    {
        var stream = folder.OpenStill(file);
        try
        {
            var stretches = keepsMetadata ? [] : Find(file, stream);
            return stretches.Count == 0 ? stream : new PublishedStream(stream, stretches);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Of a file's bytes as they are published, remembered while its stamp stays.</summary>
    /// <inheritdoc cref="Open"/>
    public string HashOf(ContentFile file)
    {
        if (Hashes.Count > Remembered) Hashes.Clear();
        return Hashes.GetOrAdd((folder.Root, file, keepsMetadata), _ =>
        {
            using var stream = Open(file);
            return ContentHash.Of(stream);
        });
    }

    private IReadOnlyList<Stretch> Find(ContentFile file, FileStream stream)
    {
        if (MediaTypes.Of(file.Path)?.StartsWith("image/", StringComparison.Ordinal) != true) return [];
        if (Known.Count > Remembered) Known.Clear();
        // Another file may have come into its place, and have its size and its time: what was learnt is of this one alone, by all that the system tells of it.
        var stamp = Look(file.Path);
        if (stamp is { } seen && Known.TryGetValue((folder.Root, seen), out var known)) return known;
        var found = PictureMetadata.Find(stream);
        stream.Position = 0;
        if (stamp is { } before && Look(file.Path) == before) Known[(folder.Root, before)] = found;
        return found;
    }

    private ContentFile? Look(string path)
    {
        try
        {
            return folder.FindStamp(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

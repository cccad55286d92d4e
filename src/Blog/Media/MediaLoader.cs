using Blog.Content;
using Blog.Storage;

namespace Blog.Media;

/// <summary>The files beside posts, a branch of the street: found by the scan, asked for by posts, read for their hash and size, written.</summary>
internal static class MediaLoader
{
    /// <summary>Reads those whose stamps differ from what is known.</summary>
    /// <returns>Whether any of them is new, changed or gone.</returns>
    public static bool Load(ContentFolder folder, ContentScan scan, PostWriter writer)
    {
        var known = writer.ReadMedia().ToDictionary(media => media.Path, StringComparer.Ordinal);
        var wanted = writer.ReadMediaPaths();
        if (known.Count == 0 && wanted.Count == 0) return false;
        var present = scan.Files.Where(file => MediaTypes.Of(file.Path) is not null).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var hasChanged = false;
        foreach (var path in wanted)
        {
            if (!present.TryGetValue(path, out var file)) continue;
            if (known.Remove(path, out var media) && media.Size == file.Size && media.ModifiedTicks == file.ModifiedTicks) continue;
            try
            {
                var bytes = folder.Read(path);
                var size = MediaTypes.Of(path)!.StartsWith("image/", StringComparison.Ordinal) ? ImageSize.Read(bytes) : null;
                writer.Replace(new MediaRow
                {
                    Path = path,
                    Name = path[(path.LastIndexOf('/') + 1)..],
                    Size = file.Size,
                    ModifiedTicks = file.ModifiedTicks,
                    Hash = ContentHash.Of(bytes),
                    Width = size?.Width,
                    Height = size?.Height,
                });
                hasChanged = true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Gone or closed since the scan: the next one sees it.
            }
        }

        foreach (var path in known.Keys)
        {
            writer.RemoveMedia(path);
            hasChanged = true;
        }

        return hasChanged;
    }
}

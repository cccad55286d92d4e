using System.Globalization;
using Blog.Content;
using Blog.Storage;

namespace Blog.Media;

/// <summary>The files beside posts, a branch of the street: found by the scan, asked for by posts, read for their hash and size, written.</summary>
internal static class MediaLoader
{
    /// <summary>Whether a problem stays as it is until its file or a setting changes.</summary>
    public static bool IsLasting(ContentProblem problem) => problem.Code == ProblemCode.TooManyPixels || problem.Code == ProblemCode.UnreadablePicture;

    /// <summary>Whether what changed can have to do with any of them: it is one itself, or a post refers to another one than before.</summary>
    /// <param name="changes">What differs in the folder.</param>
    /// <param name="writer">Has written what changed, and noted what it took out.</param>
    /// <param name="after">Posts with greater numbers were written just now.</param>
    public static bool IsTouched(ContentScan scan, IEnumerable<ContentFile> changes, PostWriter writer, long after) =>
        changes.Any(file => MediaTypes.Of(file.Path) is not null) || writer.HasNamedFiles(after) || writer.ReadMediaPaths(after).Any(path => scan.Has(path) && !writer.HasMedia(path))
        || writer.Removed!.Media.Any(path => !writer.IsWanted(path));

    /// <summary>Reads those whose stamps differ from what is known.</summary>
    /// <returns>Whether any of them is new, changed or gone, and a problem for each that could not be read or that no smaller versions are made of.</returns>
    public static (bool HasChanged, IReadOnlyList<ContentProblem> Problems) Load(ContentScan scan, PostWriter writer, BlogOptions options)
    {
        var published = PublishedFiles.Of(options);
        var hasChanged = NamedFiles.Settle(scan, writer);
        var known = writer.ReadMedia().ToDictionary(media => media.Path, StringComparer.Ordinal);
        var wanted = writer.ReadMediaPaths();
        var problems = new List<ContentProblem>();
        if (known.Count == 0 && wanted.Count == 0) return (hasChanged, problems);
        var hidden = ListHidden(scan, writer);
        var present = scan.Files.Where(file => MediaTypes.Of(file.Path) is not null && !hidden.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in wanted)
        {
            if (!present.TryGetValue(path, out var file)) continue;
            if (known.Remove(path, out var media) && media.Size == file.Size && media.ModifiedTicks == file.ModifiedTicks)
            {
                Judge(media);
                continue;
            }

            if (file.Size == 0)
            {
                if (media is not null)
                {
                    writer.RemoveMedia(path);
                    hasChanged = true;
                }

                problems.Add(new(path, 1, 1, ProblemCode.EmptyFile, "the file is empty, and not shown", "put the picture into it, or remove what refers to it"));
                continue;
            }

            try
            {
                using var stream = published.Open(file);
                var hash = ContentHash.Of(stream);
                stream.Position = 0;
                var header = MediaTypes.Of(path)!.StartsWith("image/", StringComparison.Ordinal) ? PictureHeader.Read(stream) : null;
                media = new MediaRow
                {
                    Path = path,
                    Name = path[(path.LastIndexOf('/') + 1)..],
                    Size = file.Size,
                    ModifiedTicks = file.ModifiedTicks,
                    Hash = hash,
                    Width = header?.Width,
                    Height = header?.Height,
                    IsStill = header is { IsStill: true },
                };
                writer.Replace(media);
                Judge(media);
                hasChanged = true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(path, 1, 1, ProblemCode.UnreadableFile, $"the file cannot be read ({error.Message})", "check its permissions"));
            }
        }

        foreach (var path in known.Keys.Where(path => !scan.IsUnseen(path)))
        {
            writer.RemoveMedia(path);
            hasChanged = true;
        }

        return (hasChanged, problems);

        void Judge(MediaRow media)
        {
            if (Problem(media, options) is { } problem) problems.Add(problem);
        }
    }

    /// <summary>Files behind a link whose own place hides them: a public post would take them out of there by the link.</summary>
    private static HashSet<string> ListHidden(ContentScan scan, PostWriter writer)
    {
        if (scan.RealPaths.Count == 0) return [];
        var folders = writer.ListHiddenFolders();
        return scan.RealPaths.Where(pair => VisibilityPlaces.Reason(LinkedPlace.WithoutMounts(pair.Value)) is not null || folders.Any(folder => pair.Value.StartsWith(folder, StringComparison.Ordinal))).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What keeps smaller versions from being made of a picture that should have them.</summary>
    private static ContentProblem? Problem(MediaRow media, BlogOptions options)
    {
        if (media.Header is null)
            return MediaTypes.Of(media.Path) == "image/gif" || PictureFormat.OfFile(media.Path) is not null
                ? new(media.Path, 1, 1, ProblemCode.UnreadablePicture, "the picture cannot be read", "open it in a program for pictures, and save it anew")
                : null;
        return options.PictureMegapixels > 0 && media.IsStill && Picture.IsTooLarge(media.Header, options)
            ? new(media.Path, 1, 1, ProblemCode.TooManyPixels,
                string.Create(CultureInfo.InvariantCulture, $"the picture has {media.Width} × {media.Height} pixels, more than the {options.PictureMegapixels} million of which smaller versions are made"),
                "save it with fewer pixels, or raise pictureMegapixels")
            : null;
    }
}

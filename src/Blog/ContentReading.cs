using Blog.Content;
using Blog.Storage;

namespace Blog;

/// <summary>A step of the load: reads and parses changed files in parallel, a chunk ahead of the one writer.</summary>
internal static class ContentReading
{
    /// <summary>In the place of a hash: the file could not be read.</summary>
    public const string Unread = "";

    // The file was not looked into.
    private const string NotHashed = "-";
    private const int ChunkSize = 128;

    /// <summary>Brings what the files say into the index.</summary>
    /// <returns>How many files had other bytes than before.</returns>
    public static int ReadChanged(
        ContentFolder folder, List<ContentFile> changed, Dictionary<string, FileRow> known, PostWriter writer, PostParser parser, string baseUrl, IProgress<LoadProgress>? progress,
        CancellationToken cancellation)
    {
        int written = 0, read = 0;
        Task<List<ReadFile>>? ahead = null;
        foreach (var chunk in changed.Chunk(ChunkSize).Append([]))
        {
            cancellation.ThrowIfCancellationRequested();
            var ready = ahead?.GetAwaiter().GetResult() ?? [];
            ahead = Task.Run(() => chunk.AsParallel().AsOrdered().Select(file => ReadOne(folder, file, known.GetValueOrDefault(file.Path), parser, baseUrl)).ToList(), cancellation);
            foreach (var (file, hash, parsed) in ready)
            {
                if (parsed is null)
                {
                    writer.Touch(file);
                    continue;
                }

                writer.Replace(file, hash, parsed, known.ContainsKey(file.Path), baseUrl);
                written++;
            }

            read += ready.Count;
            if (ready.Count > 0) progress?.Report(new(read, changed.Count));
        }

        return written;
    }

    private static ReadFile ReadOne(ContentFolder folder, ContentFile file, FileRow? known, PostParser parser, string baseUrl)
    {
        if (file.Size > ContentFolder.MaximumPostSize)
        {
            return new(file, NotHashed, ParsedFile.Unreadable(new(file.Path, 1, 1, ProblemCode.FileTooLarge,
                $"the file is larger than {ContentFolder.MaximumPostSize / (1024 * 1024)} MB", "split it, or move data out of the post")));
        }

        byte[] bytes;
        try
        {
            bytes = folder.Read(file.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (known?.Hash == Unread) return new(file, Unread, null);
            return new(file, Unread, ParsedFile.Unreadable(new(file.Path, 1, 1, ProblemCode.UnreadableFile, $"the file cannot be read ({error.Message})", "check its permissions")));
        }

        if (bytes.AsSpan().Trim("\uFEFF \t\r\n"u8).IsEmpty) return new(file, NotHashed, ParsedFile.Unreadable(new(file.Path, 1, 1, ProblemCode.EmptyFile, "the file is empty", "write a post into it, or delete it")));
        var hash = ContentHash.Of(bytes);
        if (known is not null && known.Hash == hash && (known.BaseUrl is null || known.BaseUrl == baseUrl)) return new(file, hash, null);
        try
        {
            return new(file, hash, parser.Parse(file.Path, bytes));
        }
#pragma warning disable CA1031 // the last resort: whatever one file does to the parser, it is a problem of that file alone
        catch (Exception error) when (error is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return new(file, hash, ParsedFile.Unreadable(new(file.Path, 1, 1, ProblemCode.Fault, $"the file could not be read because of a fault in this program ({error.GetType().Name})", "please report it with the file")));
        }
    }

    /// <param name="Parsed">Null where the bytes are the same as before.</param>
    private sealed record ReadFile(ContentFile File, string Hash, ParsedFile? Parsed);
}

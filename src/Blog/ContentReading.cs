using System.Collections.Concurrent;
using Blog.Content;
using Blog.Storage;

namespace Blog;

/// <summary>A step of the load: reads and parses files in parallel, some chunks ahead of the one writer.</summary>
internal sealed class ContentReading : IDisposable
{
    /// <summary>In the place of a hash: the file could not be read.</summary>
    public const string Unread = "";

    // The file was not looked into.
    private const string NotHashed = "-";
    private const int ChunkSize = 64;
    private const int ChunksAhead = 4;

    private readonly BlockingCollection<ReadFile[]> ready = new(ChunksAhead);
    private readonly CancellationTokenSource stopping;
    private readonly IReadOnlyDictionary<string, FileRow> known;
    private readonly IReadOnlyList<ContentFile> files;
    private readonly string baseUrl;
    private readonly Task reading;
    private readonly HashSet<string> unsettled = new(StringComparer.Ordinal);

    private ContentReading(ContentFolder folder, IReadOnlyList<ContentFile> files, IReadOnlyDictionary<string, FileRow> known, PostParser parser, string baseUrl, CancellationToken cancellation)
    {
        (this.files, this.known, this.baseUrl) = (files, known, baseUrl);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A thread of its own: it waits for the writer, and one of the pool would then be missing to those that read.
        reading = Task.Factory.StartNew(() => Read(folder, parser), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Begins to read.</summary>
    /// <param name="files">Those that may have changed.</param>
    /// <param name="known">What the index knows of them.</param>
    public static ContentReading Start(
        ContentFolder folder, IReadOnlyList<ContentFile> files, IReadOnlyDictionary<string, FileRow> known, PostParser parser, string baseUrl, CancellationToken cancellation) =>
        new(folder, files, known, parser, baseUrl, cancellation);

    /// <summary>Files that were written to, or taken away, between the look at the folder and now. The index has of them what it had.</summary>
    public IReadOnlySet<string> Unsettled => unsettled;

    /// <summary>Brings what the files say into the index.</summary>
    /// <returns>How many files say something else than before.</returns>
    public int WriteTo(PostWriter writer, BrokenVersions versions, IProgress<LoadProgress>? progress)
    {
        int written = 0, read = 0;
        foreach (var chunk in ready.GetConsumingEnumerable(stopping.Token))
        {
            foreach (var (file, hash, parsed, isUnsettled) in chunk)
            {
                if (isUnsettled)
                {
                    unsettled.Add(file.Path);
                    if (versions.WriteUnsettled(file.Path, known.GetValueOrDefault(file.Path))) written++;
                    continue;
                }

                if (parsed is null)
                {
                    writer.Touch(file);
                    continue;
                }

                if (versions.Write(file, hash, parsed, known.GetValueOrDefault(file.Path))) written++;
            }

            read += chunk.Length;
            progress?.Report(new(read, files.Count));
        }

        reading.GetAwaiter().GetResult();
        return written;
    }

    public void Dispose()
    {
        stopping.Cancel();
        // Whatever it ended with was said by WriteTo, or nobody waits for it any more.
        Task.WhenAny(reading).Wait();
        ready.Dispose();
        stopping.Dispose();
    }

    private void Read(ContentFolder folder, PostParser parser)
    {
        try
        {
            foreach (var chunk in files.Chunk(ChunkSize))
            {
                var read = new ReadFile[chunk.Length];
                Parallel.For(0, chunk.Length, new() { CancellationToken = stopping.Token }, index => read[index] = ReadOne(folder, chunk[index], known.GetValueOrDefault(chunk[index].Path), parser, baseUrl));
                ready.Add(read, stopping.Token);
            }
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private static ReadFile ReadOne(ContentFolder folder, ContentFile file, FileRow? known, PostParser parser, string baseUrl)
    {
        byte[] bytes;
        try
        {
            // As much as can hold front matter, for what is too large may say that it is to be hidden.
            if (file.Size > ContentFolder.MaximumPostSize)
            {
                return new(file, NotHashed, parser.Unreadable(folder.ReadHead(file.Path, 4 * FrontMatterParser.MaximumLength), new(file.Path, 1, 1, ProblemCode.FileTooLarge,
                    $"the file has {file.Size / (1024 * 1024)} MB, and a post may have {ContentFolder.MaximumPostSize / (1024 * 1024)}", "split it, or move what is data into a file beside it, and link to that")));
            }

            if (folder.ReadStill(file) is not { } read) return new(file, NotHashed, null, IsUnsettled: true);
            bytes = read;
        }
        // A name that is not UTF-8 is listed under another, and never found.
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException && !file.Path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return new(file, NotHashed, null, IsUnsettled: true);
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
            return new(file, hash, parser.Unreadable(bytes, new(file.Path, 1, 1, ProblemCode.Fault, $"the file could not be read because of a fault in this program ({error.GetType().Name})", "please report it with the file")));
        }
    }

    /// <param name="Parsed">Null where the bytes are the same as before.</param>
    /// <param name="IsUnsettled">It is no longer what the scan found.</param>
    private sealed record ReadFile(ContentFile File, string Hash, ParsedFile? Parsed, bool IsUnsettled = false);
}

using Blog.Content;
using Blog.Media;
using Blog.Storage;
using Microsoft.Data.Sqlite;

namespace Blog;

/// <summary>The street: scan, read, parse, write. One load at a time.</summary>
public sealed class ContentLoader
{
    private const int ChunkSize = 128;

    // In the place of a hash: a file that could not be read, and one that was not looked into.
    private const string Unread = "";
    private const string NotHashed = "-";

    private readonly BlogConfiguration configuration;
    private readonly BlogDatabase database;
    private readonly TimeProvider clock;
    private readonly IProgress<LoadProgress>? progress;
    private readonly Lock loading = new();
    private LoadReport? last;
    private ContentScan? lastScan;
    private (string Rules, Uri? BaseUrl) lastRules;
    private bool hasUnread;
    private volatile bool isDoubtful;

    internal ContentLoader(BlogConfiguration configuration, BlogDatabase database, TimeProvider clock, IProgress<LoadProgress>? progress = null)
    {
        this.configuration = configuration;
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /// <summary>Brings the index to what the files say now. Only files whose size or time differs are read.</summary>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed; the index stays as it is.</exception>
    /// <exception cref="BlogDatabaseException">The index cannot be written.</exception>
    public LoadReport Load(CancellationToken cancellation = default)
    {
        lock (loading)
        {
            try
            {
                return last = RunOrRebuild(cancellation);
            }
            catch (Exception error) when (BlogDatabase.IsTrouble(error))
            {
                throw new BlogDatabaseException($"the index {database.Path} cannot be written: {error.Message}", error);
            }
        }
    }

    /// <summary>Something failed that may lie in the index: the next load looks through it, and makes it anew if it is damaged.</summary>
    public void Doubt() => isDoubtful = true;

    private LoadReport RunOrRebuild(CancellationToken cancellation)
    {
        try
        {
            return Run(cancellation);
        }
        catch (SqliteException error) when (BlogDatabase.IsDamage(error))
        {
            // The index holds nothing that the files do not: a damaged one is made anew.
            database.Delete();
            last = null;
            return Run(cancellation);
        }
    }

    private LoadReport Run(CancellationToken cancellation)
    {
        if (isDoubtful) last = null;
        isDoubtful = false;
        var options = configuration.Current;
        var folder = new ContentFolder(options.ContentPath);
        var scan = folder.Scan();
        // Another version of the program may understand a file differently, and hide what this one shows.
        var rules = $"{typeof(PostParser).Module.ModuleVersionId}|{options.ReadingFingerprint}";
        var now = clock.GetUtcNow().UtcDateTime;
        // An idle site looks at its folder and at nothing else.
        if (last is not null && (rules, options.BaseUrl) == lastRules && !IsDue(now) && database.Exists && !hasUnread && scan.IsSameAs(lastScan)) return last with { Changed = 0, HasChanged = false };
        var posts = scan.Files.Where(file => ContentFolder.IsPost(file.Path)).ToList();
        var present = posts.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        using var connection = database.OpenForWriting(isFirst: last is null);
        using var writer = new PostWriter(connection, options.TimeZone);
        var isCleared = writer.ClearUnless(rules);
        var known = writer.ReadFiles();
        var baseUrl = $"{options.BaseUrl}";
        var changed = posts.Where(file => !known.TryGetValue(file.Path, out var row) || row.Size != file.Size || row.ModifiedTicks != file.ModifiedTicks || row.Hash == Unread
            || row.BaseUrl is not null && row.BaseUrl != baseUrl).ToList();
        var removed = known.Keys.Where(path => !present.Contains(path)).ToList();
        foreach (var path in removed) writer.Remove(path);
        var written = ReadChanged(folder, changed, known, writer, new PostParser(options, new MarkdownRenderer(options.UnsafeHtml)), baseUrl, cancellation);
        var (mediaChanged, mediaProblems) = MediaLoader.Load(folder, scan, writer);
        var postsChanged = last is null || isCleared || written + removed.Count > 0 || IsDue(now) || lastScan is not null && !scan.HasSamePlaces(lastScan);
        var gate = new GateWriter(writer);
        if (postsChanged) Settle(writer, gate, scan.RealPaths, now);
        IReadOnlyList<ContentProblem> problems = [.. scan.Problems.Concat(mediaProblems).Concat(writer.ReadProblems()).OrderBy(problem => problem.Path, StringComparer.Ordinal)];
        var (all, open) = gate.Count(now);
        var next = gate.FindNextDue(now);
        // Permissions do not show in a stamp: what could not be read is tried again at every look.
        hasUnread = mediaProblems.Any(problem => problem.Code == ProblemCode.UnreadableFile) || writer.HasFileWith(Unread);
        writer.Commit();
        (lastScan, lastRules) = (scan, (rules, options.BaseUrl));
        return new(open, all - open, changed.Count + removed.Count, problems, next, postsChanged || mediaChanged);
    }

    private bool IsDue(DateTime now) => last?.NextDueAt is { } due && due.UtcDateTime <= now;

    /// <summary>Reads and parses in parallel, a chunk ahead of the one writer.</summary>
    /// <returns>How many files had other bytes than before.</returns>
    private int ReadChanged(
        ContentFolder folder, List<ContentFile> changed, Dictionary<string, FileRow> known, PostWriter writer, PostParser parser, string baseUrl, CancellationToken cancellation)
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

    /// <summary>Decides what no file can decide alone: folders that are hidden, and which post has a URL.</summary>
    private static void Settle(PostWriter writer, GateWriter gate, IReadOnlyDictionary<string, string> realPaths, DateTime now)
    {
        writer.RemoveProblems(ProblemCode.DuplicateUrl);
        // A link must not take a post out of the folder that hides it.
        gate.SettleFolders(realPaths, [.. realPaths.Where(pair => VisibilityRules.PathReason(pair.Value) is not null).Select(pair => pair.Key)]);
        foreach (var (path, url, winner) in gate.SettleUrls(now))
            writer.Add(new(path, 1, 1, ProblemCode.DuplicateUrl, $"the URL {url} belongs to {winner}", "write another slug in one of the two"));
    }

    /// <param name="Parsed">Null where the bytes are the same as before.</param>
    private sealed record ReadFile(ContentFile File, string Hash, ParsedFile? Parsed);
}

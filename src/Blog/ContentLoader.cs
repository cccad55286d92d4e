using Blog.Content;
using Blog.Media;
using Blog.Memory;
using Blog.Storage;
using Microsoft.Data.Sqlite;

namespace Blog;

/// <summary>The street: scan, read, parse, write. One load at a time.</summary>
public sealed class ContentLoader
{
    private readonly BlogConfiguration configuration;
    private readonly BlogDatabase database;
    private readonly TimeProvider clock;
    private readonly MemoryFolder memory;
    private readonly LastGood lastGood;
    private readonly UrlMemory urls;
    private readonly IProgress<LoadProgress>? progress;
    private readonly Lock loading = new();
    private LoadReport? last;
    private ContentScan? lastScan;
    private SiteNotes? lastNotes;
    private (string Rules, Uri? BaseUrl, bool ShowDrafts) lastRules;
    private bool hasUnread;
    private bool areUrlsIndexed;
    private volatile bool isDoubtful;

    /// <param name="memory">What is remembered of earlier content.</param>
    internal ContentLoader(BlogConfiguration configuration, BlogDatabase database, TimeProvider clock, MemoryFolder memory, IProgress<LoadProgress>? progress = null)
    {
        this.memory = memory;
        lastGood = new(memory);
        urls = new(memory);
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
            // The index holds nothing that the files do not: another takes the place of a damaged one.
            return Run(cancellation, isDamaged: true);
        }
    }

    private LoadReport Run(CancellationToken cancellation, bool isDamaged = false)
    {
        if (isDoubtful) last = null;
        isDoubtful = false;
        var options = configuration.Current;
        var folder = new ContentFolder(options.ContentPath);
        var scan = folder.Scan();
        var now = clock.GetUtcNow().UtcDateTime;
        // An idle site looks at its folder and at nothing else.
        if (last is not null && (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts) == lastRules && !IsDue(now) && database.Exists && !hasUnread && lastGood.IsWhole && !urls.IsBehind && scan.IsSameAs(lastScan)) return last with { Changed = 0, HasChanged = false };
        var notes = lastNotes = SiteNotes.Read(folder, scan, memory, options.BaseUrl, lastNotes);
        // Another version of the program may understand a file differently, and hide what this one shows.
        var rules = $"{typeof(PostParser).Module.ModuleVersionId}|{options.ReadingFingerprint}|{notes.Tags.Source}|{notes.Authors.Source}";
        var posts = scan.ListPosts(options.Engine);
        var present = posts.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var parser = new PostParser(options, new MarkdownRenderer(options.UnsafeHtml), notes.Tags, notes.Authors);
        var baseUrl = $"{options.BaseUrl}";
        using var index = database.OpenForWriting(rules, isFirst: last is null, isDamaged);
        using var writer = new PostWriter(index.Connection, options.TimeZone) { UtcNow = now };
        var known = writer.ReadFiles();
        var changed = posts.Where(file => !known.TryGetValue(file.Path, out var row) || row.Size != file.Size || row.ModifiedTicks != file.ModifiedTicks || row.Hash == ContentReading.Unread
            || row.BaseUrl is not null && row.BaseUrl != baseUrl).ToList();
        var removed = known.Keys.Where(path => !present.Contains(path) && !scan.IsUnseen(path)).ToList();
        var vanished = writer.ListIdentities(removed);
        foreach (var path in removed) writer.Remove(path);
        foreach (var path in lastGood.Paths.Where(path => !present.Contains(path) && !scan.IsUnseen(path)).ToList()) lastGood.Forget(path);
        using var previous = index.IsNew ? new PreviousIndex(database.Path) : null;
        var versions = new BrokenVersions(writer, lastGood, previous, parser, baseUrl);
        using var reading = ContentReading.Start(folder, changed, known, parser, $"{options.BaseUrl}", cancellation);
        var written = reading.WriteTo(writer, versions, progress) + versions.StandInForUnseen(known, scan);
        versions.Remember();
        if (index.IsNew)
        {
            index.AddIndexes();
            writer.ReplaceTags(notes.Tags);
            writer.ReplaceAuthors(notes.Authors);
        }

        var redirectsChanged = writer.ReplaceRedirects(notes.Redirects);
        var (mediaChanged, mediaProblems) = MediaLoader.Load(folder, scan, writer);
        var postsChanged = last is null || index.IsNew || written + removed.Count > 0 || IsDue(now) || lastScan is not null && !scan.HasSamePlaces(lastScan);
        var gate = new GateWriter(writer);
        if (postsChanged) Settle(writer, gate, scan.RealPaths, now);
        // An index made anew knows nothing of what was there before; the memory does.
        var urlsChanged = urls.Refresh();
        if (index.IsNew) vanished = [.. urls.Urls.Values.Distinct().Where(path => !present.Contains(path) && !scan.IsUnseen(path)).Select(path => previous!.FindIdentity(path)).OfType<PostIdentity>()];
        if (postsChanged || urlsChanged || urls.IsBehind)
        {
            var isIndexed = areUrlsIndexed && !index.IsNew && !urlsChanged;
            areUrlsIndexed = false;
            new UrlHistory(writer, gate, urls).Settle(vanished, index.IsNew ? path => !urls.Knows(path) : path => !known.ContainsKey(path), isIndexed, now);
        }

        previous?.Dispose();
        writer.SettleSearch(gate.ListFindable(now, options.ShowDrafts));
        IReadOnlyList<ContentProblem> problems = [.. scan.Problems.Concat(notes.Problems).Concat(notes.Authors.FindMissing(scan.Files.Select(file => file.Path))).Concat(mediaProblems).Concat(writer.ReadProblems()).OrderBy(problem => problem.Path, StringComparer.Ordinal)];
        var (all, open) = gate.Count(now);
        var next = gate.FindNextDue(now);
        // Permissions do not show in a stamp: what could not be read is tried again at every look.
        hasUnread = notes.Problems.Concat(mediaProblems).Any(problem => problem.Code == ProblemCode.UnreadableFile) || writer.HasFileWith(ContentReading.Unread);
        writer.Commit();
        areUrlsIndexed = true;
        writer.Dispose();
        index.Publish();
        (lastScan, lastRules) = (scan, (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts));
        return new(open, all - open, changed.Count + removed.Count, problems, next, postsChanged || mediaChanged || redirectsChanged || urlsChanged) { MemoryTroubles = memory.Trouble is null ? urls.Problems : [memory.Trouble, .. urls.Problems] };
    }

    private bool IsDue(DateTime now) => last?.NextDueAt is { } due && due.UtcDateTime <= now;

    /// <summary>Decides what no file can decide alone: folders that are hidden, and which post has a URL.</summary>
    private static void Settle(PostWriter writer, GateWriter gate, IReadOnlyDictionary<string, string> realPaths, DateTime now)
    {
        writer.RemoveProblems(ProblemCode.DuplicateUrl, ProblemCode.TakenAlias);
        // A link must not take a post out of the folder that hides it.
        gate.SettleFolders(realPaths, [.. realPaths.Where(pair => VisibilityPlaces.Reason(pair.Value) is not null).Select(pair => pair.Key)]);
        foreach (var (path, url, winner) in gate.SettleUrls(now))
            writer.Add(new(path, 1, 1, ProblemCode.DuplicateUrl, $"the URL {url} belongs to {winner}", "write another slug in one of the two"));
        foreach (var (path, alias, winner) in gate.ListTakenAliases())
            writer.Add(new(path, 1, 1, ProblemCode.TakenAlias, $"the old address {alias} leads to {winner}", "remove it from the aliases of one of the two"));
    }
}

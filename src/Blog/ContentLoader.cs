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
    private readonly IProgress<LoadProgress>? progress;
    private readonly Lock loading = new();
    // Files are written by the clock of the system, whatever instant the site is at.
    private readonly FolderSettling settling = new(TimeProvider.System);
    private readonly RemovalHold hold = new(TimeProvider.System);
    private LoadReport? last;
    private ContentScan? lastScan;
    private SiteNotes? lastNotes;
    private (string Rules, Uri? BaseUrl, bool ShowDrafts) lastRules;
    private bool hasUnread;
    private volatile bool isDoubtful;

    /// <param name="memory">What is remembered of earlier content.</param>
    internal ContentLoader(BlogConfiguration configuration, BlogDatabase database, TimeProvider clock, MemoryFolder memory, IProgress<LoadProgress>? progress = null)
    {
        this.memory = memory;
        lastGood = new(memory);
        this.configuration = configuration;
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /// <summary>Brings the index to what the files say now. Only files whose size or time differs are read.</summary>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed; the index stays as it is.</exception>
    /// <exception cref="BlogDatabaseException">The index cannot be written.</exception>
    public LoadReport Load(CancellationToken cancellation = default) => Load(null, cancellation);

    /// <summary>The same for a folder that others write to meanwhile: takes what is whole, and holds back what would empty the site.</summary>
    /// <param name="renamed">Paths that a file has just been moved to, and not been written to since.</param>
    /// <inheritdoc cref="Load(CancellationToken)"/>
    public LoadReport LoadWhole(IReadOnlySet<string> renamed, CancellationToken cancellation = default) => Load(renamed, cancellation);

    /// <summary>Whether a file of the folder is not being written to, as far as can be told; one that is not there is not.</summary>
    /// <param name="renamed">As for <see cref="LoadWhole"/>.</param>
    public bool IsWhole(string path, IReadOnlySet<string> renamed)
    {
        lock (loading) return new ContentFolder(configuration.Current.ContentPath).FindStamp(path) is not { } file || settling.IsWhole(file, renamed);
    }

    /// <summary>What is held goes through with the next load.</summary>
    public void ReleaseHeld() => hold.Release();

    private LoadReport Load(IReadOnlySet<string>? renamed, CancellationToken cancellation)
    {
        lock (loading)
        {
            try
            {
                return last = RunOrRebuild(renamed, cancellation);
            }
            catch (Exception error) when (BlogDatabase.IsTrouble(error))
            {
                throw new BlogDatabaseException($"the index {database.Path} cannot be written: {error.Message}", error);
            }
        }
    }

    /// <summary>Something failed that may lie in the index: the next load looks through it, and makes it anew if it is damaged.</summary>
    public void Doubt() => isDoubtful = true;

    private LoadReport RunOrRebuild(IReadOnlySet<string>? renamed, CancellationToken cancellation)
    {
        try
        {
            return Run(renamed, cancellation);
        }
        catch (SqliteException error) when (BlogDatabase.IsDamage(error))
        {
            // The index holds nothing that the files do not: another takes the place of a damaged one.
            return Run(renamed, cancellation, isDamaged: true);
        }
    }

    private LoadReport Run(IReadOnlySet<string>? renamed, CancellationToken cancellation, bool isDamaged = false)
    {
        if (isDoubtful) last = null;
        isDoubtful = false;
        var options = configuration.Current;
        var folder = new ContentFolder(options.ContentPath);
        var settled = Settle(folder, renamed, cancellation);
        var scan = settled.Scan;
        if (renamed is not null && lastScan is not null && !settled.HoldsAll) scan = hold.Apply(scan, lastScan, options.HoldInterval);
        var now = clock.GetUtcNow().UtcDateTime;
        // An idle site looks at its folder and at nothing else.
        if (last is not null && (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts) == lastRules && !IsDue(now) && database.Exists && !hasUnread && lastGood.IsWhole && scan.IsSameAs(lastScan))
            return last with { Changed = 0, HasChanged = false, HasOtherFiles = false, LookAgain = Sooner(settled.LookAgain, hold.Remaining), Held = hold.Held };
        var notes = lastNotes = SiteNotes.Read(folder, scan, memory, options.BaseUrl, lastNotes);
        // Another version of the program may understand a file differently, and hide what this one shows.
        var rules = $"{typeof(PostParser).Module.ModuleVersionId}|{options.ReadingFingerprint}|{notes.Tags.Source}|{notes.Authors.Source}";
        using var index = database.OpenForWriting(rules, isFirst: last is null, isDamaged);
        using var filling = index.IsNew ? new SearchFilling() : null;
        using var writer = new PostWriter(index.Connection, options.TimeZone) { UtcNow = now, Filling = filling };
        var known = writer.ReadFiles();
        // The files of an earlier run were looked at: what is gone of them may be held as it may later.
        var before = lastScan ?? writer.ReadScan(known);
        if (renamed is not null && lastScan is null) scan = hold.Apply(scan.Keeping(before, settled.Waiting), before, options.HoldInterval);
        var posts = scan.ListPosts(options.Engine);
        var present = posts.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var parser = new PostParser(options, new MarkdownRenderer(options.UnsafeHtml), notes.Tags, notes.Authors);
        var baseUrl = $"{options.BaseUrl}";
        var touched = lastScan is null ? [] : scan.DifferencesFrom(lastScan).Fresh.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var changed = posts.Where(file => touched.Contains(file.Path) || !known.TryGetValue(file.Path, out var row) || row.Size != file.Size || row.ModifiedTicks != file.ModifiedTicks || row.Hash == ContentReading.Unread
            || row.BaseUrl is not null && row.BaseUrl != baseUrl).ToList();
        var removed = known.Keys.Where(path => !present.Contains(path) && !scan.IsUnseen(path)).ToList();
        foreach (var path in removed) writer.Remove(path);
        foreach (var path in lastGood.Paths.Where(path => !present.Contains(path) && !scan.IsUnseen(path)).ToList()) lastGood.Forget(path);
        using var previous = index.IsNew ? new PreviousIndex(database.Path) : null;
        var versions = new BrokenVersions(writer, lastGood, previous, parser, baseUrl);
        using var reading = ContentReading.Start(folder, changed, known, parser, $"{options.BaseUrl}", cancellation);
        var written = reading.WriteTo(writer, versions, progress) + versions.StandInForUnseen(known, scan);
        versions.Remember();
        previous?.Dispose();
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
        if (postsChanged) Settle(writer, gate, scan.RealPaths, configuration.Current.ContentPath, now);
        writer.SettleSearch(gate.ListFindable(now, options.ShowDrafts));
        IReadOnlyList<ContentProblem> problems = [.. scan.Problems.Concat(notes.Problems).Concat(notes.Authors.FindMissing(scan.Files.Select(file => file.Path))).Concat(mediaProblems).Concat(writer.ReadProblems()).OrderBy(problem => problem.Path, StringComparer.Ordinal)];
        var (all, open) = gate.Count(now);
        var next = gate.FindNextDue(now);
        // Permissions do not show in a stamp: what could not be read is tried again at every look.
        hasUnread = notes.Problems.Concat(mediaProblems).Any(problem => problem.Code == ProblemCode.UnreadableFile) || writer.HasFileWith(ContentReading.Unread);
        writer.Commit();
        writer.Dispose();
        index.Publish();
        var hasOtherFiles = !scan.IsSameAs(lastScan);
        (lastScan, lastRules) = (scan.Keeping(before, reading.Unsettled), (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts));
        return new(open, all - open, changed.Count + removed.Count, problems, next, postsChanged || mediaChanged || redirectsChanged)
        {
            LookAgain = Sooner(reading.Unsettled.Count > 0 ? FolderSettling.Quiet : settled.LookAgain, hold.Remaining),
            Held = hold.Held,
            HasOtherFiles = hasOtherFiles,
            MemoryTrouble = memory.Trouble,
        };
    }

    /// <summary>The folder as it may be taken now. The first look waits for what is being written, as long as for any batch: nothing is served yet.</summary>
    private SettledScan Settle(ContentFolder folder, IReadOnlySet<string>? renamed, CancellationToken cancellation)
    {
        while (true)
        {
            var scan = folder.Scan();
            if (renamed is null) return new(scan, new HashSet<string>());
            var settled = settling.Settle(scan, lastScan ?? ContentScan.Empty, renamed);
            if (lastScan is not null || !settled.HoldsAll) return settled;
            cancellation.WaitHandle.WaitOne(settled.LookAgain!.Value + TimeSpan.FromMilliseconds(1));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    private bool IsDue(DateTime now) => last?.NextDueAt is { } due && due.UtcDateTime <= now;

    /// <summary>Decides what no file can decide alone: folders that are hidden, and which post has a URL.</summary>
    private static void Settle(PostWriter writer, GateWriter gate, IReadOnlyDictionary<string, string> realPaths, string contentPath, DateTime now)
    {
        writer.RemoveProblems(ProblemCode.DuplicateUrl, ProblemCode.TakenAlias);
        // A link must not take a post out of the folder that hides it.
        gate.SettleFolders(realPaths, [.. realPaths.Where(pair => VisibilityPlaces.Reason(pair.Value) is not null).Select(pair => pair.Key)]);
        foreach (var (path, url, winner) in gate.SettleUrls(now))
            writer.Add(At(AddressPlace.OfUrl(contentPath, path, url), path, ProblemCode.DuplicateUrl, $"the URL {url} belongs to {winner}", "write another slug in one of the two"));
        foreach (var (path, alias, winner) in gate.ListTakenAliases())
            writer.Add(At(AddressPlace.OfAlias(contentPath, path, alias), path, ProblemCode.TakenAlias, $"the old address {alias} leads to {winner}", "remove it from the aliases of one of the two"));

        static ContentProblem At((int Line, int Column) place, string path, ProblemCode code, string message, string suggestion) => new(path, place.Line, place.Column, code, message, suggestion);
    }
}

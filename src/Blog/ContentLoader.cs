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
    // Files are written by the clock of the system, whatever instant the site is at.
    private readonly FolderSight sight = new(TimeProvider.System);
    private readonly RemovalHold hold = new(TimeProvider.System);
    private LoadReport? last;
    private ContentScan? lastScan;
    private SiteNotes? lastNotes;
    private SettledPosts? lastSettled;
    private (string Rules, Uri? BaseUrl, bool ShowDrafts, int PictureMegapixels) lastRules;
    private bool hasUnread;
    // Posts whose files went while others could not be read yet, of which one may be theirs under another name.
    private IReadOnlyList<PostIdentity> awaited = [];
    private IReadOnlyList<ContentProblem> mediaProblems = [];
    private bool areUrlsIndexed;
    private DateTime lastAt;
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
    public LoadReport Load(CancellationToken cancellation = default) => Load(null, null, null, cancellation);

    /// <summary>The same for a folder that others write to meanwhile: takes what is whole, and holds back what would empty the site.</summary>
    /// <param name="renamed">Paths that a file has just been moved to, and not been written to since.</param>
    /// <param name="named">Every path that has changed since the last load, as far as is known; null where nobody can tell.</param>
    /// <param name="changing">Called right before readers of the index see what has changed.</param>
    /// <inheritdoc cref="Load(CancellationToken)"/>
    public LoadReport LoadWhole(IReadOnlySet<string> renamed, IReadOnlySet<string>? named, Action? changing, CancellationToken cancellation = default) => Load(renamed, named, changing, cancellation);

    /// <summary>Whether a file of the folder is not being written to, as far as can be told; one that is not there is not.</summary>
    /// <param name="renamed">As for <see cref="LoadWhole"/>.</param>
    public bool IsWhole(string path, IReadOnlySet<string> renamed)
    {
        lock (loading) return new ContentFolder(configuration.Current.ContentPath).FindStamp(path) is not { } file || sight.IsWhole(file, renamed);
    }

    /// <summary>What is held goes through with the next load.</summary>
    public void ReleaseHeld() => hold.Release();

    private LoadReport Load(IReadOnlySet<string>? renamed, IReadOnlySet<string>? named, Action? changing, CancellationToken cancellation)
    {
        lock (loading)
        {
            try
            {
                return last = RunOrRebuild(renamed, named, changing, cancellation);
            }
            catch (Exception error) when (BlogDatabase.IsTrouble(error))
            {
                throw new BlogDatabaseException($"the index {database.Path} cannot be written: {error.Message}", error);
            }
        }
    }

    /// <summary>Something failed that may lie in the index: the next load looks through it, and makes it anew if it is damaged.</summary>
    /// <returns>Whether the index is at fault, as far as can be told, so that the next load should be soon.</returns>
    public bool Doubt(Exception error)
    {
        isDoubtful = true;
        return error is SqliteException fault && (BlogDatabase.IsDamage(fault) || !database.Exists);
    }

    private LoadReport RunOrRebuild(IReadOnlySet<string>? renamed, IReadOnlySet<string>? named, Action? changing, CancellationToken cancellation)
    {
        try
        {
            return Run(renamed, named, changing, cancellation);
        }
        catch (SqliteException error) when (BlogDatabase.IsDamage(error))
        {
            // The index holds nothing that the files do not: another takes the place of a damaged one.
            return Run(renamed, null, changing, cancellation, isDamaged: true);
        }
    }

    private LoadReport Run(IReadOnlySet<string>? renamed, IReadOnlySet<string>? named, Action? changing, CancellationToken cancellation, bool isDamaged = false)
    {
        if (isDoubtful) last = null;
        isDoubtful = false;
        var options = configuration.Current;
        var folder = new ContentFolder(options.ContentPath);
        var settling = sight.Settle(folder, lastScan, renamed, named, options.ScanInterval, cancellation);
        var scan = settling.Scan;
        if (renamed is not null && lastScan is not null && !settling.HoldsAll) scan = hold.Apply(scan, lastScan, options.HoldInterval);
        var now = clock.GetUtcNow().UtcDateTime;
        var isSteady = last is not null && (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts, options.PictureMegapixels) == lastRules && !IsDue(now) && database.Exists && !hasUnread && lastGood.IsWhole && lastNotes is { IsRemembered: true } && !urls.IsBehind;
        // An idle site looks at its folder and at nothing else.
        if (isSteady && scan.IsSameAs(lastScan))
            return last! with { Changed = 0, HasChanged = false, HasOtherFiles = false, LookAgain = Sooner(settling.LookAgain, hold.Remaining), ScanAgain = sight.UntilScan(options.ScanInterval), Held = hold.Held };
        var notes = lastNotes = SiteNotes.Read(folder, scan, memory, options.BaseUrl, lastNotes);
        // Another version of the program may understand a file differently, and hide what this one shows.
        var rules = $"{typeof(PostParser).Module.ModuleVersionId}|{options.ReadingFingerprint}|{notes.Tags.Source}|{notes.Authors.Source}";
        using var index = database.OpenForWriting(rules, isFirst: last is null, isDamaged);
        var removed = new RemovedPosts();
        // Where little changed, all else is as it was: what a load costs goes with what it finds.
        isSteady &= !index.IsNew && lastScan is not null && lastSettled is not null && scan.HasSamePlaces(lastScan) && !scan.HasUnseen;
        using var filling = index.IsNew ? new SearchFilling() : null;
        using var writer = new PostWriter(index.Connection, options.TimeZone) { UtcNow = now, Filling = filling, Removed = isSteady ? removed : null };
        var lastId = writer.LastId;
        var known = isSteady ? [] : writer.ReadFiles();
        var before = lastScan ?? writer.ReadScan(known);
        // The files of an earlier run were looked at: what is gone of them may be held as it may later.
        if (renamed is not null && lastScan is null) scan = hold.Apply(scan.Keeping(before, settling.Waiting), before, options.HoldInterval);
        var posts = scan.ListPosts(options.Engine);
        var parser = new PostParser(options, new MarkdownRenderer(options.UnsafeHtml), notes.Tags, notes.Authors);
        var baseUrl = $"{options.BaseUrl}";
        var (fresh, gone) = (scan with { Files = posts }).DifferencesFrom(before with { Files = before.ListPosts(options.Engine) });
        if (isSteady) known = writer.ReadFiles(fresh);
        var changed = isSteady ? fresh : FileStamps.ListChanged(posts, known, lastScan is null ? [] : fresh, baseUrl);
        var present = isSteady ? [] : posts.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var missing = isSteady ? [.. gone.Select(file => file.Path)] : known.Keys.Where(path => !present.Contains(path) && !scan.IsUnseen(path)).ToList();
        IReadOnlyList<PostIdentity> vanished = [.. awaited.Where(post => !scan.Has(post.Path)), .. writer.ListIdentities(missing)];
        foreach (var path in missing) writer.Remove(path);
        foreach (var path in isSteady ? missing : [.. lastGood.Paths.Where(path => !present.Contains(path) && !scan.IsUnseen(path))]) lastGood.Forget(path);
        using var previous = index.IsNew ? new PreviousIndex(database.Path, isDamaged) : null;
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
        var isMediaSteady = isSteady && mediaProblems.All(MediaLoader.IsLasting) && scan.DifferencesFrom(before) is var (changes, losses) && !MediaLoader.IsTouched(scan, changes.Concat(losses), writer, lastId, removed);
        var (mediaChanged, newMediaProblems) = isMediaSteady ? (false, mediaProblems) : MediaLoader.Load(scan, writer, options);
        var settled = (isSteady ? lastSettled!.WithChanges(writer, lastId, removed, options) : null) ?? SettledPosts.OfAll(writer, scan, options);
        var postsChanged = last is null || index.IsNew || written + missing.Count > 0 || IsDue(now) || !scan.HasSamePlaces(before);
        var urlsChanged = urls.Refresh();
        // An index made anew knows nothing of what was there before; the memory does.
        if (index.IsNew) vanished = [.. awaited.Where(post => !scan.Has(post.Path)), .. urls.Urls.Values.Distinct().Where(path => !present.Contains(path) && !scan.IsUnseen(path)).Select(path => previous!.FindIdentity(path)).OfType<PostIdentity>()];
        if (postsChanged) new GateWriter(writer).BeginSpan(now, settled.NextDueAt);
        if (postsChanged || urlsChanged || urls.IsBehind)
        {
            var isIndexed = areUrlsIndexed && !index.IsNew && !urlsChanged;
            areUrlsIndexed = false;
            var added = fresh.Select(file => file.Path).Where(path => !known.ContainsKey(path)).ToHashSet(StringComparer.Ordinal);
            new UrlHistory(writer, urls).Settle(vanished, index.IsNew ? path => !urls.Knows(path) : isSteady ? added.Contains : path => !known.TryGetValue(path, out var row) || row is { Hash: ContentReading.Unread, IsKept: false }, isIndexed, now);
        }

        previous?.Dispose();
        IReadOnlyList<ContentProblem> problems = [.. scan.Problems.Concat(notes.Problems).Concat(notes.Authors.FindMissing(scan.Files.Select(file => file.Path))).Concat(newMediaProblems).Concat(writer.ReadProblems()).OrderBy(problem => problem.Path, StringComparer.Ordinal)];
        // Permissions do not show in a stamp: what could not be read is tried again at every look.
        var willRetry = notes.Problems.Concat(newMediaProblems).Any(problem => problem.Code == ProblemCode.UnreadableFile) || (isSteady ? writer.HasUnread : writer.HasFileWith(ContentReading.Unread));
        changing?.Invoke();
        writer.Commit();
        areUrlsIndexed = true;
        writer.Dispose();
        index.Publish();
        var hasOtherFiles = !scan.IsSameAs(lastScan);
        (lastScan, lastSettled, lastRules) = (scan.Keeping(before, reading.Unsettled), settled, (options.ReadingFingerprint, options.BaseUrl, options.ShowDrafts, options.PictureMegapixels));
        (hasUnread, awaited, mediaProblems, lastAt) = (willRetry, willRetry || reading.Unsettled.Count > 0 ? vanished : [], newMediaProblems, now);
        return new(settled.Public, settled.All - settled.Public, changed.Count + missing.Count, problems, settled.NextDueAt, postsChanged || mediaChanged || redirectsChanged || urlsChanged)
        {
            LookAgain = Sooner(reading.Unsettled.Count > 0 ? FolderSettling.Quiet : settling.LookAgain, hold.Remaining),
            ScanAgain = sight.UntilScan(options.ScanInterval),
            Held = hold.Held,
            HasOtherFiles = hasOtherFiles,
            MemoryTroubles = memory.Trouble is null ? urls.Problems : [memory.Trouble, .. urls.Problems],
        };
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    // A clock that was ahead and is set right takes back what it made due.
    private bool IsDue(DateTime now) => now < lastAt || last?.NextDueAt is { } due && due.UtcDateTime <= now;
}

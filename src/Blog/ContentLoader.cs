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
    private readonly SearchCatalogue? search;
    private readonly Lock loading = new();
    // Files are written by the clock of the system, whatever instant the site is at.
    private readonly FolderSight sight = new(TimeProvider.System);
    private readonly RemovalHold hold = new(TimeProvider.System);
    private LoadedContent? last;
    private SiteNotes? notes;
    private bool areUrlsIndexed, isLookedThrough;
    private volatile bool isDoubtful;

    /// <param name="memory">What is remembered of earlier content.</param>
    /// <param name="progress">Is told how far a load has come; null where nobody asks.</param>
    /// <param name="search">Follows the loads; null where nobody searches.</param>
    internal ContentLoader(BlogConfiguration configuration, BlogDatabase database, TimeProvider clock, MemoryFolder memory, IProgress<LoadProgress>? progress = null, SearchCatalogue? search = null)
    {
        this.search = search;
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
        lock (loading) return ContentFolder.Of(configuration.Current).FindStamp(path) is not { } file || sight.IsWhole(file, renamed);
    }

    /// <summary>Does what a load leaves until readers have what it wrote.</summary>
    public void Tidy()
    {
        search?.Follow();
        lock (loading) database.Tidy();
    }

    /// <summary>What is held goes through with the next load.</summary>
    public void ReleaseHeld() => hold.Release();

    private LoadReport Load(IReadOnlySet<string>? renamed, IReadOnlySet<string>? named, Action? changing, CancellationToken cancellation)
    {
        lock (loading)
        {
            try
            {
                return RunOrRebuild(renamed, named, changing, cancellation);
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
        if (isDoubtful) isLookedThrough = false;
        isDoubtful = false;
        var options = configuration.Current;
        var folder = ContentFolder.Of(options);
        var settling = sight.Settle(folder, last?.Scan, renamed, named, options.ScanInterval, cancellation);
        var scan = settling.Scan;
        if (renamed is not null && last is not null && !settling.HoldsAll) scan = hold.Apply(scan, last.Scan, options.HoldInterval);
        var now = clock.GetUtcNow().UtcDateTime;
        var isLike = last is not null && isLookedThrough && last.Understanding == ContentUnderstanding.Of(options) && !last.IsDue(now) && database.Exists
            && !last.HasUnread && lastGood.IsWhole && notes is { IsRemembered: true } && !urls.IsBehind;
        // An idle site looks at its folder and at nothing else.
        if (isLike && scan.IsSameAs(last!.Scan) && !hold.HasOthers) return Told(last.Report with { Changed = 0, HasChanged = false, HasOtherFiles = false }, settling.LookAgain, options);
        notes = SiteNotes.Read(folder, scan, memory, options.BaseUrl, notes);
        // Another version of the program may understand a file differently, and hide what this one shows.
        var rules = $"{typeof(PostParser).Module.ModuleVersionId}|{options.ReadingFingerprint}|{notes.Tags.Source}|{notes.Authors.Source}";
        using var index = database.OpenForWriting(rules, isFirst: !isLookedThrough, isDamaged);
        using var previous = index.IsNew ? new PreviousIndex(database.Path, isDamaged) : null;
        using var filling = index.IsNew ? new SearchFilling() : null;
        var isSteady = isLike && !index.IsNew && scan.HasSamePlaces(last!.Scan) && !scan.HasUnseen;
        using var writer = new PostWriter(index.Connection, options.TimeZone) { UtcNow = now, Filling = filling, Removed = isSteady ? new() : null };
        var load = new ContentLoad(new(options, notes, last, IsFirst: !isLookedThrough, isSteady, now), index, writer, previous, lastGood, urls);
        // The files of an earlier run were looked at: what is gone of them may be held as it may later.
        if (renamed is not null && last is null) scan = hold.Apply(scan.Keeping(load.Before, settling.Waiting), load.Before, options.HoldInterval);
        load.ReadFiles(scan, progress, cancellation);
        hold.Yield(load.LetGo(hold.Kept));
        load.WriteNotes();
        load.SettleMedia();
        load.SettlePosts();
        var isIndexed = areUrlsIndexed;
        areUrlsIndexed = false;
        load.RememberUrls(isIndexed);
        last = load.Publish(changing);
        configuration.Use(notes.Words);
        (areUrlsIndexed, isLookedThrough) = (true, true);
        return Told(last.Report, last.HasUnsettled ? FolderSettling.Quiet : settling.LookAgain, options);
    }

    /// <summary>A report with what is told of the folder and the memory besides.</summary>
    private LoadReport Told(LoadReport report, TimeSpan? lookAgain, BlogOptions options) => report with
    {
        LookAgain = lookAgain is null || hold.Remaining < lookAgain ? hold.Remaining : lookAgain,
        ScanAgain = sight.UntilScan(options.ScanInterval),
        Held = hold.Held,
        MemoryTroubles = memory.Trouble is null ? urls.Problems : [memory.Trouble, .. urls.Problems],
    };
}

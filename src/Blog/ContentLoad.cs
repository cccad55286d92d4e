using Blog.Content;
using Blog.Media;
using Blog.Memory;
using Blog.Storage;

namespace Blog;

/// <summary>What a load begins with.</summary>
/// <param name="Options">The settings in force.</param>
/// <param name="Notes">What the folder says about the site as a whole.</param>
/// <param name="Last">What the load before left; null for the first one.</param>
/// <param name="IsFirst">The index has not been looked through: readers may have seen anything.</param>
/// <param name="IsSteady">A few files differ from then, and all else is as it was.</param>
/// <param name="Now">The instant of the load, UTC.</param>
internal sealed record LoadStart(BlogOptions Options, SiteNotes Notes, LoadedContent? Last, bool IsFirst, bool IsSteady, DateTime Now)
{
    public string BaseUrl => $"{Options.BaseUrl}";
}

/// <summary>
/// One load, once it is known that there is something to do. Its steps are taken in the order in which they stand here: what differs is read and
/// written, what follows from it is settled, and readers get all of it at once.
/// </summary>
internal sealed class ContentLoad
{
    private readonly LoadStart start;
    private readonly BlogOptions options;
    private readonly IndexConnection index;
    private readonly PostWriter writer;
    private readonly PreviousIndex? previous;
    private readonly LastGood lastGood;
    private readonly UrlMemory urls;
    private readonly IReadOnlyDictionary<string, FileRow> known;
    private readonly long lastId;

    private ContentScan scan = ContentScan.Empty;
    private ChangedFiles files = ChangedFiles.None;
    private IReadOnlyList<PostIdentity> vanished = [];
    private IReadOnlySet<string> unsettled = new HashSet<string>();
    private IReadOnlyList<ContentProblem> mediaProblems = [];
    private SettledPosts? settled;
    private int written;
    private bool isSettledAnew = true, hasOtherRedirects, hasOtherMedia, hasOtherPosts, hasOtherUrls;

    /// <param name="start">What it begins with.</param>
    /// <param name="index">Where the posts go.</param>
    /// <param name="writer">Writes them there; disposed before the last step, it takes everything back.</param>
    /// <param name="previous">The index whose place a new one takes; null where none is new.</param>
    /// <param name="lastGood">What was sound of files that no longer are.</param>
    /// <param name="urls">Where posts were public.</param>
    public ContentLoad(LoadStart start, IndexConnection index, PostWriter writer, PreviousIndex? previous, LastGood lastGood, UrlMemory urls)
    {
        (this.start, this.index, this.writer, this.previous, this.lastGood, this.urls) = (start, index, writer, previous, lastGood, urls);
        options = start.Options;
        lastId = writer.LastId;
        known = start.IsSteady ? files.Known : writer.ReadFiles();
        Before = start.Last?.Scan ?? writer.ReadScan(known);
    }

    /// <summary>The folder as it was taken before, be it by an earlier run.</summary>
    public ContentScan Before { get; }

    /// <summary>Reads the files that differ, and writes what they say.</summary>
    /// <param name="taken">The folder as it may be read.</param>
    public void ReadFiles(ContentScan taken, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        scan = taken;
        files = start.IsSteady ? ChangedFiles.OfLook(scan, Before, writer, options.Engine) : ChangedFiles.OfIndex(scan, start.Last?.Scan, known, options.Engine, start.BaseUrl);
        vanished = [.. StillAwaited(), .. writer.ListIdentities(files.Missing)];
        foreach (var path in files.Missing) writer.Remove(path);
        foreach (var path in start.IsSteady ? files.Missing : [.. lastGood.Paths.Where(IsGone)]) lastGood.Forget(path);
        var parser = new PostParser(options, new MarkdownRenderer(options.UnsafeHtml), start.Notes.Tags, start.Notes.Authors);
        var versions = new BrokenVersions(writer, lastGood, previous, parser, start.BaseUrl);
        using var reading = ContentReading.Start(ContentFolder.Of(options), files.ToRead, files.Known, parser, start.BaseUrl, cancellation);
        written = reading.WriteTo(writer, versions, progress) + versions.StandInForUnseen(files.Known, scan);
        unsettled = reading.Unsettled;
        versions.Remember();
    }

    /// <summary>Takes out posts that are held though they are gone, where the same post is there under another name: a move is no loss, and one out of sight is to be obeyed.</summary>
    /// <param name="held">Files that are gone, and that the folder as it may be read has nevertheless.</param>
    /// <returns>Those that were let go.</returns>
    public IReadOnlyList<string> LetGo(IReadOnlySet<string> held)
    {
        if (held.Count == 0) return [];
        hasOtherUrls = urls.Refresh();
        var posts = writer.ListIdentities(held);
        var hidden = writer.ListHiddenIdentities().Where(post => !held.Contains(post.Path)).Select(post => post.Hash).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<PostIdentity> moved = [.. RenamedPosts.Find(writer, urls, posts, IsNewFile).Select(pair => pair.Old).Union(posts.Where(post => hidden.Contains(post.Hash)))];
        var paths = moved.Select(post => post.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            writer.Remove(path);
            lastGood.Forget(path);
        }

        (scan, vanished, files) = (scan.Keeping(ContentScan.Empty, paths), [.. vanished, .. moved], files with { Missing = [.. files.Missing, .. paths] });
        return [.. paths];
    }

    /// <summary>Writes what the folder says about the site as a whole.</summary>
    public void WriteNotes()
    {
        if (index.IsNew)
        {
            index.AddIndexes();
            writer.ReplaceTags(start.Notes.Tags);
            writer.ReplaceAuthors(start.Notes.Authors);
        }

        hasOtherRedirects = writer.ReplaceRedirects(start.Notes.Redirects);
    }

    /// <summary>Settles which of the files beside posts are served.</summary>
    public void SettleMedia()
    {
        if (start is { IsSteady: true, Last: { } last } && scan.RealPaths.Count == 0 && last.MediaProblems.All(MediaLoader.IsLasting) && scan.DifferencesFrom(Before) is var (fresh, gone) && !MediaLoader.IsTouched(scan, fresh.Concat(gone), writer, lastId))
            mediaProblems = last.MediaProblems;
        else (hasOtherMedia, mediaProblems) = MediaLoader.Load(scan, writer, options);
    }

    /// <summary>Settles what no file decides alone.</summary>
    public void SettlePosts()
    {
        settled = start.IsSteady ? start.Last!.Settled.WithChanges(writer, lastId, options) : null;
        isSettledAnew = settled is null;
        settled ??= SettledPosts.OfAll(writer, scan, options);
        hasOtherPosts = start.IsFirst || index.IsNew || written + files.Missing.Count > 0 || start.Last?.IsDue(start.Now) == true || !scan.HasSamePlaces(Before);
        if (!hasOtherPosts) return;
        if (isSettledAnew) writer.Count(settled.NextDueAt);
        else writer.CountChanges(lastId, settled.NextDueAt);
    }

    /// <summary>Remembers where posts are public now.</summary>
    /// <param name="isIndexed">The index has all that is remembered.</param>
    public void RememberUrls(bool isIndexed)
    {
        hasOtherUrls |= urls.Refresh();
        // An index made anew knows nothing of what was there before; the memory does.
        if (index.IsNew) vanished = [.. StillAwaited(), .. urls.Urls.Values.Distinct().Where(IsGone).Select(path => previous!.FindIdentity(path)).OfType<PostIdentity>()];
        isIndexed &= !index.IsNew && !hasOtherUrls;
        if (hasOtherPosts || hasOtherUrls || urls.IsBehind) new UrlHistory(writer, urls).Settle(vanished, IsNewFile, isIndexed, start.Now, after: isIndexed && !isSettledAnew ? lastId : 0);
    }

    /// <summary>Lets readers see all of it.</summary>
    /// <param name="changing">Called right before.</param>
    public LoadedContent Publish(Action? changing)
    {
        previous?.Dispose();
        IReadOnlyList<ContentProblem> problems =
        [
            .. scan.Problems.Concat(start.Notes.Problems).Concat(start.Notes.Authors.FindMissing(scan.Files.Select(file => file.Path))).Concat(mediaProblems).Concat(writer.ReadProblems())
                .OrderBy(problem => problem.Path, StringComparer.Ordinal),
        ];
        var hasUnread = start.Notes.Problems.Concat(mediaProblems).Any(problem => problem.Code == ProblemCode.UnreadableFile) || (start.IsSteady ? writer.HasUnread : writer.HasFileWith(ContentReading.Unread));
        changing?.Invoke();
        writer.Commit();
        writer.Dispose();
        index.Publish();
        var report = new LoadReport(settled!.Public, settled.All - settled.Public, files.ToRead.Count + files.Missing.Count, problems, settled.NextDueAt, hasOtherPosts || hasOtherMedia || hasOtherRedirects || hasOtherUrls)
        {
            HasOtherFiles = !scan.IsSameAs(start.Last?.Scan),
        };
        return new(report, scan.Keeping(Before, unsettled), settled, ContentUnderstanding.Of(options), start.Now)
        {
            HasUnread = hasUnread,
            HasUnsettled = unsettled.Count > 0,
            Awaited = hasUnread || unsettled.Count > 0 ? vanished : [],
            MediaProblems = mediaProblems,
        };
    }

    private IEnumerable<PostIdentity> StillAwaited() => (start.Last?.Awaited ?? []).Where(post => !scan.Has(post.Path));

    private bool IsGone(string path) => !scan.HasPost(path, options.Engine) && !scan.IsUnseen(path);

    /// <summary>Whether a file was not there before.</summary>
    private bool IsNewFile(string path) =>
        index.IsNew ? !urls.Knows(path) : start.IsSteady ? files.Added.Contains(path) : !files.Known.TryGetValue(path, out var row) || row is { Hash: ContentReading.Unread, IsKept: false };
}

using Blog.Content;
using Blog.Memory;
using Blog.Storage;

namespace Blog;

/// <summary>
/// A step of the load: a version of a file that cannot be read never takes the place of one that could, unless it asks to be hidden. The last
/// good one is in the index, in the memory, or in the index that was there before.
/// </summary>
internal sealed class BrokenVersions(PostWriter writer, LastGood memory, PreviousIndex? previous, PostParser parser, string baseUrl)
{
    /// <summary>Writes what was read from a file, or what stands for it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hash">Of its bytes.</param>
    /// <param name="parsed">What they say.</param>
    /// <param name="known">What the index knows of the file; null for nothing.</param>
    /// <returns>Whether a page may differ.</returns>
    public bool Write(ContentFile file, string hash, ParsedFile parsed, FileRow? known)
    {
        var isTold = true;
        if (parsed.IsBroken && !parsed.AsksToBeHidden && TryStandIn(file, hash, parsed, known, out var hasChanged, out isTold)) return hasChanged;
        if (!isTold)
        {
            // There may be a last good version: it is asked for again at every look.
            if (known is { Hash: ContentReading.Unread, IsKept: false } && known.Size == file.Size && known.ModifiedTicks == file.ModifiedTicks) return false;
            hash = ContentReading.Unread;
        }

        if (!parsed.IsBroken || parsed.AsksToBeHidden) memory.Forget(file.Path);
        if (parsed.Post is not null && known is { IsKept: true } && IsUnderstoodAlike(known) && writer.FindPostHash(file.Path) == hash)
        {
            // As it was before it broke: whatever is known of it by that version still is.
            writer.Keep(file, hash, parsed.Problems, isKept: false);
            return false;
        }

        writer.Replace(file, hash, parsed, known is not null, baseUrl);
        return true;
    }

    /// <summary>A file that is written to while it is read says what it said before. The index has that, unless it is made anew.</summary>
    /// <returns>Whether a page may differ.</returns>
    public bool WriteUnsettled(string path, FileRow? known)
    {
        if (known is not null) return false;
        var (file, parsed) = (new ContentFile(path, -1, 0), ParsedFile.Unsettled(path));
        if (TryStandIn(file, ContentReading.Unread, parsed, null, out var hasChanged, out _)) return hasChanged;
        if (!parsed.HidesFolder) return false;
        writer.Replace(file, ContentReading.Unread, parsed, isKnown: false, baseUrl);
        return true;
    }

    /// <summary>Files of a folder that cannot be listed are taken for files that cannot be read.</summary>
    /// <returns>How many came back from the memory.</returns>
    public int StandInForUnseen(IReadOnlyDictionary<string, FileRow> known, ContentScan scan)
    {
        if (!scan.HasUnseen) return 0;
        var written = 0;
        foreach (var path in known.Values.Where(row => !row.IsKept && scan.IsUnseen(row.Path)).Select(row => row.Path).Concat(memory.Paths.Concat(previous?.ListFiles() ?? []).Distinct().Where(path => !known.ContainsKey(path) && scan.IsUnseen(path))).ToList())
        {
            var unseen = new ContentFile(path, -1, 0);
            if (!TryStandIn(unseen, ContentReading.Unread, new(null, []), known.GetValueOrDefault(path), out var hasChanged, out _) || !hasChanged) continue;
            written++;
            // Where it lies cannot be told now.
            if (previous?.IsHiddenByPlace(path) == true) writer.HideByPlace(path);
        }

        return written;
    }

    /// <summary>Keeps what an index made anew would lose. What could not be kept earlier is tried again.</summary>
    public void Remember()
    {
        memory.ForgetStale();
        foreach (var path in writer.ListKept().Where(path => !memory.Has(path)))
            if (writer.FindSource(path) is { } source) memory.Keep(path, source);
    }

    /// <param name="isTold">False where there may be one that cannot be read now.</param>
    private bool TryStandIn(ContentFile file, string hash, ParsedFile broken, FileRow? known, out bool hasChanged, out bool isTold)
    {
        (hasChanged, isTold) = (false, true);
        if (known is not null && IsUnderstoodAlike(known) && writer.FindSource(file.Path) is not null)
        {
            writer.Keep(file, hash, broken.Problems, isKept: true);
            return true;
        }

        byte[]? source = null;
        if ((known is null ? null : writer.FindSource(file.Path)) is { } text) source = System.Text.Encoding.UTF8.GetBytes(text);
        else isTold = memory.TryFind(file.Path, out source);
        source ??= previous?.FindSource(file.Path);
        if (source is null || parser.Parse(file.Path, source) is not { Head: not null } good) return false;
        writer.Replace(file, hash, good with { Problems = broken.Problems }, known is not null, baseUrl, keptHash: ContentHash.Of(source));
        return hasChanged = true;
    }

    private bool IsUnderstoodAlike(FileRow known) => known.BaseUrl is null || known.BaseUrl == baseUrl;
}

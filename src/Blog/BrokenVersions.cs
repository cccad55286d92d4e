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
        if (parsed.IsBroken && !parsed.AsksToBeHidden && TryStandIn(file, hash, parsed, known, out var hasChanged)) return hasChanged;
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

    /// <summary>Files of a folder that cannot be listed are taken for files that cannot be read.</summary>
    /// <returns>How many came back from the memory.</returns>
    public int StandInForUnseen(IReadOnlyDictionary<string, FileRow> known, ContentScan scan)
    {
        var written = 0;
        foreach (var path in known.Values.Where(row => !row.IsKept && scan.IsUnseen(row.Path)).Select(row => row.Path).Concat(memory.Paths.Where(path => !known.ContainsKey(path) && scan.IsUnseen(path))).ToList())
        {
            var unseen = new ContentFile(path, -1, 0);
            if (TryStandIn(unseen, ContentReading.Unread, new(null, []), known.GetValueOrDefault(path), out var hasChanged) && hasChanged) written++;
        }

        return written;
    }

    /// <summary>Keeps what an index made anew would lose. What could not be kept earlier is tried again.</summary>
    public void Remember()
    {
        foreach (var path in writer.ListKept().Where(path => !memory.Paths.Contains(path)))
            if (writer.FindSource(path) is { } source) memory.Keep(path, source);
    }

    private bool TryStandIn(ContentFile file, string hash, ParsedFile broken, FileRow? known, out bool hasChanged)
    {
        hasChanged = false;
        if (known is not null && IsUnderstoodAlike(known) && writer.FindSource(file.Path) is not null)
        {
            writer.Keep(file, hash, broken.Problems, isKept: true);
            return true;
        }

        var source = (known is null ? null : writer.FindSource(file.Path)) is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : memory.Find(file.Path) ?? previous?.FindSource(file.Path);
        if (source is null || parser.Parse(file.Path, source) is not { Head: not null } good) return false;
        writer.Replace(file, hash, good with { Problems = broken.Problems }, known is not null, baseUrl, keptHash: ContentHash.Of(source));
        return hasChanged = true;
    }

    private bool IsUnderstoodAlike(FileRow known) => known.BaseUrl is null || known.BaseUrl == baseUrl;
}

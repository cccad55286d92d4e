namespace Blog.Memory;

/// <summary>
/// The URLs at which posts were once public, each with the file that has it. An old address leads to wherever that file's post is now, so that no
/// address leads to another old one. Who edits the text while the site runs is heard at the next look.
/// </summary>
internal sealed class UrlMemory(MemoryFolder folder)
{
    public const string FileName = "urls.txt";

    private UrlMemoryText text = UrlMemoryText.Empty;
    private (long Length, long Ticks)? stamp;
    private bool isRead;
    private bool isUnreadable;
    private bool isUnsaved;

    /// <summary>The files by the URLs, decoded.</summary>
    public IReadOnlyDictionary<string, string> Urls => text.Urls;

    /// <summary>What the feed id of a file is made of instead of its own path, because it had another one, or another file has it from there.</summary>
    public IReadOnlyDictionary<string, string> FirstPaths => text.FirstPaths;

    /// <summary>Lines that say nothing, and why the text cannot be read.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Something is to be written, or somebody else has written.</summary>
    public bool IsBehind => isUnsaved || isRead && !(folder.TryStamp(FileName, out var now) && now == stamp && !isUnreadable);

    /// <summary>A file was once public.</summary>
    public bool Knows(string file) => text.Files.Contains(file);

    /// <summary>Reads what others have written.</summary>
    /// <returns>Whether it differs from what was known.</returns>
    public bool Refresh()
    {
        var isThere = folder.TryStamp(FileName, out var now);
        if (isThere && isRead && now == stamp && !isUnreadable) return false;
        var read = isThere && now is null ? "" : folder.ReadText(FileName);
        isUnreadable = !isThere || read is null && now is not null and not { Length: 0 };
        if (isUnreadable)
        {
            // What cannot be read may not be written over.
            Problems = [$"{folder.NameOf(FileName)} cannot be read, and old addresses that it knows are not answered: make it readable"];
            return false;
        }

        var mine = isUnsaved ? text : UrlMemoryText.Empty;
        text = UrlMemoryText.Parse(read ?? "").With(mine);
        Problems = [.. text.BrokenLines.Select(line => $"{folder.NameOf(FileName)}:{line.Number}: this is no address and file with a tab between them, and is passed over: mend the line or remove it")];
        (stamp, isRead) = (now, true);
        return true;
    }

    /// <summary>A post is public at a URL.</summary>
    public void Remember(string url, string file)
    {
        text.Remember(url, file);
        isUnsaved = true;
    }

    /// <summary>A feed id is made of another path than the file's own.</summary>
    public void SetFirstPath(string file, string path)
    {
        text.SetFirstPath(file, path);
        isUnsaved = true;
    }

    /// <summary>A file has another name now, and keeps its URLs.</summary>
    public void Rename(string from, string to)
    {
        text.Rename(from, to);
        isUnsaved = true;
    }

    /// <summary>Writes down what is new.</summary>
    public void Save()
    {
        if (!isUnsaved || !isRead || isUnreadable || !folder.Write(FileName, text.ToString())) return;
        isUnsaved = false;
        // Where that cannot be told, the text is read anew.
        stamp = folder.TryStamp(FileName, out var now) ? now : null;
    }
}

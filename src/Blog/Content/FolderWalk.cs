namespace Blog.Content;

/// <summary>One walk through the content folder, for a scan: follows links within the folder, once each, and names those that lead elsewhere.</summary>
/// <param name="realRoot">The folder with every link followed.</param>
/// <param name="own">What is passed over because it is the program's; null for nothing.</param>
internal sealed class FolderWalk(string realRoot, OwnFiles? own)
{
    private readonly HashSet<string> visited = [];
    private readonly List<ContentFile> files = [];
    private readonly Dictionary<string, string> realPaths = new(StringComparer.Ordinal);
    private readonly List<ContentProblem> problems = [];

    /// <summary>Walks.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public void Run()
    {
        Walk(realRoot, "", [realRoot]);
        if (own?.Whole is { } folder) LookBesideIndex(folder);
    }

    /// <summary>What was found.</summary>
    public ContentScan Result()
    {
        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        // Names that are not UTF-8 can come out alike, and neither can then be told from the other.
        var twins = files.Zip(files.Skip(1)).Where(pair => pair.First.Path == pair.Second.Path).Select(pair => pair.First.Path).ToHashSet(StringComparer.Ordinal);
        if (twins.Count > 0) files.RemoveAll(file => twins.Contains(file.Path));
        problems.AddRange(twins.Select(path => new ContentProblem(path, 1, 1, ProblemCode.UnreadableFile, "the file's name is not UTF-8", "give it another name")));
        return new(files, problems) { RealPaths = realPaths };
    }

    /// <summary>A file with what tells whether it has changed.</summary>
    /// <param name="path">Relative to the content folder.</param>
    /// <param name="full">Where it lies.</param>
    public static ContentFile Stamp(string path, string full)
    {
        if (FileStatus.Of(full) is { } status) return new(path, status.Size, status.Modified.Ticks) { ChangedTicks = status.Changed.Ticks, Inode = status.Inode };
        OutsideCall.File(full);
        var info = new FileInfo(full);
        return new(path, info.Length, info.LastWriteTimeUtc.Ticks);
    }

    /// <summary>The path of a real place relative to the folder.</summary>
    public static string Below(string realRoot, string real) => real[realRoot.Length..].TrimStart(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Names the posts that their authors may take for published. Further down lies what the program remembers of posts.</summary>
    private void LookBesideIndex(string folder)
    {
        try
        {
            OutsideCall.File(folder);
            foreach (var path in Directory.EnumerateFiles(folder).Select(file => Below(realRoot, file)).Where(ContentNames.IsPost).Order(StringComparer.Ordinal))
                problems.Add(new(path, 1, 1, ProblemCode.BesideIndex, "the file lies beside the index, where nothing is published", "move it to another folder, or the index out of the content folder, with the setting DatabasePath"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The index is not there yet, or nobody may look.
        }
    }

    private void Walk(string folder, string prefix, string[] ancestors)
    {
        OutsideCall.File(folder);
        using var entries = new FolderEntries(folder, prefix, own);
        while (entries.MoveNext())
        {
            var file = entries.Current;
            if (ancestors.Length > 1) AddLinked(file, $"{folder}/{file.Path[prefix.Length..]}");
            else files.Add(file);
        }

        foreach (var path in entries.Unlisted)
            problems.Add(new(path, 1, 1, ProblemCode.UnreadableFile, "the folder cannot be listed, and nothing new in it is published", "check its permissions"));
        foreach (var (path, full) in entries.Links)
        {
            try
            {
                Follow(path, full, ancestors);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(path, 1, 1, ProblemCode.UnreadableFile, "what the link leads to cannot be looked at, and nothing new of it is published", "check its permissions"));
            }
        }
    }

    private void Follow(string path, string full, string[] ancestors)
    {
        if (RealPath.Of(full) is not { } target || RealPath.IsAbsent(target))
        {
            problems.Add(new(path, 1, 1, ProblemCode.OutsideContent, "the link leads to nothing", "remove it or put the file in its place"));
        }
        else if (!RealPath.Contains(realRoot, target))
        {
            problems.Add(new(path, 1, 1, ProblemCode.OutsideContent, "the link leads out of the content folder and is not followed", "put the file itself into the folder"));
        }
        else if (own?.Has(target) == true)
        {
            Refuse(path, "the link leads to what the program keeps for itself, and is not followed");
        }
        else if (!IsFolder(target))
        {
            AddLinked(Stamp(path, target), target);
        }
        else if (LinkedPlace.FolderRefusal(Below(realRoot, target)) is { } refusal)
        {
            Refuse(path, refusal);
        }
        else if (!RealPath.Contains(target, full) && !Array.Exists(ancestors, ancestor => RealPath.Contains(target, ancestor)) && visited.Add(target)) // else it leads back to where the walk came from, or was
        {
            Walk(target, path + "/", [.. ancestors, target]);
        }
    }

    private void AddLinked(ContentFile file, string target)
    {
        var real = Below(realRoot, target);
        if (LinkedPlace.Refusal(file.Path, real) is { } refusal)
        {
            Refuse(file.Path, refusal);
            return;
        }

        files.Add(file);
        realPaths[file.Path] = real;
    }

    private void Refuse(string path, string why) => problems.Add(new(path, 1, 1, ProblemCode.OutsideContent, why, "remove it, or put the file itself in its place"));

    private static bool IsFolder(string path)
    {
        OutsideCall.File(path);
        return (File.GetAttributes(path) & FileAttributes.Directory) != 0;
    }
}

namespace Blog.Content;

/// <summary>A file of the content folder.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedTicks">Last write, UTC ticks: part of the stamp that says whether a file changed, and never shown to anybody.</param>
public readonly record struct ContentFile(string Path, long Size, long ModifiedTicks)
{
    /// <summary>When anything of the file last changed, its name included; 0 where the system does not say. A file that is put in the place of another of the same size and time differs here.</summary>
    public long ChangedTicks { get; init; }

    /// <summary>Which file it is, whatever its name; 0 where the system does not say. Some network drives number their files anew as they please: no difference of its own.</summary>
    public long Inode { get; init; }

    public bool Equals(ContentFile other) => Size == other.Size && ModifiedTicks == other.ModifiedTicks && ChangedTicks == other.ChangedTicks && Path == other.Path;

    public override int GetHashCode() => HashCode.Combine(Path, Size, ModifiedTicks, ChangedTicks);
}

/// <summary>What a scan of the folder found.</summary>
/// <param name="Files">Every regular file that lies in the folder, sorted by path.</param>
/// <param name="Problems">Links that lead out of the folder, folders and files that cannot be looked at.</param>
public sealed record ContentScan(IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentProblem> Problems)
{
    /// <summary>A folder without a file.</summary>
    public static ContentScan Empty { get; } = new([], []);

    /// <summary>Which folder was scanned; null where the system does not say.</summary>
    public string? Root { get; init; }

    /// <summary>Where the files lie that are met through a link: the place hides them too, relative to the folder.</summary>
    public IReadOnlyDictionary<string, string> RealPaths { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a path lies in a folder that could not be listed, or behind a link that could not be followed, so that nobody knows whether the file is there.</summary>
    public bool IsUnseen(string path)
    {
        foreach (var problem in Problems)
            if (problem.Code == ProblemCode.UnreadableFile && path.StartsWith(problem.Path, StringComparison.Ordinal) && (path.Length == problem.Path.Length || path[problem.Path.Length] == '/')) return true;
        return false;
    }

    /// <summary>Something could not be looked at.</summary>
    public bool HasUnseen => Problems.Any(problem => problem.Code == ProblemCode.UnreadableFile);

    /// <summary>The files that may be posts; those of a bundle belong to its page where the engine has it so.</summary>
    public IReadOnlyList<ContentFile> ListPosts(Engine engine)
    {
        var posts = Files.Where(file => ContentNames.IsPost(file.Path)).ToList();
        if (!engine.BundlesHoldResources) return posts;
        var bundles = posts.Where(file => IsIndex(file.Path)).Select(file => FolderOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        return [.. posts.Where(file => !IsInBundle(file.Path, bundles.Contains))];
    }

    /// <summary>Those of what <see cref="DifferencesFrom"/> tells that may be posts now, or that may have been posts before.</summary>
    /// <param name="engine">Whose folder it is.</param>
    public (IReadOnlyList<ContentFile> Fresh, IReadOnlyList<ContentFile> Gone) PostDifferencesFrom(ContentScan previous, Engine engine)
    {
        var (fresh, gone) = DifferencesFrom(previous);
        // The files beside a page become its own with it, and posts without it.
        if (engine.BundlesHoldResources && (gone.Any(file => IsIndex(file.Path)) || fresh.Any(file => IsIndex(file.Path) && !previous.Has(file.Path))))
            return (this with { Files = ListPosts(engine) }).DifferencesFrom(previous with { Files = previous.ListPosts(engine) });
        return ([.. fresh.Where(file => IsPost(file.Path, engine))], [.. gone.Where(file => previous.IsPost(file.Path, engine))]);
    }

    /// <summary>Whether there is a file that may be a post.</summary>
    public bool HasPost(string path, Engine engine) => Has(path) && IsPost(path, engine);

    /// <summary>Whether <see cref="ListPosts"/> has a file of the folder.</summary>
    private bool IsPost(string path, Engine engine) => ContentNames.IsPost(path) && !(engine.BundlesHoldResources && IsInBundle(path, HasIndex));

    private bool HasIndex(string folder)
    {
        for (var at = IndexOf(folder + "index."); at < Files.Count && Files[at].Path.StartsWith(folder + "index.", StringComparison.Ordinal); at++)
            if (IsIndex(Files[at].Path) && ContentNames.IsPost(Files[at].Path)) return true;
        return false;
    }

    /// <param name="isBundle">Whether a folder, with its slash, has a page of its own.</param>
    private static bool IsInBundle(string path, Func<string, bool> isBundle)
    {
        var folder = FolderOf(path);
        if (IsIndex(path)) folder = FolderOf(folder.TrimEnd('/'));
        for (; folder.Length > 0; folder = FolderOf(folder.TrimEnd('/')))
            if (isBundle(folder)) return true;
        return false;
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static bool IsIndex(string path) => path.AsSpan(path.LastIndexOf('/') + 1).StartsWith("index.", StringComparison.Ordinal);

    /// <summary>Whether there is a file.</summary>
    public bool Has(string path) => IndexOf(path) is var at && at < Files.Count && Files[at].Path == path;

    /// <summary>The file of a path; null where there is none.</summary>
    public ContentFile? Find(string path) => IndexOf(path) is var at && at < Files.Count && Files[at].Path == path ? Files[at] : null;

    /// <summary>Whether files lie below a path.</summary>
    internal bool HasFolder(string path) => IndexOf(path + "/") is var at && at < Files.Count && Files[at].Path.StartsWith(path + "/", StringComparison.Ordinal);

    /// <summary>The index of the first file whose path does not come before.</summary>
    internal int IndexOf(string path)
    {
        int low = 0, high = Files.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Files[middle].Path, path) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>What is new or has another stamp than before, and what is no longer there.</summary>
    public (IReadOnlyList<ContentFile> Fresh, IReadOnlyList<ContentFile> Gone) DifferencesFrom(ContentScan previous)
    {
        var (fresh, gone) = (new List<ContentFile>(), new List<ContentFile>());
        // Two checkouts of one moment hold files that differ in nothing but their numbers, and so do two links.
        var (isSameRoot, isSamePlaces) = (Root == previous.Root, HasSamePlaces(previous));
        int here = 0, there = 0;
        while (here < Files.Count || there < previous.Files.Count)
        {
            var order = here == Files.Count ? 1 : there == previous.Files.Count ? -1 : string.CompareOrdinal(Files[here].Path, previous.Files[there].Path);
            if (order > 0) gone.Add(previous.Files[there++]);
            else if (order < 0) fresh.Add(Files[here++]);
            else if (!IsSame(Files[here++], previous.Files[there++])) fresh.Add(Files[here - 1]);
        }

        return (fresh, gone);

        bool IsSame(ContentFile file, ContentFile before) => file.Equals(before) && (isSameRoot || file.Inode == before.Inode)
            && (isSamePlaces || RealPaths.GetValueOrDefault(file.Path) == previous.RealPaths.GetValueOrDefault(file.Path));
    }

    /// <summary>The same scan, but with what another one has of some paths, be it that they are absent.</summary>
    public ContentScan Keeping(ContentScan previous, IReadOnlySet<string> paths)
    {
        if (paths.Count == 0) return this;
        List<ContentFile> files = [.. Files.Where(file => !paths.Contains(file.Path)), .. previous.Files.Where(file => paths.Contains(file.Path))];
        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        var places = RealPaths.Where(pair => !paths.Contains(pair.Key)).Concat(previous.RealPaths.Where(pair => paths.Contains(pair.Key)));
        return this with { Files = files, RealPaths = new Dictionary<string, string>(places, StringComparer.Ordinal) };
    }

    /// <summary>Whether every file has the same path, size and time and lies in the same place, and every problem is the same.</summary>
    public bool IsSameAs(ContentScan? other) => other is not null && Root == other.Root && Files.SequenceEqual(other.Files) && HasSamePlaces(other) && Problems.SequenceEqual(other.Problems);

    /// <summary>Whether every link leads where it led.</summary>
    public bool HasSamePlaces(ContentScan other) => RealPaths.Count == other.RealPaths.Count && RealPaths.All(pair => other.RealPaths.GetValueOrDefault(pair.Key) == pair.Value);
}

namespace Blog.Content;

/// <summary>A file of the content folder.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedTicks">Last write, UTC ticks: part of the stamp that says whether a file changed, and never shown to anybody.</param>
public readonly record struct ContentFile(string Path, long Size, long ModifiedTicks);

/// <summary>What a scan of the folder found.</summary>
/// <param name="Files">Every regular file that lies in the folder, sorted by path.</param>
/// <param name="Problems">Links that lead out of the folder, folders and files that cannot be looked at.</param>
public sealed record ContentScan(IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentProblem> Problems)
{
    /// <summary>Where the files lie that are met through a link: the place hides them too, relative to the folder.</summary>
    public IReadOnlyDictionary<string, string> RealPaths { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a path lies in a folder that could not be listed, so that nobody knows whether the file is there.</summary>
    public bool IsUnseen(string path)
    {
        foreach (var problem in Problems)
            if (problem.Code == ProblemCode.UnreadableFile && path.Length > problem.Path.Length && path[problem.Path.Length] == '/' && path.StartsWith(problem.Path, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The files that may be posts; those of a bundle belong to its page where the engine has it so.</summary>
    public IReadOnlyList<ContentFile> ListPosts(Engine engine)
    {
        var posts = Files.Where(file => ContentFolder.IsPost(file.Path)).ToList();
        if (!engine.BundlesHoldResources) return posts;
        var bundles = posts.Where(file => IsIndex(file.Path)).Select(file => Folder(file.Path)).Where(folder => folder.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. posts.Where(file => !IsInBundle(file.Path))];

        bool IsInBundle(string path)
        {
            var folder = Folder(path);
            if (IsIndex(path)) folder = Folder(folder.TrimEnd('/'));
            for (; folder.Length > 0; folder = Folder(folder.TrimEnd('/')))
                if (bundles.Contains(folder)) return true;
            return false;
        }

        static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

        static bool IsIndex(string path) => path[(path.LastIndexOf('/') + 1)..].StartsWith("index.", StringComparison.Ordinal);
    }

    /// <summary>Whether every file has the same path, size and time and lies in the same place, and every problem is the same.</summary>
    public bool IsSameAs(ContentScan? other) => other is not null && Files.SequenceEqual(other.Files) && HasSamePlaces(other) && Problems.SequenceEqual(other.Problems);

    /// <summary>Whether every link leads where it led.</summary>
    public bool HasSamePlaces(ContentScan other) => RealPaths.Count == other.RealPaths.Count && RealPaths.All(pair => other.RealPaths.GetValueOrDefault(pair.Key) == pair.Value);
}

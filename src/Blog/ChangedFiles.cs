using Blog.Content;
using Blog.Storage;

namespace Blog;

/// <summary>What a load has to read, and what it has to take out.</summary>
/// <param name="ToRead">Posts that the index does not have as they are.</param>
/// <param name="Missing">Paths of those that are gone.</param>
/// <param name="Known">What the index knows of files: of all of them, or of those to be read where nothing else is asked for.</param>
internal sealed record ChangedFiles(IReadOnlyList<ContentFile> ToRead, IReadOnlyList<string> Missing, IReadOnlyDictionary<string, FileRow> Known)
{
    private readonly Lazy<HashSet<string>> added = new(() => ToRead.Select(file => file.Path).Where(path => !Known.ContainsKey(path)).ToHashSet(StringComparer.Ordinal));

    /// <summary>Nothing.</summary>
    public static ChangedFiles None { get; } = new([], [], new Dictionary<string, FileRow>());

    /// <summary>Those to be read that the index does not know.</summary>
    public IReadOnlySet<string> Added => added.Value;

    /// <summary>Where all else is as it was: what a load costs goes with what it finds.</summary>
    /// <param name="before">The folder as it was taken before.</param>
    public static ChangedFiles OfLook(ContentScan scan, ContentScan before, PostWriter writer, Engine engine)
    {
        var (fresh, gone) = scan.PostDifferencesFrom(before, engine);
        return new(fresh, [.. gone.Select(file => file.Path)], writer.ReadFiles(fresh));
    }

    /// <summary>Where the index may have other files than the last look found, or may have read them otherwise.</summary>
    /// <param name="before">The folder as it was taken before; null where this is the first look.</param>
    /// <param name="known">All that the index knows of files.</param>
    /// <param name="baseUrl">The site's address in force.</param>
    public static ChangedFiles OfIndex(ContentScan scan, ContentScan? before, IReadOnlyDictionary<string, FileRow> known, Engine engine, string baseUrl)
    {
        var posts = scan.ListPosts(engine);
        var fresh = before is null ? [] : scan.PostDifferencesFrom(before, engine).Fresh;
        var present = posts.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new(FileStamps.ListChanged(posts, known, fresh, baseUrl), [.. known.Keys.Where(path => !present.Contains(path) && !scan.IsUnseen(path))], known);
    }
}

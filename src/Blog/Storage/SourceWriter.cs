using System.Text.Json;
using Blog.Content;

namespace Blog.Storage;

/// <summary>Keeps what was read from a file while a later version of it cannot be read.</summary>
internal static class SourceWriter
{
    /// <summary>The text of a file as it was last understood, without a byte order mark and with line feeds.</summary>
    public const string Source = """
        SELECT COALESCE(file.Section, body.Head || body.Markdown) FROM Files file
        LEFT JOIN Posts post ON post.Path = file.Path LEFT JOIN Bodies body ON body.PostId = post.Id WHERE file.Path = $1
        """;

    private static readonly string OfTheSet = JsonSerializer.Serialize(SettledPosts.Codes.Select(code => code.Id));

    /// <summary>The text of a file as it was last understood; null where nothing was.</summary>
    public static string? FindSource(this PostWriter writer, string path) =>
        writer.Query(Source, reader => reader.IsDBNull(0) ? null : reader.GetString(0), path) is [var source] ? source : null;

    /// <summary>The hash of the version that the post of a file was read from; null where it has none.</summary>
    public static string? FindPostHash(this PostWriter writer, string path) => writer.Query("SELECT Hash FROM Posts WHERE Path = $1", reader => reader.GetString(0), path) is [var hash] ? hash : null;

    /// <summary>Leaves in the index what was read from an earlier version of a file, or from the same bytes before another came and went.</summary>
    /// <param name="writer">The load's.</param>
    /// <param name="file">As it is now.</param>
    /// <param name="hash">Of its bytes.</param>
    /// <param name="problems">Of the file as it is now.</param>
    /// <param name="isKept">It cannot be read.</param>
    public static void Keep(this PostWriter writer, ContentFile file, string hash, IReadOnlyList<ContentProblem> problems, bool isKept)
    {
        writer.HasUnread |= hash == ContentReading.Unread;
        writer.Run("UPDATE Files SET Size = $1, ModifiedTicks = $2, Hash = $3, IsKept = $4 WHERE Path = $5", file.Size, file.ModifiedTicks, hash, isKept, file.Path);
        writer.Run("DELETE FROM Problems WHERE Path = $1 AND Code NOT IN (SELECT value FROM json_each($2))", file.Path, OfTheSet);
        foreach (var problem in problems) writer.Add(problem);
    }

    /// <summary>The files of posts that their folder, or the place that a link to them leads to, hides.</summary>
    public static IReadOnlyList<string> ListHiddenByPlace(this PostWriter writer) => writer.Query("SELECT Path FROM Posts WHERE FolderHidden", reader => reader.GetString(0));

    /// <summary>The folders that a file of their own hides, with their slash; the empty one is the whole site.</summary>
    public static IReadOnlyList<string> ListHiddenFolders(this PostWriter writer) =>
        writer.Query("SELECT Path FROM Files WHERE HidesFolder", reader => reader.GetString(0)).Select(path => path[..(path.LastIndexOf('/') + 1)]).ToList();

    /// <summary>Hides the post of a file, whatever it says itself.</summary>
    public static void HideByPlace(this PostWriter writer, string path) => writer.Run("UPDATE Posts SET FolderHidden = 1 WHERE Path = $1", path);

    /// <summary>The files of which an earlier version stands in the index.</summary>
    public static IReadOnlyList<string> ListKept(this PostWriter writer) => writer.Query("SELECT Path FROM Files WHERE IsKept", reader => reader.GetString(0));
}

using Blog.Content;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>Reads what the index knows of files, in the transaction of the posts.</summary>
internal static class FileStamps
{
    private const string All = "SELECT Path, Size, ModifiedTicks, Hash, BaseUrl, IsKept FROM Files";

    /// <summary>The stamps of all files that were read, whatever became of them.</summary>
    public static Dictionary<string, FileRow> ReadFiles(this PostWriter writer) => writer.Query(All, Read).ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <summary>The stamps of some files, where they were read.</summary>
    public static Dictionary<string, FileRow> ReadFiles(this PostWriter writer, IEnumerable<ContentFile> files) =>
        files.SelectMany(file => writer.Query(All + " WHERE Path = $1", Read, file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);

    /// <summary>The folder as the index knows it: posts and the files beside them.</summary>
    /// <param name="files">The stamps of all files that were read.</param>
    public static ContentScan ReadScan(this PostWriter writer, IReadOnlyDictionary<string, FileRow> files) => new(
        [.. files.Values.Select(file => new ContentFile(file.Path, file.Size, file.ModifiedTicks)).Concat(writer.ReadMedia().Select(media => new ContentFile(media.Path, media.Size, media.ModifiedTicks)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)], []);

    /// <summary>The posts that the index does not have as they are.</summary>
    /// <param name="posts">All of the folder.</param>
    /// <param name="known">What the index knows of them.</param>
    /// <param name="fresh">Those that differ from the last look, be it in what the index does not keep.</param>
    /// <param name="baseUrl">The site's address in force.</param>
    public static IReadOnlyList<ContentFile> ListChanged(IReadOnlyList<ContentFile> posts, IReadOnlyDictionary<string, FileRow> known, IReadOnlyList<ContentFile> fresh, string baseUrl)
    {
        var touched = fresh.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. posts.Where(file => touched.Contains(file.Path) || !known.TryGetValue(file.Path, out var row) || row.Size != file.Size || row.ModifiedTicks != file.ModifiedTicks || row.Hash == ContentReading.Unread
            || row.BaseUrl is not null && row.BaseUrl != baseUrl)];
    }

    private static FileRow Read(SqliteDataReader reader) => new()
    {
        Path = reader.GetString(0),
        Size = reader.GetInt64(1),
        ModifiedTicks = reader.GetInt64(2),
        Hash = reader.GetString(3),
        BaseUrl = reader.IsDBNull(4) ? null : reader.GetString(4),
        IsKept = reader.GetBoolean(5),
    };
}

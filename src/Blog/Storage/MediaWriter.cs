namespace Blog.Storage;

/// <summary>Writes the files beside posts, in the transaction of the posts.</summary>
internal static class MediaWriter
{
    public static void Replace(this PostWriter writer, MediaRow media)
    {
        writer.Run("INSERT INTO Media (Path, Name, Size, ModifiedTicks, Hash, Width, Height, IsStill) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) " +
            "ON CONFLICT (Path) DO UPDATE SET Size = $3, ModifiedTicks = $4, Hash = $5, Width = $6, Height = $7, IsStill = $8",
            media.Path, media.Name, media.Size, media.ModifiedTicks, media.Hash, media.Width, media.Height, media.IsStill);
    }

    public static void RemoveMedia(this PostWriter writer, string path) => writer.Run("DELETE FROM Media WHERE Path = $1", path);

    public static IReadOnlyList<MediaRow> ReadMedia(this PostWriter writer) => writer.Query(
        "SELECT Path, Name, Size, ModifiedTicks, Hash, Width, Height, IsStill FROM Media",
        reader => new MediaRow
        {
            Path = reader.GetString(0),
            Name = reader.GetString(1),
            Size = reader.GetInt64(2),
            ModifiedTicks = reader.GetInt64(3),
            Hash = reader.GetString(4),
            Width = reader.IsDBNull(5) ? null : reader.GetInt32(5),
            Height = reader.IsDBNull(6) ? null : reader.GetInt32(6),
            IsStill = reader.GetBoolean(7),
        });

    /// <summary>Paths of every file that a post embeds or links to, whether it exists or not.</summary>
    /// <param name="after">Of the posts whose number is greater alone.</param>
    public static IReadOnlyList<string> ReadMediaPaths(this PostWriter writer, long after = 0) => writer.Query("SELECT DISTINCT Path FROM PostMedia WHERE PostId > $1 AND Path <> ''", reader => reader.GetString(0), after);

    /// <summary>Whether a post with a greater number names a file without saying where it lies.</summary>
    public static bool HasNamedFiles(this PostWriter writer, long after) => writer.Query("SELECT 1 FROM PostMedia WHERE PostId > $1 AND Name <> '' LIMIT 1", reader => reader.GetInt32(0), after).Count > 0;

    /// <summary>Whether a file beside posts is known.</summary>
    public static bool HasMedia(this PostWriter writer, string path) => writer.Query("SELECT 1 FROM Media WHERE Path = $1", reader => reader.GetInt32(0), path).Count > 0;

    /// <summary>Whether any post refers to a file.</summary>
    public static bool IsWanted(this PostWriter writer, string path) => writer.Query("SELECT 1 FROM PostMedia WHERE Path = $1 LIMIT 1", reader => reader.GetInt32(0), path).Count > 0;

    /// <summary>Files that posts name without saying where they lie, with the path that was last found; empty where there was none.</summary>
    public static IReadOnlyList<(long PostId, string PostPath, string Name, string Path)> ReadNamedFiles(this PostWriter writer) => writer.Query(
        "SELECT PostMedia.PostId, Posts.Path, PostMedia.Name, PostMedia.Path FROM PostMedia JOIN Posts ON Posts.Id = PostMedia.PostId WHERE PostMedia.Name <> ''",
        reader => (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));

    public static void SetNamedFile(this PostWriter writer, long postId, string name, string path) => writer.Run("UPDATE PostMedia SET Path = $1 WHERE PostId = $2 AND Name = $3", path, postId, name);
}

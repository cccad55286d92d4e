using System.Data.Common;

namespace Blog;

/// <summary>
/// Calls of the file system and of the database are announced here before they are made, so that tests can let each of them fail in turn.
/// In a running site nobody listens.
/// </summary>
internal static class OutsideCall
{
    /// <summary>Told the full path of the file or folder, or of the index; throws what the call shall fail with.</summary>
    public static Action<string>? ToFile { get; set; }

    /// <inheritdoc cref="ToFile"/>
    public static Action<string>? ToDatabase { get; set; }

    /// <exception cref="IOException">The call is to fail.</exception>
    public static void File(string path) => ToFile?.Invoke(path);

    /// <summary>The same for a call that tells no failure from an absence.</summary>
    public static bool FileFails(string path)
    {
        try
        {
            File(path);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The call is to fail.</exception>
    public static void Database(string path) => ToDatabase?.Invoke(path);

    /// <inheritdoc cref="Database(string)"/>
    public static void Database(DbConnection connection)
    {
        // A connection asks the database for its path.
        if (ToDatabase is { } told) told(connection.DataSource);
    }
}

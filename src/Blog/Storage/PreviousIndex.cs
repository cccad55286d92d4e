using System.Text;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// The index whose place another is about to take, because other rules made it: it still has the text of files that were sound then. Its tables
/// may be those of another version, and itself damaged: then it knows nothing.
/// </summary>
internal sealed class PreviousIndex(string path) : IDisposable
{
    private SqliteConnection? connection;
    private bool isClosed;

    /// <summary>What was last understood of a file; null where it is not known.</summary>
    public byte[]? FindSource(string file) => Ask(SourceWriter.Source, file) is string text ? Encoding.UTF8.GetBytes(text) : null;

    /// <summary>What a post was known by; null where it is not known.</summary>
    public PostIdentity? FindIdentity(string file) =>
        Ask($"SELECT Hash || char(10) || FeedId FROM ({UrlWriter.Identity}) WHERE Path = $1", file) is string found && found.Split('\n', 2) is [var hash, var id] ? new(file, hash, id) : null;

    public void Dispose()
    {
        connection?.Dispose();
        isClosed = true;
    }

    private object? Ask(string sql, string value)
    {
        if (isClosed) return null;
        try
        {
            if (connection is null)
            {
                connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = false }.ToString());
                connection.Open();
            }

            return connection.Scalar(sql, value);
        }
        catch (SqliteException)
        {
            Dispose();
            return null;
        }
    }
}

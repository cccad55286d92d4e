using System.Text;
using Blog.Content;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// The index whose place another is about to take, because other rules made it: it still has the text of files that were sound then. Its tables
/// may be those of another version, and itself damaged: then it knows nothing.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isDamaged">It is known to be damaged, and nothing that it fails with is another one's fault.</param>
internal sealed class PreviousIndex(string path, bool isDamaged) : IDisposable
{
    private SqliteConnection? connection;
    private bool isClosed;

    /// <summary>The files that it knows. No path has two slashes in a row.</summary>
    public IReadOnlyList<string> ListFiles() => Ask("SELECT group_concat(Path, '//') FROM Files") is string paths ? paths.Split("//") : [];

    /// <summary>What was last understood of a file; null where it is not known.</summary>
    public byte[]? FindSource(string file) => Ask(SourceWriter.Source, file) is string text ? Encoding.UTF8.GetBytes(text) : null;

    /// <summary>What a post was known by; null where it is not known.</summary>
    public PostIdentity? FindIdentity(string file) =>
        Ask($"SELECT Hash || char(10) || FeedId FROM ({UrlWriter.Identity}) WHERE Path = $1", file) is string found && found.Split('\n', 2) is [var hash, var id] ? new(file, hash, id) : null;

    /// <summary>Whether its folder, or the place that a link to it leads to, hid a post.</summary>
    public bool IsHiddenByPlace(string file) => Ask("SELECT FolderHidden FROM Posts WHERE Path = $1", file) is 1L;

    public void Dispose()
    {
        Close();
        isClosed = true;
    }

    private void Close()
    {
        connection?.Dispose();
        connection = null;
    }

    private object? Ask(string sql, params object[] values)
    {
        for (var isFirst = true; !isClosed; isFirst = false)
        {
            try
            {
                if (connection is null)
                {
                    connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = false }.ToString());
                    connection.Open();
                }

                return connection.Scalar(sql, values);
            }
            catch (SqliteException) when (isFirst)
            {
                // Once more: what it does not answer now it is never asked again.
                Close();
            }
            catch (SqliteException error) when (isDamaged || !BlogDatabase.IsTrouble(error) || RealPath.IsAbsent(path))
            {
                Dispose();
            }
        }

        return null;
    }
}

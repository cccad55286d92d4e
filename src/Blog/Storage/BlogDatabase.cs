using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The index cannot be opened or made; the message says where and why, in one line.</summary>
public sealed class BlogDatabaseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The index as a file: opened, checked, and made anew when it is missing, damaged or of another version.</summary>
internal sealed class BlogDatabase(BlogConfiguration configuration, TimeProvider clock)
{
    // SQLite's result codes: https://sqlite.org/rescode.html
    private const int Error = 1, Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public string Path => configuration.Current.DatabasePath;

    public bool Exists => File.Exists(Path);

    // A reader must not make an empty file where the index was.
    private string ReadingConnection => new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadWrite }.ToString();

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path, Pooling = true, DefaultTimeout = 30, ForeignKeys = false }.ToString();

    /// <summary>A context for one request, with the gate set to this instant.</summary>
    /// <param name="showsHidden">Opens the gate or closes it, whatever the settings say.</param>
    public BlogDbContext CreateContext(bool? showsHidden = null) =>
        new(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite(ReadingConnection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options,
            clock.GetUtcNow().UtcDateTime, showsHidden ?? configuration.Current.ShowDrafts);

    /// <summary>Opens a connection for the writer to an index that has the right tables.</summary>
    /// <param name="isFirst">The file may be an earlier run's: it is looked through for damage.</param>
    /// <exception cref="BlogDatabaseException">The file cannot be made or written.</exception>
    public SqliteConnection OpenForWriting(bool isFirst)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            var connection = TryOpen(isFirst);
            if (connection is not null) return connection;
            Delete();
            return Create();
        }
        catch (Exception error) when (IsTrouble(error))
        {
            throw new BlogDatabaseException($"the index {Path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Whether the file itself is at fault, so that another one in its place would help.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is NotADatabase or Corrupt
        || error.SqliteErrorCode == Error && (error.Message.Contains("no such table", StringComparison.Ordinal) || error.Message.Contains("no such column", StringComparison.Ordinal));

    /// <summary>Whether the place or the moment is at fault, so that another path, or another try, would help.</summary>
    public static bool IsTrouble(Exception error) =>
        error is IOException or UnauthorizedAccessException || error is SqliteException { SqliteErrorCode: Permission or Busy or Locked or ReadOnly or Io or Full or CannotOpen };

    /// <summary>Throws the file away.</summary>
    public void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(Path + suffix);
    }

    /// <summary>An open connection to an index of this version; null where there is none.</summary>
    private SqliteConnection? TryOpen(bool isFirst)
    {
        if (!File.Exists(Path)) return null;
        SqliteConnection? connection = null;
        try
        {
            connection = Open();
            if (Scalar(connection, "PRAGMA user_version") is long version && version == BlogDbContext.SchemaVersion
                && (!isFirst || Scalar(connection, "PRAGMA quick_check(1)") is "ok"))
                return connection;
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            // Made anew by the caller.
        }

        connection?.Dispose();
        return null;
    }

    private SqliteConnection Create()
    {
        var connection = Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        using var context = CreateContext();
        // One transaction, so that a process that dies leaves either no table or all of them; the version is written last.
        Execute(connection, $"""
            BEGIN;
            {context.Database.GenerateCreateScript()}
            CREATE TABLE Origin (Fingerprint TEXT NOT NULL);
            INSERT INTO Origin VALUES ('');
            {SearchWriter.Tables}
            PRAGMA user_version = {BlogDbContext.SchemaVersion};
            COMMIT
            """);
        return connection;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

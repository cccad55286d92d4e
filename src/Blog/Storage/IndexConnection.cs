using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>The writer's connection: to the index, or to one that is made beside it and takes its place as a whole.</summary>
internal sealed class IndexConnection : IDisposable
{
    /// <summary>Bytes of the log that every reader looks through.</summary>
    private const long LongLog = 4 * 1024 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly string path;
    private readonly FileStream? claim;

    private IndexConnection(SqliteConnection connection, string path, FileStream? claim = null) => (Connection, this.path, this.claim) = (connection, path, claim);

    public SqliteConnection Connection { get; }

    /// <summary>The index knows nothing yet, and nobody reads it.</summary>
    public bool IsNew => claim is not null;

    private static string NameOfNew(string path) => path + ".new";

    /// <summary>Opens the index itself. What is written goes to its log, and is moved by <see cref="MoveLog"/> while nobody waits; the limit, of 64 MB, is for where nothing calls that.</summary>
    /// <param name="path">The file.</param>
    public static IndexConnection OfOld(string path) => new(Open(path, "PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304; PRAGMA wal_autocheckpoint = 16384"), path);

    /// <summary>Moves what was written into the index itself, where it is much.</summary>
    /// <param name="path">The file.</param>
    public static void MoveLog(string path)
    {
        if (new FileInfo(path + "-wal") is not { Exists: true, Length: > LongLog }) return;
        using var index = OfOld(path);
        index.Connection.Execute("PRAGMA wal_checkpoint(PASSIVE)");
    }

    /// <summary>Begins another in its stead. It needs no journal: until it is whole it is nobody's, and what fails is thrown away.</summary>
    /// <param name="path">The file whose place it will take.</param>
    /// <param name="rules">What its posts are read by.</param>
    /// <param name="claim">To make it, from <see cref="Claim"/>; let go with the connection.</param>
    public static IndexConnection OfNew(string path, string rules, FileStream claim)
    {
        RemoveNew(path);
        var connection = Open(NameOfNew(path), "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        connection.Execute(IndexSchema.Tables);
        connection.Execute("INSERT INTO Origin VALUES ($1)", rules);
        return new(connection, path, claim);
    }

    /// <summary>Waits until no other process makes a new index for this path, and keeps others from it. One that dies lets go.</summary>
    /// <param name="path">The file whose place it will take.</param>
    /// <exception cref="IOException">Another process takes too long.</exception>
    public static FileStream Claim(string path)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            OutsideCall.File(path);
            try
            {
                return new(NameOfNew(path) + ".lock", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
            }
            catch (IOException) when (File.Exists(NameOfNew(path) + ".lock") && Stopwatch.GetElapsedTime(began) < LongestWait)
            {
                // No process is told when another lets go of a file.
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Adds what finds rows, which is cheaper to make once the rows are there.</summary>
    public void AddIndexes() => Connection.Execute(IndexSchema.Indexes);

    /// <summary>Whoever asks from now on is answered by what was written. Who still reads the old index reads it to the end.</summary>
    public void Publish()
    {
        if (!IsNew) return;
        Connection.Execute($"PRAGMA synchronous = FULL; PRAGMA user_version = {BlogDbContext.SchemaVersion}; PRAGMA journal_mode = WAL");
        Connection.Dispose();
        // The old one's log would be taken for the new one's.
        foreach (var suffix in (string[])["-wal", "-shm", "-journal"])
        {
            OutsideCall.File(path + suffix);
            File.Delete(path + suffix);
        }

        OutsideCall.File(path);
        File.Move(NameOfNew(path), path, overwrite: true);
        SqliteConnection.ClearAllPools();
    }

    public void Dispose()
    {
        Connection.Dispose();
        using (claim)
            if (IsNew) RemoveNew(path);
    }

    private static void RemoveNew(string path)
    {
        OutsideCall.File(path);
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(NameOfNew(path) + suffix);
    }

    private static SqliteConnection Open(string file, string settings)
    {
        // A pooled one would outlive the file that it was opened on.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30, ForeignKeys = false }.ToString());
        try
        {
            OutsideCall.Database(file);
            connection.Open();
            connection.Execute($"{settings}; PRAGMA cache_size = -32768");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

using System.Collections.Concurrent;
using Blog.Content;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// Fills the full-text index of a new index while the rows are written, on a thread and in a database of its own: it takes about as long as
/// all rows together, and SQLite does one thing at a time on a connection.
/// </summary>
internal sealed class SearchFilling : IDisposable
{
    private const int MostWaiting = 256;

    private readonly BlockingCollection<(long Id, Post Post)> waiting = new(MostWaiting);
    private readonly CancellationTokenSource stopping = new();
    private readonly SqliteConnection connection = new("Data Source=:memory:;Pooling=False");
    private readonly HashSet<long> added = [];
    private readonly PreparedStatements statements;
    private readonly Task adding;

    public SearchFilling()
    {
        statements = new(connection);
        connection.Open();
        connection.Execute($"{SearchWriter.FullText} BEGIN");
        adding = Task.Factory.StartNew(AddAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Takes a post that will most likely be found.</summary>
    /// <param name="id">Its number in the new index.</param>
    /// <param name="post">The post.</param>
    public void Add(long id, Post post)
    {
        try
        {
            waiting.Add((id, post), stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The thread has failed, and takes no more: what it failed with is what is to be said.
            adding.GetAwaiter().GetResult();
            throw;
        }

        added.Add(id);
    }

    /// <summary>Ends with the posts that are found indeed, and puts the full-text index into the new index.</summary>
    /// <param name="writer">Of the new index, which has all rows.</param>
    /// <param name="findable">The posts.</param>
    public void Complete(PostWriter writer, IReadOnlySet<long> findable)
    {
        waiting.CompleteAdding();
        adding.GetAwaiter().GetResult();
        foreach (var id in added.Where(id => !findable.Contains(id))) statements.Forget(id, SearchDocument.Read(writer, id));
        foreach (var id in findable.Where(id => !added.Contains(id)).Order()) statements.Add(id, SearchDocument.Read(writer, id));
        // What stands in memory until the end of a transaction is written.
        connection.Execute("COMMIT");
        foreach (var table in SearchWriter.ShadowTables) Copy(table, writer);
        foreach (var id in findable) writer.Run("INSERT INTO Searched (PostId) VALUES ($1)", id);
    }

    public void Dispose()
    {
        stopping.Cancel();
        // Whatever it ended with was said by Complete, or nobody waits for it any more.
        Task.WhenAny(adding).Wait();
        statements.Dispose();
        connection.Dispose();
        waiting.Dispose();
        stopping.Dispose();
    }

    private void AddAll()
    {
        try
        {
            foreach (var (id, post) in waiting.GetConsumingEnumerable(stopping.Token)) statements.Add(id, SearchDocument.Of(post));
        }
        catch
        {
            // The writer may be waiting for room.
            stopping.Cancel();
            throw;
        }
    }

    /// <summary>The index consists of ordinary tables: https://sqlite.org/fts5.html#fts5_data_structures.</summary>
    private void Copy(string table, PostWriter writer)
    {
        writer.Run($"DELETE FROM {table}");
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var values = new object?[reader.FieldCount];
        var insert = $"INSERT INTO {table} VALUES ({string.Join(", ", values.Select((_, index) => $"${index + 1}"))})";
        while (reader.Read())
        {
            for (var column = 0; column < values.Length; column++) values[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            writer.Run(insert, values);
        }
    }
}

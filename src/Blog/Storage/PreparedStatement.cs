using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Blog.Storage;

/// <summary>
/// A statement without an answer that runs for every row of a load. A command looks its parameters up by name each time, which costs more than
/// most rows take to insert; values are written as a command writes them.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly string path;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;

    /// <param name="connection">Open.</param>
    /// <param name="sql">One statement, its parameters named $1 and on.</param>
    /// <param name="count">How many parameters it has.</param>
    /// <exception cref="SqliteException">The statement is wrong.</exception>
    public PreparedStatement(SqliteConnection connection, string sql, int count)
    {
        path = connection.DataSource;
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        places = [.. Enumerable.Range(1, count).Select(number => raw.sqlite3_bind_parameter_index(statement, string.Create(CultureInfo.InvariantCulture, $"${number}")))];
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public void Run(ReadOnlySpan<object?> values)
    {
        try
        {
            OutsideCall.Database(path);
            for (var index = 0; index < places.Length; index++) Bind(places[index], values[index]);
            int code;
            do code = raw.sqlite3_step(statement);
            while (code == raw.SQLITE_ROW);
            Check(code);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
        int or long or Enum => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateTime instant => raw.sqlite3_bind_text(statement, place, instant.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"no column holds a {value.GetType().Name}", nameof(value)),
    });

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(code, database);
    }
}

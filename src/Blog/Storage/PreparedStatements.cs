using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>The statements of a connection that run again and again, prepared when first needed.</summary>
internal sealed class PreparedStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, PreparedStatement> known = [];

    /// <summary>Runs a statement to its end.</summary>
    /// <param name="sql">With parameters named $1 and on.</param>
    /// <param name="values">Of the parameters.</param>
    /// <exception cref="SqliteException">The statement is wrong, or the database refuses.</exception>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        if (!known.TryGetValue(sql, out var statement)) known.Add(sql, statement = new(connection, sql, values.Length));
        statement.Run(values);
    }

    public void Dispose()
    {
        foreach (var statement in known.Values) statement.Dispose();
    }
}

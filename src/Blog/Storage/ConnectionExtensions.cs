using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>Single statements on a connection.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Runs statements that answer nothing.</summary>
    public static void Execute(this SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the answer; null where there is none.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(this SqliteConnection connection, string sql, object[] values)
    {
        OutsideCall.Database(connection);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index()) command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index + 1}"), value);
        return command;
    }
}

using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// The tables in SQL. They are what <see cref="BlogDbContext"/> says, written down: to ask it takes longer than to read a thousand posts.
/// </summary>
internal static partial class IndexSchema
{
    private static readonly string[] Statements = Read();

    /// <summary>The tables with the full-text index and what the index itself is known by.</summary>
    public static string Tables { get; } = string.Join('\n', Statements.Where(statement => !IsIndex(statement))) + $"""

        CREATE TABLE Origin (Rules TEXT NOT NULL);
        CREATE TRIGGER TermsFollowTheirPost AFTER UPDATE OF FolderHidden, Shadowed ON Posts
        BEGIN UPDATE PostTerms SET FolderHidden = NEW.FolderHidden, Shadowed = NEW.Shadowed WHERE PostId = NEW.Id; END;
        {KeptCounts.Tables}
        {SearchWriter.Tables}
        """;

    /// <summary>The indexes on the tables.</summary>
    public static string Indexes { get; } = string.Join('\n', Statements.Where(IsIndex));

    private static readonly string[] Names = [.. TableName().Matches(Tables).Select(match => match.Groups["name"].Value)];

    /// <summary>Whether no table is missing. What is in them is asked of SQLite itself.</summary>
    public static bool IsWhole(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table'";
        using var reader = command.ExecuteReader();
        var there = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read()) there.Add(reader.GetString(0));
        return Array.TrueForAll(Names, there.Contains);
    }

    private static bool IsIndex(string statement) => statement.StartsWith("CREATE INDEX", StringComparison.Ordinal) || statement.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal);

    private static string[] Read()
    {
        using var stream = typeof(IndexSchema).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [GeneratedRegex(@"CREATE (VIRTUAL )?TABLE ""?(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TableName();
}

namespace Blog.Storage;

/// <summary>Keeps <see cref="KeptCounts"/>, in the transaction of the posts.</summary>
internal static class CountWriter
{
    private const string Listed = $"{GateWriter.IsPublic} AND NOT IsPage AND NOT Unlisted";

    /// <summary>Counts all posts.</summary>
    /// <param name="until">When the gate opens or closes next; null for never.</param>
    public static void Count(this PostWriter writer, DateTimeOffset? until)
    {
        writer.Run("DELETE FROM MonthCounts");
        writer.Run("DELETE FROM TermCounts");
        writer.Run(CountMonths(""), writer.UtcNow);
        writer.Run(CountTerms(""), writer.UtcNow);
        writer.SetSpan(until);
    }

    /// <summary>Counts again where a post was written or taken out. Whether others are seen is as it was.</summary>
    /// <param name="after">The number of the last post that there was before.</param>
    /// <param name="until">As for the count of all.</param>
    public static void CountAgain(this PostWriter writer, long after, DateTimeOffset? until)
    {
        var months = writer.Query("SELECT DISTINCT Year, Month FROM Posts WHERE Id > $1", reader => (reader.GetInt32(0), reader.GetInt32(1)), after);
        foreach (var (year, month) in months.Union(writer.Removed!.Months))
        {
            writer.Run("DELETE FROM MonthCounts WHERE Year = $1 AND Month = $2", year, month);
            writer.Run(CountMonths("AND Year = $2 AND Month = $3"), writer.UtcNow, year, month);
        }

        var terms = writer.Query("SELECT DISTINCT Kind, Slug FROM PostTerms WHERE PostId > $1", reader => ((TermKind)reader.GetInt32(0), reader.GetString(1)), after);
        foreach (var (kind, slug) in terms.Union(writer.Removed.Terms))
        {
            writer.Run("DELETE FROM TermCounts WHERE Kind = $1 AND Slug = $2", kind, slug);
            writer.Run(CountTerms("AND Kind = $2 AND Slug = $3"), writer.UtcNow, kind, slug);
        }

        writer.SetSpan(until);
    }

    private static void SetSpan(this PostWriter writer, DateTimeOffset? until) => writer.Run("UPDATE GateSpan SET FromUtc = $1, UntilUtc = $2", writer.UtcNow, until?.UtcDateTime ?? PostRow.Never);

    private static string CountMonths(string which) => $"INSERT INTO MonthCounts SELECT Year, Month, COUNT(*) FROM Posts WHERE {Listed} {which} GROUP BY Year, Month";

    private static string CountTerms(string which) => $"""
        INSERT INTO TermCounts SELECT Kind, Slug,
        (SELECT Name FROM PostTerms newest WHERE newest.Kind = term.Kind AND newest.Slug = term.Slug AND {Listed} ORDER BY PublishUtc DESC, Path LIMIT 1), COUNT(*)
        FROM PostTerms term WHERE {Listed} {which} GROUP BY Kind, Slug
        """;
}

namespace Blog.Storage;

/// <summary>Keeps <see cref="KeptCounts"/>, in the transaction of the posts.</summary>
internal static class CountWriter
{
    private const string Listed = $"{GateWriter.IsPublic} AND NOT IsPage AND NOT Unlisted";

    private const string Newest = $"""
        SELECT Name FROM PostTerms newest WHERE newest.Kind = term.Kind AND newest.Slug = term.Slug AND {Listed} ORDER BY PublishUtc DESC, Path LIMIT 1
        """;

    /// <summary>Counts all posts.</summary>
    /// <param name="until">When the gate opens or closes next; null for never.</param>
    public static void Count(this PostWriter writer, DateTimeOffset? until)
    {
        writer.Run("DELETE FROM MonthCounts");
        writer.Run("DELETE FROM TermCounts");
        writer.Run($"INSERT INTO MonthCounts SELECT Year, Month, COUNT(*) FROM Posts WHERE {Listed} GROUP BY Year, Month", writer.UtcNow);
        writer.Run($"INSERT INTO TermCounts SELECT Kind, Slug, ({Newest}), COUNT(*) FROM PostTerms term WHERE {Listed} GROUP BY Kind, Slug", writer.UtcNow);
        writer.SetSpan(until);
    }

    /// <summary>Counts those that were written, and no longer those that were taken out. Whether others are seen is as it was.</summary>
    /// <param name="after">The number of the last post that there was before.</param>
    /// <param name="until">As for the count of all.</param>
    public static void CountChanges(this PostWriter writer, long after, DateTimeOffset? until)
    {
        foreach (var ((year, month), change) in Changes(writer.Removed!.Months, writer.ListCountedMonths(after)))
            writer.Run("INSERT INTO MonthCounts VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET Posts = Posts + $3", year, month, change);
        writer.Run("DELETE FROM MonthCounts WHERE Posts = 0");
        foreach (var ((kind, slug), change) in Changes(writer.Removed.Terms, writer.ListCountedTerms(after)))
        {
            writer.Run("INSERT INTO TermCounts VALUES ($1, $2, '', $3) ON CONFLICT DO UPDATE SET Posts = Posts + $3", kind, slug, change);
            writer.Run("DELETE FROM TermCounts WHERE Kind = $1 AND Slug = $2 AND Posts = 0", kind, slug);
            // However many there are now, another may be the newest.
            writer.Run($"UPDATE TermCounts AS term SET Name = ({Newest}) WHERE Kind = $2 AND Slug = $3", writer.UtcNow, kind, slug);
        }

        writer.SetSpan(until);
    }

    /// <summary>The months of posts that are counted, once for each.</summary>
    /// <param name="after">Of those whose number is greater alone.</param>
    /// <param name="until">And not greater than this.</param>
    public static IReadOnlyList<(int Year, int Month)> ListCountedMonths(this PostWriter writer, long after, long until = long.MaxValue) => writer.Query(
        $"SELECT Year, Month FROM Posts WHERE Id > $2 AND Id <= $3 AND {Listed}", reader => (reader.GetInt32(0), reader.GetInt32(1)), writer.UtcNow, after, until);

    /// <summary>The terms of posts that are counted, once for each.</summary>
    /// <inheritdoc cref="ListCountedMonths"/>
    public static IReadOnlyList<(TermKind Kind, string Slug)> ListCountedTerms(this PostWriter writer, long after, long until = long.MaxValue) => writer.Query(
        $"SELECT Kind, Slug FROM PostTerms WHERE PostId > $2 AND PostId <= $3 AND {Listed}", reader => ((TermKind)reader.GetInt32(0), reader.GetString(1)), writer.UtcNow, after, until);

    private static void SetSpan(this PostWriter writer, DateTimeOffset? until) => writer.Run("UPDATE GateSpan SET FromUtc = $1, UntilUtc = $2", writer.UtcNow, until?.UtcDateTime ?? PostRow.Never);

    /// <summary>What something was counted under less or more, with how much.</summary>
    private static IEnumerable<(T What, int Change)> Changes<T>(IEnumerable<T> removed, IEnumerable<T> added) =>
        removed.Select(what => (What: what, Change: -1)).Concat(added.Select(what => (What: what, Change: 1))).GroupBy(one => one.What, (what, all) => (what, all.Sum(one => one.Change)));
}

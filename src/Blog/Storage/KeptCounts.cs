using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>
/// What the public's pages count. A load writes it with the posts, since to count a hundred thousand takes longer than all the rest of a page, and it
/// is right until the clock opens or closes the gate. For whoever sees more than the public, or looks at another instant, it is counted.
/// </summary>
internal sealed class KeptCounts
{
    /// <summary>The instants for which the counts are right, and the counts. Undated posts stand in the month 0 of the year 0.</summary>
    public const string Tables = """
        CREATE TABLE GateSpan (FromUtc TEXT NOT NULL, UntilUtc TEXT NOT NULL);
        INSERT INTO GateSpan VALUES ('9999-12-31 23:59:59', '0001-01-01 00:00:00');
        CREATE TABLE MonthCounts (Year INTEGER NOT NULL, Month INTEGER NOT NULL, Posts INTEGER NOT NULL, PRIMARY KEY (Year, Month)) WITHOUT ROWID;
        CREATE TABLE TermCounts (Kind INTEGER NOT NULL, Slug TEXT NOT NULL, Name TEXT NOT NULL, Posts INTEGER NOT NULL, PRIMARY KEY (Kind, Slug)) WITHOUT ROWID;
        """;

    private readonly ReadSession session;
    private readonly Lazy<DateTime?> until;

    public KeptCounts(ReadSession session)
    {
        this.session = session;
        until = new(() => session.IsPreview || session.Context.ShowHidden ? null
            : session.Query("SELECT UntilUtc FROM GateSpan WHERE FromUtc <= $1 AND UntilUtc > $1", reader => (DateTime?)reader.GetDateTime(0), session.Context.UtcNow).SingleOrDefault());
    }

    /// <summary>Until when the public sees what it saw when the last load was settled; null where the session is not the public's, or the clock has moved on.</summary>
    public DateTime? Until => until.Value;

    private bool Hold => Until is not null;

    /// <summary>How many posts stand in lists.</summary>
    public int CountListed() => Hold ? session.Query("SELECT COALESCE(SUM(Posts), 0) FROM MonthCounts", reader => reader.GetInt32(0)).Single() : session.Listed.Count();

    /// <summary>The months that have posts, newest first.</summary>
    public List<(int Year, int Month, int Count)> ListMonths() => Hold
        ? [.. session.Query("SELECT Year, Month, Posts FROM MonthCounts WHERE Year > 0 ORDER BY Year DESC, Month DESC", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)))]
        :
        [
            .. session.Listed.Where(post => post.Year > 0).GroupBy(post => new { post.Year, post.Month }).Select(group => new { group.Key.Year, group.Key.Month, Count = group.Count() }).AsEnumerable()
                .OrderByDescending(month => month.Year).ThenByDescending(month => month.Month).Select(month => (month.Year, month.Month, month.Count)),
        ];

    /// <summary>The terms of a kind, each under the name that the newest of its posts gives it, in no order.</summary>
    public List<TermSummary> ListTerms(TermKind kind)
    {
        if (Hold) return [.. session.Query("SELECT Slug, Name, Posts FROM TermCounts WHERE Kind = $1", reader => new TermSummary(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)), (int)kind)];
        var counts = session.Terms(kind).GroupBy(term => term.Slug).Select(group => new
        {
            Slug = group.Key,
            Count = group.Count(),
            Name = session.Terms(kind).Where(term => term.Slug == group.Key).Select(term => term.Name).First(),
        });
        return [.. counts.AsEnumerable().Select(term => new TermSummary(term.Slug, term.Name, term.Count))];
    }

    /// <summary>How many posts are filed under a term.</summary>
    public int CountUnder(TermKind kind, string slug) => Hold
        ? session.Query("SELECT Posts FROM TermCounts WHERE Kind = $1 AND Slug = $2", reader => reader.GetInt32(0), (int)kind, slug).SingleOrDefault()
        : session.Terms(kind).Count(term => term.Slug == slug);
}

using System.Collections.Concurrent;

namespace Blog.Storage;

/// <summary>
/// What the public's pages count, kept until the index has other posts or the clock opens or closes the gate: to count a hundred thousand
/// posts takes longer than all the rest of a page. Nothing of a preview is kept.
/// </summary>
internal sealed class KeptCounts
{
    /// <summary>Says for how long the gate lets the same posts through. A load writes it with the posts.</summary>
    public const string Table = """
        CREATE TABLE GateSpan (Stamp TEXT NOT NULL, FromUtc TEXT NOT NULL, UntilUtc TEXT NOT NULL);
        INSERT INTO GateSpan VALUES ('', '9999-12-31 23:59:59', '0001-01-01 00:00:00');
        """;

    private volatile Counted? last;

    /// <summary>What was counted already, or is counted now.</summary>
    /// <param name="session">Whose posts.</param>
    /// <param name="question">Tells it from everything else that is counted. There are no more of them than the posts have terms.</param>
    /// <param name="count">Counts behind the session's gate.</param>
    public T Get<T>(ReadSession session, string question, Func<T> count)
        where T : notnull
    {
        if (session.IsPreview || session.Context.ShowHidden) return count();
        var (stamp, from, until) = session.Query("SELECT Stamp, FromUtc, UntilUtc FROM GateSpan", reader => (reader.GetString(0), reader.GetDateTime(1), reader.GetDateTime(2))).First();
        if (session.Context.UtcNow < from || session.Context.UtcNow >= until) return count();
        if (last is not { } counted || counted.Stamp != stamp) last = counted = new(stamp, new(StringComparer.Ordinal));
        return (T)counted.Answers.GetOrAdd(question, _ => count());
    }

    private sealed record Counted(string Stamp, ConcurrentDictionary<string, object> Answers);
}

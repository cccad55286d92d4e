using System.Globalization;
using System.Text.Json;

namespace Blog.Storage;

/// <summary>Asks the full-text index, which does not know who asks: nothing of what it says counts but the places that <see cref="FindablePosts"/> has for it.</summary>
internal static class SearchIndex
{
    /// <summary>What the session sees of it.</summary>
    public static SearchStamp ReadSearchStamp(this ReadSession session) => session.Query("SELECT Made, Changed, HasHidden FROM SearchStamp", reader => new SearchStamp(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2))).First();

    /// <summary>The posts that are in it.</summary>
    public static List<long> ListSearched(this ReadSession session) => session.ListNumbers("SELECT group_concat(PostId) FROM Searched");

    /// <summary>The posts that have something.</summary>
    /// <param name="some">Of which they have to be; null for all.</param>
    public static IEnumerable<long> ListHaving(this ReadSession session, string expression, IReadOnlyList<long>? some = null) => session.ListIn("Search", expression, some);

    /// <summary>Those that have it in their title or what they are filed under.</summary>
    /// <param name="some">As for the others.</param>
    public static IEnumerable<long> ListNamed(this ReadSession session, string expression, IReadOnlyList<long>? some = null) => session.ListIn("SearchNames", expression, some);

    /// <summary>How well some posts fit: the less, the better.</summary>
    public static Dictionary<long, double> Rank(this ReadSession session, string expression, IEnumerable<long> posts) => session
        // As a sum the number is no key, by which the index would be asked once for each post.
        .Query("SELECT rowid, rank FROM Search($1) WHERE rowid + 0 IN (SELECT value FROM json_each($2))", reader => (Id: reader.GetInt64(0), Rank: reader.GetDouble(1)), expression, JsonSerializer.Serialize(posts))
        .ToDictionary(hit => hit.Id, hit => hit.Rank);

    private static List<long> ListIn(this ReadSession session, string index, string expression, IReadOnlyList<long>? some) => some is null
        ? session.ListNumbers($"SELECT group_concat(rowid) FROM {index}($1)", expression)
        : session.ListNumbers($"SELECT group_concat(rowid) FROM {index}($1) WHERE rowid IN (SELECT value FROM json_each($2))", expression, JsonSerializer.Serialize(some));

    // As one text: thousands of rows take four times as long.
    private static List<long> ListNumbers(this ReadSession session, string sql, params object[] values)
    {
        var text = session.Query(sql, reader => reader.IsDBNull(0) ? "" : reader.GetString(0), values).First();
        var numbers = new List<long>();
        if (text.Length == 0) return numbers;
        foreach (var number in text.AsSpan().Split(',')) numbers.Add(long.Parse(text.AsSpan()[number], NumberStyles.None, CultureInfo.InvariantCulture));
        return numbers;
    }
}

/// <summary>Tells states of the full-text index apart.</summary>
/// <param name="Index">Stays until the index is made anew.</param>
/// <param name="State">Differs whenever there is another word in it.</param>
/// <param name="HasHidden">What the public does not see may be in it.</param>
internal readonly record struct SearchStamp(string Index, string State, bool HasHidden);

namespace Blog.Storage;

/// <summary>What a load takes out of the index, noted before it goes: what is left need not be counted anew.</summary>
internal sealed class RemovedPosts
{
    /// <summary>Addresses that they had: another post may get one of them.</summary>
    public HashSet<string> Urls { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that they referred to.</summary>
    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Months that they stood in; undated ones in the month 0 of the year 0.</summary>
    public HashSet<(int Year, int Month)> Months { get; } = [];

    /// <summary>What they were filed under.</summary>
    public HashSet<(TermKind Kind, string Slug)> Terms { get; } = [];

    /// <summary>How many.</summary>
    public int All { get; private set; }

    /// <summary>How many of them the public saw.</summary>
    public int Public { get; private set; }

    /// <summary>The next instant at which one of them would have appeared or gone.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>Notes the post of a file, if it has one.</summary>
    public void Note(PostWriter writer, string path)
    {
        var gate = new GateWriter(writer);
        foreach (var (id, url, year, month) in writer.Query(
            "SELECT Id, Url, Year, Month FROM Posts WHERE Path = $1", reader => (reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)), path))
        {
            Urls.Add(url);
            Months.Add((year, month));
            Terms.UnionWith(writer.Query("SELECT Kind, Slug FROM PostTerms WHERE PostId = $1", reader => ((TermKind)reader.GetInt32(0), reader.GetString(1)), id));
            Media.UnionWith(writer.Query("SELECT Path FROM PostMedia WHERE PostId = $1 AND Path <> ''", reader => reader.GetString(0), id));
            All++;
            Public += gate.Count(writer.UtcNow, after: id - 1, until: id).Public;
            if (gate.FindNextDue(writer.UtcNow, after: id - 1, until: id) is { } due && !(NextDueAt <= due)) NextDueAt = due;
        }
    }
}

namespace Blog.Storage;

/// <summary>What a load takes out of the index, noted before it goes: what is left need not be counted anew.</summary>
internal sealed class RemovedPosts
{
    /// <summary>Addresses that they had: another post may get one of them.</summary>
    public HashSet<string> Urls { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that they referred to.</summary>
    public HashSet<string> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>What they claimed of the addresses.</summary>
    public HashSet<AddressClaim> Claims { get; } = [];

    /// <summary>The months in which they were counted, once for each.</summary>
    public List<(int Year, int Month)> Months { get; } = [];

    /// <summary>The terms under which they were counted, likewise.</summary>
    public List<(TermKind Kind, string Slug)> Terms { get; } = [];

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
        foreach (var (id, url) in writer.Query("SELECT Id, Url FROM Posts WHERE Path = $1", reader => (reader.GetInt64(0), reader.GetString(1)), path))
        {
            Urls.Add(url);
            Claims.UnionWith(gate.ListClaims(after: id - 1, until: id));
            Months.AddRange(writer.ListCountedMonths(after: id - 1, until: id));
            Terms.AddRange(writer.ListCountedTerms(after: id - 1, until: id));
            Media.UnionWith(writer.Query("SELECT Path FROM PostMedia WHERE PostId = $1 AND Path <> ''", reader => reader.GetString(0), id));
            All++;
            Public += gate.Count(writer.UtcNow, after: id - 1, until: id).Public;
            if (gate.FindNextDue(writer.UtcNow, after: id - 1, until: id) is { } due && !(NextDueAt <= due)) NextDueAt = due;
        }
    }
}

namespace Blog.Storage;

/// <summary>Finds a post's place among the parts of its series.</summary>
internal static class SeriesReading
{
    // A longer series is shown around the part that is read; its own page has all of it.
    private const int ShownWhole = 12, ShownAround = 11;

    /// <summary>The place in the series; null for a post that is part of none.</summary>
    public static SeriesPart? FindSeries(this ReadSession session, PostRow row)
    {
        if (session.Terms(TermKind.Series).Where(term => term.PostId == row.Id).Select(term => term.Slug).FirstOrDefault() is not { } series) return null;
        var name = session.Terms(TermKind.Series).Where(term => term.Slug == series).Select(term => term.Name).First();
        var parts = session.ListUnder(TermKind.Series, series).Select(post => new { post.Id, Link = new PostLink(post.Url, post.Title, post.Language) }).ToList();
        var index = parts.FindIndex(part => part.Id == row.Id);
        var first = parts.Count <= ShownWhole ? 0 : Math.Clamp(index - (ShownAround / 2), 0, parts.Count - ShownAround);
        return new(series, name, index + 1, parts.Count)
        {
            FirstShown = first + 1,
            Parts = [.. parts.Skip(first).Take(parts.Count <= ShownWhole ? ShownWhole : ShownAround).Select(part => part.Link)],
            Previous = index > 0 ? parts[index - 1].Link : null,
            Next = index + 1 < parts.Count ? parts[index + 1].Link : null,
        };
    }
}

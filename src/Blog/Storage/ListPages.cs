namespace Blog.Storage;

/// <summary>Paging, once for all lists.</summary>
internal static class ListPages
{
    /// <summary>One page of the posts; null where the number is past the last page. An empty list has one empty page.</summary>
    public static ListPage<PostSummary>? ReadPage(this ReadSession session, IQueryable<PostRow> posts, int total, int number) => session.ReadPage(posts, posts => posts, total, number);

    /// <summary>The same of rows that lead to a post each: those before the page are passed over without a look at their posts.</summary>
    public static ListPage<PostSummary>? ReadPage<TRow>(this ReadSession session, IQueryable<TRow> rows, Func<IQueryable<TRow>, IQueryable<PostRow>> posts, int total, int number)
    {
        var size = session.Options.PageSize;
        var count = Math.Max(1, (total + size - 1) / size);
        return number < 1 || number > count ? null : new(session.Summarise([.. posts(rows.Skip((number - 1) * size).Take(size))]), number, count, total);
    }
}

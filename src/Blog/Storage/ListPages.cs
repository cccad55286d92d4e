namespace Blog.Storage;

/// <summary>Paging, once for all lists.</summary>
internal static class ListPages
{
    /// <summary>One page of the posts; null where the number is past the last page. An empty list has one empty page.</summary>
    public static ListPage<PostSummary>? ReadPage(this ReadSession session, IQueryable<PostRow> posts, int number)
    {
        var size = session.Options.PageSize;
        var total = posts.Count();
        var count = Math.Max(1, (total + size - 1) / size);
        return number < 1 || number > count ? null : new(session.Summarise([.. posts.Skip((number - 1) * size).Take(size)]), number, count, total);
    }
}

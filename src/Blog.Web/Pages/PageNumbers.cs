namespace Blog.Web.Pages;

/// <summary>The numbers that a pager shows: the first, the last and those around the current one, null for a gap.</summary>
public static class PageNumbers
{
    public static IEnumerable<int?> Around(int current, int count)
    {
        var shown = Enumerable.Range(1, count).Where(page => page == 1 || page == count || Math.Abs(page - current) <= 2);
        var previous = 0;
        foreach (var page in shown)
        {
            if (page == previous + 2) yield return page - 1;
            else if (page > previous + 2) yield return null;
            yield return page;
            previous = page;
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions of the archive: posts by year and month of the site's time zone. Posts without a date stand in none.</summary>
public sealed class ArchiveReader
{
    /// <summary>Up to this many posts the archive's first page shows all of them.</summary>
    public const int WholeArchive = 500;

    private readonly ReadSession session;

    internal ArchiveReader(ReadSession session) => this.session = session;

    private IQueryable<PostRow> Dated => session.Listed.Where(post => post.Year > 0);

    /// <summary>Every year with its count, newest first. Months are filled in for all years while there are few posts, else for the newest.</summary>
    public IReadOnlyList<ArchiveYear> ListYears()
    {
        var years = Dated.GroupBy(post => post.Year).Select(group => new ArchiveYear(group.Key, group.Count(), new List<ArchiveMonth>())).ToList().OrderByDescending(year => year.Year).ToList();
        if (years.Count == 0) return years;
        var oldest = years.Sum(year => year.Count) <= WholeArchive ? years[^1].Year : years[0].Year;
        var months = ListMonths(Dated.Where(post => post.Year >= oldest));
        return [.. years.Select(year => year with { Months = [.. months[year.Year]] })];
    }

    /// <summary>One year; null where it has no post.</summary>
    public ArchiveYear? FindYear(int year)
    {
        var months = ListMonths(Dated.Where(post => post.Year == year))[year].ToList();
        return months.Count == 0 ? null : new(year, months.Sum(month => month.Posts.Count), months);
    }

    /// <summary>One month; null where it has no post.</summary>
    public ArchiveMonth? FindMonth(int year, int month) => ListMonths(Dated.Where(post => post.Year == year && post.Month == month))[year].FirstOrDefault();

    /// <summary>Every year with the months that have posts, newest first.</summary>
    public IReadOnlyList<(int Year, IReadOnlyList<int> Months)> ListMonths() =>
    [
        .. Dated.Select(post => new { post.Year, post.Month }).Distinct().AsEnumerable()
            .OrderByDescending(day => day.Year).ThenByDescending(day => day.Month)
            .GroupBy(day => day.Year).Select(year => (year.Key, (IReadOnlyList<int>)[.. year.Select(day => day.Month)])),
    ];

    private ILookup<int, ArchiveMonth> ListMonths(IQueryable<PostRow> posts)
    {
        var rows = posts.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).ToList();
        return rows.GroupBy(row => (row.Year, row.Month)).ToLookup(group => group.Key.Year, group => new ArchiveMonth(
            group.Key.Month, [.. group.Select(row => new ArchivePost(row.Url, row.Title, row.Language, session.Local(row.PublishUtc, null)!.Value, session.Reason(row)))]));
    }
}

using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions of the archive: posts by year and month of the site's time zone. Posts without a date stand in none.</summary>
public sealed class ArchiveReader
{
    /// <summary>Up to this many posts a page of the archive shows all of them.</summary>
    public const int WholeArchive = 500;

    private readonly ReadSession session;

    internal ArchiveReader(ReadSession session) => this.session = session;

    private IQueryable<PostRow> Dated => session.Listed.Where(post => post.Year > 0);

    /// <summary>Every year with its count, newest first. Months are filled in for all years while there are few posts, else for the newest.</summary>
    public IReadOnlyList<ArchiveYear> ListYears()
    {
        var months = session.Counts.ListMonths();
        if (months.Count == 0) return [];
        var oldest = months.Sum(month => month.Count) <= WholeArchive ? months[^1].Year : months[0].Year;
        var shown = Fill([.. months.Where(month => month.Year >= oldest)]);
        return [.. months.GroupBy(month => month.Year).Select(year => new ArchiveYear(year.Key, year.Sum(month => month.Count), [.. shown[year.Key]]))];
    }

    /// <summary>One year, with the posts of all its months while they are few, else of the newest; null where it has no post.</summary>
    public ArchiveYear? FindYear(int year)
    {
        var months = session.Counts.ListMonths().FindAll(month => month.Year == year);
        return months.Count == 0 ? null : new(year, months.Sum(month => month.Count), [.. Fill(months)[year]]);
    }

    /// <summary>One month; null where it has no post.</summary>
    public ArchiveMonth? FindMonth(int year, int month) =>
        ReadPosts(Dated.Where(post => post.Year == year && post.Month == month)).SingleOrDefault() is { } posts ? new(month, posts.Count(), [.. posts]) : null;

    /// <summary>Every year with the months that have posts, newest first.</summary>
    public IReadOnlyList<(int Year, IReadOnlyList<int> Months)> ListMonths() =>
    [
        .. session.Counts.ListMonths().GroupBy(month => month.Year).Select(year => (year.Key, (IReadOnlyList<int>)[.. year.Select(month => month.Month)])),
    ];

    /// <summary>Months by their year, with their posts as far as a page has room for them.</summary>
    /// <param name="months">Those of one year or more, newest first.</param>
    private ILookup<int, ArchiveMonth> Fill(List<(int Year, int Month, int Count)> months)
    {
        var oldest = months.Sum(month => month.Count) <= WholeArchive ? months[^1] : months[0];
        var posts = ReadPosts(Dated.Where(post => post.Year > oldest.Year || (post.Year == oldest.Year && post.Month >= oldest.Month)).Where(post => post.Year <= months[0].Year));
        return months.ToLookup(month => month.Year, month => new ArchiveMonth(month.Month, month.Count, [.. posts[(month.Year, month.Month)]]));
    }

    private ILookup<(int Year, int Month), ArchivePost> ReadPosts(IQueryable<PostRow> posts)
    {
        var reasons = session.Reasons(posts);
        // A month may have hundreds, and of each a fifth of a row is needed.
        return posts.OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path).Select(post => new { post.Id, post.Year, post.Month, post.Url, post.Title, post.Language, post.PublishUtc })
            .AsEnumerable().ToLookup(
                post => (post.Year, post.Month),
                post => new ArchivePost(post.Url, post.Title, post.Language, session.Local(post.PublishUtc, null)!.Value, reasons.GetValueOrDefault(post.Id, "")));
    }
}

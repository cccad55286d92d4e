using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/archives/2024/</c> and <c>/archives/2024/02/</c>: one year or one month.</summary>
public sealed class ArchiveYearModel(ArchiveReader archives, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public ArchiveYear Year { get; private set; } = new(1, 0, []);

    public bool IsMonth { get; private set; }

    public string Name { get; private set; } = "";

    public PageHead Head { get; private set; } = new("", null);

    public IActionResult OnGet(int year, int? month)
    {
        var found = month is { } number
            ? archives.FindMonth(year, number) is { } only ? new ArchiveYear(year, only.Count, [only]) : null
            : archives.FindYear(year);
        if (found is null) return NotFound();
        (Year, IsMonth) = (found, month is not null);
        Name = month is { } named ? words.MonthOfYear(SiteDates.Month(named, configuration.Current.Language), $"{year:0000}") : $"{year:0000}";
        Head = new(words.ArchiveOf(Name), month is { } at ? SitePaths.Archive(year, at) : SitePaths.Archive(year))
        {
            Description = PageHead.Describe(words, IsMonth ? words.MonthDescription(configuration.Current.Title, Name) : words.YearDescription(configuration.Current.Title, Name), found.Months.SelectMany(part => part.Posts).Select(post => post.Title)),
        };
        return Page();
    }
}

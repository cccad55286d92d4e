using Blog.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/archives/2024/</c> and <c>/archives/2024/02/</c>: one year or one month.</summary>
public sealed class ArchiveYearModel(ArchiveReader archives, BlogConfiguration configuration) : PageModel, IHasHead
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
        Name = month is { } named ? $"{SiteDates.Month(named, configuration.Current.Language)} {year:0000}" : $"{year:0000}";
        Head = new($"Archive {Name}", month is { } at ? SitePaths.Archive(year, at) : SitePaths.Archive(year))
        {
            Description = PageHead.Describe($"Posts of {configuration.Current.Title} from {Name}, by {(IsMonth ? "day" : "month and day")}, the newest first", found.Months.SelectMany(part => part.Posts).Select(post => post.Title)),
        };
        return Page();
    }
}

using System.Globalization;
using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/archives/</c>: posts by year and month, and all years with their counts.</summary>
public sealed class ArchiveModel(ArchiveReader archives, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    public IReadOnlyList<ArchiveYear> Years { get; private set; } = [];

    public int Total => Years.Sum(year => year.Count);

    public PageHead Head => new(words.Archive, SitePaths.Archives)
    {
        Description = PageHead.Describe(words, words.ArchiveDescription(configuration.Current.Title), Years.Select(year => year.Year.ToString(CultureInfo.InvariantCulture))),
    };

    public void OnGet() => Years = archives.ListYears();
}

using Blog.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/archives/</c>: posts by year and month, and all years with their counts.</summary>
public sealed class ArchiveModel(ArchiveReader archives) : PageModel, IHasHead
{
    public IReadOnlyList<ArchiveYear> Years { get; private set; } = [];

    public int Total => Years.Sum(year => year.Count);

    public PageHead Head { get; } = new("Archive", SitePaths.Archives);

    public void OnGet() => Years = archives.ListYears();
}

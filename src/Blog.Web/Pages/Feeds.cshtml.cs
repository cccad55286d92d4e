using Blog.Storage;
using Blog.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/feeds/</c>: the feeds, for people.</summary>
public sealed class FeedsModel(TermReader terms, BlogConfiguration configuration, SiteWords words) : PageModel, IHasHead
{
    /// <summary>Of a kind, so many are named.</summary>
    public const int MostTerms = 12;

    /// <summary>Each kind with the terms that have the most posts.</summary>
    public IReadOnlyList<(TermKind Kind, IReadOnlyList<TermSummary> Terms)> Kinds { get; private set; } = [];

    public PageHead Head => new(words.Feeds, SitePaths.Feeds)
    {
        Description = words.FeedsDescription(configuration.Current.Title),
    };

    public void OnGet() => Kinds =
    [
        .. Enum.GetValues<TermKind>().Select(kind => (kind, (IReadOnlyList<TermSummary>)[.. terms.ListTerms(kind).OrderByDescending(term => term.Count).Take(MostTerms)]))
            .Where(kind => kind.Item2.Count > 0),
    ];
}

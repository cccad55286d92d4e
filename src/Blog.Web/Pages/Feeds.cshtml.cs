using Blog.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Pages;

/// <summary><c>/feeds/</c>: the feeds, for people.</summary>
public sealed class FeedsModel(TermReader terms, BlogConfiguration configuration) : PageModel, IHasHead
{
    /// <summary>Of a kind, so many are named.</summary>
    public const int MostTerms = 12;

    /// <summary>Each kind with the terms that have the most posts.</summary>
    public IReadOnlyList<(TermKind Kind, IReadOnlyList<TermSummary> Terms)> Kinds { get; private set; } = [];

    public PageHead Head => new("Feeds", SitePaths.Feeds)
    {
        Description = $"How to follow {configuration.Current.Title} in a feed reader: the addresses of its feeds in Atom, RSS and JSON Feed, with the full text of each post.",
    };

    public void OnGet() => Kinds =
    [
        .. Enum.GetValues<TermKind>().Select(kind => (kind, (IReadOnlyList<TermSummary>)[.. terms.ListTerms(kind).OrderByDescending(term => term.Count).Take(MostTerms)]))
            .Where(kind => kind.Item2.Count > 0),
    ];
}

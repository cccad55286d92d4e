namespace Blog.Wording;

// The words of every page, of lists, of the search, of pages that failed and of the page about feeds.
public sealed partial class SiteWords
{
    public string SkipToContent => Text();
    public string SiteMenu => Text();
    public string Posts => Text();
    public string Tags => Text();
    public string Archive => Text();
    public string Search => Text();
    public string Feeds => Text();
    public string ThemeAutomatic => Text();

    public string AllPosts => Text();
    public string NewestFirst => Text();
    public string PostCount(int count) => Count(count);
    public string PostUnit(int count) => Count(count);
    public string Minutes(int count) => Count(count);
    public string Pages => Text();
    public string Page(int page) => Fill([("page", page)]);
    public string NewerPosts => Text();
    public string OlderPosts => Text();
    public string NothingPublished => Text();
    public string PostsDescription(string site) => Fill([("site", site)]);

    /// <summary>A text with the number of its page; the first page needs none.</summary>
    public string WithPage(string text, int page) => page > 1 ? Fill([("text", text), ("page", page)]) : text;

    public string ListDescription(string list, string items) => Fill([("list", list), ("items", items)]);
    public string EmptyListDescription(string list) => Fill([("list", list)]);

    public string Featured => Text();
    public string RecentPosts => Text();
    public string NothingPublishedHome => Text();

    public string Years => Text();
    public string MonthsOf(int year) => Fill([("year", year)]);
    public string MonthOfYear(string month, string year) => Fill([("month", month), ("year", year)]);
    public string ArchiveOf(string period) => Fill([("period", period)]);
    public string PostsOf(string period) => Fill([("period", period)]);
    public string AllOfYear(int year) => Fill([("year", year)]);
    public string AllYears => Text();
    public string ArchiveDescription(string site) => Fill([("site", site)]);
    public string YearDescription(string site, string period) => Fill([("site", site), ("period", period)]);
    public string MonthDescription(string site, string period) => Fill([("site", site), ("period", period)]);

    public string Categories => Text();
    public string InOrder => Text();
    public string OtherKinds => Text();
    public string NoTags => Text();
    public string Above => Text();
    public string Below => Text();
    public string Elsewhere => Text();

    /// <summary>The words for a kind of term.</summary>
    public TermWords Of(TermKind kind) => kind switch
    {
        TermKind.Category => new(this, "category", "categories"),
        TermKind.Author => new(this, "author", "authors"),
        TermKind.Series => new(this, "series", "manySeries"),
        _ => new(this, "tag", "tags"),
    };

    public string SearchWords => Text();
    public string SearchFor(string text) => Fill([("text", text)]);
    public string SearchDescription(string site) => Fill([("site", site)]);
    public Phrase DidYouMean => Phrase();
    public string NarrowDown => Text();
    public string Results => Text();
    public string ResultUnit(int count) => Count(count);
    public string ResultCount(int count) => Count(count);
    public string NothingFound => Text();
    public string ResultsOnPage(string results, int page, int pages) => Fill([("results", results), ("page", page), ("pages", pages)]);
    public string PreviousResults => Text();
    public string MoreResults => Text();
    public string Sections => Text();
    public string SearchHelp => Text();
    public string SearchWrite => Text();
    public string SearchToFind => Text();
    public string ExampleWords => Text();
    public string ExampleWithout => Text();
    public string ExampleTag => Text();
    public string FindWords => Text();
    public string FindPhrase => Text();
    public string FindWithout => Text();
    public string FindTag => Text();
    public string FindYear => Text();

    public string NotFound => Text();
    public string NotFoundText => Text();
    public string Gone => Text();
    public string GoneText => Text();
    public string Suggestions => Text();
    public Phrase WaysOn => Phrase();
    public string ServerError => Text();
    public string ServerErrorText => Text();
    public Phrase ServerErrorReport => Phrase();

    public string FeedsText => Text();
    public Phrase FeedsHow => Phrase();
    public string FeedsAtom => Text();
    public string FeedsParts => Text();
    public Phrase FeedsPartsText => Phrase();
    public Phrase FeedsOfTerms => Phrase();
    public string FeedsDescription(string site) => Fill([("site", site)]);
}

namespace Blog.Storage;

// What pages print, as records. Instants are in the zone they are shown in; paths are the site's, decoded and without its prefix.

/// <summary>A page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many pages there are, at least 1.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Number, int Count, int Total);

/// <summary>A tag, category, author or series as it is shown.</summary>
/// <param name="Slug">Of a category the path, with slashes between its parts.</param>
public sealed record TermName(string Slug, string Name);

/// <summary>A term with the number of posts that the reader may see under it.</summary>
public sealed record TermSummary(string Slug, string Name, int Count)
{
    /// <summary>How many categories are above it.</summary>
    public int Depth => Slug.Count(character => character == '/');
}

/// <summary>A term for its own page.</summary>
/// <param name="Description">From <c>tags.yaml</c>; empty for none.</param>
/// <param name="Above">The categories that it is a part of, the outermost first.</param>
/// <param name="Below">The categories that are directly a part of it.</param>
public sealed record TermPage(TermKind Kind, string Slug, string Name, string Description, IReadOnlyList<TermName> Above, IReadOnlyList<TermSummary> Below)
{
    /// <summary>Of an author that <c>authors.yaml</c> describes.</summary>
    public AuthorProfile? Author { get; init; }
}

/// <summary>A post's place in a series, from 1.</summary>
public sealed record SeriesPart(string Slug, string Name, int Number, int Count)
{
    /// <summary>The parts to show, in order: all of a short series, of a long one those around the post.</summary>
    public IReadOnlyList<PostLink> Parts { get; init; } = [];

    /// <summary>The number of the first of <see cref="Parts"/>.</summary>
    public int FirstShown { get; init; } = 1;
    public PostLink? Previous { get; init; }
    public PostLink? Next { get; init; }
}

/// <summary>A post in a list.</summary>
/// <param name="HiddenBecause">Why the public does not see it; empty for a public post, and always empty for the public.</param>
public sealed record PostSummary(
    string Url, string Title, string Description, DateTimeOffset? PublishedAt, DateTimeOffset? UpdatedAt, int Minutes, string? Language, IReadOnlyList<TermName> Tags,
    string HiddenBecause);

/// <summary>Somebody named as a post's author.</summary>
/// <param name="Slug">Null where the author has no page, because no listed post is theirs.</param>
public sealed record AuthorName(string Name, string? Slug, string? Url);

/// <summary>What <c>authors.yaml</c> says of an author, for their own page.</summary>
/// <param name="Bio">Empty for none, as the other texts.</param>
/// <param name="Links">Pages that are theirs too, their own first.</param>
public sealed record AuthorProfile(string Bio, string Pronouns, AuthorPicture? Picture, IReadOnlyList<NamedLink> Links);

/// <summary>An author's picture.</summary>
/// <param name="Url">A path of the site, or an https URL.</param>
/// <param name="Width">Pixels; null where they are not known.</param>
public sealed record AuthorPicture(string Url, int? Width, int? Height);

/// <summary>The posts that go with one.</summary>
/// <param name="Related">Those that its author names, then those that are most alike.</param>
/// <param name="Mentions">Those that link to it, newest first.</param>
public sealed record PostRelations(IReadOnlyList<PostLink> Related, IReadOnlyList<PostLink> Mentions)
{
    public static readonly PostRelations None = new([], []);
}

/// <summary>A title with where it leads.</summary>
public sealed record PostLink(string Url, string Title, string? Language);

/// <summary>A heading of a post.</summary>
/// <param name="Level">2 to 6.</param>
public sealed record HeadingLink(int Level, string Fragment, string Text);

/// <summary>A post or standalone page with its text.</summary>
public sealed record PostPage(PostSummary Summary, PostBody Body)
{
    public required string Path { get; init; }
    public required string FeedId { get; init; }

    /// <summary>The summary's description is the beginning of the text, and need not be said twice.</summary>
    public bool IsExcerpted { get; init; }
    public bool IsPage { get; init; }
    public bool Unlisted { get; init; }
    public bool NoIndex { get; init; }
    public bool HideEditLink { get; init; }
    public bool HideComments { get; init; }
    internal PostRow? Row { get; init; }
    public string? CanonicalUrl { get; init; }

    /// <summary>An image for sharing: an absolute URL, or a path of the site.</summary>
    public string? CoverUrl { get; init; }
    public string? CoverAlt { get; init; }

    /// <summary>Pixels of a cover that is a file of the site.</summary>
    public (int Width, int Height)? CoverSize { get; init; }

    /// <summary>When the file was found to say something else than before, whatever dates its author gives; null for one that was never seen to change.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Words, and characters of scripts without spaces.</summary>
    public int Words { get; init; }
    public IReadOnlyList<AuthorName> Authors { get; init; } = [];
    public IReadOnlyList<TermName> Categories { get; init; } = [];
    public SeriesPart? Series { get; init; }
    public IReadOnlyList<HeadingLink> Headings { get; init; } = [];
    public PostLink? Previous { get; init; }
    public PostLink? Next { get; init; }
}

/// <summary>A post or page in an index for programs.</summary>
public sealed record PostMention(string Url, string Title, string Description, bool IsPage);

/// <summary>What a path that is not the site's own turned out to be.</summary>
/// <param name="Post">The post that lives there.</param>
/// <param name="MovedTo">Else the path that the post it means lives at.</param>
/// <param name="UsedQuery">The query was part of the old address, and means nothing at the new one.</param>
public sealed record PathAnswer(PostPage? Post, string? MovedTo, bool UsedQuery = false);

/// <summary>A year of the archive.</summary>
/// <param name="Months">Newest first; empty where only counts were asked for.</param>
public sealed record ArchiveYear(int Year, int Count, IReadOnlyList<ArchiveMonth> Months);

/// <summary>A month of the archive.</summary>
/// <param name="Posts">Newest first; empty where only the count was asked for.</param>
public sealed record ArchiveMonth(int Month, int Count, IReadOnlyList<ArchivePost> Posts);

/// <summary>A post in the archive.</summary>
/// <param name="PublishedAt">In the site's zone, which the archive counts in, whatever zone the post itself is shown in.</param>
/// <param name="HiddenBecause">As in <see cref="PostSummary"/>.</param>
public sealed record ArchivePost(string Url, string Title, string? Language, DateTimeOffset PublishedAt, string HiddenBecause);

/// <summary>A path for the sitemap.</summary>
/// <param name="ModifiedAt">When its content last changed, as its author says; null where nobody says.</param>
public sealed record SitemapEntry(string Path, DateTimeOffset? ModifiedAt);

/// <summary>A file beside a post that may be served.</summary>
/// <param name="Path">Relative to the content folder.</param>
/// <param name="Size">Bytes that the file had when its hash was taken.</param>
/// <param name="ModifiedTicks">Its last write then: a file with another stamp has other bytes than the hash says.</param>
public sealed record MediaFile(string Path, string MediaType, string Hash, long Size, long ModifiedTicks);

namespace Blog.Content;

/// <summary>What a load needs to know of a body without rendering it.</summary>
/// <param name="Headings">In order, with the ids and levels that the rendered page has.</param>
/// <param name="Links">Every link and image, in order.</param>
/// <param name="Text">The readable text, for search: no markup, no comments, code included.</param>
/// <param name="Excerpt">Plain text before the <c>more</c> mark, else of the first paragraph.</param>
/// <param name="Words">Words, and characters of scripts without spaces, for the reading time.</param>
public sealed record MarkdownOutline(
    IReadOnlyList<Heading> Headings, IReadOnlyList<MarkdownLink> Links, string Text, string Excerpt, WordCount Words)
{
    /// <summary>Text of a level-one heading that the body starts with; a post without a title takes it.</summary>
    public string? LeadingTitle { get; init; }

    /// <summary>Words with a <c>#</c> before them, as Obsidian writes tags within the text, without it; each once.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>Constructs of other engines that were not understood, a kind once.</summary>
    public IReadOnlyList<ForeignConstruct> Foreign { get; init; } = [];

    /// <summary>Raw HTML that no page has where authors are not trusted, a kind once.</summary>
    public IReadOnlyList<LeftOutHtml> LeftOut { get; init; } = [];
}

/// <summary>An element of raw HTML that is left out of the page.</summary>
/// <param name="Tag">Its name.</param>
/// <param name="IsWhole">All it holds goes with it; else that stays.</param>
/// <param name="Line">One-based line within the body at which it, or the block around it, begins.</param>
/// <param name="Column">One-based column.</param>
public sealed record LeftOutHtml(string Tag, bool IsWhole, int Line, int Column);

/// <summary>A heading of the rendered page.</summary>
/// <param name="Level">2 to 6: the page's own title is level one.</param>
/// <param name="Id">The fragment that leads to it; Unicode letters kept, unique in the post.</param>
/// <param name="Text">Plain text.</param>
public sealed record Heading(int Level, string Id, string Text);

/// <summary>A link or image as written.</summary>
/// <param name="Target">The destination, entities and escapes resolved: <c>../trip/index.md#rome</c>.</param>
/// <param name="IsImage">An image, video or sound that the page embeds.</param>
/// <param name="Line">One-based line within the body.</param>
/// <param name="Column">One-based column.</param>
/// <param name="Alt">The alternative text of an image, or the link's text.</param>
public sealed record MarkdownLink(string Target, bool IsImage, int Line, int Column, string Alt)
{
    /// <summary>A picture of which nothing says what it shows, not even that it shows nothing.</summary>
    public bool LacksAlt { get; init; }
}

/// <summary>How much there is to read.</summary>
/// <param name="Words">Words between spaces.</param>
/// <param name="Ideographs">Characters of Chinese, Japanese and Korean, which are read one by one.</param>
public readonly record struct WordCount(int Words, int Ideographs)
{
    /// <summary>Minutes at 230 words or 450 ideographs a minute, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(Words / 230.0 + Ideographs / 450.0, MidpointRounding.AwayFromZero));
}

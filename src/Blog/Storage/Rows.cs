namespace Blog.Storage;

// The tables, as BlogDbContext maps them and PostWriter fills them. Instants are UTC; what has no value stands at an end of time,
// so that the gate compares two columns and an index can serve it.

/// <summary>A post or page, with all that lists print of it.</summary>
internal sealed class PostRow : IGated
{
    /// <summary>Stands for no date: before every other, so that the post is public and sorts last.</summary>
    public static readonly DateTime Undated = DateTime.MinValue;

    /// <summary>Stands for no expiry.</summary>
    public static readonly DateTime Never = DateTime.MaxValue;

    public long Id { get; set; }
    public required string Path { get; set; }
    public bool IsPage { get; set; }
    public required string Title { get; set; }
    public required string Slug { get; set; }
    public required string Url { get; set; }
    public required string UrlKey { get; set; }
    public required string Description { get; set; }

    /// <summary>The description is the beginning of the text.</summary>
    public bool IsExcerpted { get; set; }

    public DateTime PublishUtc { get; set; }

    /// <summary>Of the publish date in the site's zone; 0 without a date. Indexed, so that an archive reads only what it shows.</summary>
    public int Year { get; set; }
    public int Month { get; set; }
    public DateTime? UpdatedUtc { get; set; }

    /// <summary>When the file was found to say something else than before; null for one that was never seen to change.</summary>
    public DateTime? ReplacedUtc { get; set; }

    public DateTime ExpireUtc { get; set; }
    public string? TimeZone { get; set; }
    public bool Featured { get; set; }
    public string? Language { get; set; }
    public string? CanonicalUrl { get; set; }
    public string? Cover { get; set; }
    public string? CoverAlt { get; set; }
    public bool HideEditLink { get; set; }

    /// <summary>The posts that its author names as going with it, a line each; empty for none.</summary>
    public required string Related { get; set; }
    public bool HideRelated { get; set; }
    public bool HideComments { get; set; }
    public required string FeedId { get; set; }

    public bool Hidden { get; set; }
    public required string HiddenBecause { get; set; }
    public bool FolderHidden { get; set; }
    public bool Shadowed { get; set; }
    public bool Unlisted { get; set; }
    public bool NoIndex { get; set; }
    public bool NotSearched { get; set; }
    public int Minutes { get; set; }

    /// <summary>Words, and characters of scripts without spaces.</summary>
    public int Words { get; set; }

    /// <summary>Of the file's bytes.</summary>
    public required string Hash { get; set; }

    public BodyRow? Body { get; set; }
    public List<PostTermRow> Terms { get; set; } = [];
    public List<AliasRow> Aliases { get; set; } = [];
    public List<HeadingRow> Headings { get; set; } = [];
    public List<LinkRow> Links { get; set; } = [];
    public List<PostMediaRow> Media { get; set; } = [];
    public List<NoteNameRow> NoteNames { get; set; } = [];
}

/// <summary>The long texts of a post, apart so that lists do not read past them.</summary>
internal sealed class BodyRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }

    /// <summary>What stands in the file before the text: with it the whole of what was read.</summary>
    public required string Head { get; set; }
    public required string Markdown { get; set; }

    /// <summary>Readable text, for search.</summary>
    public required string Text { get; set; }
}

/// <summary>Something that a post is filed under. It has the post's columns of the gate and of lists too, so that terms are counted without a look at the posts.</summary>
internal sealed class PostTermRow : IGated
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public TermKind Kind { get; set; }
    public int Position { get; set; }

    /// <summary>Of a category the whole path.</summary>
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>Of an author, elsewhere.</summary>
    public string? Url { get; set; }

    /// <summary>The post names a category below this one.</summary>
    public bool IsImplied { get; set; }

    /// <summary>The post's place in a series; null where its date decides.</summary>
    public double? Number { get; set; }

    public string Path { get; set; } = "";
    public DateTime PublishUtc { get; set; }
    public DateTime ExpireUtc { get; set; }
    public bool Hidden { get; set; }
    public bool FolderHidden { get; set; }
    public bool Shadowed { get; set; }
    public bool IsPage { get; set; }
    public bool Unlisted { get; set; }
}

internal sealed class AliasRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }

    /// <summary>As <see cref="SitePaths.Key"/> makes it.</summary>
    public required string UrlKey { get; set; }

    /// <summary>Nobody wrote it down: it counts as long as it is no other post's too.</summary>
    public bool IsFormer { get; set; }
}

internal sealed class HeadingRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public int Position { get; set; }
    public int Level { get; set; }
    public required string Fragment { get; set; }
    public required string Text { get; set; }
}

/// <summary>A link or image as the author wrote it.</summary>
internal sealed class LinkRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public int Position { get; set; }
    public required string Target { get; set; }
    public bool IsImage { get; set; }

    /// <summary>Within the file.</summary>
    public int Line { get; set; }
    public int Column { get; set; }
    public required string Alt { get; set; }
}

/// <summary>A name that links may call a post by, as <see cref="Content.NoteName"/> makes it.</summary>
internal sealed class NoteNameRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public required string Name { get; set; }

    /// <summary>It is what the post is titled, and means it where no file and no alias is called so.</summary>
    public bool IsTitle { get; set; }
}

namespace Blog.Storage;

// The tables that one post is found from another by.

/// <summary>Something that a link may mean, as <see cref="MentionKey"/> makes it; whether it does depends on what else the reader may see.</summary>
internal sealed class MentionRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }

    /// <summary>Of the link among those of the post.</summary>
    public int Position { get; set; }
    public required string Key { get; set; }

    /// <summary>The post's, repeated here so that the newest mentions are read from the index.</summary>
    public DateTime PublishUtc { get; set; }
}

/// <summary>A word of a post's title that may say what it is about.</summary>
internal sealed class TitleWordRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public required string Word { get; set; }

    /// <summary>As in <see cref="MentionRow"/>.</summary>
    public DateTime PublishUtc { get; set; }
}

/// <summary>What <c>authors.yaml</c> says of an author.</summary>
internal sealed class AuthorNoteRow
{
    public required string Slug { get; set; }
    public required string Bio { get; set; }

    /// <summary>A file of the content folder, or an https URL; empty for none.</summary>
    public required string Avatar { get; set; }
    public required string Url { get; set; }
    public required string Pronouns { get; set; }

    /// <summary>Names and addresses by turns, a line each.</summary>
    public required string Links { get; set; }
}

/// <summary>Another spelling of an author's name, which leads to them.</summary>
internal sealed class AuthorSynonymRow
{
    public required string Slug { get; set; }
    public required string Author { get; set; }
}

namespace Blog.Storage;

// The tables that belong to no post: files and their problems, and what the site as a whole says.

/// <summary>A post's file as it was when it was last read, whatever became of it.</summary>
internal sealed class FileRow
{
    public required string Path { get; set; }
    public long Size { get; set; }
    public long ModifiedTicks { get; set; }
    public required string Hash { get; set; }

    /// <summary>The site's address that the file was understood under; null where it does not matter to it.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>A section file that hides every post of its folder and of the folders below.</summary>
    public bool HidesFolder { get; set; }

    /// <summary>The text of a section file, as it was last understood; null for any other file.</summary>
    public string? Section { get; set; }

    /// <summary>The file cannot be read as it is now: what stands in the index is an earlier version of it.</summary>
    public bool IsKept { get; set; }
}

/// <summary>A problem of a file, kept so that an unchanged file need not be read again to know it.</summary>
internal sealed class ProblemRow
{
    public long Id { get; set; }
    public required string Path { get; set; }
    public int Line { get; set; }
    public int Column { get; set; }
    public required string Code { get; set; }
    public required string Message { get; set; }
    public required string Suggestion { get; set; }
}

/// <summary>What <c>tags.yaml</c> says of a tag.</summary>
internal sealed class TagNoteRow
{
    public required string Slug { get; set; }
    public required string Description { get; set; }
}

/// <summary>Another name of a tag, which leads to it.</summary>
internal sealed class TagSynonymRow
{
    public required string Slug { get; set; }
    public required string Tag { get; set; }
}

/// <summary>What the full-text index says of a post.</summary>
internal sealed class SearchHitRow
{
    public long PostId { get; set; }

    /// <summary>The less, the better it fits.</summary>
    public double Rank { get; set; }
}

/// <summary>A rule of <c>_redirects</c>.</summary>
internal sealed class RedirectRow
{
    public int Position { get; set; }
    public required string Source { get; set; }

    /// <summary>As <see cref="SitePaths.Key"/> makes it; null for a rule with placeholders or a query.</summary>
    public string? SourceKey { get; set; }
    public required string Query { get; set; }
    public required string Target { get; set; }
    public int Status { get; set; }
}

/// <summary>A URL at which a post was once public.</summary>
internal sealed class RememberedRow
{
    public required string Url { get; set; }

    /// <summary>As <see cref="SitePaths.Key"/> makes it.</summary>
    public required string UrlKey { get; set; }

    /// <summary>The file that has it.</summary>
    public required string Path { get; set; }
}

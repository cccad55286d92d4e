namespace Blog.Storage;

/// <summary>What the gate asks of a post.</summary>
internal interface IGated
{
    /// <summary>Of its file, from the content folder.</summary>
    string Path { get; }

    /// <summary><see cref="PostRow.Undated"/> for a post without a date.</summary>
    DateTime PublishUtc { get; }

    /// <summary><see cref="PostRow.Never"/> for a post that does not expire.</summary>
    DateTime ExpireUtc { get; }

    /// <summary>The file hides it.</summary>
    bool Hidden { get; }

    /// <summary>The section file of its folder, or of one above, hides it.</summary>
    bool FolderHidden { get; }

    /// <summary>Another post has its URL.</summary>
    bool Shadowed { get; }
}

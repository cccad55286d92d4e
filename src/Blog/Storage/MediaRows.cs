using Blog.Media;

namespace Blog.Storage;

/// <summary>A file that a post embeds or links to.</summary>
internal sealed class PostMediaRow
{
    public long PostId { get; set; }
    public PostRow? Post { get; set; }
    public required string Path { get; set; }

    /// <summary>The name by which the post means the file, folded; empty where it says the path. The path is empty while no file has the name.</summary>
    public required string Name { get; set; }
    public MediaRow? File { get; set; }
}

/// <summary>A file beside a post.</summary>
internal sealed class MediaRow
{
    public required string Path { get; set; }
    public required string Name { get; set; }
    public long Size { get; set; }
    public long ModifiedTicks { get; set; }
    public required string Hash { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>A picture of a single frame of dots.</summary>
    public bool IsStill { get; set; }

    /// <summary>What it says of itself; null for what is no picture, or none that can be read.</summary>
    public PictureHeader? Header => this is { Width: { } width, Height: { } height } ? new(width, height, IsStill) : null;

    /// <summary>The smaller versions that are made of it; null for none.</summary>
    public Picture? Picture(BlogOptions options) => Media.Picture.Of(Hash, Name, Size, Header, options);
}

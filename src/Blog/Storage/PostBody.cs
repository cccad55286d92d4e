using System.Globalization;
using Blog.Content;
using Blog.Media;

namespace Blog.Storage;

/// <summary>A post's rendered text together with what its links lead to for this reader.</summary>
public sealed class PostBody
{
    private readonly RenderedMarkdown rendered;
    private readonly IReadOnlyDictionary<string, ResolvedTarget> targets;

    internal PostBody(RenderedMarkdown rendered, IReadOnlyDictionary<string, ResolvedTarget> targets)
    {
        this.rendered = rendered;
        this.targets = targets;
    }

    /// <summary>What the post's page frames, as a content security policy names it.</summary>
    public IReadOnlyList<string> FrameSources => rendered.FrameSources;

    /// <summary>It shows pictures, films or sounds of other sites.</summary>
    public bool ShowsOutside => rendered.Segments.OfType<EmbeddedFile>().Any(file => targets[file.Target].Kind == ResolvedKind.External);

    /// <summary>There are diagrams in it, which a script draws.</summary>
    public bool HasDiagrams => rendered.HasDiagrams;

    /// <summary>Notes stand beside the text where there is room: the page has to say so before them, or what it has drawn of itself by then would move.</summary>
    public bool HasMarginNotes => rendered.HasMarginNotes;

    /// <summary>The HTML.</summary>
    /// <param name="toUrl">Makes a URL of a decoded path of the site.</param>
    /// <param name="ownUrl">Put before links to places in the same text; empty on the post's own page, which alone has players and the like.</param>
    public string ToHtml(Func<string, string> toUrl, string ownUrl = "") => rendered.ToHtml(target => targets[target] switch
    {
        { Kind: ResolvedKind.Path } path => new LinkTarget(toUrl(path.Value!) + path.Tail, path.Width, path.Height) { Sources = ownUrl.Length > 0 || path.Picture is null ? [] : Sources(path.Picture, toUrl) },
        { Kind: ResolvedKind.Fragment } fragment => new LinkTarget(ownUrl + fragment.Value),
        var other => new LinkTarget(other.Value),
    }, isElsewhere: ownUrl.Length > 0);

    private static IReadOnlyList<PictureSource> Sources(Picture picture, Func<string, string> toUrl) =>
        [.. picture.Formats.Select(format => new PictureSource(format.MediaType, string.Join(", ", picture.List(format).Select(version => string.Create(CultureInfo.InvariantCulture, $"{toUrl(version.Path)} {version.Width}w")))))];
}

/// <summary>What a target is to the reader who asked.</summary>
internal enum ResolvedKind
{
    /// <summary>Not to be reached: hidden, or not there.</summary>
    Nothing,
    External,
    Fragment,
    Path,
}

/// <param name="Value">Null for nothing; a decoded path of the site, or the target as written.</param>
/// <param name="Tail">Query and fragment of a path, as written.</param>
internal sealed record ResolvedTarget(ResolvedKind Kind, string? Value, string Tail = "", int? Width = null, int? Height = null)
{
    /// <summary>A file of the content folder or a post is there; else the path is led to as it is, and may be anybody's.</summary>
    public TargetFound Found { get; init; }

    /// <summary>Smaller versions are made of the file; null where none are.</summary>
    public Picture? Picture { get; init; }
}

/// <summary>What the index holds at a target.</summary>
internal enum TargetFound
{
    Nothing,
    Post,
    File,
}

using Blog.Content;

namespace Blog.Media;

/// <summary>A format that smaller versions of pictures are made in.</summary>
/// <param name="Extension">With its dot.</param>
/// <param name="MediaType">As a browser calls it.</param>
public sealed record PictureFormat(string Extension, string MediaType)
{
    public static readonly PictureFormat Avif = new(".avif", "image/avif");
    public static readonly PictureFormat WebP = new(".webp", "image/webp");
    public static readonly PictureFormat Jpeg = new(".jpg", "image/jpeg");
    public static readonly PictureFormat Png = new(".png", "image/png");

    /// <summary>Those that a picture is offered in whatever its own format is, the smallest first.</summary>
    public static readonly IReadOnlyList<PictureFormat> Preferred = [Avif, WebP];

    private static readonly PictureFormat[] All = [Avif, WebP, Jpeg, Png];

    /// <summary>The format that a file's name says; null for one that nothing is made in.</summary>
    public static PictureFormat? OfFile(string name) => MediaTypes.Of(name) is { } type ? Array.Find(All, format => format.MediaType == type) : null;

    /// <summary>The names that the original of a version may have.</summary>
    /// <param name="file">The version's.</param>
    internal static IEnumerable<string> OriginalsOf(string file) =>
        Preferred.Where(format => file.EndsWith(format.Extension, StringComparison.Ordinal)).Select(format => file[..^format.Extension.Length]).Prepend(file);
}

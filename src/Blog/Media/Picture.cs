using System.Globalization;

namespace Blog.Media;

/// <summary>
/// A picture of which smaller versions are made when they are asked for. What is written into pages and what is answered are both decided here,
/// so that no other version can be asked for.
/// </summary>
public sealed class Picture
{
    /// <summary>No picture is made larger than that, on its longer side: not every format has room for more.</summary>
    private const int LongestSide = 16_383;

    // A smaller file would hardly gain anything.
    private const int SmallestFile = 16 * 1024;

    // Raised with every change of how versions are made: their addresses are for ever.
    private const int Recipe = 1;

    private static readonly int[] Steps = [320, 480, 768, 1080, 1600];

    private Picture(string hash, string name, int width, PictureFormat own)
    {
        (Hash, Name, Own) = (hash, name, own);
        // A step that is nearly the whole picture is not worth a file of its own.
        Widths = width > Steps[^1] ? Steps : [.. Steps.Where(step => step * 10 < width * 9), width];
        Formats = [.. PictureFormat.Preferred.Where(format => format != own && own != PictureFormat.Avif), own];
        IsWholeOffered = width <= Steps[^1];
    }

    /// <summary>Of the original's bytes.</summary>
    public string Hash { get; }

    /// <summary>The original's file name.</summary>
    public string Name { get; }

    /// <summary>The format of the original.</summary>
    public PictureFormat Own { get; }

    /// <summary>Pixels, from small to large; never more than the original has.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>The best first, the original's own last.</summary>
    public IReadOnlyList<PictureFormat> Formats { get; }

    /// <summary>The original is the largest of its format that is offered.</summary>
    private bool IsWholeOffered { get; }

    /// <summary>Null for a file of which no smaller versions are made.</summary>
    /// <param name="hash">Of the file's bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">The file's size.</param>
    /// <param name="header">What it says of itself; null for no readable picture.</param>
    /// <param name="options">Say how many pixels are looked at.</param>
    internal static Picture? Of(string hash, string name, long bytes, PictureHeader? header, BlogOptions options) =>
        options.PictureMegapixels > 0 && bytes >= SmallestFile && header is { IsStill: true } && !IsTooLarge(header, options) && Math.Max(header.Width, header.Height) <= LongestSide && PictureFormat.OfFile(name) is { } own
            ? new(hash, name, header.Width, own)
            : null;

    internal static bool IsTooLarge(PictureHeader header, BlogOptions options) => (long)header.Width * header.Height > options.PictureMegapixels * 1_000_000L;

    /// <summary>The path of each width in a format, for an attribute <c>srcset</c>.</summary>
    public IEnumerable<(string Path, int Width)> List(PictureFormat format) => Widths.Select(width => (PathOf(format, width), width));

    /// <summary>The version that the last two segments of a path name; null where there is none.</summary>
    /// <param name="size">As <see cref="SizeOf"/> writes it.</param>
    /// <param name="file">The original's name, with the format's ending if that is another.</param>
    public PictureVersion? Find(string size, string file)
    {
        foreach (var format in Formats)
        {
            foreach (var width in Widths)
                if (SizeOf(width) == size && file == FileOf(format) && !IsOriginal(format, width)) return new(this, format, width, $"{Hash}-{size}");
        }

        return null;
    }

    private string PathOf(PictureFormat format, int width) =>
        IsOriginal(format, width) ? SitePaths.MediaFile(Hash, Name) : SitePaths.PictureFile(Hash, SizeOf(width), FileOf(format));

    private bool IsOriginal(PictureFormat format, int width) => format == Own && IsWholeOffered && width == Widths[^1];

    private string FileOf(PictureFormat format) => format == Own ? Name : Name + format.Extension;

    private static string SizeOf(int width) => string.Create(CultureInfo.InvariantCulture, $"{width}-{Recipe}");
}

/// <summary>A smaller version of a picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Key">What identifies it together with its format: the original's bytes, the width, and how it is made.</param>
public sealed record PictureVersion(Picture Picture, PictureFormat Format, int Width, string Key);

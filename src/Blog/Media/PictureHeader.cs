using Blog.Media.Metadata;
using NetVips;

namespace Blog.Media;

/// <summary>What the first bytes of a picture say, so that nothing of it has to be decoded.</summary>
/// <param name="Width">Pixels as a browser shows them, the camera's orientation applied.</param>
/// <param name="Height">Pixels likewise.</param>
/// <param name="IsStill">A single frame of dots: neither a drawing nor an animation.</param>
internal sealed record PictureHeader(int Width, int Height, bool IsStill)
{
    // A GIF is hardly ever a photograph, and mostly moves.
    private static readonly string[] Stills = ["jpegload", "pngload", "webpload", "heifload"];

    /// <summary>Null for a file that is no readable picture.</summary>
    /// <param name="file">Has to be able to seek; is left somewhere in the middle.</param>
    public static PictureHeader? Read(Stream file)
    {
        PictureLibrary.Prepare();
        try
        {
            var isAnimated = IsAnimatedPng(file);
            file.Position = 0;
            using var image = Image.NewFromStream(file);
            var isTurned = image.Contains("orientation") && image.Get("orientation") is int orientation && orientation is >= 5 and <= 8;
            var isStill = !isAnimated && image.Get("vips-loader") is string loader && Stills.Any(still => loader.StartsWith(still, StringComparison.Ordinal))
                && !(image.Contains("n-pages") && image.Get("n-pages") is > 1);
            return isTurned ? new(image.Height, image.Width, isStill) : new(image.Width, image.Height, isStill);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>Whether a PNG says that it moves, which its library does not tell: a chunk of its own stands before the picture.</summary>
    private static bool IsAnimatedPng(Stream file)
    {
        Span<byte> start = stackalloc byte[PngMetadata.Start.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(PngMetadata.Start)
            && PngMetadata.Chunks(file).TakeWhile(chunk => chunk.Name != "IDAT").Any(chunk => chunk.Name == "acTL");
    }
}

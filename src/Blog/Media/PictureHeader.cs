using Blog.Content;
using Blog.Media.Metadata;
using NetVips;

namespace Blog.Media;

/// <summary>What the first bytes of a picture say, so that nothing of it has to be decoded.</summary>
/// <param name="Width">Pixels as a browser shows them, the camera's orientation applied.</param>
/// <param name="Height">Pixels likewise.</param>
/// <param name="IsStill">A single frame of dots that smaller ones can be made of: neither a drawing nor an animation, nor one that takes too much memory to unpack.</param>
internal sealed record PictureHeader(int Width, int Height, bool IsStill)
{
    // A drawing is read as a whole, into many times its size.
    private const int LargestDrawing = 4 * 1024 * 1024;

    // Of an AVIF, a photograph of eleven million dots.
    private const long MostHeld = 190_000_000;

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
            if (file.Length > LargestDrawing && !MediaSignature.IsKnownPicture(file)) return null;
            using var image = Image.NewFromStream(file);
            var isTurned = image.Contains("orientation") && image.Get("orientation") is int orientation && orientation is >= 5 and <= 8;
            var isStill = !isAnimated && image.Get("vips-loader") is string loader && Stills.Any(still => loader.StartsWith(still, StringComparison.Ordinal))
                && !(image.Contains("n-pages") && image.Get("n-pages") is > 1) && HeldWhole(image, loader) <= MostHeld;
            return isTurned ? new(image.Height, image.Width, isStill) : new(image.Width, image.Height, isStill);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>
    /// About as many bytes as it takes to make a version of a picture that has to be in memory as a whole before its first row is there, as it was measured; 0 for
    /// what is read row by row. One that is packed in passes is all there only after the last.
    /// </summary>
    private static long HeldWhole(Image image, string loader)
    {
        var dots = (long)image.Width * image.Height;
        if (loader.StartsWith("heifload", StringComparison.Ordinal)) return dots * 17;
        if (loader.StartsWith("webpload", StringComparison.Ordinal)) return dots * image.Bands;
        if (!image.Contains("interlaced") || image.Get("interlaced") is not 1) return 0;
        return loader.StartsWith("pngload", StringComparison.Ordinal) ? dots * image.Bands * (image.Format == Enums.BandFormat.Ushort ? 3 : 2)
            : image.Contains("jpeg-chroma-subsample") && image.Get("jpeg-chroma-subsample") is "4:2:0" ? dots * 9 / 2 : dots * 8;
    }

    /// <summary>Whether a PNG says that it moves, which its library does not tell: a chunk of its own stands before the picture.</summary>
    private static bool IsAnimatedPng(Stream file)
    {
        Span<byte> start = stackalloc byte[PngMetadata.Start.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(PngMetadata.Start)
            && PngMetadata.Chunks(file).TakeWhile(chunk => chunk.Name != "IDAT").Any(chunk => chunk.Name == "acTL");
    }
}

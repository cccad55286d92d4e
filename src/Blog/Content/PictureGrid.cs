using System.Globalization;

namespace Blog.Content;

/// <summary>How wide a page shows pictures: the numbers of the style sheet's grid, as an attribute <c>sizes</c> says them.</summary>
internal static class PictureGrid
{
    // Of site.css: the column is at most 40rem wide, and between it and the window stand 1.125rem, or 4% of a window that is wider than 28.125rem.
    private const int Column = 640;
    private const int WideWindow = 450;
    private const double WideShare = 0.92;

    /// <summary>The attribute's value for a picture.</summary>
    /// <param name="width">Pixels that it has, or that its author gives it.</param>
    public static string Sizes(int width)
    {
        var shown = width >= Column ? "40rem" : string.Create(CultureInfo.InvariantCulture, $"{width}px");
        var most = Math.Min(width, Column);
        return most + 36 <= WideWindow
            ? string.Create(CultureInfo.InvariantCulture, $"(min-width: {most + 36}px) {shown}, calc(100vw - 2.25rem)")
            : string.Create(CultureInfo.InvariantCulture, $"(min-width: {Math.Ceiling(most / WideShare)}px) {shown}, (min-width: {WideWindow}px) 92vw, calc(100vw - 2.25rem)");
    }
}

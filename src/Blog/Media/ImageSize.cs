using NetVips;

namespace Blog.Media;

/// <summary>Reads the size that an image is shown at, from its header alone.</summary>
internal static class ImageSize
{
    /// <summary>Pixels as a browser shows them, the camera's orientation applied; null for a file that is no readable image.</summary>
    /// <param name="file">Has to be able to seek; is left somewhere in the middle.</param>
    public static (int Width, int Height)? Read(Stream file)
    {
        try
        {
            using var image = Image.NewFromStream(file);
            var isTurned = image.Contains("orientation") && image.Get("orientation") is int orientation && orientation is >= 5 and <= 8;
            return isTurned ? (image.Height, image.Width) : (image.Width, image.Height);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}

namespace Blog.Content;

/// <summary>The kinds of files that a public site serves.</summary>
public static class MediaTypes
{
    // Extensions that a public site serves, with what browsers call them. HTML and scripts of authors are not among them.
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".svg"] = "image/svg+xml",
        [".ico"] = "image/x-icon",
        [".bmp"] = "image/bmp",
        [".mp4"] = "video/mp4",
        [".webm"] = "video/webm",
        [".mov"] = "video/quicktime",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".ogg"] = "audio/ogg",
        [".oga"] = "audio/ogg",
        [".wav"] = "audio/wav",
        [".flac"] = "audio/flac",
        [".pdf"] = "application/pdf",
        [".zip"] = "application/zip",
        [".txt"] = "text/plain; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".vtt"] = "text/vtt; charset=utf-8",
        [".woff2"] = "font/woff2",
        [".webmanifest"] = "application/manifest+json",
        [".css"] = "text/css; charset=utf-8",
    };

    /// <summary>The media type of a file that may be served; null for every other kind.</summary>
    public static string? Of(string path) => Types.GetValueOrDefault(Path.GetExtension(path));
}

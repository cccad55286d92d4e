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

    /// <summary>Whether files of a type hold text, which can be packed: drawings are text too.</summary>
    public static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/manifest+json";

    /// <summary>The media type to send a file with, once its first bytes were looked at; null where they are of another kind than its name says.</summary>
    /// <param name="path">With its extension.</param>
    /// <param name="file">Open at its beginning, where it is left again.</param>
    public static string? Of(string path, Stream file)
    {
        if (Of(path) is not { } type) return null;
        Span<byte> head = stackalloc byte[MediaSignature.Length];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return MediaSignature.Check(type, head);
    }

    /// <summary>The media type of a file that may be served; null for every other kind.</summary>
    public static string? Of(string path) => Types.GetValueOrDefault(Path.GetExtension(path));
}

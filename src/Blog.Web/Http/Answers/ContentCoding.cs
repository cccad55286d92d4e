namespace Blog.Web.Http.Answers;

/// <summary>How the bytes of an answer are packed, the one that is liked least first.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Zstandard,
    Brotli,
}

/// <summary>The names of codings in headers.</summary>
internal static class ContentCodingNames
{
    /// <summary>Of every coding, in its place.</summary>
    public static readonly IReadOnlyList<string> All = ["identity", "gzip", "zstd", "br"];

    public static string Name(this ContentCoding coding) => All[(int)coding];
}

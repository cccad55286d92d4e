namespace Blog.Memory;

/// <summary>What the memory says of itself to whoever finds its folder.</summary>
internal static class MemoryReadme
{
    public const string Text = """
        What the site remembers and its content cannot tell
        ===================================================

        posts/                 the last readable version of each post whose file cannot be read as it is now; gone when the file is mended
        blog.yaml, tags.yaml, authors.yaml, words.yaml, _redirects
                               the last usable version of each, in force while the one in the content folder is broken

        urls.txt               the addresses at which posts were once public, so that they lead to where these are now; may be corrected by hand

        The blog writes these files, and never shows them to anybody. Keep the folder when you move the site or make the index anew. Without it
        the blog works, and has forgotten: what is broken in the content folder then stays away until it is mended.

        """;
}

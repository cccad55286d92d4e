namespace Blog.Content.Markdown.Dialects;

/// <summary><c>{% raw %}…{% endraw %}</c>: what stands between is markdown in which no brace means anything.</summary>
internal static class RawText
{
    public static void Open(DialectWalk walk, int tagEnd)
    {
        var close = walk.FindTag("{%", "endraw", "%}", tagEnd);
        walk.Remove(tagEnd);
        // One that is never closed keeps the rest.
        walk.RawEnd = close?.Start ?? walk.Source.Length;
    }

    /// <summary>The brace stays, so that nothing that reads the text later takes it for a construct either.</summary>
    public static bool TryKeep(DialectWalk walk)
    {
        walk.Replace(walk.At + 1, "&#123;");
        return true;
    }

    public static bool TryClose(DialectWalk walk)
    {
        if (walk.FindTag("{%", "endraw", "%}", walk.At) is not { } close || close.Start != walk.At) return false;
        walk.RawEnd = 0;
        walk.Remove(close.End);
        return true;
    }
}

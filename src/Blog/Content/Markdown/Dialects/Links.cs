namespace Blog.Content.Markdown.Dialects;

/// <summary>Writes links for constructs that are addresses or frames elsewhere. Nothing of another site is ever embedded.</summary>
internal static class Links
{
    /// <summary>The target alone where an address is expected, else a whole link.</summary>
    public static bool Write(DialectWalk walk, int end, string target, string name)
    {
        if (target.Length == 0) return false;
        walk.Replace(end, walk.IsDestination ? Target(target) : Markup.Link(walk, NoteTarget.Shown(name), target));
        return true;
    }

    /// <summary>Films, posts and files on other sites, which Hugo, Hexo, Jekyll and Zola have constructs for.</summary>
    public static bool TryMedia(DialectWalk walk, int end, string name, TagArguments arguments)
    {
        var id = arguments.Get("id", 0);
        var (text, target) = name switch
        {
            "youtube" when IsId(id) => ("Video on YouTube", "https://www.youtube.com/watch?v=" + id),
            "vimeo" when IsId(id) => ("Video on Vimeo", "https://vimeo.com/" + id),
            "x" or "tweet" or "twitter" when IsId(arguments.Get("user")) && IsId(arguments.Get("id")) => ("Post on X", $"https://x.com/{arguments.Get("user")}/status/{arguments.Get("id")}"),
            "x" or "tweet" or "twitter" when IsId(id) && id.All(char.IsAsciiDigit) => ("Post on X", "https://x.com/i/status/" + id),
            "instagram" when IsId(id) => ("Post on Instagram", $"https://www.instagram.com/p/{id}/"),
            "gist" when arguments.Get("url") is var url && url.StartsWith("https://gist.github.com/", StringComparison.Ordinal) => ("Gist on GitHub", url),
            "gist" when arguments.Values is [var user, var gist, ..] && IsId(user) && IsId(gist) => ("Gist on GitHub", $"https://gist.github.com/{user}/{gist}"),
            "gist" when arguments.Values is [var path, ..] && path.Split('/').All(IsId) => ("Gist on GitHub", "https://gist.github.com/" + path),
            _ => ("", ""),
        };
        if (target.Length == 0) return false;
        if (arguments.Get("title") is { Length: > 0 } title) text = title;
        walk.Replace(end, Markup.Link(walk, text, target));
        return true;
    }

    private static string Target(string target) => target.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}

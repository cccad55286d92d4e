using System.Buffers;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Words that stand for the site in addresses: Zola's <c>@/</c> and Ghost's <c>__GHOST_URL__</c>.</summary>
internal static class SitePlaceholders
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\n)>\"'");
    private const string Ghost = "__GHOST_URL__";

    public static bool TryZolaLink(DialectWalk walk)
    {
        var source = walk.Source;
        if (!walk.StartsWith("@/") || !walk.IsDestination) return false;
        var length = source.AsSpan(walk.At).IndexOfAny(Ends);
        var end = length < 0 ? source.Length : walk.At + length;
        var target = source[(walk.At + 2)..end];
        if (!target.Contains(".md", StringComparison.Ordinal)) return false;
        walk.Replace(end, NoteTarget.Of(Uri.UnescapeDataString(target)));
        return true;
    }

    public static bool TryGhostUrl(DialectWalk walk)
    {
        if (!walk.StartsWith(Ghost) || !walk.IsDestination) return false;
        var end = walk.At + Ghost.Length;
        walk.Replace(end, end < walk.Source.Length && walk.Source[end] == '/' ? "" : "/");
        return true;
    }
}

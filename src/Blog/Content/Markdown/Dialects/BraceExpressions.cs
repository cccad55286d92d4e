using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>
/// Expressions in <c>{{ … }}</c> that are known: paths of the site in Jekyll and Eleventy, films in Zola. All others stay, since braces mean
/// something in many languages that people write about.
/// </summary>
internal static partial class BraceExpressions
{
    public static bool TryTranslate(DialectWalk walk)
    {
        if (!walk.StartsWith("{{")) return false;
        var end = walk.Find("}}", walk.At + 2);
        if (end < 0 || end - walk.At > 600) return false;
        var inner = walk.Source[(walk.At + 2)..end].Trim('-').Trim();
        end += 2;
        return TryPath(walk, inner, end) || TryCall(walk, inner, end) || TrySiteValue(walk, inner, end);
    }

    private static bool TryPath(DialectWalk walk, string inner, int end)
    {
        if (inner is "site.baseurl" or "site.url" or "site.github.url" or "site.url | append: site.baseurl" or "base_url" or "config.base_url")
        {
            // The path that follows starts at the site's root as it is.
            var isFollowed = end < walk.Source.Length && walk.Source[end] is '/' or '{';
            if (!isFollowed && !walk.IsDestination) return false;
            walk.Replace(end, isFollowed ? "" : "/");
            return true;
        }

        var match = Path().Match(inner);
        if (!match.Success) return false;
        var path = match.Groups["path"].Value;
        walk.Replace(end, path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) || path.StartsWith('#') ? path : "/" + path);
        return true;
    }

    private static bool TryCall(DialectWalk walk, string inner, int end)
    {
        var match = Call().Match(inner);
        if (!match.Success) return false;
        var name = match.Groups["name"].Value;
        if (!Links.TryMedia(walk, end, name, TagArguments.Parse(match.Groups["arguments"].Value))) walk.Leave(end, $"{{{{ {name}() }}}}");
        return true;
    }

    private static bool TrySiteValue(DialectWalk walk, string inner, int end)
    {
        var match = SiteValue().Match(inner);
        if (!match.Success) return false;
        walk.Leave(end, $"{{{{ {match.Value} }}}}");
        return true;
    }

    [GeneratedRegex("""^(?:"(?<path>[^"\s]*)"|'(?<path>[^'\s]*)')\s*(?:\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.(?:baseurl|url))\s*)+$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex("""^(?<name>[a-z][a-z0-9_]*)\((?<arguments>\s*|\s*[a-z_]+\s*=.*)\)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex("""^(?:site|page)\.[A-Za-z_]+""", RegexOptions.CultureInvariant)]
    private static partial Regex SiteValue();
}

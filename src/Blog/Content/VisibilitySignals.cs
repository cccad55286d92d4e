using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Looks for what hides a post in text that could not be parsed, so that a broken draft stays a draft.</summary>
internal static partial class VisibilitySignals
{
    /// <summary>Somewhere at the top of the text a key hides the post, or is not clear about it.</summary>
    public static bool AskToBeHidden(ReadOnlySpan<char> text) => Find(text, onlyClear: false);

    /// <summary>The line says plainly that the post is hidden.</summary>
    public static bool Says(ReadOnlySpan<char> line) => line.IndexOfAny(':', '=') > 0 && Find(line, onlyClear: true);

    /// <summary>The line begins with a key that says so.</summary>
    public static bool BeginsWith(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAny(':', '=') is not (> 0 and < 60)) return false;
        foreach (var match in Signal().EnumerateMatches(line)) return match.Index == 0 && Find(line[..match.Length], onlyClear: true);
        return false;
    }

    /// <summary>Somewhere at the top of the text a line asks for the post to be published, where that has to be said.</summary>
    public static bool SaysPublish(ReadOnlySpan<char> text) => Publish().IsMatch(text[..Math.Min(text.Length, FrontMatterParser.MaximumLength)]);

    private static bool Find(ReadOnlySpan<char> text, bool onlyClear)
    {
        // Front matter stands at the top; what a long body says about drafts is not meant.
        var head = text[..Math.Min(text.Length, FrontMatterParser.MaximumLength)];
        foreach (var match in Signal().EnumerateMatches(head))
        {
            var signal = head.Slice(match.Index, match.Length);
            var split = signal.IndexOfAny(':', '=');
            var raw = signal[(split + 1)..];
            if (raw.IndexOf(" #") is >= 0 and var comment) raw = raw[..comment];
            var hides = VisibilityRules.Hides(signal[..split].Trim("\"' \t-+#").ToString(), raw.Trim("\"' \t").ToString(), out var isClear);
            if (hides && (isClear || !onlyClear)) return true;
        }

        return false;
    }

    // A key at the start of a line or after a brace or comma, and its value up to the next of these.
    [GeneratedRegex("""(?<=^|[\n{,\[])(?:#\+)?[ \t\-+]*["']?[\p{L}_][\p{L}\d_. -]{2,40}["']?[ \t]*[:=][^\n,}\]]*""", RegexOptions.CultureInvariant)]
    private static partial Regex Signal();

    [GeneratedRegex("""^[ \t]*["']?(?:dg-?)?publish["']?[ \t]*[:=][ \t]*["']?(?:true|yes|on|\d{4}-)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Publish();
}

using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Formulas;

/// <summary>Finds comments of TeX, <c>% to the end of the line</c>, which are for authors alone. An escaped percent sign is none.</summary>
internal static partial class TexComments
{
    public static string Remove(string tex) => tex.Contains('%', StringComparison.Ordinal) ? Token().Replace(tex, token => token.Groups["comment"].Success ? "" : token.Value) : tex;

    /// <summary>The words of each comment, without the sign and the line end.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string tex) =>
        tex.Contains('%', StringComparison.Ordinal) ? Token().Matches(tex).Select(token => token.Groups["comment"]).Where(comment => comment.Length > 0).Select(comment => (comment.Index, comment.Length)) : [];

    // A comment takes its line end with it, as it does in TeX.
    [GeneratedRegex(@"\\verb\*?(?<mark>[^*a-zA-Z\r\n])[^\r\n]{0,200}?\k<mark>|\\.|%(?<comment>[^\r\n]*)(?:\r?\n)?", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

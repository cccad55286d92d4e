using System.Net;
using System.Text.RegularExpressions;
using Blog.Content;

namespace Blog.Inspection;

/// <summary>What the manual says of a kind of problem.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Meaning">What it is, and what became of the file.</param>
/// <param name="Remedy">What to write.</param>
/// <param name="Section">Where it is told: a file of the repository, with a fragment.</param>
public sealed record ProblemExplanation(ProblemCode Code, string Meaning, string Remedy, string Section);

/// <summary>The manual's post about problems, which is a part of the program: its words stand nowhere else.</summary>
public static partial class ProblemManual
{
    private const string File = "problems.md";

    /// <summary>Explains a code.</summary>
    public static ProblemExplanation Explain(ProblemCode code)
    {
        var section = Sections().Matches(Text).First(match => match.Groups["id"].Value == code.Id);
        return new(code, Plain(section.Groups["meaning"].Value), Plain(section.Groups["remedy"].Value), $"content/posts/{File}#{code.Id.ToLowerInvariant()}");
    }

    /// <summary>The code that somebody means: in small letters, and its number alone, will do. Null for none.</summary>
    public static ProblemCode? Find(string written) => ProblemCode.All.FirstOrDefault(code => code.Id == Spelt(written));

    /// <summary>Codes that may have been meant, the likeliest first.</summary>
    public static IReadOnlyList<ProblemCode> ListNearest(string written) =>
    [
        .. ProblemCode.All.Select(code => (Code: code, Distance: EditDistance.Between(code.Id, Spelt(written)))).Where(found => found.Distance <= 2)
            .OrderBy(found => found.Distance).ThenBy(found => found.Code.Id, StringComparer.Ordinal).Take(3).Select(found => found.Code),
    ];

    private static string Spelt(string written)
    {
        var code = written.Trim().ToUpperInvariant();
        return code.Length is > 0 and <= 3 && code.All(char.IsAsciiDigit) ? $"BLG{code.PadLeft(3, '0')}" : code;
    }

    private static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ProblemManual).Assembly.GetManifestResourceStream(File)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>As a terminal shows it: code stays between backticks, and a link is told with its target.</summary>
    private static string Plain(string markdown) => Tags().Replace(Links().Replace(markdown, "${text} (${target})"), tag => $"`{WebUtility.HtmlDecode(tag.Groups["text"].Value)}`").Trim();

    [GeneratedRegex(@"^### (?<id>BLG\d{3})\n\n\*\*[^*]+\*\* \(\w+\)\. (?<meaning>[^\n]+)\n\n\*What to write:\* (?<remedy>[^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"(?<!!)\[(?<text>[^\]]+)\]\((?<target>[^)]+)\)(?=[^`]*(?:`[^`]*`[^`]*)*$)")]
    private static partial Regex Links();

    [GeneratedRegex("<code>(?<text>[^<]*)</code>")]
    private static partial Regex Tags();
}

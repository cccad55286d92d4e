using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Makes the slug that identifies a tag, an author or a category: two names with one slug are one.</summary>
public static partial class TagSlug
{
    /// <summary>Lower case, letters of every script kept; <c>#</c> is sharp, <c>+</c> plus, <c>&amp;</c> and, a leading dot is dot. Never empty.</summary>
    public static string FromName(string name)
    {
        var text = UnicodeText.Compose(name.Trim());
        var slug = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '#':
                    slug.Append("sharp");
                    break;
                case '+':
                    slug.Append("plus");
                    break;
                case '&':
                    Hyphen(slug);
                    slug.Append("and-");
                    break;
                case '.':
                    slug.Append(slug.Length == 0 ? "dot" : ".");
                    break;
                case '-' or '/' or '\\' or ':' or ',' or ';' or '|' or '=' or '–' or '—':
                    Hyphen(slug);
                    break;
                default:
                    if (Rune.IsWhiteSpace(rune)) Hyphen(slug);
                    else if (IsKept(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
                    break;
            }
        }

        var made = slug.ToString().Trim('-').TrimEnd('.').Trim('-');
        return made.Length > 0 ? made : Escape(text);
    }

    /// <summary>What other engines make of the name: GitHub's slugs and lodash's <c>kebabCase</c>, which AstroPaper used in turn, Hugo's, and the name itself.</summary>
    public static IReadOnlySet<string> Former(string name)
    {
        var lower = UnicodeText.Compose(name.Trim()).ToLowerInvariant();
        var github = string.Concat(lower.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ')).Replace(' ', '-');
        var kebab = Boundary().Replace(UnicodeText.Compose(name.Trim()), "-").Trim('-').ToLowerInvariant();
        return new HashSet<string>(StringComparer.Ordinal)
            { lower, lower.Replace("#", "-sharp", StringComparison.Ordinal).Replace("+", "-plus", StringComparison.Ordinal), lower.Replace(' ', '+'), lower.Replace(' ', '-'), lower.Replace(' ', '_'), github, kebab, EngineSlug.Hugo(lower), EngineSlug.Jekyll(lower), lower.Replace("&", "and", StringComparison.Ordinal).Replace(' ', '-') };
    }

    private static void Hyphen(StringBuilder slug)
    {
        if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
    }

    /// <summary>Letters, digits and emoji; not punctuation, which nobody types into an address.</summary>
    private static bool IsKept(Rune rune) => Rune.IsLetterOrDigit(rune) || Slug.IsMark(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;

    /// <summary>Names of punctuation only, by their code points: they need some address, and each its own.</summary>
    private static string Escape(string text) =>
        text.Length == 0 ? "none" : string.Join('-', text.EnumerateRunes().Take(8).Select(rune => $"u{rune.Value:x4}"));

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}

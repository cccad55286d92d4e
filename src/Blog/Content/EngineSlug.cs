using System.Globalization;
using System.Text;

namespace Blog.Content;

/// <summary>Makes parts of addresses of the names of files and folders as other engines do, so that the addresses of a folder stay what they were.</summary>
internal static class EngineSlug
{
    /// <summary>Lower case; letters, digits and <c>. _ + ~ @ -</c> stay, spaces become hyphens, the rest goes.</summary>
    public static string Hugo(string name)
    {
        var slug = new StringBuilder(name.Length);
        var isSpaced = false;
        foreach (var rune in UnicodeText.Compose(name).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) isSpaced = slug.Length > 0 && slug[^1] != '-';
            if (!Rune.IsLetterOrDigit(rune) && !Slug.IsMark(rune) && rune.Value is not ('.' or '_' or '+' or '~' or '@' or '-')) continue;
            if (isSpaced && rune.Value != '-') slug.Append('-');
            isSpaced = false;
            slug.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return slug.ToString().Trim('.');
    }

    /// <summary>Case is kept; runs of what is neither letter nor digit nor one of <c>. _ ~ ! $ &amp; ' ( ) + , ; = @</c> become a hyphen.</summary>
    public static string Jekyll(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var rune in UnicodeText.Compose(name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Slug.IsMark(rune) || rune.IsAscii && "._~!$&'()+,;=@".Contains((char)rune.Value, StringComparison.Ordinal)) slug.Append(rune.ToString());
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimStart('.').Trim('-');
    }

    /// <summary>As hyphenated words of lower-case letters without accents. Letters without a Latin base stay, where Zola would transliterate them.</summary>
    public static string Zola(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in UnicodeText.Compose(name).EnumerateRunes())
        {
            var parts = rune.ToString().Normalize(NormalizationForm.FormD);
            if (char.IsAscii(parts[0]) && !char.IsAsciiLetterOrDigit(parts[0])) plain.Append(' ');
            else if (char.IsAsciiLetter(parts[0])) plain.Append(parts[0]);
            else plain.Append(rune.ToString());
        }

        return Slug.FromText(plain.ToString());
    }

    /// <summary>The name itself, spaces and capitals included; without what no address can hold.</summary>
    public static string AsWritten(string name) => Keep(name, ' ');

    /// <summary>The name itself in lower case.</summary>
    public static string LowerCase(string name) => Keep(name, ' ').ToLowerInvariant();

    /// <summary>The name itself with a plus for each space.</summary>
    public static string Obsidian(string name) => Keep(name, '+');

    private static string Keep(string name, char space)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var rune in UnicodeText.Compose(name).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) slug.Append(space);
            else if (!Rune.IsControl(rune) && rune.Value is not ('/' or '\\' or '?' or '#' or 0xFFFD) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) slug.Append(rune.ToString());
        }

        return slug.ToString().Trim().TrimStart('.');
    }
}

using System.Text;

namespace Blog.Content.Markdown;

/// <summary>Writes text and addresses into markdown so that they mean nothing but themselves.</summary>
internal static class TwinText
{
    private const string Marks = "\\`*_[]<>#|~$&";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Marks.Contains(letter, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>An address without the letters that would end it early.</summary>
    public static string Url(string url) => url.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "%09", StringComparison.Ordinal);

    /// <summary>Pictures as far as they can be shown, the words for the others.</summary>
    public static string Images(List<(string Target, string Alt)> images, Func<string, string?> resolve, string between) =>
        string.Join(between, images.Select(image => resolve(image.Target) is { } url ? $"![{image.Alt}]({Url(url)})" : image.Alt));

    /// <summary>Text and the pictures below it.</summary>
    public static string Joined(string text, string images) => text.Length > 0 && images.Length > 0 ? $"{text}\n\n{images}" : text + images;
}

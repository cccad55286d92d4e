using System.Globalization;
using System.Text;
using Blog.Content.Markdown.Dialects;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>Gives each heading its level and id, in order; reading and rendering use the same rules through it.</summary>
/// <param name="title">A leading level-one heading that says this is left out. Null: any leading level-one heading is the title.</param>
internal sealed class HeadingOutline(string? title)
{
    private readonly Stack<int> open = new();
    /// <summary>Ids in use, each with the number to try next.</summary>
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>A level-one heading that the body starts with.</summary>
    public static bool IsLeading(HeadingBlock heading) => heading.Level == 1 && heading.Parent is MarkdownDocument document && document[0] == heading;

    /// <summary>The id that the author wrote after the heading.</summary>
    private static string? OwnId(HeadingBlock heading) => heading.Inline?.LastChild is HtmlInline comment ? AttributeLists.IdIn(comment.Tag) : null;

    /// <summary>The place of the next heading on the page; null for the one that repeats the title.</summary>
    public Heading? Next(HeadingBlock heading, string text)
    {
        // The id is taken even when the heading is left out, so that the others keep theirs whatever the title says.
        var id = Unique(Slug(OwnId(heading) ?? text));
        if (IsLeading(heading) && (title is null || SaysTheSame(text, title))) return null;
        while (open.Count > 0 && open.Peek() >= heading.Level) open.Pop();
        open.Push(heading.Level);
        return new Heading(Math.Min(6, open.Count + 1), id, text);
    }

    /// <summary>Lower case, letters and digits of any script kept, spaces to hyphens, the rest dropped: GitHub's rule.</summary>
    internal static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in UnicodeText.Compose(text).EnumerateRunes())
        {
            if (rune.Value is '-' or '_' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.IsWhiteSpace(rune))
                slug.Append('-');
        }

        var trimmed = slug.ToString().Trim('-');
        if (trimmed.Length == 0) return "section";
        // Footnotes have ids of their own.
        return trimmed.StartsWith("fn-", StringComparison.Ordinal) || trimmed.StartsWith("fnref-", StringComparison.Ordinal) ? "section-" + trimmed : trimmed;
    }

    private string Unique(string slug)
    {
        var id = slug;
        if (!taken.TryGetValue(slug, out var number)) number = 1;
        while (taken.ContainsKey(id)) id = $"{slug}-{(number++).ToString(CultureInfo.InvariantCulture)}";
        taken[slug] = number;
        taken.TryAdd(id, 1);
        return id;
    }

    private static bool SaysTheSame(string text, string title) =>
        title.Length > 0 && string.Equals(WithoutSpace(text), WithoutSpace(title), StringComparison.Ordinal);

    private static string WithoutSpace(string text) => string.Concat(UnicodeText.Compose(text).Where(character => !char.IsWhiteSpace(character)));
}

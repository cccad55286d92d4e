using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Text;
using NetVips;

namespace Blog.Media;

/// <summary>Draws lines of text for share images: in the fonts that come with the program, and in those of the system for letters that they lack.</summary>
internal static class ShareFont
{
    public const string Ink = "#1c1f23", Muted = "#50575f";

    private const int ProbeSize = 40;

    private static readonly string[] Files = [.. ((string[])["SemiBold", "Regular"]).Select(weight => Path.Combine(AppContext.BaseDirectory, "fonts", $"Literata-{weight}.ttf"))];
    private static readonly ConcurrentDictionary<int, bool> Known = new();

    // A file is added to the fonts of the process by the first text that names it.
    private static readonly Lazy<bool> Registered = new(() =>
    {
        using var image = Image.Text("a", fontfile: Files[1]);
        return true;
    });

    public static string Bold(string text, string color) => Span(text, color, "semibold");

    public static string Regular(string text, string color) => Span(text, color, "regular");

    /// <summary>An image as wide and high as the ink, transparent around it; null where there is nothing to draw.</summary>
    /// <param name="markup">What <see cref="Bold"/> and <see cref="Regular"/> make of text.</param>
    /// <param name="size">Of the letters, in pixels.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="width">Where lines break; null for a single line.</param>
    /// <param name="leading">From line to line, in sizes of the letters.</param>
    /// <param name="breakWords">Words that are wider than a line are broken too.</param>
    public static Image? Draw(string markup, int size, string language, int? width = null, double leading = 1.4, bool breakWords = false)
    {
        if (markup.Length == 0) return null;
        var font = string.Create(CultureInfo.InvariantCulture, $"Literata,Noto Serif,Noto Serif CJK JP,serif {size}px");
        // Pango takes a number above 1024 for an absolute height, so that the fonts of all scripts keep the same lines.
        var height = (int)(size * leading * 1024);
        return Registered.Value
            ? Image.Text(string.Create(CultureInfo.InvariantCulture, $"<span lang=\"{SecurityElement.Escape(language)}\" line_height=\"{height}\">{markup}</span>"), font, width, fontfile: Files[0], dpi: 72, rgba: true,
                wrap: breakWords ? Enums.TextWrap.WordChar : Enums.TextWrap.Word)
            : null;
    }

    /// <summary>The text as far as it can be drawn: without symbols that no font has; null where a letter is missing, so that there would be boxes instead of words.</summary>
    public static string? Drawable(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune))
            {
                if (drawn.Length > 0 && drawn[^1] != ' ') drawn.Append(' ');
                continue;
            }

            if (category is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) continue;
            // Joiners and selectors have no shape of their own.
            if (category == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F || Known.GetOrAdd(rune.Value, _ => !IsBox(rune))) drawn.Append(rune.ToString());
            else if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) return null;
        }

        return drawn.ToString().Trim();
    }

    /// <summary>What no font has is drawn as a box with its number in it: ink all along the four edges.</summary>
    private static bool IsBox(Rune rune)
    {
        using var glyph = Draw(Bold(rune.ToString(), "#000000"), ProbeSize, "en");
        if (glyph is null) return false;
        using var ink = glyph.ExtractBand(3);
        var trim = Array.ConvertAll(ink.FindTrim(threshold: 100, background: [0]), side => Convert.ToInt32(side, CultureInfo.InvariantCulture));
        var (left, top, width, height) = (trim[0], trim[1], trim[2], trim[3]);
        return width > ProbeSize / 3 && height > ProbeSize / 3
            && IsFull(left, top, width, 1) && IsFull(left, top + height - 1, width, 1) && IsFull(left, top, 1, height) && IsFull(left + width - 1, top, 1, height);

        bool IsFull(int x, int y, int wide, int high)
        {
            using var edge = ink.Crop(x, y, wide, high);
            return edge.Min() > 60;
        }
    }

    private static string Span(string text, string color, string weight) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"<span foreground=\"{color}\" font_weight=\"{weight}\">{SecurityElement.Escape(text)}</span>";
}

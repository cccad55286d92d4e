using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Text;
using Blog.Content.Markdown;
using NetVips;

namespace Blog.Media;

/// <summary>Draws lines of text for share images: in the fonts that come with the program, and in those of the system for letters that they lack.</summary>
internal static class ShareFont
{
    public const string Ink = "#1c1f23", Muted = "#50575f";

    private const int ProbeSize = 40, Longest = 200, MostMarks = 6;
    private const byte Faint = 60, Inked = 101;

    private static readonly string[] Files = [.. ((string[])["SemiBold", "Regular"]).Select(weight => Path.Combine(AppContext.BaseDirectory, "fonts", $"Literata-{weight}.ttf"))];
    private static readonly ConcurrentDictionary<int, Shape> Known = new();

    private enum Shape
    {
        /// <summary>No ink.</summary>
        None,
        Ink,

        /// <summary>No font has it.</summary>
        Box,
    }

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

    /// <summary>
    /// The text as far as it can be drawn: without symbols that no font has, empty where nothing would show, and cut at a word where nobody would read on.
    /// Null where a letter is missing, so that there would be boxes instead of words.
    /// </summary>
    /// <param name="text">However long.</param>
    /// <param name="longest">In letters as readers count them.</param>
    public static string? Drawable(string text, int longest = Longest)
    {
        var drawn = new StringBuilder();
        var (count, length, isVisible, isParted) = (0, 0, false, false);
        // What is left out costs a look, too.
        var looks = 2 * longest;
        for (var letters = StringInfo.GetTextElementEnumerator(text); count <= longest && looks > 0 && letters.MoveNext();)
        {
            var letter = letters.GetTextElement();
            if (string.IsNullOrWhiteSpace(letter))
            {
                isParted = true;
                continue;
            }

            looks--;
            if (DrawableLetter(letter, out var isSeen) is not { } known) return null;
            if (known.Length == 0) continue;
            if (isParted && drawn.Length > 0)
            {
                drawn.Append(' ');
                count++;
            }

            isParted = false;
            if (count < longest) length = drawn.Length + known.Length;
            drawn.Append(known);
            isVisible |= isSeen;
            if (isSeen) count++;
        }

        return isVisible ? PlainText.Cut(drawn.ToString(), count > longest ? length : drawn.Length) : "";
    }

    /// <summary>What is left of a letter or symbol that is put together of several: all, a part or nothing; null where it cannot be left out.</summary>
    private static string? DrawableLetter(string letter, out bool isSeen)
    {
        var drawn = new StringBuilder();
        var marks = 0;
        isSeen = false;
        foreach (var rune in letter.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) continue;
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            // No language heaps up more of them; whoever does breaks out of the line.
            if (isMark && ++marks > MostMarks) continue;
            // Joiners and selectors have no shape of their own.
            var shape = category == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F ? Shape.None : Known.GetOrAdd(rune.Value, _ => ShapeOf(rune));
            if (shape == Shape.Box && (Rune.IsLetterOrDigit(rune) || (isMark && category != UnicodeCategory.EnclosingMark))) return null;
            if (shape != Shape.Box) drawn.Append(rune.ToString());
            isSeen |= shape == Shape.Ink;
        }

        // What joined symbols that are left out joins nothing; what stands alone says where a line may break.
        return isSeen || letter.Length == 1 ? drawn.ToString() : "";
    }

    private static Shape ShapeOf(Rune rune)
    {
        try
        {
            using var glyph = Draw(Bold(rune.ToString(), Ink), ProbeSize, "en");
            return glyph is null ? Shape.None : IsBox(glyph) ? Shape.Box : Shape.Ink;
        }
        catch (VipsException)
        {
            // A picture without ink is an error there.
            return Shape.None;
        }
    }

    /// <summary>What no font has is drawn as a box with its number in it: ink all along the four edges.</summary>
    private static bool IsBox(Image glyph)
    {
        using var opacity = glyph.ExtractBand(3);
        var ink = opacity.WriteToMemory<byte>();
        var stride = opacity.Width;
        List<int> rows = [.. Enumerable.Range(0, opacity.Height).Where(y => ink.AsSpan(y * stride, stride).ContainsAnyInRange(Inked, byte.MaxValue))];
        List<int> columns = [.. Enumerable.Range(0, stride).Where(x => rows.Exists(y => ink[(y * stride) + x] >= Inked))];
        return columns.Count > 0 && columns[^1] - columns[0] >= ProbeSize / 3 && rows[^1] - rows[0] >= ProbeSize / 3
            && Array.TrueForAll([rows[0], rows[^1]], y => !ink.AsSpan((y * stride) + columns[0], columns[^1] - columns[0] + 1).ContainsAnyInRange<byte>(0, Faint))
            && Array.TrueForAll([columns[0], columns[^1]], x => Enumerable.Range(rows[0], rows[^1] - rows[0] + 1).All(y => ink[(y * stride) + x] > Faint));
    }

    private static string Span(string text, string color, string weight) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"<span foreground=\"{color}\" font_weight=\"{weight}\">{SecurityElement.Escape(text)}</span>";
}

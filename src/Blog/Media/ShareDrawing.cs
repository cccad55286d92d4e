using Blog.Content.Markdown;
using NetVips;

namespace Blog.Media;

/// <summary>Draws a share card as the site looks: a sheet of paper with a ruled line, the title on one side of it, the date on the other.</summary>
internal static class ShareDrawing
{
    private const int Line = 252, LineWidth = 6, Text = Line + LineWidth + 52, Edge = 76, Top = 92, FootTop = 524, MarginGap = 32, NoteGap = 34, NoteLines = 3;
    private const int TitleHeight = FootTop - Top - 72, FootSize = 31, FootLongest = 60, MarginSize = 30, NoteSize = 35, MarginLine = 44, Tiny = 6;

    // Below this a word that is wider than the sheet is broken rather than made smaller.
    private const int Readable = 57;

    private static readonly double[] Paper = [0xfc, 0xfb, 0xf7], Rule = [0xc8, 0x45, 0x2f], Hairline = [0xdc, 0xda, 0xd2];
    private static readonly int[] Sizes = [92, 84, 76, 69, 63, Readable, 52, 47, 43, 39, 35];

    private static int Column => ShareCard.Width - Text - Edge;

    /// <summary>A PNG.</summary>
    public static byte[] Draw(ShareCard card)
    {
        PictureLibrary.Prepare();
        List<(Image Image, int Left, int Top)> pieces = [];
        try
        {
            pieces.AddRange(Pieces(card));
            using var black = Image.Black(ShareCard.Width, ShareCard.Height);
            using var paper = black.NewFromImage(Paper);
            using var sheet = paper.Copy(interpretation: Enums.Interpretation.Srgb);
            using var ruled = sheet.Mutate(image =>
            {
                image.DrawRect(Rule, Mirrored(Line, LineWidth), 0, LineWidth, ShareCard.Height, fill: true);
                if (pieces.Exists(piece => piece.Top == FootTop)) image.DrawRect(Hairline, Mirrored(Text, Column), FootTop - 34, Column, 2, fill: true);
            });
            using var written = pieces.Count == 0 ? ruled.Copy() : ruled.Composite([.. pieces.Select(piece => piece.Image)], [.. pieces.Select(_ => Enums.BlendMode.Over)],
                x: [.. pieces.Select(piece => Mirrored(piece.Left, piece.Image.Width))], y: [.. pieces.Select(piece => piece.Top)]);
            using var flat = written.Flatten(background: Paper);
            using var bytes = flat.Cast(Enums.BandFormat.Uchar);
            return bytes.PngsaveBuffer(compression: 9, palette: true, keep: Enums.ForeignKeep.None);
        }
        finally
        {
            foreach (var piece in pieces) piece.Image.Dispose();
            PictureLibrary.Release();
        }

        int Mirrored(int left, int width) => card.IsRightToLeft ? ShareCard.Width - left - width : left;
    }

    /// <summary>Everything that is written on the sheet, as if its margin were at the left.</summary>
    private static IEnumerable<(Image Image, int Left, int Top)> Pieces(ShareCard card)
    {
        var site = ShareFont.Drawable(card.Site) ?? "";
        var (name, author) = (ShareFont.Drawable(card.Site, FootLongest) ?? "", ShareFont.Drawable(card.Author, FootLongest) ?? "");
        // A title in letters that no font here has would be a row of boxes.
        var title = ShareFont.Drawable(card.Title) is { Length: > 0 } drawable ? drawable : site;
        var isSite = title == site;
        var foot = (isSite ? "" : ShareFont.Bold(name, ShareFont.Ink)) + (isSite || name.Length == 0 || author.Length == 0 ? "" : "   ") + ShareFont.Regular(author, ShareFont.Muted);
        if (Fitted(foot, FootSize, card.Language, Column) is { } below) yield return (below, Text, FootTop);

        var (top, firstLine) = (Top, Top + MarginSize);
        if (Title(title, card, out var size) is { } drawn)
        {
            yield return (drawn, Text, top);
            top += drawn.Height + NoteGap;
            using var capital = ShareFont.Draw(ShareFont.Bold("H", ShareFont.Ink), size, card.Language)!;
            firstLine = Top + capital.Height;
        }

        var note = ShareFont.Draw(ShareFont.Regular(ShareFont.Drawable(card.Note) ?? "", ShareFont.Muted), NoteSize, card.Language, Column, breakWords: true);
        if (note is not null && top + note.Height <= FootTop - 60 && note.Height < NoteSize * 1.5 * NoteLines) yield return (note, Text, top);
        else note?.Dispose();

        foreach (var (number, line) in card.Margin.Index())
        {
            if (Fitted(ShareFont.Regular(ShareFont.Drawable(line) ?? "", ShareFont.Muted), MarginSize, card.Language, Line - (2 * MarginGap)) is not { } margin) continue;
            using var digit = ShareFont.Draw(ShareFont.Regular("0", ShareFont.Muted), MarginSize, card.Language)!;
            yield return (margin, Line - MarginGap - margin.Width, firstLine - digit.Height + (number * MarginLine));
        }
    }

    /// <summary>The title as large as it fits whole; one that never does is cut at a word.</summary>
    private static Image? Title(string title, ShareCard card, out int size)
    {
        size = Sizes[^1];
        if (title.Length == 0 || Smallest(ref title, card) is not { } drawn) return null;
        for (var (least, most) = (0, Sizes.Length - 1); least < most;)
        {
            var middle = (least + most) / 2;
            if (Larger(title, Sizes[middle], card) is not { } larger)
            {
                least = middle + 1;
                continue;
            }

            drawn.Dispose();
            (drawn, size, most) = (larger, Sizes[middle], middle);
        }

        return Balanced(drawn, title, size, card);
    }

    private static Image? Smallest(ref string title, ShareCard card)
    {
        while (Lines(title, Sizes[^1], card, Column) is { } drawn)
        {
            if (Fits(drawn)) return drawn;
            using (drawn) title = PlainText.Cut(title, Math.Min(title.Length * 4 / 5, title.Length * TitleHeight / drawn.Height));
        }

        return null;
    }

    private static Image? Larger(string title, int size, ShareCard card)
    {
        try
        {
            var drawn = Lines(title, size, card, Column);
            if (drawn is null || Fits(drawn)) return drawn;
            drawn.Dispose();
        }
        catch (VipsException)
        {
            // A word can be wider than the widest picture.
        }

        return null;
    }

    private static bool Fits(Image title) => title.Height <= TitleHeight && title.Width <= Column;

    /// <summary>The same number of lines, as equally long as they can be.</summary>
    private static Image Balanced(Image drawn, string title, int size, ShareCard card)
    {
        var (least, most, height) = (drawn.Width / 2, drawn.Width, drawn.Height);
        if (size < Readable || height < size * 1.4) return drawn;
        while (most - least > 16)
        {
            var width = (least + most) / 2;
            var narrower = Lines(title, size, card, width)!;
            if (narrower.Height > height + (size / 2) || narrower.Width > width)
            {
                least = width;
                narrower.Dispose();
                continue;
            }

            most = width;
            drawn.Dispose();
            drawn = narrower;
        }

        return drawn;
    }

    /// <summary>Scripts that are written from the right reach further above and below their lines.</summary>
    private static Image? Lines(string title, int size, ShareCard card, int width) =>
        ShareFont.Draw(ShareFont.Bold(title, ShareFont.Ink), size, card.Language, width, card.IsRightToLeft ? 1.32 : 1.24, breakWords: size < Readable);

    /// <summary>One line, smaller where it would be too long or too high.</summary>
    private static Image? Fitted(string markup, int size, string language, int width)
    {
        var line = ShareFont.Draw(markup, size, language);
        var height = size * 3 / 2;
        if (line is null || (line.Width <= width && line.Height <= height)) return line;
        using (line) return ShareFont.Draw(markup, Math.Max(Tiny, Math.Min(size * width / line.Width, size * height / line.Height)), language);
    }
}

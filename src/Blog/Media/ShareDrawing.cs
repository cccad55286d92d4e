using Blog.Content.Markdown;
using NetVips;

namespace Blog.Media;

/// <summary>Draws a share card as the site looks: a sheet of paper with a ruled line, the title on one side of it, the date on the other.</summary>
internal static class ShareDrawing
{
    private const int Line = 252, LineWidth = 6, Text = Line + LineWidth + 52, Edge = 76, Top = 92, FootTop = 524, MarginGap = 32, NoteGap = 34, NoteLines = 3;
    private const int FootSize = 31, MarginSize = 30, NoteSize = 35, MarginLine = 44;

    // Below this a word that is wider than the sheet is broken rather than made smaller.
    private const int Readable = 57;

    private static readonly double[] Paper = [0xfc, 0xfb, 0xf7], Rule = [0xc8, 0x45, 0x2f], Hairline = [0xdc, 0xda, 0xd2];
    private static readonly int[] Sizes = [92, 84, 76, 69, 63, Readable, 52, 47, 43, 39, 35];

    private static int Column => ShareCard.Width - Text - Edge;

    /// <summary>A PNG.</summary>
    public static byte[] Draw(ShareCard card)
    {
        var pieces = Pieces(card).ToList();
        try
        {
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
        }

        int Mirrored(int left, int width) => card.IsRightToLeft ? ShareCard.Width - left - width : left;
    }

    /// <summary>Everything that is written on the sheet, as if its margin were at the left.</summary>
    private static IEnumerable<(Image Image, int Left, int Top)> Pieces(ShareCard card)
    {
        var site = ShareFont.Drawable(card.Site) ?? "";
        var author = ShareFont.Drawable(card.Author) ?? "";
        // A title in letters that no font here has would be a row of boxes.
        var title = ShareFont.Drawable(card.Title);
        var isSite = title is null || title == site;
        var foot = (isSite ? "" : ShareFont.Bold(site, ShareFont.Ink)) + (isSite || site.Length == 0 || author.Length == 0 ? "" : "   ") + ShareFont.Regular(author, ShareFont.Muted);
        if (Fitted(foot, FootSize, card.Language, Column) is { } below) yield return (below, Text, FootTop);

        var (top, firstLine) = (Top, Top + MarginSize);
        if (Title(title ?? site, card, out var size) is { } drawn)
        {
            yield return (drawn, Text, top);
            top += drawn.Height + NoteGap;
            using var capital = ShareFont.Draw(ShareFont.Bold("H", ShareFont.Ink), size, card.Language)!;
            firstLine = Top + capital.Height;
        }

        var note = ShareFont.Draw(ShareFont.Regular(ShareFont.Drawable(card.Note) ?? "", ShareFont.Muted), NoteSize, card.Language, Column);
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
        for (size = Sizes[0]; title.Length > 0; title = PlainText.Cut(title, title.Length * 4 / 5))
        {
            foreach (var next in Sizes)
            {
                size = next;
                if (Lines(title, size, card, Column) is not { } drawn) return null;
                if (drawn.Height <= FootTop - Top - 72 && drawn.Width <= Column) return Balanced(drawn, title, size, card);
                drawn.Dispose();
            }
        }

        return null;
    }

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

    /// <summary>One line, smaller where it would be too long.</summary>
    private static Image? Fitted(string markup, int size, string language, int width)
    {
        var line = ShareFont.Draw(markup, size, language);
        if (line is null || line.Width <= width) return line;
        using (line) return ShareFont.Draw(markup, Math.Max(8, size * width / line.Width), language);
    }
}

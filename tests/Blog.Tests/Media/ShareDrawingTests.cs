using Blog.Media;
using NetVips;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>Share images show whole what their cards say, whatever script it is written in.</summary>
public sealed class ShareDrawingTests
{
    private const string Long = "What the tide leaves: notes from a winter of walking the same four miles of shore, and of what changed while I looked";

    private static readonly ShareCard Card = new("Marginalia", "Low tide", "What the sea leaves behind.", "Ada Morrow", ["9 Feb", "2024"], "en", IsRightToLeft: false);

    public static TheoryData<string, string> Titles => new()
    {
        { "Low tide", "en" },
        { Long, "en" },
        { string.Join(' ', Enumerable.Repeat(Long, 4)), "en" },
        { "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenausstellungsbehörde", "de" },
        { new string('W', 120), "en" },
        { "Ελληνικά, русский, tiếng Việt", "el" },
        { "日本語の記事をどう書くか、そしてその読み方について", "ja" },
        { "كيف تكتب مقالا جيدا عن البحر والمد والجزر", "ar" },
        { "מה שהים משאיר", "he" },
        { "Hello 😀 👩‍👩‍👧 world", "en" },
        { "</span><b>&amp; \"quoted\" & 'single' %s \u0001 \uE000", "en" },
        { "", "en" },
        { "👨‍👩‍👧", "en" },
        { "🏳️‍🌈", "en" },
        { "\u200B", "en" },
        { "\u3164", "ko" },
        { "e" + new string('\u0301', 4000), "en" },
        { string.Concat(Enumerable.Repeat("e" + new string('\u0323', 40), 400)), "en" },
        { new string('W', 600), "en" },
        { new string('W', 3000), "en" },
        { string.Concat(Enumerable.Repeat("lorem ipsum dolor ", 300)), "en" },
        { string.Concat(Enumerable.Repeat("a ", 3000)), "en" },
        { new string(' ', 3000) + "Low tide", "en" },
        { new string('海', 3000), "ja" },
        { string.Concat(Enumerable.Repeat("\uFDFD", 300)), "ar" },
        { string.Concat(Enumerable.Repeat("كيف تكتب مقالا جيدا ", 300)), "ar" },
    };

    public static TheoryData<string> Endless => [.. Titles.Select(row => row.Data.Item1).Where(text => text.Length > 500)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_card_is_a_small_picture_with_nothing_cut_off(string title, string language)
    {
        var isRightToLeft = language is "ar" or "he";
        var png = ShareDrawing.Draw(Card with { Title = title, Language = language, IsRightToLeft = isRightToLeft });
        Assert.InRange(png.Length, 1000, 150_000);
        using var image = Image.NewFromBuffer(png);
        Assert.Equal((1200, 630), (image.Width, image.Height));
        // The margins around everything that is written, above the foot and below it.
        Assert.True(IsPaper(image, isRightToLeft ? 0 : 1140, 0, 60, 630));
        Assert.True(IsPaper(image, isRightToLeft ? 1185 : 0, 0, 15, 630));
        Assert.True(IsPaper(image, isRightToLeft ? 0 : 300, 0, 900, 80));
        Assert.True(IsPaper(image, isRightToLeft ? 0 : 300, 495, 900, 20));
        Assert.True(IsPaper(image, isRightToLeft ? 0 : 300, 590, 900, 40));
        Assert.False(IsPaper(image, isRightToLeft ? 60 : 300, 80, 840, 380));
    }

    [Fact]
    public void A_long_title_is_written_to_its_last_word()
    {
        Assert.InRange(Long.Length, 110, 125);
        Assert.NotEqual(ShareDrawing.Draw(Card with { Title = Long, Note = "" }), ShareDrawing.Draw(Card with { Title = Long[..^"looked".Length] + "lacked", Note = "" }));
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void No_other_word_of_a_card_is_too_long(string words)
    {
        foreach (var card in (ShareCard[])[Card with { Site = words }, Card with { Note = words }, Card with { Author = words }])
        {
            using var image = Image.NewFromBuffer(ShareDrawing.Draw(card));
            Assert.True(IsPaper(image, 1140, 0, 60, 630));
            Assert.True(IsPaper(image, 0, 0, 15, 630));
        }
    }

    [Theory]
    [InlineData("👨‍👩‍👧")]
    [InlineData("🏳️‍🌈")]
    [InlineData("\u200B")]
    [InlineData("\u200E\u00AD \u2060")]
    [InlineData("\u3164")]
    public void A_title_that_shows_nothing_leaves_the_name_of_the_site(string title)
    {
        Assert.True(string.IsNullOrEmpty(ShareFont.Drawable(title)));
        Assert.Equal(ShareDrawing.Draw(Card with { Title = "Marginalia" }), ShareDrawing.Draw(Card with { Title = title }));
    }

    [Fact]
    public void A_title_is_cut_at_a_word_where_nobody_would_read_on()
    {
        var endless = ShareFont.Drawable(string.Concat(Enumerable.Repeat("lorem ipsum dolor ", 300)))!;
        Assert.InRange(endless.Length, 150, 201);
        Assert.Matches("(lorem|ipsum|dolor)…$", endless);
        Assert.Equal(new string('W', 200) + "…", ShareFont.Drawable(new string('W', 600)));
        Assert.Equal(new string('W', 200), ShareFont.Drawable(new string('W', 200)));
        // Letters of more than one character stay whole.
        Assert.Equal(string.Concat(Enumerable.Repeat("e\u0323\u0301", 200)) + "…", ShareFont.Drawable(string.Concat(Enumerable.Repeat("e\u0323\u0301", 201))));
        Assert.Equal(Long, ShareFont.Drawable(Long));
    }

    [Fact]
    public void The_ruled_line_stands_where_reading_begins()
    {
        using var left = Image.NewFromBuffer(ShareDrawing.Draw(Card));
        using var right = Image.NewFromBuffer(ShareDrawing.Draw(Card with { IsRightToLeft = true, Language = "he" }));
        foreach (var (image, x) in ((Image, int)[])[(left, 255), (right, 1200 - 255)])
        {
            var colour = image.Getpoint(x, 20);
            Assert.True(colour[0] > 180 && colour[1] < 100 && colour[2] < 80, string.Join(' ', colour));
        }
    }

    [Fact]
    public void A_title_in_letters_that_no_font_has_leaves_the_name_of_the_site()
    {
        // Egyptian hieroglyphs: nobody has these.
        Assert.Null(ShareFont.Drawable("𓀀𓀁"));
        Assert.Equal(ShareDrawing.Draw(Card with { Title = "Marginalia" }), ShareDrawing.Draw(Card with { Title = "𓀀𓀁 in Egypt" }));
        Assert.Equal("Ärger, Ελλάδα, шторм, đêm", ShareFont.Drawable("Ärger,  Ελλάδα, шторм, đêm"));
        // Symbols that no font has are left out.
        Assert.Equal("A B", ShareFont.Drawable("A \U0001F8B0 \uE001 B"));
    }

    [Fact]
    public void Each_word_of_a_card_has_its_part_in_the_address()
    {
        ShareCard[] cards =
        [
            Card, Card with { Site = "Other" }, Card with { Title = "High tide" }, Card with { Note = "" }, Card with { Author = "Bo" }, Card with { Margin = ["9 Feb 2024"] },
            Card with { Language = "fr" }, Card with { IsRightToLeft = true },
        ];
        Assert.Equal(cards.Length, cards.Select(card => card.Hash).Distinct().Count());
        Assert.Equal(Card.Hash, (Card with { Margin = ["9 Feb", "2024"] }).Hash);
    }

    private static bool IsPaper(Image image, int left, int top, int width, int height)
    {
        using var part = image.Crop(left, top, width, height);
        return part.ExtractBand(0).Min() >= 0xf8 && part.ExtractBand(2).Min() >= 0xf2;
    }
}

using System.Text;
using NetVips;
using Xunit;
using static Blog.Tests.Media.PictureMetadataTests;

namespace Blog.Tests.Media;

/// <summary>Pictures that move tell nothing but what they show, and move as they did.</summary>
public sealed class MovingPictureMetadataTests
{
    private static readonly int[] Delays = [120, 340];

    /// <summary>It moves as it did, as often and as fast, in the same colours.</summary>
    [Fact]
    public void A_GIF_tells_nothing_and_moves_on()
    {
        var written = MovingGif();
        var published = Publish(written);
        Assert.Equal(written.Length, published.Length);
        foreach (var secret in Secrets.Append("SecretKind"))
        {
            Assert.Contains(secret, Encoding.Latin1.GetString(written), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        }

        // The sizes of pieces are letters of what was written, where a program did not write it in pieces.
        Assert.DoesNotContain("xmpmeta", Encoding.Latin1.GetString(published.Where(value => value is not 0).ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("XMP", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        Assert.Contains("NETSCAPE2.0", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        Assert.Contains("ICCRGBG1012", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        using Image before = Image.NewFromBuffer(written, "[n=-1]"), after = Image.NewFromBuffer(published, "[n=-1]", failOn: Enums.FailOn.Warning);
        Assert.Equal(2, after.Get("n-pages"));
        Assert.Equal(7, after.Get("loop"));
        Assert.Equal(Delays, (int[])after.Get("delay"));
        Assert.Equal(before.WriteToMemory<byte>(), after.WriteToMemory<byte>());
        Assert.DoesNotContain(after.GetFields(), field => field.Contains("comment", StringComparison.Ordinal) && ((string)after.Get(field)).Length > 0);
        Assert.Equal(published, Publish(published));
    }

    /// <summary>Whatever length a note has, its zeros are pieces that end where it ended.</summary>
    [Fact]
    public void A_note_of_any_length_leaves_whole_pieces()
    {
        var plain = StillGif();
        for (var length = 1; length < 800; length++)
        {
            byte[] note = [0x21, 0xFE, .. Pieces(Encoding.Latin1.GetBytes(new string('s', length)), length % 255 + 1)];
            byte[] written = [.. plain[..^1], .. note, 0x3B];
            var published = Publish(written);
            Assert.DoesNotContain((byte)'s', published[(plain.Length - 1)..].Where((_, index) => !IsSize(published.AsSpan(plain.Length + 1), index - 2)));
            Assert.Equal(plain, (byte[])[.. published[..(plain.Length - 1)], .. AfterNote(published, plain.Length + 1)]);
            // Not copied to its end, it is none the less gone.
            Assert.DoesNotContain("ss", Encoding.Latin1.GetString(Publish(written[..^(1 + length / 2)])[plain.Length..].Where(value => value is not 0).ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_film_of_pictures_tells_nothing_and_keeps_its_boxes()
    {
        var written = MovingAvif();
        var published = Publish(written);
        Assert.Equal(written.Length, published.Length);
        foreach (var secret in Secrets)
        {
            Assert.Contains(secret, Encoding.Latin1.GetString(written), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        }

        Assert.Contains("PictureDots", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        Assert.DoesNotContain("WHEN", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        // The same tree, but for what programs pass over now.
        Assert.Equal("ftyp free moov[mvhd trak[tkhd mdia[mdhd hdlr] free] free] meta[hdlr pitm iinf iloc iprp[ipco[ispe free]] free] mdat free", Tree(published));
    }

    private static byte[] StillGif()
    {
        using var noise = Image.Gaussnoise(60, 40, mean: 128, sigma: 40, seed: 1);
        using var dots = noise.Cast(Enums.BandFormat.Uchar);
        return dots.GifsaveBuffer();
    }

    /// <summary>Two frames, with a note of every kind between the colours and the first.</summary>
    internal static byte[] MovingGif()
    {
        using var noise = Image.Gaussnoise(60, 80, mean: 128, sigma: 40, seed: 1);
        using var both = noise.Cast(Enums.BandFormat.Uchar).Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", 40);
            image.Set(GValue.GIntType, "loop", 7);
            image.Set(GValue.ArrayIntType, "delay", Delays);
        });
        var written = both.GifsaveBuffer();
        var begin = 13 + ((written[10] & 0x80) == 0 ? 0 : 3 << ((written[10] & 7) + 1));
        var packet = $"<?xpacket?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{string.Concat(Enumerable.Repeat("SecretTitle SecretPlace ", 40))}</x:xmpmeta>";
        // So that whoever goes by pieces comes out at the end, wherever the last one has led into.
        byte[] way = [1, .. Enumerable.Range(0, 256).Select(value => (byte)(255 - value)), 0];
        byte[] notes =
        [
            0x21, 0xFE, .. Pieces("SecretComment"u8.ToArray(), 255), 0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Encoding.UTF8.GetBytes(packet), .. way,
            0x21, 0xFF, 11, .. "SecretMaker"u8, .. Pieces("SecretModel"u8.ToArray(), 255), 0x21, 0xFF, 11, .. "ICCRGBG1012"u8, .. Pieces(new byte[300], 255),
            0x21, 0x01, 12, .. new byte[12], .. Pieces("SecretKind"u8.ToArray(), 255),
        ];
        return [.. written[..begin], .. notes, .. written[begin..], .. "SecretFilm"u8];
    }

    private static byte[] Pieces(byte[] note, int size) => [.. note.Chunk(size).SelectMany(piece => (byte[])[(byte)piece.Length, .. piece]), 0];

    private static bool IsSize(ReadOnlySpan<byte> pieces, int index)
    {
        var at = 0;
        while (at < index && at < pieces.Length) at += pieces[at] + 1;
        return at == index;
    }

    private static byte[] AfterNote(byte[] file, int at)
    {
        while (file[at] > 0) at += file[at] + 1;
        return file[(at + 1)..];
    }

    /// <summary>The boxes of a film of pictures with a note in each place for one; its dots are words.</summary>
    internal static byte[] MovingAvif()
    {
        byte[] times = [0, 0, 0, 0, .. "WHENWHEN"u8, .. new byte[12]];
        byte[] handler = [.. new byte[8], .. "pict"u8, .. new byte[12], .. "SecretMaker\0"u8];
        byte[] note = [.. "SecretModel at SecretPlace"u8], dots = [.. "PictureDots"u8];
        byte[] head = [.. Box("ftyp", "avis\0\0\0\0avifmif1"u8.ToArray()), .. Box("uuid", "0123456789abcdefSecretTitle"u8.ToArray())];
        byte[] film = Box("moov", [.. Box("mvhd", times), .. Box("trak", [.. Box("tkhd", times), .. Box("mdia", [.. Box("mdhd", times), .. Box("hdlr", handler)]), .. Box("udta", "SecretComment"u8.ToArray())]), .. Box("udta", "SecretPlace"u8.ToArray())]);
        byte[] Meta(int at) => Box("meta",
        [
            0, 0, 0, 0, .. Box("hdlr", handler), .. Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "av01"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "mime"u8, 0])]),
            .. Box("iloc", [1, 0, 0, 0, 0x44, 0x00, 0, 2, .. Item(1, at, dots.Length), .. Item(2, at + dots.Length, note.Length)]),
            .. Box("iprp", Box("ipco", [.. Box("ispe", new byte[12]), .. Box("udes", "SecretTitle"u8.ToArray())])), .. Box("xml ", "SecretTitle"u8.ToArray()),
        ]);
        var begin = head.Length + film.Length + Meta(0).Length + 8;
        return [.. head, .. film, .. Meta(begin), .. Box("mdat", [.. dots, .. note]), .. Box("free", "SecretFilm"u8.ToArray())];

        static byte[] Item(byte name, int at, int length) => [0, name, 0, 0, 0, 0, 0, 1, 0, 0, (byte)(at >> 8), (byte)at, 0, 0, 0, (byte)length];
    }

    private static byte[] Box(string name, byte[] content) => [0, 0, (byte)((content.Length + 8) >> 8), (byte)(content.Length + 8), .. Encoding.Latin1.GetBytes(name), .. content];

    private static string Tree(ReadOnlySpan<byte> content)
    {
        var names = new List<string>();
        while (content.Length >= 8)
        {
            var (length, name) = (content[2] << 8 | content[3], Encoding.Latin1.GetString(content.Slice(4, 4)));
            var skipped = name == "meta" ? 12 : 8;
            names.Add(name is "moov" or "trak" or "mdia" or "meta" or "iprp" or "ipco" ? $"{name}[{Tree(content[skipped..length])}]" : name);
            content = content[length..];
        }

        return string.Join(' ', names);
    }
}

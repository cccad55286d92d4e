using System.Buffers.Binary;
using System.Text;
using Blog.Media.Metadata;
using NetVips;
using Xunit;

namespace Blog.Tests.Media;

/// <summary>A picture tells nothing but what it shows, and shows what it did: the same dots, turned the same way, in the same colours.</summary>
public sealed class PictureMetadataTests
{
    // A word of each kind of note.
    internal static readonly string[] Secrets = ["SecretModel", "SecretTitle", "SecretPlace", "SecretComment", "SecretFilm", "SecretMaker"];

    [Theory]
    [InlineData(".jpg", 1)]
    [InlineData(".jpg", 6)]
    [InlineData(".jpg[interlace]", 8)]
    [InlineData(".png", 1)]
    [InlineData(".png", 3)]
    [InlineData(".webp", 1)]
    [InlineData(".webp", 6)]
    [InlineData(".avif", 1)]
    public void Nothing_is_told_and_everything_is_shown(string format, int orientation)
    {
        var written = Picture(format, orientation);
        foreach (var secret in Secrets.Where(secret => IsWritten(secret, format.Split('[')[0]))) Assert.Contains(secret, Encoding.Latin1.GetString(written), StringComparison.Ordinal);
        var published = Publish(written);
        Assert.Equal(written.Length, published.Length);
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        using var before = Image.NewFromBuffer(written);
        using var after = Image.NewFromBuffer(published, failOn: Enums.FailOn.Warning);
        Assert.Equal(before.WriteToMemory<byte>(), after.WriteToMemory<byte>());
        Assert.Equal((byte[])before.Get("icc-profile-data"), (byte[])after.Get("icc-profile-data"));
        Assert.Contains("xmp-data", before.GetFields());
        Assert.Equal(orientation, after.Contains("orientation") ? (int)after.Get("orientation") : 1);
        Assert.Equal(format == ".png", before.GetFields().Any(field => field.StartsWith("png-comment", StringComparison.Ordinal)));
        Assert.DoesNotContain(after.GetFields(), field => field.Contains("GPS", StringComparison.Ordinal) || field.Contains("Model", StringComparison.Ordinal) || field.StartsWith("png-comment", StringComparison.Ordinal));
        Assert.True(!after.Contains("xmp-data") || ((byte[])after.Get("xmp-data")).All(value => value == 0));
        // Once is enough.
        Assert.Equal(published, Publish(published));
    }

    [Fact]
    public void However_it_is_read_it_is_the_same()
    {
        var written = Picture(".jpg", 6);
        var whole = Publish(written);
        using var stream = new PublishedStream(new MemoryStream(written), PictureMetadata.Find(new MemoryStream(written)));
        var random = new Random(1);
        for (var time = 0; time < 500; time++)
        {
            var at = random.Next(whole.Length);
            var piece = new byte[random.Next(1, 300)];
            stream.Position = at;
            var count = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            Assert.True(whole.AsSpan(at, count).SequenceEqual(piece.AsSpan(0, count)), $"{count} bytes from {at}");
        }
    }

    /// <summary>Whatever is wrong with a file, it is read to its end and no further.</summary>
    [Fact]
    public void Damaged_files_are_no_trouble()
    {
        var random = new Random(2);
        foreach (var written in (byte[][])[Picture(".jpg", 6), Picture(".png", 6), Picture(".webp", 6), Picture(".avif", 1), MovingPictureMetadataTests.MovingGif(), MovingPictureMetadataTests.MovingAvif()])
        {
            for (var time = 0; time < 300; time++)
            {
                var damaged = written[..random.Next(written.Length)];
                for (var change = 0; change < 5 && damaged.Length > 12; change++) damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
                Assert.Equal(damaged.Length, Publish(damaged).Length);
                Assert.All(PictureMetadata.Find(new MemoryStream(damaged)), stretch => Assert.InRange(stretch.At + stretch.Length, 0, damaged.Length));
            }
        }
    }

    [Theory]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("")]
    [InlineData("RIFF")]
    public void Other_files_are_published_as_they_are(string text) => Assert.Empty(PictureMetadata.Find(new MemoryStream(Encoding.Latin1.GetBytes(text))));

    /// <summary>Who made the picture (C2PA), what it looked like before, and whatever a program to come will write: no list of them can be whole.</summary>
    [Theory]
    [InlineData("caBX")]
    [InlineData("prVW")]
    [InlineData("mkBT")]
    [InlineData("iDOT")]
    [InlineData("exIf")]
    [InlineData("teXt")]
    [InlineData("zzZz")]
    public void What_no_reader_needs_of_a_PNG_is_not_published(string name)
    {
        var written = WithChunk(name, "SecretComment"u8);
        var published = Publish(written);
        Assert.Equal(written.Length, published.Length);
        Assert.DoesNotContain("SecretComment", Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        Assert.DoesNotContain(name, Encoding.Latin1.GetString(published), StringComparison.Ordinal);
        using var before = Image.NewFromBuffer(Picture(".png", 1));
        using var after = Image.NewFromBuffer(published, failOn: Enums.FailOn.Warning);
        Assert.Equal(before.WriteToMemory<byte>(), after.WriteToMemory<byte>());
        Assert.Equal(published, Publish(published));
    }

    [Theory]
    [InlineData("gAMA")]
    [InlineData("cHRM")]
    [InlineData("sRGB")]
    [InlineData("cICP")]
    [InlineData("mDCV")]
    [InlineData("cLLI")]
    [InlineData("sBIT")]
    [InlineData("pHYs")]
    [InlineData("bKGD")]
    [InlineData("tRNS")]
    [InlineData("PLTE")]
    [InlineData("acTL")]
    [InlineData("fcTL")]
    [InlineData("fdAT")]
    public void What_a_PNG_is_shown_by_is_published(string name) =>
        Assert.Contains(name + "12345678", Encoding.Latin1.GetString(Publish(WithChunk(name, "12345678"u8))), StringComparison.Ordinal);

    [Fact]
    public void A_note_that_is_cut_off_is_not_published_either()
    {
        var written = WithChunk("tEXt", "SecretComment and more"u8);
        var cut = written[..(33 + 8 + "SecretComment".Length)];
        Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(Publish(cut)), StringComparison.Ordinal);
    }

    /// <summary>A PNG with one more chunk, behind its header.</summary>
    internal static byte[] WithChunk(string name, ReadOnlySpan<byte> content, bool isLast = false)
    {
        var picture = Picture(".png", 1);
        var end = picture.AsSpan().LastIndexOf("IEND"u8) + 8;
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, content.Length + 4)));
        var at = isLast ? end - 12 : 33;
        return [.. picture[..at], .. chunk, .. picture[at..end]];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }

    /// <summary>Not every format has a place for every note, and a PNG packs what the author's programs say.</summary>
    private static bool IsWritten(string secret, string format) => format switch
    {
        ".jpg" => true,
        ".png" => secret is not "SecretTitle" and not "SecretMaker",
        ".avif" => secret is not "SecretComment" and not "SecretMaker",
        _ => secret is "SecretModel" or "SecretPlace" or "SecretTitle" or "SecretFilm",
    };

    internal static byte[] Publish(byte[] written)
    {
        using var stream = new PublishedStream(new MemoryStream(written), PictureMetadata.Find(new MemoryStream(written)));
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Picture(string format, int orientation)
    {
        using var noise = Image.Gaussnoise(160, 90, mean: 128, sigma: 40, seed: 1);
        using var coloured = noise.Cast(Enums.BandFormat.Uchar).Bandjoin(noise.Cast(Enums.BandFormat.Uchar), noise.Cast(Enums.BandFormat.Uchar)).Copy(interpretation: Enums.Interpretation.Srgb).IccTransform("p3", inputProfile: "srgb");
        using var told = coloured.Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", orientation);
            image.Set(GValue.GStrType, "exif-ifd0-Model", "SecretModel");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "54/1 10/1 30/1");
            image.Set(GValue.GStrType, "exif-ifd3-GPSMapDatum", "SecretPlace");
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">SecretTitle</x:xmpmeta>"));
            image.Set(GValue.BlobType, "iptc-data", Encoding.UTF8.GetBytes("Photoshop 3.0\0SecretMaker"));
            image.Set(GValue.GStrType, "png-comment-0-Author", "SecretMaker");
        });
        var written = told.WriteToBuffer(format);
        // Behind the end, as telephones put a short film; and, in a JPEG, a comment and a second program's segment.
        var film = "SecretFilm"u8.ToArray();
        if (!format.StartsWith(".jpg", StringComparison.Ordinal)) return [.. written, .. format.StartsWith(".png", StringComparison.Ordinal) ? "SecretComment"u8 : default, .. film];
        byte[] comment = [0xFF, 0xFE, 0, 15, .. "SecretComment"u8], segment = [0xFF, 0xE5, 0, 13, .. "SecretMaker"u8];
        return [.. written[..2], .. comment, .. segment, .. written[2..], .. film];
    }
}

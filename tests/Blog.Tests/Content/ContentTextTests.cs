using System.Text;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class ContentTextTests
{
    private const string Source = "---\ntitle: Zażółć\ndate: 2024-02-09\n---\nTekst.\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Source) },
        { "UTF-8 with BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Source)] },
        { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Source)] },
        { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Source)] },
        { "CRLF", Encoding.UTF8.GetBytes(Source.Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "BOM and CRLF", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Source.Replace("\n", "\r\n", StringComparison.Ordinal))] },
        { "lone CR", Encoding.UTF8.GetBytes(Source.Replace('\n', '\r')) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_and_line_end_reads_the_same(string encoding, byte[] content)
    {
        var file = TestPosts.Parse(content);
        Assert.True(file.Post is { Title: "Zażółć", Body: "Tekst.\n", BodyLine: 5 }, encoding);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_problem_at_their_place()
    {
        var file = TestPosts.Parse([.. "---\ntitle: a\n---\nna\u00EFve caf"u8, 0xE9, .. " end"u8]);
        Assert.Null(file.Post);
        var problem = Assert.Single(file.Problems);
        Assert.Equal("posts/hello.md:4:10 BLG002 byte 0xE9 is not UTF-8 (in Windows-1252 it is é): open the file as Windows-1252, and save it as UTF-8", problem.ToString());
    }

    [Fact]
    public void A_file_that_is_not_text_still_asks_to_be_hidden() =>
        Assert.True(TestPosts.Parse([.. "---\ndraft: true\n---\n"u8, 0xFF]).AsksToBeHidden);

    [Fact]
    public void A_nul_character_is_a_problem_at_its_place()
    {
        var file = TestPosts.Parse("---\ntitle: a\n---\nab\0c");
        Assert.Null(file.Post);
        var problem = Assert.Single(file.Problems);
        Assert.Equal((ProblemCode.NotText, 4, 3), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_utf16_is_a_problem() =>
        Assert.Equal(["BLG002"], TestPosts.Parse([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).Codes());

    [Theory]
    [InlineData("---\ntitle: \"a\\ud800b\"\n---\n")]
    [InlineData("---\ntitle: \"a\\0b\"\n---\n")]
    [InlineData("{\"title\": \"a\\ud800b\", \"slug\": \"\\udfff\"}\n")]
    [InlineData("---\ntitle: a\ntags: [\"\\ud800\", \"\\0\"]\nslug: \"\\ud800\"\naliases: [\"/\\ud800/\"]\nid: \"\\ud800\"\n---\n")]
    public void Escapes_of_what_is_no_character_do_no_harm(string text)
    {
        var file = TestPosts.Parse(text);
        if (file.Post is not { } post) return;
        Assert.True(post.Title.IsNormalized());
        Assert.True(post.Url.IsNormalized());
        Assert.DoesNotContain('\0', post.Title);
    }

    [Fact]
    public void Two_ways_to_type_a_letter_make_one_slug()
    {
        var composed = TestPosts.Post("slug: caf\u00E9\ndate: 2024-01-01");
        var decomposed = TestPosts.Post("slug: cafe\u0301\ndate: 2024-01-01");
        Assert.Equal(composed.Url, decomposed.Url);
        Assert.Equal("/posts/caf\u00E9/", composed.Url);
    }
}

using Blog.Search;
using Xunit;

namespace Blog.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t ", "")]
    [InlineData("low tide", "low|tide")]
    [InlineData("\"low tide\" moon", "'low tide'|moon")]
    [InlineData("\"low tide", "'low tide'")]
    [InlineData("“low tide” moon", "'low tide'|moon")]
    [InlineData("tide -moon", "tide|-moon")]
    [InlineData("tide -\"full moon\"", "tide|-'full moon'")]
    [InlineData("tide - moon", "tide|moon")]
    [InlineData("- -- -", "")]
    [InlineData("tide tide", "tide")]
    [InlineData("tag:C#", "#csharp")]
    [InlineData("TAG:c++ year:2024", "#cplusplus|@2024")]
    [InlineData("tag:\"sora ai\" video", "video|#sora-ai")]
    [InlineData("-tag:sea -year:2023", "-#sea|-@2023")]
    [InlineData("tag: sea", "tag:|sea")]
    [InlineData("year:soon", "year:soon")]
    [InlineData("year:99999", "year:99999")]
    [InlineData("title:x AND (y OR NEAR(z)) ^a b*", "title:x|AND|(y|OR|NEAR(z))|^a|b*")]
    [InlineData("' OR 1=1; DROP TABLE Posts; --", "OR|1=1;|DROP|TABLE|Posts;")]
    [InlineData("a\0b\u0007c", "a|b|c")]
    [InlineData("x \ud800 y", "x|y")]
    [InlineData("😀", "")]
    [InlineData("😀 tide", "tide")]
    public void A_question_is_read_as_words_phrases_and_filters(string typed, string expected) => Assert.Equal(expected, Show(SearchQuery.Parse(typed)));

    [Theory]
    [InlineData("Café", "Café")]
    [InlineData("foo-bar's", "foo bar s")]
    [InlineData("C# c++ F#.", "Csharp cplusplus Fsharp")]
    [InlineData("#tag ###", "tag")]
    [InlineData("検索", "検索")]
    [InlineData("全文検索", "全文 文検 検索")]
    [InlineData("語", "語")]
    [InlineData("Sora動画abc", "Sora 動画 画 abc")]
    [InlineData("ＡＢＣ ｶﾞ", "ABC ガ")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("\u0301", "")]
    [InlineData("\u0344 \u20DD a", "a")]
    public void Words_are_what_the_index_knows(string text, string expected) => Assert.Equal(expected, string.Join(' ', SearchText.Words(text)));

    [Fact]
    public void Every_character_of_an_unspaced_script_begins_a_word_of_the_index()
    {
        var words = SearchText.ForIndex("全文検索 and 語").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["全文", "文検", "検索", "索", "and", "語"], words);
    }

    [Fact]
    public void A_question_is_cut_to_its_first_thousand_characters()
    {
        var query = SearchQuery.Parse(new string('a', 998) + " b c");
        Assert.Equal(2, query.Terms.Count);
        Assert.Equal("b", query.Terms[1].Text);
        Assert.True(SearchQuery.Parse(string.Concat(Enumerable.Repeat("word1 ", 100_000))).Text.Length <= SearchQuery.MaximumLength);
    }

    private static string Show(SearchQuery query) => string.Join('|',
        query.Terms.Select(term => (term.IsExcluded ? "-" : "") + (term.IsPhrase ? $"'{term.Text}'" : term.Text))
            .Concat(query.Filters.Select(filter => (filter.IsExcluded ? "-" : "") + (filter.Tag is null ? $"@{filter.Year}" : $"#{filter.Tag}"))));
}

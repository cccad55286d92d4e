using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Blog.Wording;
using Xunit;

namespace Blog.Tests.Wording;

/// <summary>The words of the site in the languages that are shipped, and which of them a site gets.</summary>
public sealed partial class SiteWordsTests
{
    public static TheoryData<string> Shipped => [.. SiteWords.Languages];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_language_has_the_words_of_English_with_the_same_places_and_no_others(string language)
    {
        Assert.Equal(Described(SiteWords.English), Described(SiteWords.Of(language)));
        Assert.Equal(language, SiteWords.Of(language).Language);
        Assert.Equal(language, CultureInfo.GetCultureInfo(language).Name);
        var problems = new List<Blog.Content.ContentProblem>();
        KnownWords.Parse(File.ReadAllText(FileOf(language)), problems);
        Assert.Empty(problems.Select(problem => problem.ToString()));

        static IEnumerable<string> Described(SiteWords words) => words.All.Select(word => $"{word.Key} {string.Join(' ', word.Value.Places)}").Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void No_word_has_a_blank_at_its_ends_a_straight_quotation_mark_or_three_full_stops(string language)
    {
        foreach (var (key, word) in SiteWords.Of(language).All)
        {
            foreach (var text in (string[])[word.One.Written, word.Other.Written])
            {
                Assert.True(text.Length > 0 && text == text.Trim(), $"{key}: {text}");
                Assert.False(text.Contains("...", StringComparison.Ordinal) || Straight().IsMatch(text) || text.Contains("  ", StringComparison.Ordinal), $"{key}: {text}");
            }
        }
    }

    [Fact]
    public void Keys_stand_in_the_same_order_in_every_file()
    {
        var keys = Keys("en");
        Assert.Equal(keys.Distinct(), keys);
        Assert.All(SiteWords.Languages, language => Assert.Equal(keys, Keys(language)));

        static List<string> Keys(string language) => [.. File.ReadLines(FileOf(language)).Select(line => Key().Match(line)).Where(match => match.Success).Select(match => match.Groups["key"].Value)];
    }

    [Fact]
    public void Every_member_has_a_word()
    {
        foreach (var member in typeof(SiteWords).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member is PropertyInfo { Name: not ("Language" or "OfScripts") } || member is MethodInfo { IsSpecialName: false, Name: not ("Of" or "Callout") }))
            Assert.Contains(char.ToLowerInvariant(member.Name[0]) + member.Name[1..], SiteWords.English.All.Keys);
    }

    [Fact]
    public void Scripts_hold_the_words_of_English_and_are_given_all_of_another_language_that_differ()
    {
        var scripts = string.Concat(Directory.GetFiles(Path.Combine(Root(), "wwwroot", "js"), "*.js").Select(File.ReadAllText)).Replace('\'', '"');
        Assert.Empty(SiteWords.English.OfScripts);
        var german = SiteWords.Of("de").OfScripts;
        Assert.All(german.Keys, key => Assert.Contains($"{key}: \"{SiteWords.English.All[key].Other.Written}\"", scripts, StringComparison.Ordinal));
        Assert.Equal("{name} kopieren", german["copyNamed"]);
        // Whatever a script asks for is among them.
        Assert.All(Asked().Matches(scripts), match => Assert.Contains(match.Groups["key"].Value, german.Keys));
    }

    [Theory]
    [InlineData("de", "Suche")]
    [InlineData("de-AT", "Suche")]
    [InlineData("DE", "Suche")]
    [InlineData("en-GB", "Search")]
    [InlineData("xx-unknown", "Search")]
    [InlineData("", "Search")]
    public void A_site_gets_the_words_of_its_language_or_of_its_primary_part_or_English(string language, string search) => Assert.Equal(search, SiteWords.Of(language).Search);

    [Fact]
    public void What_the_author_writes_goes_before_what_is_shipped()
    {
        var words = SiteWords.Of("de", KnownWords.Parse("search: Stöbern\npostCount: { one: Ein Beitrag }\nminutes: '{count} Minuten'", []));
        Assert.Equal(("Stöbern", "Feeds", "Ein Beitrag", "5 Minuten", "de"), (words.Search, words.Feeds, words.PostCount(1), words.Minutes(5), words.Language));
        Assert.Equal(("pl", "Szukaj", "Feeds"), (SiteWords.Of("pl", KnownWords.Parse("search: Szukaj", [])) is var polish ? (polish.Language, polish.Search, polish.Feeds) : default));
        Assert.Equal("en", SiteWords.Of("pl").Language);
    }

    [Theory]
    [InlineData("en", "0 posts|1 post|2 posts")]
    [InlineData("de", "0 Beiträge|1 Beitrag|2 Beiträge")]
    [InlineData("fr-CA", "0 article|1 article|2 articles")]
    [InlineData("pt-BR", "0 artigo|1 artigo|2 artigos")]
    [InlineData("pt-PT", "0 artigos|1 artigo|2 artigos")]
    [InlineData("ja", "0件の記事|1件の記事|2件の記事")]
    public void Numbers_have_the_plural_category_of_the_language(string language, string expected)
    {
        var words = SiteWords.Of(language);
        Assert.Equal(expected, string.Join('|', words.PostCount(0), words.PostCount(1), words.PostCount(2)));
    }

    [Fact]
    public void Each_kind_of_term_has_words_of_its_own()
    {
        string Said(TermKind kind) => SiteWords.English.Of(kind) is var words ? string.Join('|', words.Singular, words.Plural, words.Count(1), words.Count(2), words.All, words.Posts("A"), words.Description("A", "S"), words.ListDescription("S")) : "";
        Assert.Equal("Tag|Tags|1 tag|2 tags|All tags|Posts about A|Posts about A on S, the newest first|All tags of S, with the posts of each", Said(TermKind.Tag));
        Assert.Equal("Category|Categories|1 category|2 categories|All categories|Posts in the category A|Posts in the category A on S, the newest first|All categories of S, with the posts of each", Said(TermKind.Category));
        Assert.Equal("Author|Authors|1 author|2 authors|All authors|Posts by A|Posts by A on S, the newest first|All authors of S, with the posts of each", Said(TermKind.Author));
        Assert.Equal("Series|Series|1 series|2 series|All series|Posts in the series A|Posts in the series A on S, in their order|All series of S, with the posts of each", Said(TermKind.Series));
    }

    [Fact]
    public void A_callout_has_a_title_in_words_or_as_its_kind_is_written()
    {
        Assert.Equal("Warning|TL;DR|Odd", string.Join('|', SiteWords.English.Callout("WARNING"), SiteWords.English.Callout("tldr"), SiteWords.English.Callout("odd")));
        Assert.Equal("Warnung|Odd", string.Join('|', SiteWords.Of("de").Callout("Warning"), SiteWords.Of("de").Callout("ODD")));
        Assert.Equal("<p class=\"callout-title\">Warnung</p>", Regex.Match(new Blog.Content.MarkdownRenderer(words: SiteWords.Of("de")).Render("> [!warning]\n> x").ToHtml(target => new(target)), "<p class.*?</p>").Value);
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Blog.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static string FileOf(string language) => Path.Combine(Root(), "src", "Blog", "Wording", "Languages", language + ".yaml");

    [GeneratedRegex("""^(?<key>[a-zA-Z]+):""")]
    private static partial Regex Key();

    [GeneratedRegex("""\bwords\.(?<key>[a-zA-Z]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex("""["']""")]
    private static partial Regex Straight();
}

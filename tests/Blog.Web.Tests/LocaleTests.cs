using Xunit;

namespace Blog.Web.Tests;

/// <summary>Posts in languages other than the site's: language, direction, date and reading time.</summary>
public sealed class LocaleTests
{
    [Theory]
    [InlineData("ar", "rtl", "9 فبراير 2024")]
    [InlineData("fa", "rtl", null)]
    [InlineData("he", "rtl", "9 בפברואר 2024")]
    [InlineData("ja", "ltr", "2024年2月9日")]
    [InlineData("zh-Hans", "ltr", "2024年2月9日")]
    [InlineData("ko", "ltr", "2024년 2월 9일")]
    [InlineData("th", "ltr", "9 กุมภาพันธ์ ค.ศ. 2024")]
    [InlineData("de", "ltr", "9. Februar 2024")]
    [InlineData("fr-CA", "ltr", "9 février 2024")]
    [InlineData("en-GB", "ltr", "9 February 2024")]
    [InlineData("xx-unknown-words", "ltr", null)]
    public async Task A_post_has_the_language_direction_and_dates_that_it_says(string language, string direction, string? date)
    {
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: A\ndate: 2024-02-09\nupdated: 2024-02-10\nlang: {language}\ntags: [t]\n---\nText.");
        var page = await site.PageAsync("/posts/a/");
        Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        var time = page.QuerySelector(".post-meta time")!;
        Assert.Equal("2024-02-09T00:00:00+00:00", time.GetAttribute("datetime"));
        if (date is not null) Assert.Equal(date, time.TextContent);
        foreach (var list in (string[])["/", "/posts/", "/tags/t/"])
        {
            var entry = (await site.PageAsync(list)).QuerySelector(".entry-title")!;
            Assert.Equal((language, "auto"), (entry.GetAttribute("lang"), entry.GetAttribute("dir")));
        }
    }

    [Theory]
    [InlineData("Wort ", 2300, 10)]
    [InlineData("كلمة ", 2300, 10)]
    [InlineData("מילה ", 2300, 10)]
    [InlineData("단어 ", 2300, 10)]
    [InlineData("海", 4500, 10)]
    [InlineData("うみ", 2250, 10)]
    [InlineData("潮水", 2250, 10)]
    [InlineData("ทะเลกว้าง", 1150, 10)]
    public async Task Reading_time_counts_what_the_script_has(string word, int count, int minutes)
    {
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: A\ndate: 2024-02-09\n---\n{string.Concat(Enumerable.Repeat(word, count))}");
        var said = int.Parse((await site.PageAsync("/posts/a/")).QuerySelector(".post-meta bdi")!.TextContent.Split(' ')[0], null);
        Assert.InRange(said, minutes - 2, minutes + 2);
    }

    [Fact]
    public async Task Quotation_marks_and_letters_of_every_script_stay_as_they_are_written()
    {
        const string Text = "„Ebbe“ »Flut« «marée» “tide” ‘x’ 「海」『潮』 ‏מים‏ \"straight\" -- ... it's";
        await using var site = new TestSite($"-- posts/a.md --\n---\ntitle: '„Ebbe“ 「海」'\ndate: 2024-02-09\nlang: de\n---\n{Text}");
        var page = await site.PageAsync("/posts/a/");
        Assert.Equal(Text, page.QuerySelector(".prose p")!.TextContent);
        Assert.Equal("„Ebbe“ 「海」", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("「海」", await site.TextAsync("/posts/a/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_and_formulas_run_from_left_to_right_in_a_text_that_does_not()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-02-09\nlang: ar\n---\n`a` و\n\n```js\nlet a;\n```\n\n$$\nx\n$$");
        var page = await site.PageAsync("/posts/a/");
        Assert.Equal(["ltr", "ltr", "ltr"], page.QuerySelectorAll("code, .formula").Select(part => part.GetAttribute("dir")));
    }
}

using System.Net;
using Blog.Web.Pages;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The archive counts in the site's time zone and in the calendar of its addresses, whatever posts and languages count in.</summary>
public sealed class ArchiveTests
{
    [Fact]
    public async Task A_post_stands_under_the_day_of_the_sites_zone()
    {
        const string files = "-- a.md --\n---\ntitle: A\ndate: 2023-12-31T23:00:00Z\ntimezone: Pacific/Auckland\n---\n";
        await using var utc = new TestSite(files);
        Assert.Equal("December 31", (await utc.PageAsync("/archives/2023/12/")).QuerySelector(".archive-list time")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await utc.StatusAsync("/archives/2024/"));
        await using var east = new TestSite(files, null, ("TimeZone", "Asia/Tokyo"));
        Assert.Equal("January 1", (await east.PageAsync("/archives/2024/01/")).QuerySelector(".archive-list time")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await east.StatusAsync("/archives/2023/"));
    }

    [Theory]
    [InlineData("fa")]
    [InlineData("ar-SA")]
    [InlineData("th")]
    [InlineData("ja")]
    [InlineData("he")]
    public async Task Every_language_counts_in_the_calendar_of_the_addresses(string language)
    {
        await using var site = new TestSite("-- a.md --\n---\ntitle: A\ndate: 2024-02-09\n---\n-- old.md --\n---\ntitle: Old\ndate: 0005-03-04\n---\n", null, ("Language", language));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/archives/"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/old/"));
        var date = new DateTimeOffset(2024, 2, 9, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains("2024", SiteDates.Day(date, language), StringComparison.Ordinal);
        Assert.Contains("9", SiteDates.MonthDay(date, language), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_are_written_as_the_language_writes_them()
    {
        var date = new DateTimeOffset(2024, 2, 9, 3, 42, 51, TimeSpan.FromHours(6.5));
        Assert.Equal(("February 9, 2024", "9. Februar 2024", "9 février 2024", "2024年2月9日"),
            (SiteDates.Day(date, "en"), SiteDates.Day(date, "de"), SiteDates.Day(date, "fr"), SiteDates.Day(date, "ja")));
        Assert.Equal("2024-02-09T03:42:51+06:30", SiteDates.Machine(date));
    }

    [Fact]
    public async Task A_large_archive_shows_its_newest_year_and_links_them_all()
    {
        var files = string.Concat(Enumerable.Range(0, 510).Select(number => $"-- p{number}.md --\n---\ntitle: P{number}\ndate: {2000 + number % 3}-01-01\n---\n"));
        await using var site = new TestSite(files);
        var page = await site.PageAsync("/archives/");
        Assert.Equal(["/archives/2002/", "/archives/2001/", "/archives/2000/"], page.QuerySelectorAll(".years a").Select(link => link.GetAttribute("href")));
        Assert.Equal(170, page.QuerySelectorAll(".archive-list a").Length);
    }

    [Fact]
    public async Task A_large_year_shows_its_newest_month_and_links_them_all()
    {
        var files = string.Concat(Enumerable.Range(0, 510).Select(number => $"-- p{number}.md --\n---\ntitle: P{number}\ndate: 2001-{3 + number % 2:00}-01\n---\n"));
        await using var site = new TestSite(files + "-- hidden.md --\n---\ntitle: Hidden\ndate: 2001-05-01\ndraft: true\n---\n");
        foreach (var path in (string[])["/archives/", "/archives/2001/"])
        {
            var page = await site.PageAsync(path);
            Assert.Equal(["/archives/2001/04/", "/archives/2001/03/"], page.QuerySelectorAll(".years a").Select(link => link.GetAttribute("href")));
            Assert.Equal(["255 posts", "255 posts"], page.QuerySelectorAll(".years .count").Select(count => count.TextContent));
            Assert.Equal(["April 2001"], page.QuerySelectorAll(".month h3").Select(month => month.TextContent));
            Assert.Equal(255, page.QuerySelectorAll(".archive-list a").Length);
        }

        Assert.Equal("510 posts", (await site.PageAsync("/archives/2001/")).QuerySelector(".page-header .margin")!.TextContent);
        Assert.Equal(255, (await site.PageAsync("/archives/2001/03/")).QuerySelectorAll(".archive-list a").Length);
    }
}

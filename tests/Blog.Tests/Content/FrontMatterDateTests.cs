using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class FrontMatterDateTests
{
    [Theory]
    [InlineData("2024-02-09T03:42:51Z", "2024-02-09T03:42:51Z")]
    [InlineData("2024-02-09T03:42:51.123Z", "2024-02-09T03:42:51.123Z")]
    [InlineData("2024-02-09T03:42:51+06:30", "2024-02-08T21:12:51Z")]
    [InlineData("2024-02-09T03:42:51-0500", "2024-02-09T08:42:51Z")]
    [InlineData("2024-02-09 03:42:51 -5", "2024-02-09T08:42:51Z")]
    [InlineData("2024-02-09 03:42:51 +0000 UTC", "2024-02-09T03:42:51Z")]
    [InlineData("2024-02-09 03:42:51 EST", "2024-02-09T08:42:51Z")]
    [InlineData("2024-02-09 03:42:51 Asia/Yangon", "2024-02-08T21:12:51Z")]
    [InlineData("2024-02-09 03:42:51 America/Bogota", "2024-02-09T08:42:51Z")]
    [InlineData("2024-02-09 3:42 AM America/Bogota", "2024-02-09T08:42:00Z")]
    [InlineData("2023-01-29 18:30:22 2023 -0800", "2023-01-30T02:30:22Z")]
    [InlineData("2016-03-23 9:00:00 -4", "2016-03-23T13:00:00Z")]
    [InlineData("2017-07-08 16:52:23-07:00", "2017-07-08T23:52:23Z")]
    [InlineData("20240209T034251Z", "2024-02-09T03:42:51Z")]
    [InlineData("Fri, 09 Feb 2024 03:42:51 GMT", "2024-02-09T03:42:51Z")]
    [InlineData("Fri, 09 Feb 2024 03:42:51 +0100", "2024-02-09T02:42:51Z")]
    [InlineData("09 Feb 24 03:42 UTC", "2024-02-09T03:42:00Z")]
    [InlineData("Friday, 09-Feb-24 03:42:51 UTC", "2024-02-09T03:42:51Z")]
    [InlineData("Fri Feb  9 03:42:51 UTC 2024", "2024-02-09T03:42:51Z")]
    [InlineData("Fri Feb 09 03:42:51 +0000 2024", "2024-02-09T03:42:51Z")]
    [InlineData("Fri Feb 09 2024 03:42:51 GMT+0000 (Coordinated Universal Time)", "2024-02-09T03:42:51Z")]
    [InlineData("1707450171", "2024-02-09T03:42:51Z")]
    [InlineData("1707450171000", "2024-02-09T03:42:51Z")]
    public void A_date_with_a_zone_is_one_instant_everywhere(string written, string expected)
    {
        foreach (var zone in new[] { "UTC", "Asia/Yangon", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12" })
        {
            Assert.True(FrontMatterDate.TryParse(written, TimeZoneInfo.FindSystemTimeZoneById(zone), out var instant, out _), written);
            Assert.Equal(DateTimeOffset.Parse(expected, null), instant);
        }
    }

    [Theory]
    [InlineData("2024-02-09", "2024-02-09T00:00:00")]
    [InlineData("2024-2-9", "2024-02-09T00:00:00")]
    [InlineData("2024/02/09", "2024-02-09T00:00:00")]
    [InlineData("2024.2.9", "2024-02-09T00:00:00")]
    [InlineData("20240209", "2024-02-09T00:00:00")]
    [InlineData("2024年2月9日", "2024-02-09T00:00:00")]
    [InlineData("2024-02-09 03:42", "2024-02-09T03:42:00")]
    [InlineData("2024-02-09T03:42", "2024-02-09T03:42:00")]
    [InlineData("2024-02-09 3:42:51", "2024-02-09T03:42:51")]
    [InlineData("2024-02-09t03:42:51.5", "2024-02-09T03:42:51.5")]
    [InlineData("2024-02-09 24:00", "2024-02-10T00:00:00")]
    [InlineData("2013/7/13 20:46:25", "2013-07-13T20:46:25")]
    [InlineData("2024-02-09 3:42 PM", "2024-02-09T15:42:00")]
    [InlineData("15 Oct 2023", "2023-10-15T00:00:00")]
    [InlineData("15 October 2023", "2023-10-15T00:00:00")]
    [InlineData("Oct 15, 2023", "2023-10-15T00:00:00")]
    [InlineData("October 15th, 2023 10:30 pm", "2023-10-15T22:30:00")]
    [InlineData("Sunday, October 15, 2023", "2023-10-15T00:00:00")]
    [InlineData("11/19/2018", "2018-11-19T00:00:00")]
    [InlineData("19/11/2018", "2018-11-19T00:00:00")]
    [InlineData("19.11.2018", "2018-11-19T00:00:00")]
    [InlineData("19-11-2018 08:30", "2018-11-19T08:30:00")]
    public void A_date_without_a_zone_is_the_site_s(string written, string wallClock)
    {
        foreach (var id in new[] { "UTC", "Asia/Yangon", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12" })
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
            Assert.True(FrontMatterDate.TryParse(written, zone, out var instant, out var isAmbiguous), written);
            Assert.Equal(DateTime.Parse(wallClock, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(instant, zone).DateTime);
            Assert.False(isAmbiguous);
        }
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("0000-01-01")]
    [InlineData("2017-16-26")]
    [InlineData("2024-02-09 25:00")]
    [InlineData("2024-02-09 12:60")]
    [InlineData("2024-02-09T03:42:51+19:00")]
    [InlineData("2024-02-09 03:42 Nowhere/Land")]
    [InlineData("2021-(TODO: MM-DD)")]
    [InlineData("yesterday")]
    [InlineData("2024")]
    [InlineData("2024-02")]
    [InlineData("99999999999999999999")]
    [InlineData("31/31/2024")]
    public void What_is_no_date_is_refused(string written) => Assert.False(FrontMatterDate.TryParse(written, TimeZoneInfo.Utc, out _, out _));

    [Theory]
    [InlineData("0001-01-01", "Asia/Yangon")]
    [InlineData("0001-01-01T00:00:00+14:00", "UTC")]
    [InlineData("9999-12-31T23:59:59-14:00", "UTC")]
    [InlineData("9999-12-31 23:59:59", "America/New_York")]
    [InlineData("0001-01-01", "Pacific/Kiritimati")]
    [InlineData("9999-12-31 24:00", "UTC")]
    [InlineData("253402300800", "UTC")]
    public void The_ends_of_the_calendar_do_no_harm(string written, string zone)
    {
        var file = TestPosts.WithKeys($"date: {written}", "posts/a.md", TestPosts.InZone(zone) with { Permalink = "/:year/:month/:day/:slug/" });
        Assert.True(file.Post is not null || file.Codes() is ["BLG020"]);
    }

    [Theory]
    [InlineData("2024-03-10 02:30", "America/New_York", "2024-03-10T07:30:00Z")] // the clock goes from 2 to 3
    [InlineData("2024-11-03 01:30", "America/New_York", "2024-11-03T05:30:00Z")] // 1:30 comes twice; the first
    [InlineData("2024-03-31 02:30", "Europe/Berlin", "2024-03-31T01:30:00Z")]
    [InlineData("2024-10-27 02:30", "Europe/Berlin", "2024-10-27T00:30:00Z")]
    [InlineData("2024-10-06 02:15", "Australia/Lord_Howe", "2024-10-05T15:45:00Z")] // half an hour
    [InlineData("2024-02-09", "Pacific/Kiritimati", "2024-02-08T10:00:00Z")] // UTC+14
    [InlineData("2024-02-09", "Etc/GMT+12", "2024-02-09T12:00:00Z")]
    public void Clock_changes_have_one_reading(string written, string zone, string expected)
    {
        Assert.True(FrontMatterDate.TryParse(written, TimeZoneInfo.FindSystemTimeZoneById(zone), out var instant, out _));
        Assert.Equal(DateTimeOffset.Parse(expected, null), instant);
    }

    [Theory]
    [InlineData("03/04/2024", "2024-03-04", "4 March 2024")]
    [InlineData("03.04.2024", "2024-04-03", "3 April 2024")]
    public void An_ambiguous_date_is_read_and_said(string written, string day, string said)
    {
        var file = TestPosts.WithKeys($"date: {written}");
        Assert.Equal(day, file.Post?.PublishAt?.ToString("yyyy-MM-dd", null));
        var problem = Assert.Single(file.Problems);
        Assert.Equal((ProblemCode.AmbiguousDate, 2, 7), (problem.Code, problem.Line, problem.Column));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_date_falls_back_to_the_file_name()
    {
        var file = TestPosts.WithKeys("date: 2024-02-30", "_posts/2024-02-28-leap.md");
        Assert.Equal(new DateTimeOffset(2024, 2, 28, 0, 0, 0, TimeSpan.Zero), file.Post?.PublishAt);
        Assert.Equal(["BLG020"], file.Codes());
    }

    [Fact]
    public void An_impossible_date_alone_publishes_nothing() => Assert.Null(TestPosts.WithKeys("date: 2024-02-30").Post);

    [Fact]
    public void An_expiry_that_cannot_be_read_publishes_nothing()
    {
        var file = TestPosts.WithKeys("date: 2024-02-01\nexpiryDate: soon");
        Assert.Null(file.Post);
        Assert.True(file.AsksToBeHidden);
    }

    [Fact]
    public void An_update_that_cannot_be_read_is_left_out()
    {
        var file = TestPosts.WithKeys("date: 2024-02-01\nlastmod: soon");
        Assert.Null(file.Post?.UpdatedAt);
        Assert.Equal(["BLG020"], file.Codes());
        Assert.NotNull(file.Post);
    }

    [Fact]
    public void The_zone_of_a_post_is_for_showing_only()
    {
        var post = TestPosts.Post("date: 2024-02-09 08:00\ntimezone: Asia/Yangon");
        Assert.Equal("Asia/Yangon", post.TimeZone);
        Assert.Equal(new DateTimeOffset(2024, 2, 9, 8, 0, 0, TimeSpan.Zero), post.PublishAt);
        Assert.Equal(["BLG023"], TestPosts.WithKeys("date: 2024-02-09\ntimezone: Mars/Olympus").Codes());
    }
}

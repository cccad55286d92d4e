using System.Globalization;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>Every vector in sites of five zones: what does not depend on a zone is the same in all of them, and what does is the right instant.</summary>
public sealed class FrontMatterVectorTests
{
    internal static readonly string[] Zones = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kolkata"];

    public static TheoryData<int, string> Numbers => [.. FrontMatterVectors.All.Select((vector, number) => new TheoryDataRow<int, string>(number, vector.Written))];

    [Theory, MemberData(nameof(Numbers))]
    public void A_vector_is_read_as_its_author_means_it(int number, string written)
    {
        foreach (var zone in Zones) Check(number, zone, written);
    }

    internal static void Check(int number, string zone, string written)
    {
        var (text, path, expected) = FrontMatterVectors.All[number];
        var options = TestPosts.InZone(zone);
        var file = TestPosts.Parse(text, path, options);
        Assert.Equal(expected.TrimEnd(), Said(file, options.TimeZone, expected));
        _ = written;
    }

    private static string Said(ParsedFile file, TimeZoneInfo zone, string expected)
    {
        var codes = string.Join(' ', file.Codes());
        if (file.Post is not { } post) return $"no post | {codes}".TrimEnd();
        var date = expected.Split('|')[1].Trim();
        return $"{post.Title} | {Date(post.PublishAt, zone, date)} | {string.Join(' ', post.Tags.Select(tag => tag.Slug))} | {string.Join(" + ", [post.Url, .. post.Aliases])} | {(post.Visibility.IsHidden ? "hidden" : "public")} | {codes}".TrimEnd();
    }

    /// <summary>The expected date where the instant is the one that it names, else the instant.</summary>
    private static string Date(DateTimeOffset? instant, TimeZoneInfo zone, string expected)
    {
        if (instant is not { } at) return "-";
        if (expected == "-") return at.ToString("O", CultureInfo.InvariantCulture);
        var isInstant = expected.EndsWith('Z');
        var wall = DateTime.Parse(expected.TrimEnd('Z'), CultureInfo.InvariantCulture);
        // Where the clock goes from two to three, half past two is half an hour after two.
        var skipped = !isInstant && zone.IsInvalidTime(wall) ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        var offset = isInstant ? TimeSpan.Zero : zone.GetUtcOffset(wall - skipped);
        return at == new DateTimeOffset(wall, offset) ? expected : at.ToString("O", CultureInfo.InvariantCulture);
    }
}

/// <summary>The zone of the machine says nothing: a site is the same wherever it is served.</summary>
[Collection(nameof(MachineZoneTests))]
public sealed class MachineZoneTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    public void Nothing_depends_on_the_zone_of_the_machine(string machine)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", machine);
            TimeZoneInfo.ClearCachedData();
            Assert.SkipUnless(TimeZoneInfo.Local.BaseUtcOffset == TimeZoneInfo.FindSystemTimeZoneById(machine).BaseUtcOffset, "the machine does not follow TZ");
            foreach (var zone in FrontMatterVectorTests.Zones)
                for (var number = 0; number < FrontMatterVectors.All.Length; number++) FrontMatterVectorTests.Check(number, zone, "");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}

/// <summary>Runs alone, since the machine has one zone for all.</summary>
[CollectionDefinition(nameof(MachineZoneTests), DisableParallelization = true)]
public sealed class MachineZone;

using System.Collections.Concurrent;
using System.Globalization;

namespace Blog.Web.Pages;

/// <summary>Writes dates as readers of a language expect them.</summary>
public static class SiteDates
{
    private static readonly ConcurrentDictionary<string, DateTimeFormatInfo> Formats = new(StringComparer.Ordinal);

    /// <summary>Day, month and year: <c>February 9, 2024</c>.</summary>
    public static string Day(DateTimeOffset date, string language)
    {
        var format = Format(language);
        var pattern = format.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '،', '、', '.');
        // Thai puts a word between the weekday, which is left out, and the day.
        return date.ToString(pattern[Math.Max(0, pattern.AsSpan().IndexOfAny("dMy"))..], format);
    }

    /// <summary>Day and month, for lists that say the year elsewhere: <c>February 9</c>.</summary>
    public static string MonthDay(DateTimeOffset date, string language)
    {
        var format = Format(language);
        return date.ToString(format.MonthDayPattern, format);
    }

    /// <summary>The same with the month's short name: <c>Feb 9</c>.</summary>
    public static string ShortDay(DateTimeOffset date, string language)
    {
        var format = Format(language);
        return date.ToString(format.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal), format);
    }

    /// <summary>Day and minute with their zone: <c>February 9, 2024, 09:00 (Europe/Berlin)</c>.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone, string language)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{Day(local, language)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} ({zone.Id})";
    }

    /// <summary>A month's name.</summary>
    public static string Month(int month, string language) => Format(language).GetMonthName(month);

    /// <summary>Whether the language is written from right to left.</summary>
    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset date) => date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The language's words and order, with the calendar that addresses and the archive count in, which also knows every year.</summary>
    private static DateTimeFormatInfo Format(string language) => Formats.GetOrAdd(language, tag =>
    {
        var culture = CultureInfo.GetCultureInfo(tag);
        var own = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        if (own.Calendar is GregorianCalendar) return own;
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } gregorian) return CultureInfo.InvariantCulture.DateTimeFormat;
        own.Calendar = gregorian;
        return own;
    });
}

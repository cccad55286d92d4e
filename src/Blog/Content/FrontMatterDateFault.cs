using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Says which part of a date that looks like one does not exist, and what its author may have meant.</summary>
internal static partial class FrontMatterDateFault
{
    private const string Any = "write a day such as 2026-02-09, or 2026-02-09T08:00:00+01:00";

    /// <returns>Such as <c> (there is no month 13)</c>, empty where nothing can be said, and what to write.</returns>
    public static (string Why, string Instead) Of(string text)
    {
        if (YearFirst().Match(text.Trim()) is not { Success: true } match) return ("", Any);
        int year = Number("y"), month = Number("m"), day = Number("d"), hour = Number("h"), minute = Number("i");
        if (year is < 1 or > 9999) return Shown($"there is no year {year}", Any);
        if (month is < 1 or > 12)
        {
            var isSwapped = day is >= 1 and <= 12 && month >= 1 && month <= DateTime.DaysInMonth(year, day);
            return Shown($"there is no month {month}", isSwapped ? string.Create(CultureInfo.InvariantCulture, $"did you mean {new DateOnly(year, day, month):yyyy-MM-dd} ({month} {MonthName(day)})?") : Any);
        }

        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days) return Shown($"{MonthName(month)} {year} has {days} days", $"write {Day(Math.Clamp(day, 1, days))}, or the day that is meant");
        if (hour > 24) return Shown($"there is no hour {hour}", $"write {Day(day)} alone, or with an hour from 00 to 23");
        return minute > 59 ? Shown($"there is no minute {minute}", $"write {Day(day)} alone, or with minutes from 00 to 59") : ("", Any);

        int Number(string group) => match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

        string Day(int number) => new DateOnly(year, month, number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        static string MonthName(int number) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(number);

        static (string, string) Shown(FormattableString fault, string instead) => ($" ({FormattableString.Invariant(fault)})", instead);
    }

    [GeneratedRegex("^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(?:[T ]+(?<h>[0-9]{1,2}):(?<i>[0-9]{2}))?", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();
}

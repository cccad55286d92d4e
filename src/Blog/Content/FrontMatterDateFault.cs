using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Says which part of a date that looks like one does not exist.</summary>
internal static partial class FrontMatterDateFault
{
    /// <summary>Such as <c> (there is no month 13)</c>; empty where nothing can be said.</summary>
    public static string Of(string text)
    {
        if (YearFirst().Match(text.Trim()) is not { Success: true } match) return "";
        int year = Number("y"), month = Number("m"), day = Number("d"), hour = Number("h"), minute = Number("i");
        if (year is < 1 or > 9999) return Shown($"there is no year {year}");
        if (month is < 1 or > 12) return Shown($"there is no month {month}");
        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days) return Shown($"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has {days} days");
        if (hour > 24) return Shown($"there is no hour {hour}");
        return minute > 59 ? Shown($"there is no minute {minute}") : "";

        int Number(string group) => match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

        static string Shown(FormattableString fault) => string.Create(CultureInfo.InvariantCulture, $" ({FormattableString.Invariant(fault)})");
    }

    [GeneratedRegex("^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(?:[T ]+(?<h>[0-9]{1,2}):(?<i>[0-9]{2}))?", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Reads dates in every form that engines accept, and places those without an offset in a zone.</summary>
internal static partial class FrontMatterDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // RFC 822 section 5.1; other abbreviations mean different zones in different places and are not guessed.
    private static readonly Dictionary<string, int> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["CET"] = 60,
        ["CEST"] = 120,
        ["BST"] = 60,
        ["JST"] = 540,
    };

    /// <summary>The instant that <paramref name="text"/> names.</summary>
    /// <param name="zone">Of dates without an offset; a day alone is its midnight there.</param>
    /// <param name="isAmbiguous">Day and month could change places; the instant is the American reading of slashes, the European one of dots and hyphens.</param>
    public static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset instant, out bool isAmbiguous)
    {
        instant = default;
        isAmbiguous = false;
        text = text.Trim();
        if (text.Length is < 6 or > 80) return false;
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && TryParseNumber(text, out instant)) return true;
        var match = Numeric().Match(text);
        if (match.Success) return TryDate(Number(match, "y"), Number(match, "m"), Number(match, "d"), match, zone, out instant);
        match = DayFirst().Match(text);
        if (match.Success)
        {
            int first = Number(match, "a"), second = Number(match, "b"), year = FullYear(match.Groups["y"].ValueSpan);
            var isAmerican = match.Groups["s"].ValueSpan is "/" ? first <= 12 : second > 12;
            isAmbiguous = first <= 12 && second <= 12 && first != second;
            return TryDate(year, isAmerican ? first : second, isAmerican ? second : first, match, zone, out instant);
        }

        match = Named().Match(text);
        if (!match.Success) match = NamedMonthFirst().Match(text);
        if (!match.Success) match = UnixDate().Match(text);
        if (!match.Success) return false;
        var month = Array.IndexOf(Months, match.Groups["n"].Value[..3].ToLowerInvariant()) + 1;
        return TryDate(FullYear(match.Groups["y"].ValueSpan), month, Number(match, "d"), match, zone, out instant);
    }

    /// <summary>The instant of a wall clock: in a gap as if the clock had not yet been put forward, of two equal times the earlier.</summary>
    public static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        TimeSpan offset;
        if (zone.IsInvalidTime(local))
        {
            var before = local;
            while (zone.IsInvalidTime(before)) before = before.AddMinutes(-30);
            offset = zone.GetUtcOffset(before);
            return Clamp(local, offset).ToOffset(zone.GetUtcOffset(Clamp(local, offset)));
        }

        offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return Clamp(local, offset);
    }

    /// <summary>A wall clock at an offset; at the ends of the calendar the first or last instant there is.</summary>
    private static DateTimeOffset Clamp(DateTime local, TimeSpan offset)
    {
        var utc = local.Ticks - offset.Ticks;
        return utc < 0 ? DateTimeOffset.MinValue : utc > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue : new DateTimeOffset(local, offset);
    }

    private static bool TryParseNumber(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is < 9 or > 16 || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var ticks = text.Length switch
        {
            <= 11 => number * TimeSpan.TicksPerSecond,
            <= 14 => number * TimeSpan.TicksPerMillisecond,
            _ => number * TimeSpan.TicksPerMicrosecond,
        };
        if (ticks > (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks) return false;
        instant = DateTimeOffset.UnixEpoch.AddTicks(ticks);
        return true;
    }

    private static bool TryDate(int year, int month, int day, Match match, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var local = new DateTime(year, month, day);
        if (match.Groups["h"].Success)
        {
            int hour = Number(match, "h"), minute = Number(match, "i"), second = Number(match, "s2");
            var half = match.Groups["p"].ValueSpan;
            if (half.Length > 0)
            {
                if (hour is < 1 or > 12) return false;
                hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
            }

            // ISO 8601 writes the end of a day as 24:00, and a leap second as 60.
            if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0))) return false;
            var fraction = match.Groups["f"].ValueSpan;
            var ticks = new TimeSpan(hour, minute, second).Ticks;
            if (fraction.Length > 0) ticks += long.Parse(fraction.Length > 7 ? fraction[..7] : fraction.ToString().PadRight(7, '0'), CultureInfo.InvariantCulture);
            if (ticks > DateTime.MaxValue.Ticks - local.Ticks) return false;
            local = local.AddTicks(ticks);
        }

        if (!TryOffset(match.Groups["z"].Value.Trim(), out var offset, ref zone)) return false;
        instant = offset is { } known ? Clamp(local, known) : InZone(local, zone);
        return true;
    }

    private static bool TryOffset(string text, out TimeSpan? offset, ref TimeZoneInfo zone)
    {
        offset = null;
        if (text.Length == 0) return true;
        if (text.IndexOf('(', StringComparison.Ordinal) is > 0 and var comment) text = text[..comment].TrimEnd();
        // GMT+0100 and +0200 CEST: the digits say it.
        var digits = Offset().Match(text);
        if (digits.Success)
        {
            var minutes = Number(digits, "h") * 60 + Number(digits, "i");
            if (minutes > 14 * 60 || Number(digits, "i") > 59) return false;
            offset = TimeSpan.FromMinutes(digits.Groups["g"].ValueSpan is "-" or "−" ? -minutes : minutes);
            return true;
        }

        if (Abbreviations.TryGetValue(text, out var known))
        {
            offset = TimeSpan.FromMinutes(known);
            return true;
        }

        text = text.Trim('[', ']');
        if (!text.Contains('/', StringComparison.Ordinal) || !TimeZoneInfo.TryFindSystemTimeZoneById(text, out var named)) return false;
        zone = named;
        return true;
    }

    private static int Number(Match match, string group)
    {
        var text = match.Groups[group].ValueSpan;
        return text.Length == 0 ? 0 : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 2822 section 4.3: two digits up to 49 are of this century.</summary>
    private static int FullYear(ReadOnlySpan<char> text)
    {
        var year = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private const string Time = """(?<h>[0-9]{1,2}):(?<i>[0-9]{1,2})(?::(?<s2>[0-9]{1,2})(?:[.,](?<f>[0-9]+))?)?(?:\s*(?<p>[ap])\.?m\.?(?![a-z]))?""";
    private const string Zone = """(?:\s+[0-9]{4}(?=\s))?(?<z>\s*(?:[Zz]|\[?[A-Za-z][A-Za-z_]*/[A-Za-z_/+\-0-9]+\]?|(?:[A-Z]{2,5})?\s*[+\-−][0-9:]{1,5}(?:\s*\([^)]*\)|\s*[A-Z]{2,5})?|[A-Z]{2,5}))?""";
    private const string Weekday = """(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?""";
    private const string Month = """(?<n>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?""";

    [GeneratedRegex("""^(?:(?<y>[0-9]{4})(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<y>[0-9]{4})年\s*(?<m>[0-9]{1,2})月\s*(?<d>[0-9]{1,2})日|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:(?:[Tt]|,?\s+|-(?=[0-9]{1,2}:))\s*(?:"""
        + Time + """|(?<h>[0-9]{2})(?<i>[0-9]{2})(?<s2>[0-9]{2})?(?=$|[Zz+\-])))?""" + Zone + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numeric();

    [GeneratedRegex("""^(?<a>[0-9]{1,2})(?<s>[-/.])(?<b>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})(?:,?\s+""" + Time + ")?" + Zone + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^" + Weekday + """(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[\s\-](?:of\s+)?""" + Month + """,?[\s\-](?<y>[0-9]{4}|[0-9]{2})(?:,?(?:\s+at)?\s+""" + Time + ")?" + Zone + "$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex("^" + Weekday + Month + """\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>[0-9]{4})(?:,?(?:\s+at)?\s+""" + Time + ")?" + Zone + "$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedMonthFirst();

    [GeneratedRegex("^" + Weekday + Month + """\s+(?<d>[0-9]{1,2})\s+""" + Time + """(?<z>\s+(?:[A-Z]{2,5}|[+\-][0-9]{4}))?\s+(?<y>[0-9]{4})$""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UnixDate();

    [GeneratedRegex("""^(?:[A-Z]{2,5})?\s*(?<g>[+\-−])(?<h>[0-9]{2}|[0-9](?![0-9]{3}))(?::?(?<i>[0-9]{2}))?(?:\s*[A-Z]{2,5})?$""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Offset();
}

namespace Blog;

/// <summary>Finds the time zone that an author probably meant.</summary>
internal static class TimeZoneNames
{
    /// <summary>What to write: the nearest name of the database, by its city or by a slip or two; an example where nothing is near.</summary>
    public static string Advise(string written, string example)
    {
        var names = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(name => name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var city = written.Trim().Replace(' ', '_');
        var meant = city.Length < 3 ? null
            : names.Find(name => name.EndsWith("/" + city, StringComparison.OrdinalIgnoreCase))
            ?? names.Select(name => (Name: name, Distance: Distance(name, city))).Where(near => near.Distance <= 2).OrderBy(near => near.Distance).Select(near => near.Name).FirstOrDefault();
        return meant is null ? $"write an IANA name such as {example}" : $"did you mean {meant}?";
    }

    private static int Distance(string name, string written) =>
        Math.Abs(name.Length - written.Length) > 2 ? int.MaxValue : EditDistance.Between(name.ToLowerInvariant(), written.ToLowerInvariant());
}

namespace Blog.Content;

/// <summary>Reads the dates of one post from its front matter and file name.</summary>
internal sealed class PostDates(TimeZoneInfo zone, string path, PostFileName name, FrontMatterFields fields, List<ContentProblem> problems)
{
    private static readonly TimeZoneInfo Westernmost = TimeZoneInfo.CreateCustomTimeZone("-12", TimeSpan.FromHours(-12), null, null);

    /// <summary>When the post ceases to be public is written, and cannot be read.</summary>
    public bool IsExpiryUnreadable { get; private set; }

    /// <returns>False where a date that decides who may see the post cannot be read, and nothing stands in for it.</returns>
    public bool TryRead(out DateTimeOffset? publishAt, out DateTimeOffset? updatedAt, out DateTimeOffset? expireAt)
    {
        updatedAt = null;
        expireAt = null;
        var isPublishable = TryReadPublishAt(out publishAt);
        if (fields.Find(FrontMatterKeys.UpdatedAt) is { } updated && TryParse(updated, out updatedAt)) Say(FrontMatterKeys.UpdatedAt, updated);
        foreach (var expiry in fields.FindAll(FrontMatterKeys.ExpireAt))
        {
            // Of several the earliest counts, and one that cannot be read may have been the earliest.
            if (!TryParse(expiry, out var at)) IsExpiryUnreadable = true;
            else if (expireAt is null || at < expireAt)
            {
                Say(FrontMatterKeys.ExpireAt, expiry, expireAt is null ? "" : "the earliest");
                expireAt = at;
            }
        }

        foreach (var (at, slip) in Misspelt(FrontMatterKeys.ExpireAt))
        {
            if (expireAt is not null && at >= expireAt) continue;
            Say(FrontMatterKeys.ExpireAt, slip, "taken for expiryDate");
            expireAt = at;
        }

        return isPublishable && !IsExpiryUnreadable;
    }

    private bool TryReadPublishAt(out DateTimeOffset? publishAt)
    {
        publishAt = null;
        var misspelt = Misspelt(FrontMatterKeys.PublishAt).ToList();
        var entry = fields.Find(FrontMatterKeys.PublishAt, IsDate) ?? fields.Find(FrontMatterKeys.CreatedAt);
        if (entry is not null && TryParse(entry, out publishAt))
        {
            Say(FrontMatterKeys.PublishAt, entry);
            // Of a key that is given twice the later date counts: the safe one.
            foreach (var twin in Twins(entry))
            {
                if (!TryParse(twin, out var other)) return false;
                if (other > publishAt) Take(other, twin, "the later of two", ref publishAt);
            }

            foreach (var (other, slip) in misspelt)
                if (other > publishAt) Take(other, slip, "taken for publishDate, since it is later", ref publishAt);
            return true;
        }

        publishAt = fields.FromFileName(FrontMatterKeys.PublishAt, name.Date);
        foreach (var (other, slip) in misspelt)
            if (publishAt is null || other > publishAt) Take(other, slip, "taken for publishDate", ref publishAt);
        if (publishAt is not null) return true;
        // Never the time of the build or of the file: a broken post would float to the top of the blog.
        if (entry is not null) return false;
        if (name.IsPage || IsHeldByUnknownKey()) return true;
        problems.Add(new(path, 1, 1, ProblemCode.NoDate, "the post has no date, so it is shown without one and comes last",
            "write date: and a day such as 2026-02-09"));
        return true;
    }

    /// <summary>The date stands below a key that nobody knows, which is reported by itself.</summary>
    private bool IsHeldByUnknownKey() =>
        fields.All.Any(field => field.Path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && IsUnknown(field.Path[..dot]) && FrontMatterKeys.PublishAt.Paths.Contains(field.Path[(dot + 1)..]))
        || fields.Map.Entries.Any(entry => entry.Value is FrontMatterMap map && IsUnknown(FrontMatterKeys.Normalize(entry.Key)) && map.Entries.Any(inner => FrontMatterKeys.PublishAt.Paths.Contains(FrontMatterKeys.Normalize(inner.Key))));

    private static bool IsUnknown(string key) => !FrontMatterKeys.IsKnown(key) && !FrontMatterIgnored.Contains(key);

    private void Take(DateTimeOffset? date, FrontMatterEntry entry, string rule, ref DateTimeOffset? publishAt)
    {
        Say(FrontMatterKeys.PublishAt, entry, rule);
        publishAt = date;
    }

    /// <summary>Says where a date comes from and in which zone it is, to who asks why.</summary>
    private void Say(FrontMatterKey key, FrontMatterEntry entry, string rule = "")
    {
        if (fields.Origins is not { } origins || entry.Value is not FrontMatterScalar scalar) return;
        // What names its zone is one instant, wherever it is read.
        var isZoned = FrontMatterDate.TryParse(scalar.Value, Westernmost, out var one, out _) && FrontMatterDate.TryParse(scalar.Value, TimeZoneInfo.Utc, out var other, out _) && one == other;
        var zoned = isZoned ? "" : $"without a zone, so in the site's {zone.Id}";
        origins.Decided(key, entry, string.Join(", ", new[] { zoned, rule }.Where(text => text.Length > 0)));
    }

    /// <summary>Dates under keys that were probably meant to be this one: a slip must not publish what was scheduled.</summary>
    private IEnumerable<(DateTimeOffset At, FrontMatterEntry Entry)> Misspelt(FrontMatterKey key)
    {
        foreach (var entry in fields.FindMisspelt(key))
            if (entry.Value is FrontMatterScalar scalar && FrontMatterDate.TryParse(scalar.Value, zone, out var at, out _)) yield return (at, entry);
    }

    private IEnumerable<FrontMatterEntry> Twins(FrontMatterEntry entry) => fields.All.Select(field => field.Entry)
        .Where(other => !ReferenceEquals(other, entry) && FrontMatterKeys.Normalize(other.Key) == FrontMatterKeys.Normalize(entry.Key) && IsDate(other)
            && other.Value is not FrontMatterScalar { IsEmpty: true });

    /// <summary><c>published</c> and <c>publish</c> are dates in some engines and booleans in others.</summary>
    private static bool IsDate(FrontMatterEntry entry) =>
        !FrontMatterKeys.Published.Paths.Contains(FrontMatterKeys.Normalize(entry.Key)) || (entry.Value is FrontMatterScalar value && !FrontMatterBoolean.IsWord(value));

    private bool TryParse(FrontMatterEntry entry, out DateTimeOffset? instant)
    {
        instant = null;
        if (entry.Value is FrontMatterScalar scalar && FrontMatterDate.TryParse(scalar.Value, zone, out var parsed, out var isAmbiguous))
        {
            instant = parsed;
            if (isAmbiguous)
            {
                problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.AmbiguousDate,
                    $"{FrontMatterFields.Shown(scalar.Value)} is taken for {parsed:d MMMM yyyy}", $"write {parsed:yyyy-MM-dd}, or {new DateTime(parsed.Year, parsed.Day, parsed.Month):yyyy-MM-dd} if {new DateTime(parsed.Year, parsed.Day, parsed.Month):d MMMM} is meant"));
            }

            return true;
        }

        var written = entry.Value is FrontMatterScalar text ? FrontMatterFields.Shown(text.Value) : "a list or map";
        var (why, instead) = FrontMatterDateFault.Of((entry.Value as FrontMatterScalar)?.Value ?? "");
        problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.BadDate, $"{written} is no date{why}", instead));
        return false;
    }
}

namespace Blog;

/// <summary>
/// The instant that a site is at: that of the machine, but that a small step back of its clock takes nothing back. What has appeared would else go and
/// come again.
/// </summary>
/// <param name="machine">The clock of the machine; its timers are the site's.</param>
public sealed class SiteClock(TimeProvider machine) : TimeProvider
{
    /// <summary>A clock that goes back further was wrong before, and is followed: what appeared by it was not due.</summary>
    public static readonly TimeSpan LargestStep = TimeSpan.FromHours(1);

    private long latest;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        var now = machine.GetUtcNow().UtcTicks;
        var known = Interlocked.Read(ref latest);
        while (now > known || known - now > LargestStep.Ticks)
        {
            var met = Interlocked.CompareExchange(ref latest, now, known);
            if (met == known) return new(now, TimeSpan.Zero);
            known = met;
        }

        return new(known, TimeSpan.Zero);
    }
}

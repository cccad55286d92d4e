namespace Blog.Web.Http.Answers;

/// <summary>
/// One state of the site: from a load that changed something to the next, and no longer than to the instant at which a post appears or
/// goes by itself. Answers of one edition are never given in another.
/// </summary>
/// <param name="since">When it began; a clock that is set back to before may have to hide what it shows.</param>
/// <param name="until">The first instant at which it no longer holds, whether the load that follows is late or not.</param>
internal sealed class Edition(DateTimeOffset since, DateTimeOffset until)
{
    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset Until { get; } = until;

    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(DateTimeOffset now) => now >= Since && now < Until;

    /// <summary>Names of query parameters that lead from the home page to other pages; null while nobody has asked.</summary>
    public IReadOnlySet<string>? HomeQueryNames { get; set; }
}

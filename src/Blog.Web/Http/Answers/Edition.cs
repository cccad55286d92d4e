namespace Blog.Web.Http.Answers;

/// <summary>
/// One state of the site: from a load that changed something to the next, and no longer than to the instant at which a post appears or
/// goes by itself. Answers of one edition are never given in another.
/// </summary>
/// <param name="until">The first instant at which it no longer holds, whether the load that follows is late or not.</param>
internal sealed class Edition(DateTimeOffset until)
{
    public DateTimeOffset Until { get; } = until;

    /// <summary>Names of query parameters that lead from the home page to other pages; null while nobody has asked.</summary>
    public IReadOnlySet<string>? HomeQueryNames { get; set; }
}

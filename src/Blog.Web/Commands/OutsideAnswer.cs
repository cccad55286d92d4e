namespace Blog.Web.Commands;

/// <summary>What another site said of one of its addresses.</summary>
internal enum OutsideState
{
    There,

    /// <summary>It answers 404 or 410, or its host does not exist.</summary>
    Gone,

    /// <summary>Permanent redirects lead on to a page that is there.</summary>
    Moved,

    /// <summary>Nothing can be said: it did not answer in time, failed, or lets no program in.</summary>
    Unclear,

    /// <summary>An address of this network, which was not asked.</summary>
    Private,
}

/// <param name="Why">What came instead of the page, in a few words.</param>
/// <param name="Target">Where permanent redirects lead.</param>
internal sealed record OutsideAnswer(OutsideState State, string Why = "", Uri? Target = null);

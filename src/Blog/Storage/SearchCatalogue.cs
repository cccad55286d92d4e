namespace Blog.Storage;

/// <summary>
/// What the gate let through to the search, remembered until the index has other posts or one of these expires. It tells how many there are
/// and in which order they come; whatever is printed of a post is asked for behind the gate again.
/// </summary>
internal sealed class SearchCatalogue(BlogDatabase database, BlogConfiguration configuration)
{
    private readonly Lock reading = new();
    private volatile FindablePosts? known;

    /// <summary>The posts that the session may find.</summary>
    public FindablePosts Read(ReadSession session)
    {
        var stamp = session.ReadSearchStamp();
        if (session.IsPreview) return new(session, stamp, known);
        lock (reading)
        {
            if (known is null || !known.HoldFor(session, stamp)) known = new(session, stamp, known);
            return known;
        }
    }

    /// <summary>Follows a load where anybody has searched before, so that whoever searches next need not wait for it.</summary>
    public void Follow()
    {
        if (known is null) return;
        try
        {
            using var session = new ReadSession(database, configuration);
            Read(session);
        }
#pragma warning disable CA1031 // whatever is wrong with the index, readers meet it next, and it is told there
        catch (Exception)
#pragma warning restore CA1031
        {
            // Whoever searches next tries again.
        }
    }
}

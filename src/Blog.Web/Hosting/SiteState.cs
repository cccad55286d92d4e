namespace Blog.Web.Hosting;

/// <summary>Whether the content is loaded, and how often it has changed since the start.</summary>
internal sealed class SiteState
{
    private int version;
    private volatile bool isLoaded;

    /// <summary>Grows whenever a page may have changed.</summary>
    public int Version => Volatile.Read(ref version);

    /// <summary>A load has been done: until then nothing is served, and an earlier run's index least of all.</summary>
    public bool IsLoaded => isLoaded;

    /// <summary>Said after a load alone.</summary>
    public void Change()
    {
        Interlocked.Increment(ref version);
        isLoaded = true;
    }
}

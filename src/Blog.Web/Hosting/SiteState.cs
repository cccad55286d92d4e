namespace Blog.Web.Hosting;

/// <summary>Whether the content is loaded, and whether the site has been told to stop.</summary>
internal sealed class SiteState
{
    private volatile bool isLoaded;
    private volatile bool isStopping;

    /// <summary>A load has been done: until then nothing is served, and an earlier run's index least of all.</summary>
    public bool IsLoaded => isLoaded;

    /// <summary>The site answers for a moment more, and whoever sends it requests is to send them elsewhere.</summary>
    public bool IsStopping => isStopping;

    /// <summary>Said after a load alone.</summary>
    public void HasLoaded() => isLoaded = true;

    /// <summary>Said once, and never taken back.</summary>
    public void BeginsToStop() => isStopping = true;
}

namespace Blog.Web.Hosting;

/// <summary>Whether the content is loaded.</summary>
internal sealed class SiteState
{
    private volatile bool isLoaded;

    /// <summary>A load has been done: until then nothing is served, and an earlier run's index least of all.</summary>
    public bool IsLoaded => isLoaded;

    /// <summary>Said after a load alone.</summary>
    public void HasLoaded() => isLoaded = true;
}

namespace Blog.Web.Hosting;

/// <summary>Whether the content is loaded, and whether the site has been told to stop.</summary>
internal sealed class SiteState
{
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isStopping;

    /// <summary>A load has been done: until then nothing is served, and an earlier run's index least of all.</summary>
    public bool IsLoaded => loaded.Task.IsCompleted;

    /// <summary>Ends with the first load that is done.</summary>
    public Task WhenLoaded => loaded.Task;

    /// <summary>The site answers for a moment more, and whoever sends it requests is to send them elsewhere.</summary>
    public bool IsStopping => isStopping;

    /// <summary>Said after a load alone.</summary>
    public void HasLoaded() => loaded.TrySetResult();

    /// <summary>Said once, and never taken back.</summary>
    public void BeginsToStop() => isStopping = true;
}

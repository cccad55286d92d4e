namespace Blog.Web.Http.Answers;

/// <summary>Packs bodies behind the reader's back, one at a time: whoever asks first is not made to wait for the smallest of packings.</summary>
internal sealed class PackingQueue
{
    // What is asked for while so much is waiting is ordered again by who asks next.
    private const int MostWaiting = 1000;

    private readonly Lock queueing = new();
    private Task last = Task.CompletedTask;
    private int waiting;

    /// <summary>Sees to it that the body will be there in this coding.</summary>
    public void Order(PackedBodies bodies, ContentCoding coding)
    {
        if (Volatile.Read(ref waiting) >= MostWaiting || !bodies.TryOrder(coding)) return;
        Interlocked.Increment(ref waiting);
        lock (queueing) last = last.ContinueWith(_ => Pack(bodies, coding), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Pack(PackedBodies bodies, ContentCoding coding)
    {
        try
        {
            bodies.Get(coding);
        }
        catch (OutOfMemoryException)
        {
            bodies.CancelOrder(coding);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}

namespace Blog;

/// <summary>What one cache may hold, so that all of them together leave room for the work in a container of 256 MB.</summary>
public static class MemoryShare
{
    /// <summary>In bytes, what the runtime takes of 200 MB: with 128 a site under load is ended by the system, with 256 it goes on.</summary>
    public const long Enough = 150L << 20;

    private const int Shares = 12;

    /// <summary>In bytes, what the runtime may manage: three quarters of a container's limit, else the machine's memory.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>As many bytes as are wanted, or a twelfth of what there is.</summary>
    public static long AtMost(long bytes) => Math.Min(bytes, Available / Shares);
}

using System.Collections.Concurrent;

namespace Blog.Web.Http.Answers;

/// <summary>
/// The answers that are ready to be sent. It serves those of the edition in force alone; those of earlier ones stay only as long as there is room,
/// so that a page that has not changed need not be packed again.
/// </summary>
internal sealed class AnswerCache(TimeProvider clock, long capacity)
{
    // What an entry takes besides its bytes: headers, keys and objects.
    private const int EntryOverhead = 1500;

    // One answer must not drive out all others.
    private const int LargestShare = 4;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Lock trimming = new();
    private volatile Edition? edition;
    private volatile bool isPaused;
    private long size;

    /// <summary>A twelfth of what the process may use, and not more than this: thousands of pages in each coding.</summary>
    public static long DefaultCapacity => MemoryShare.AtMost(64L << 20);

    /// <summary>Bytes that are held, about.</summary>
    public long Size => Interlocked.Read(ref size);

    public int Count => entries.Count;

    /// <summary>The edition in force now; null before the first load, while one changes the index, and from the instant on that the index has to be loaded for anew.</summary>
    public Edition? Current => edition is { } current && !isPaused && current.HoldsAt(clock.GetUtcNow()) ? current : null;

    /// <summary>
    /// A load is about to change the index. Until it has said what it did, nothing that is ready is given: beside what is made from the changed index
    /// it would be of another state, and a list name what has gone.
    /// </summary>
    public void Pause() => isPaused = true;

    /// <summary>The load has changed nothing that readers see.</summary>
    public void Resume() => isPaused = false;

    /// <summary>The content or the settings have changed: what was made before is not given any more.</summary>
    /// <param name="nextDueAt">When a post appears or goes by itself; null for never.</param>
    public void Renew(DateTimeOffset? nextDueAt)
    {
        edition = new(clock.GetUtcNow(), nextDueAt ?? DateTimeOffset.MaxValue);
        Resume();
    }

    /// <summary>A load failed, and nobody knows how far it came: what was made before is not given any more.</summary>
    public void Renew()
    {
        if (edition is { } current) edition = new(current.Since, current.Until);
        Resume();
    }

    /// <summary>The answer for a key; null where none is ready.</summary>
    public ReadyAnswer? Find(string key)
    {
        var now = clock.GetUtcNow();
        if (edition is not { } current || isPaused || !current.HoldsAt(now) || !entries.TryGetValue(key, out var entry) || entry.Edition != current) return null;
        entry.UsedTicks = now.UtcTicks;
        return entry.Answer;
    }

    /// <summary>
    /// Keeps an answer that was begun in an edition, if that is still in force: what was begun before a load may hold the old state, or a piece of it.
    /// Whether it is kept or not, the answer that is returned may be sent to whoever asked.
    /// </summary>
    public ReadyAnswer Keep(string key, Edition begunIn, ReadyAnswer answer)
    {
        entries.TryGetValue(key, out var before);
        // Most pages come out of a load as they were.
        if (before is not null && before.Answer.Bodies.Hash == answer.Bodies.Hash) answer = answer.With(before.Answer.Bodies);
        if (begunIn != edition || answer.Bodies.Size > capacity / LargestShare) return answer;
        var entry = new Entry(begunIn, answer) { UsedTicks = clock.GetUtcNow().UtcTicks };
        // Before it is counted: what is packed in between counts twice, which the next time that room is made puts right.
        answer.Bodies.HeldBy = this;
        entries[key] = entry;
        HasGrown(SizeOf(key, entry) - (before is null ? 0 : SizeOf(key, before)));
        return answer;
    }

    /// <summary>More bytes are held than before.</summary>
    public void HasGrown(long bytes)
    {
        if (Interlocked.Add(ref size, bytes) > capacity) Trim();
    }

    /// <summary>Makes room: earlier editions go first, then what nobody has asked for the longest.</summary>
    private void Trim()
    {
        lock (trimming)
        {
            if (Size <= capacity) return;
            var all = entries.Select(pair => (pair.Key, Entry: pair.Value, Size: SizeOf(pair.Key, pair.Value))).OrderByDescending(row => row.Entry.Edition == edition).ThenByDescending(row => row.Entry.UsedTicks).ToList();
            // A tenth more than is needed, so that the next answers do not make room again.
            var (kept, most) = (0L, capacity - capacity / 10);
            foreach (var row in all)
            {
                if (kept + row.Size > most) entries.TryRemove(new(row.Key, row.Entry));
                else kept += row.Size;
            }

            Interlocked.Exchange(ref size, kept);
        }
    }

    private static long SizeOf(string key, Entry entry) => EntryOverhead + key.Length * 2L + entry.Answer.Bodies.Size;

    private sealed class Entry(Edition edition, ReadyAnswer answer)
    {
        private long usedTicks;

        public Edition Edition { get; } = edition;
        public ReadyAnswer Answer { get; } = answer;

        public long UsedTicks
        {
            get => Volatile.Read(ref usedTicks);
            set => Volatile.Write(ref usedTicks, value);
        }
    }
}

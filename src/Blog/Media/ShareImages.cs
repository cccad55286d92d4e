using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Blog.Media;

/// <summary>Share images by the hash of what they show: drawn on first request, each once however many ask, and kept while there is room.</summary>
public sealed class ShareImages : IDisposable
{
    private const long MaximumBytes = 32 * 1024 * 1024;

    private readonly MemoryCache drawn = new(new MemoryCacheOptions { SizeLimit = MemoryShare.AtMost(MaximumBytes) });
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> drawing = new(StringComparer.Ordinal);
    private readonly Func<ShareCard, byte[]> draw;

    // Whoever asks for many at once waits, and the pages do not.
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    public ShareImages()
        : this(ShareDrawing.Draw)
    {
    }

    /// <param name="draw">May fail, and is asked again by the next who wants the image.</param>
    public ShareImages(Func<ShareCard, byte[]> draw) => this.draw = draw;

    /// <summary>The card as a PNG of <see cref="ShareCard.Width"/> by <see cref="ShareCard.Height"/> pixels.</summary>
    public Task<byte[]> DrawAsync(ShareCard card) => drawn.TryGetValue(card.Hash, out byte[]? png)
        ? Task.FromResult(png!)
        : drawing.GetOrAdd(card.Hash, _ => new(() => Task.Run(() => DrawOnceAsync(card)))).Value;

    public void Dispose()
    {
        drawn.Dispose();
        places.Dispose();
    }

    private async Task<byte[]> DrawOnceAsync(ShareCard card)
    {
        try
        {
            await places.WaitAsync();
            try
            {
                // Between the look into the cache and this place another may have drawn it.
                if (drawn.TryGetValue(card.Hash, out byte[]? known)) return known!;
                var png = draw(card);
                return drawn.Set(card.Hash, png, new MemoryCacheEntryOptions { Size = png.Length });
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            drawing.TryRemove(card.Hash, out _);
        }
    }
}

using System.Collections.Concurrent;
using Blog.Content;
using Blog.Storage;
using Microsoft.Extensions.Caching.Memory;
using NetVips;

namespace Blog.Media;

/// <summary>Smaller versions of pictures: made when they are first asked for, each once however many ask, few at a time, and kept beside the index.</summary>
public sealed class PictureVersions : IDisposable
{
    /// <summary>How long a reader waits before the original is shown instead; the version is made all the same.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FailureHolds = TimeSpan.FromHours(1);

    private readonly BlogConfiguration configuration;
    private readonly TimeProvider clock;
    private readonly PictureCache cache;
    private readonly Func<Stream, PictureVersion, byte[]> make;
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]?>>> making = new(StringComparer.Ordinal);

    // A picture that cannot be read is not tried again for each of its readers.
    private readonly MemoryCache failed = new(new MemoryCacheOptions { SizeLimit = 1000 });

    // Whoever asks for many at once waits, and the pages do not.
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    internal PictureVersions(BlogConfiguration configuration, TimeProvider clock)
        : this(configuration, clock, PictureEncoder.Make)
    {
    }

    /// <param name="make">May throw <see cref="VipsException"/> for a picture that cannot be read.</param>
    internal PictureVersions(BlogConfiguration configuration, TimeProvider clock, Func<Stream, PictureVersion, byte[]> make)
    {
        (this.configuration, this.clock, this.make) = (configuration, clock, make);
        cache = PictureCache.Beside(configuration.Current.DatabasePath, clock);
    }

    /// <summary>The version as a file to be read from its start, or why the original is to be shown instead.</summary>
    /// <param name="version">One that the reader may see.</param>
    /// <param name="original">The file that it is made of.</param>
    /// <param name="report">Is told in a line what is wrong with the picture, by the first who asks.</param>
    /// <param name="cancellation">Ends the waiting alone.</param>
    public async Task<MadePicture> GetAsync(PictureVersion version, MediaFile original, Action<string> report, CancellationToken cancellation)
    {
        var name = version.Key + version.Format.Extension;
        if (cache.Open(name) is { } kept) return await AnswerAsync(kept);
        if (failed.TryGetValue(name, out _)) return MadePicture.Missing;
        var task = making.GetOrAdd(name, _ => new(() => Task.Run(() => MakeOnceAsync(version, original, name, report), CancellationToken.None))).Value;
        try
        {
            return await task.WaitAsync(Patience, clock, cancellation) is { } made ? await AnswerAsync(new MemoryStream(made)) : MadePicture.Missing;
        }
        catch (TimeoutException)
        {
            return MadePicture.Missing;
        }
    }

    public void Dispose()
    {
        failed.Dispose();
        places.Dispose();
    }

    /// <summary>A version that would be larger than its original is kept empty.</summary>
    private static async Task<MadePicture> AnswerAsync(Stream file)
    {
        if (file.Length > 0) return new(file, IsFinal: true);
        await file.DisposeAsync();
        return MadePicture.Larger;
    }

    private async Task<byte[]?> MakeOnceAsync(PictureVersion version, MediaFile original, string name, Action<string> report)
    {
        try
        {
            await places.WaitAsync();
            try
            {
                // Between the look into the cache and this place another may have made it.
                if (cache.Read(name) is { } known) return known;
                var options = configuration.Current;
                var bytes = Make(version, original, options);
                if (bytes is not null) cache.Keep(name, bytes, options.PictureCache * 1024L * 1024);
                return bytes;
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception error) when (error is VipsException or IOException or UnauthorizedAccessException)
        {
            failed.Set(name, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = FailureHolds });
            report($"{original.Path}: no smaller version can be made of the picture, which is shown as it is: {Said(error)}");
            return null;
        }
        finally
        {
            making.TryRemove(name, out _);
        }
    }

    // The library says the same for each piece of a picture that it could not read.
    private static string Said(Exception error) => string.Join("; ", error.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal));

    /// <summary>Null where the file is another by now than the one that the address means: the address is for ever.</summary>
    private byte[]? Make(PictureVersion version, MediaFile original, BlogOptions options)
    {
        var (folder, stamp) = (ContentFolder.Of(options), new ContentFile(original.Path, original.Size, original.ModifiedTicks));
        if (folder.Find(original.Path) != stamp) return null;
        using var stream = PublishedFiles.Of(options).Open(stamp);
        if (ContentHash.Of(stream) != version.Picture.Hash) return null;
        stream.Position = 0;
        var bytes = make(stream, version);
        if (folder.Find(original.Path) != stamp) return null;
        return bytes.Length < original.Size ? bytes : [];
    }
}

/// <summary>What is there of a version of a picture.</summary>
/// <param name="File">Null where the original is to be shown instead.</param>
/// <param name="IsFinal">It will be so for ever.</param>
public sealed record MadePicture(Stream? File, bool IsFinal)
{
    internal static readonly MadePicture Missing = new(null, IsFinal: false), Larger = new(null, IsFinal: true);
}

namespace Blog.Media.Metadata;

/// <summary>A file as it is published: read from the disk, with some stretches otherwise than they are written there.</summary>
/// <param name="stretches">In their order; none reaches into the next.</param>
internal sealed class PublishedStream(Stream file, IReadOnlyList<Stretch> stretches) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var at = file.Position;
        var count = file.Read(buffer);
        Cover(at, buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = file.Position;
        var count = await file.ReadAsync(buffer, cancellationToken);
        Cover(at, buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Puts over what was read at a place what is to be there.</summary>
    private void Cover(long at, Span<byte> read)
    {
        for (var index = FirstAfter(at); index < stretches.Count && stretches[index].At < at + read.Length; index++)
        {
            var stretch = stretches[index];
            var from = Math.Max(at, stretch.At);
            var to = Math.Min(at + read.Length, stretch.At + stretch.Length);
            if (from >= to) continue;
            var covered = read[(int)(from - at)..(int)(to - at)];
            covered.Clear();
            var skipped = from - stretch.At;
            if (skipped < stretch.Bytes.Length) stretch.Bytes.AsSpan((int)skipped, (int)Math.Min(covered.Length, stretch.Bytes.Length - skipped)).CopyTo(covered);
        }
    }
    /// <summary>The first stretch that ends after a place.</summary>
    private int FirstAfter(long at)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].At + stretches[middle].Length <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

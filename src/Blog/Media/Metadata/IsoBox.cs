using System.Buffers.Binary;
using System.Text;

namespace Blog.Media.Metadata;

/// <summary>A box of the base media file format: a length, a name and a content (ISO/IEC 14496-12, section 4.2).</summary>
/// <param name="Name">Four letters.</param>
/// <param name="NameAt">Where its name stands.</param>
/// <param name="At">Where its content begins.</param>
/// <param name="Length">Bytes of its content, no more than there are.</param>
internal sealed record IsoBox(string Name, long NameAt, long At, long Length)
{
    /// <summary>Null for what is no box.</summary>
    /// <param name="head">Its first bytes; 16 are enough.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="room">Bytes to the end of whatever it lies in.</param>
    public static IsoBox? Read(ReadOnlySpan<byte> head, long at, long room)
    {
        if (head.Length < 8) return null;
        long size = BinaryPrimitives.ReadUInt32BigEndian(head), start = 8;
        if (size == 0) size = room;
        if (size == 1)
        {
            if (head.Length < 16) return null;
            (size, start) = ((long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(head[8..]), long.MaxValue), 16);
        }

        size = Math.Min(size, room);
        return size < start ? null : new(Encoding.Latin1.GetString(head.Slice(4, 4)), at + 4, at + start, size - start);
    }

    /// <summary>The boxes that a content is made of.</summary>
    /// <param name="at">Where it begins in the file.</param>
    public static List<IsoBox> List(ReadOnlySpan<byte> content, long at)
    {
        var boxes = new List<IsoBox>();
        for (var next = 0; Read(content[next..], at + next, content.Length - next) is { } box; next = (int)(box.At - at + box.Length)) boxes.Add(box);
        return boxes;
    }
}

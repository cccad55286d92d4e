using System.Text;

namespace Blog.Media.Metadata;

/// <summary>Finds which items of an AVIF are no pictures, and where they lie (ISO/IEC 14496-12, sections 8.11.3 and 8.11.6).</summary>
internal static class AvifItems
{
    private const int InFile = 0, InMeta = 1;

    private static readonly string[] Pictures = ["av01", "grid", "iovl", "iden", "tmap", "sato", "mski", "unci", "hvc1", "avc1", "vvc1", "jpeg", "j2k1"];

    /// <summary>An EXIF that says nothing, which is what some programs want instead of zeros.</summary>
    private static readonly byte[] NoExif = [0, 0, 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

    /// <param name="boxes">Those of a box <c>meta</c>.</param>
    /// <param name="bytes">Of which they are a part.</param>
    /// <param name="from">Where in the file they begin.</param>
    public static IEnumerable<Stretch> FindNotes(IReadOnlyList<IsoBox> boxes, byte[] bytes, long from)
    {
        var names = new Dictionary<ulong, string>();
        foreach (var list in boxes.Where(box => box.Name == "iinf" && box.Length >= 6))
        {
            var content = ContentOf(list);
            var skipped = content[0] == 0 ? 6 : 8;
            foreach (var entry in IsoBox.List(content.AsSpan(Math.Min(skipped, content.Length)), list.At + skipped).Where(box => box.Name == "infe"))
            {
                var reader = new Numbers(ContentOf(entry));
                var version = reader.Next(4) >> 24;
                // Those before the second have no type, and hold no pictures.
                if (version >= 2) names[reader.Next(version == 2 ? 2 : 4)] = Encoding.Latin1.GetString(reader.Skip(2).Bytes(4));
            }
        }

        var inside = boxes.FirstOrDefault(box => box.Name == "idat");
        foreach (var places in boxes.Where(box => box.Name == "iloc"))
            foreach (var (item, method, at, length) in Places(new Numbers(ContentOf(places))))
            {
                var name = names.GetValueOrDefault(item, "");
                if (Pictures.Contains(name) || method is not (InFile or InMeta) || method == InMeta && inside is null) continue;
                var start = method == InFile ? at : Math.Min(inside!.Length, at) + inside.At;
                var size = Math.Min(length, method == InFile ? long.MaxValue - start : inside!.At + inside.Length - start);
                yield return new(start, size, name == "Exif" && size >= NoExif.Length ? NoExif : []);
            }

        byte[] ContentOf(IsoBox box) => bytes[(int)(box.At - from)..(int)(box.At - from + box.Length)];
    }

    private static IEnumerable<(ulong Item, ulong Method, long At, long Length)> Places(Numbers reader)
    {
        var version = reader.Next(4) >> 24;
        ulong sizes = reader.Next(2), count = reader.Next(version < 2 ? 2 : 4);
        int offset = (int)(sizes >> 12), length = (int)(sizes >> 8) & 15, start = (int)(sizes >> 4) & 15, index = version == 0 ? 0 : (int)sizes & 15;
        for (ulong item = 0; item < count && !reader.IsOver; item++)
        {
            var name = reader.Next(version < 2 ? 2 : 4);
            var method = version == 0 ? InFile : reader.Next(2) & 15;
            // Another number says that they lie in another file.
            var isHere = reader.Next(2) == 0;
            ulong first = reader.Next(start), pieces = reader.Next(2);
            // Pieces that say nothing of themselves take no room, however many there are.
            for (ulong piece = 0; piece < pieces && offset + length > 0 && !reader.IsOver; piece++)
            {
                reader.Skip(index);
                ulong at = unchecked(first + reader.Next(offset)), size = reader.Next(length);
                if (isHere && !reader.IsOver) yield return (name, method, (long)Math.Min(at, long.MaxValue), (long)Math.Min(size, long.MaxValue));
            }
        }
    }

    /// <summary>Numbers one after the other, the greatest byte first; zeros past the end.</summary>
    private sealed class Numbers(byte[] content)
    {
        private int next;

        public bool IsOver => next > content.Length;

        public ulong Next(int size) => Bytes(size).Aggregate(0UL, (number, value) => number << 8 | value);

        public Numbers Skip(int size)
        {
            next += size;
            return this;
        }

        public byte[] Bytes(int size)
        {
            var bytes = new byte[size];
            if (next + size <= content.Length) content.AsSpan(next, size).CopyTo(bytes);
            next += size;
            return bytes;
        }
    }
}

using System.Text;

namespace Blog.Media.Metadata;

/// <summary>
/// Finds what an AVIF says beside its pictures: EXIF, XMP and all other items that are no pictures, descriptions, times, names of programs, and boxes that
/// no browser needs (ISO/IEC 14496-12 and 23008-12; AV1 Image File Format 1.1).
/// </summary>
internal static class AvifMetadata
{
    // What describes a picture is short; more is no picture's.
    private const int MostRead = 2 * 1024 * 1024, MostBoxes = 1000, DeepestBox = 8;

    private static readonly string[]
        Top = ["ftyp", "meta", "moov", "mdat"],
        InMeta = ["hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "dinf", "grpl", "ipro"],
        // Of a film's boxes there are too many that are needed.
        Telling = ["udta", "uuid", "free", "skip", "xml ", "bxml", "cprt", "udes", "altt", "crtt", "mdft"],
        Containers = ["moov", "trak", "mdia", "minf", "edts", "iprp", "ipco"],
        WithTimes = ["mvhd", "tkhd", "mdhd"];

    public static bool Starts(ReadOnlySpan<byte> start) => start.Length >= 8 && start[4..].StartsWith("ftyp"u8);

    /// <param name="file">At its start.</param>
    public static IEnumerable<Stretch> Find(Stream file)
    {
        var found = new List<Stretch>();
        var head = new byte[16];
        var boxes = 0;
        for (long at = 0; at < file.Length;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (IsoBox.Read(head.AsSpan(0, read), at, file.Length - at) is not { } box || ++boxes > MostBoxes)
            {
                found.Add(Stretch.Empty(at, file.Length - at));
                break;
            }

            if (!Top.Contains(box.Name) || box.Name is "meta" or "moov" && box.Length > MostRead) Forget(box, found);
            else if (box.Name is "meta" or "moov")
            {
                var content = new byte[box.Length];
                file.Position = box.At;
                file.ReadExactly(content);
                Look(box, content, box.At, found, 0);
            }

            at = box.At + box.Length;
        }

        return InOrder(found, file.Length);
    }

    /// <summary>Looks through a box and those in it.</summary>
    /// <param name="bytes">Of which it is a part.</param>
    /// <param name="from">Where in the file they begin.</param>
    private static void Look(IsoBox box, byte[] bytes, long from, List<Stretch> found, int depth)
    {
        if (depth > DeepestBox) return;
        var content = bytes.AsSpan((int)(box.At - from), (int)box.Length);
        if (WithTimes.Contains(box.Name) && content.Length >= 20) found.Add(Stretch.Empty(box.At + 4, content[0] == 1 ? 16 : 8));
        // The name of the program, behind what it handles.
        else if (box.Name == "hdlr" && content.Length > 24) found.Add(Stretch.Empty(box.At + 24, content.Length - 24));
        else if (box.Name == "meta" && content.Length >= 4)
        {
            var inner = IsoBox.List(content[4..], box.At + 4);
            foreach (var other in inner.Where(other => !InMeta.Contains(other.Name))) Forget(other, found);
            foreach (var other in inner.Where(other => InMeta.Contains(other.Name))) Look(other, bytes, from, found, depth + 1);
            found.AddRange(AvifItems.FindNotes(inner, bytes, from));
        }
        else if (Containers.Contains(box.Name))
        {
            foreach (var inner in IsoBox.List(content, box.At))
            {
                if (Telling.Contains(inner.Name)) Forget(inner, found);
                else Look(inner, bytes, from, found, depth + 1);
            }
        }
    }

    /// <summary>The box becomes one that every program passes over.</summary>
    private static void Forget(IsoBox box, List<Stretch> found)
    {
        found.Add(new(box.NameAt, 4, Encoding.ASCII.GetBytes("free")));
        found.Add(Stretch.Empty(box.At, box.Length));
    }

    /// <summary>From the beginning to the end; of what is said twice the second is left out.</summary>
    private static IEnumerable<Stretch> InOrder(List<Stretch> found, long length)
    {
        long end = 0;
        foreach (var stretch in found.Where(stretch => stretch.At < length).OrderBy(stretch => stretch.At))
        {
            var (at, last) = (Math.Max(stretch.At, end), Math.Min(stretch.At + stretch.Length, length));
            if (last <= at) continue;
            yield return at > stretch.At ? Stretch.Empty(at, last - at) : new(at, last - at, stretch.Bytes.Length <= last - at ? stretch.Bytes : []);
            end = last;
        }
    }
}

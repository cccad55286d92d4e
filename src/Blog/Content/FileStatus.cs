using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Blog.Content;

/// <summary>
/// What the kernel knows of a file beyond what the class library tells: which file it is, and when it last became what it is. Its structure is
/// the same on every processor, unlike that of <c>stat</c> (statx(2)).
/// </summary>
internal readonly record struct FileStatus(long Size, DateTime Modified, DateTime Changed, DateTime? Born, long Inode, long Device, int Mode)
{
    private const int AtCurrentFolder = -100, NoFollow = 0x100;
    private const uint BasicAndBirth = 0xfff, Birth = 0x800;
    private const int KindOfFile = 0xf000, Link = 0xa000, Regular = 0x8000;

    // A kernel or a sandbox without the call is asked once.
    private static bool isThere = OperatingSystem.IsLinux();

    public bool IsLink => (Mode & KindOfFile) == Link;

    public bool IsRegular => (Mode & KindOfFile) == Regular;

    /// <summary>Of what a path leads to; null where nothing is there, or where the system cannot say.</summary>
    public static FileStatus? Of(string path) => Of(path, "", 0);

    /// <summary>Of an entry of a folder, be it a link.</summary>
    /// <inheritdoc cref="Of(string)"/>
    public static FileStatus? OfEntry(ReadOnlySpan<char> folder, ReadOnlySpan<char> name) => Of(folder, name, NoFollow);

    private static FileStatus? Of(ReadOnlySpan<char> folder, ReadOnlySpan<char> name, int flags)
    {
        if (!isThere || OutsideCall.ToFile is not null && OutsideCall.FileFails(name.IsEmpty ? folder.ToString() : $"{folder}/{name}")) return null;
        var path = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(folder.Length + name.Length + 1) + 1);
        try
        {
            var length = Encoding.UTF8.GetBytes(folder, path);
            if (!name.IsEmpty)
            {
                path[length++] = (byte)'/';
                length += Encoding.UTF8.GetBytes(name, path.AsSpan(length));
            }

            path[length] = 0;
            return Statx(AtCurrentFolder, ref path[0], flags, BasicAndBirth, out var found) == 0 ? From(found) : null;
        }
        catch (EntryPointNotFoundException)
        {
            isThere = false;
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(path);
        }
    }

    private static FileStatus From(in Answer found) => new(
        found.Size, At(found.ModifiedSeconds, found.ModifiedNanoseconds), At(found.ChangedSeconds, found.ChangedNanoseconds),
        (found.Mask & Birth) == 0 ? null : At(found.BornSeconds, found.BornNanoseconds), found.Inode, ((long)found.DeviceMajor << 32) | found.DeviceMinor, found.Mode);

    // Times that no calendar has are those of a damaged or invented file.
    private static DateTime At(long seconds, uint nanoseconds) =>
        DateTime.UnixEpoch.AddTicks(Math.Clamp(seconds, -62_135_596_800, 253_402_300_799 - 1) * TimeSpan.TicksPerSecond + nanoseconds / TimeSpan.NanosecondsPerTick);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, ref byte path, int flags, uint mask, out Answer answer);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Answer
    {
        [FieldOffset(0)] public readonly uint Mask;
        [FieldOffset(28)] public readonly ushort Mode;
        [FieldOffset(32)] public readonly long Inode;
        [FieldOffset(40)] public readonly long Size;
        [FieldOffset(80)] public readonly long BornSeconds;
        [FieldOffset(88)] public readonly uint BornNanoseconds;
        [FieldOffset(96)] public readonly long ChangedSeconds;
        [FieldOffset(104)] public readonly uint ChangedNanoseconds;
        [FieldOffset(112)] public readonly long ModifiedSeconds;
        [FieldOffset(120)] public readonly uint ModifiedNanoseconds;
        [FieldOffset(136)] public readonly uint DeviceMajor;
        [FieldOffset(140)] public readonly uint DeviceMinor;
    }
}

using System.Runtime.InteropServices;
using NetVips;

namespace Blog.Media;

/// <summary>How the library of pictures behaves in this process, settled before it is first used.</summary>
internal static class PictureLibrary
{
    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadNsgif", "VipsForeignLoadSvg"];

    static PictureLibrary()
    {
        // One picture takes one processor, whatever the machine has: pages are answered beside it. It makes the same bytes everywhere, too.
        NetVips.NetVips.Concurrency = 1;
        // Nothing is made twice, so that nothing need be remembered.
        Cache.Max = 0;
        // The library would open anything that it knows. What reads other formats is never given a stranger's file.
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders) Operation.Block(loader, false);
        // What is wrong with a picture is said by whoever asked for it.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
    }

    /// <summary>To be called before the library is.</summary>
    public static void Prepare()
    {
        // The static constructor has run by now.
    }

    /// <summary>Gives back to the system what making a picture has taken. The allocator of glibc would keep it, for each thread that ever made one.</summary>
    public static void Release()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another library of C, which keeps nothing.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint pad);
}

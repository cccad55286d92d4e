using System.Globalization;
using Blog.Content;

namespace Blog.Diagnosis;

/// <summary>Looks at the two folders of a site without leaving a trace: whether they can be used, and what their file systems are like.</summary>
internal sealed class FolderExam(BlogOptions options, Machine machine, DateTimeOffset now)
{
    private const long Tight = 500L << 20, Full = 50L << 20;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    // Changes that another machine makes on these raise no event here, and some of the others raise none at all.
    private static readonly string[] Silent = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "vboxsf", "virtiofs", "afs", "ceph", "glusterfs"];

    // https://sqlite.org/wal.html: all processes have to be on one machine, since they share memory.
    private static readonly string[] Remote = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "afs", "ceph", "glusterfs"];

    private static readonly string[] Caseless = ["vfat", "exfat", "msdos", "ntfs", "ntfs3", "cifs", "smb3", "drvfs", "hfsplus", "apfs"];

    public IEnumerable<Finding> List() => [.. Content(), .. Data()];

    private IEnumerable<Finding> Content()
    {
        var root = options.ContentPath;
        if (!Directory.Exists(root))
        {
            yield return Finding.Error("content", $"the folder {root} does not exist", "make it, or write another in Blog__ContentPath");
            yield break;
        }

        var (folders, files, closed, newest) = Walk(root);
        if (closed is not null) yield return Finding.Error("content", $"{closed} cannot be read", "give the user that runs the site the right to read it: chmod -R a+rX on the content folder");
        else yield return Finding.Ok("content", string.Create(CultureInfo.InvariantCulture, $"{root}, {files:N0} files in {folders:N0} folders"));
        yield return Watches(folders);
        yield return Instances();
        yield return Interval(files);
        var system = machine.FileSystem(root);
        yield return system is not null && Array.Exists(Silent, system.StartsWith) || system?.StartsWith("fuse", StringComparison.Ordinal) == true
            ? Finding.Warning("content-events", $"{root} lies on {system}, where changes may raise no event", $"a change is seen after ScanInterval ({options.ScanInterval.TotalSeconds:0.#} s) at the latest: keep that short, or move the folder to a disk of this machine")
            : Finding.Ok("content-events", $"the file system is {system ?? "not told"}");
        yield return system is not null && Caseless.Contains(system)
            ? Finding.Warning("content-case", $"{system} takes Photo.JPG for photo.jpg", "write links with the capitals that the files have: the check verb reports them as BLG072, and another machine would not find them")
            : Finding.Ok("content-case", "capitals in file names count");
        yield return newest > now + ClockSlack
            ? Finding.Warning("file-times", $"a file was changed at {newest.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which the clock of this machine says lies ahead", "set the clock: timedatectl set-ntp true, or that of the machine which wrote the files")
            : Finding.Ok("file-times", "no file is newer than the clock");
    }

    private Finding Watches(int folders)
    {
        if (machine.Limit("sys/fs/inotify/max_user_watches") is not { } most) return Finding.Ok("inotify-watches", "this machine has no such limit");
        return folders > most * 0.8
            ? Finding.Warning("inotify-watches", string.Create(CultureInfo.InvariantCulture, $"{folders:N0} folders need a watch each, and a user may have {most:N0}"),
                string.Create(CultureInfo.InvariantCulture, $"run sysctl fs.inotify.max_user_watches={Math.Max(folders * 2L, 65536)} on the host; until then changes are seen after ScanInterval"))
            : Finding.Ok("inotify-watches", string.Create(CultureInfo.InvariantCulture, $"{folders:N0} of {most:N0} are needed"));
    }

    private Finding Instances()
    {
        if (machine.Limit("sys/fs/inotify/max_user_instances") is not { } most) return Finding.Ok("inotify-instances", "this machine has no such limit");
        var open = machine.CountWatchers();
        return open >= most
            ? Finding.Warning("inotify-instances", $"all {most} watchers that a user may have are taken", $"run sysctl fs.inotify.max_user_instances={Math.Max(most * 2, 512)} on the host; until then changes are seen after ScanInterval")
            : Finding.Ok("inotify-instances", $"{open} of {most} are taken");
    }

    private Finding Interval(int files)
    {
        var seconds = options.ScanInterval.TotalSeconds;
        if (files > 2_000 && seconds < 1) return Finding.Warning("scan-interval", string.Create(CultureInfo.InvariantCulture, $"{files:N0} files are compared every {seconds:0.#} s"), "write Blog__ScanInterval=5s, the default");
        return seconds > 600
            ? Finding.Warning("scan-interval", string.Create(CultureInfo.InvariantCulture, $"the folder is compared every {seconds / 60:0} minutes, so that a change without an event waits as long"), "write Blog__ScanInterval=5s, the default")
            : Finding.Ok("scan-interval", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"));
    }

    private IEnumerable<Finding> Data()
    {
        var folder = Path.GetDirectoryName(options.DatabasePath)!;
        var near = folder;
        while (near.Length > 1 && !Path.Exists(near)) near = Path.GetDirectoryName(near) ?? "/";
        if (WhyClosed(near) is { } why) yield return Finding.Error("data", $"{near} cannot be written ({why})", "give the user that runs the site the right to write there, or write another path in Blog__DatabasePath");
        else yield return Finding.Ok("data", near == folder ? $"{folder} can be written" : $"{folder} will be made");
        var system = machine.FileSystem(near);
        yield return system is not null && Remote.Contains(system)
            ? Finding.Error("data-file-system", $"the index lies on {system}, where SQLite cannot share memory between processes", "put it on a disk of this machine: Blog__DatabasePath=/var/lib/blog/blog.db")
            : Finding.Ok("data-file-system", $"the file system is {system ?? "not told"}");
        yield return machine.FreeBytes(near) switch
        {
            null => Finding.Ok("disk", "nothing tells how much is free"),
            < Full and var free => Finding.Error("disk", $"{free >> 20} MB are free at {near}", "make room: the index could not be written"),
            < Tight and var free => Finding.Warning("disk", $"{free >> 20} MB are free at {near}", "make room before the index has no more"),
            var free => Finding.Ok("disk", string.Create(CultureInfo.InvariantCulture, $"{free >> 20:N0} MB are free")),
        };
    }

    /// <summary>The first place that cannot be read, and the newest change.</summary>
    private static (int Folders, int Files, string? Closed, DateTimeOffset Newest) Walk(string root)
    {
        var (folders, files, newest) = (0, 0, DateTimeOffset.MinValue);
        string? closed = null;
        var todo = new Stack<string>([root]);
        while (todo.TryPop(out var folder))
        {
            folders++;
            try
            {
                foreach (var file in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    if (file.LinkTarget is not null || file.Name.StartsWith(".git", StringComparison.Ordinal)) continue;
                    if (file is DirectoryInfo) todo.Push(file.FullName);
                    else
                    {
                        files++;
                        if (file.LastWriteTimeUtc > newest) newest = file.LastWriteTimeUtc;
                        // To open a pipe would be to wait for whoever writes into it; it says that it is empty.
                        if (ContentNames.IsPost(file.Name) && file is FileInfo { Length: > 0 }) new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Dispose();
                    }
                }
            }
            catch (UnauthorizedAccessException error)
            {
                closed ??= error.Message.Split('\'') is [_, var path, ..] ? path : folder;
            }
            catch (IOException)
            {
                closed ??= folder;
            }
        }

        return (folders, files, closed, newest);
    }

    private static string? WhyClosed(string folder)
    {
        if (!Directory.Exists(folder)) return "it is a file";
        try
        {
            var file = Path.Combine(folder, $".blog-doctor-{Guid.NewGuid():N}");
            new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error is UnauthorizedAccessException ? "permission denied" : error.Message.TrimEnd('.');
        }
    }
}

using Blog.Content;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>A glance at what events named is as good as a scan, or is none.</summary>
public sealed class FolderSightTests : IDisposable
{
    private static readonly HashSet<string> Nothing = [];
    private readonly string root = Directory.CreateTempSubdirectory("blog-sight-").FullName;

    public FolderSightTests()
    {
        foreach (var path in (string[])["a.md", "posts/a.md", "posts/b.md", "posts/trip/index.md", "posts/trip/view.png"]) Write(path, path);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("write", "posts/a.md")]
    [InlineData("write", "posts/aa.md")]
    [InlineData("write", "new.md")]
    [InlineData("delete", "posts/b.md")]
    [InlineData("delete", "posts/trip/view.png")]
    [InlineData("move", "posts/a.md posts/trip/z.md")]
    [InlineData("nothing", "posts/gone.md")]
    public void A_glance_finds_what_a_scan_finds(string what, string paths)
    {
        var before = Folder().Scan();
        var named = paths.Split(' ');
        Do(what, named);
        var glance = Folder().Glance(before, named.ToHashSet())!;
        Assert.Equal(Folder().Scan(), glance, (scan, other) => scan.IsSameAs(other));
        Assert.Equal(Folder().Scan().Files.Select(file => file.Inode), glance.Files.Select(file => file.Inode));
        Assert.Equal(what != "nothing", !glance.IsSameAs(before));
    }

    [Theory]
    [InlineData("write", "posts/new/a.md")] // no event tells what else lies in a new folder
    [InlineData("folder", "posts/new")]
    [InlineData("move", "posts/trip posts/tour")]
    [InlineData("delete", "posts/trip")]
    [InlineData("link", "posts/link.md")]
    [InlineData("write", "posts/\u00E9.md")] // of which the disk may have another spelling
    [InlineData("write", "..data/a.md")]
    [InlineData("write", "posts/.hidden.md")]
    public void What_is_no_plain_file_needs_a_scan(string what, string paths)
    {
        var before = Folder().Scan();
        var named = paths.Split(' ');
        Do(what, named);
        Assert.Null(Folder().Glance(before, named.ToHashSet()));
    }

    [Fact]
    public void A_folder_with_links_or_problems_and_another_folder_in_its_place_need_a_scan()
    {
        var before = Folder().Scan();
        Assert.NotNull(Folder().Glance(before, Nothing));
        Directory.Move(root, root + "-old");
        Directory.CreateDirectory(root);
        Assert.Null(Folder().Glance(before, Nothing));
        Directory.Delete(root);
        Directory.Move(root + "-old", root);
        Do("link", ["posts/inside.md"]);
        Assert.Null(Folder().Glance(Folder().Scan(), Nothing));
        File.Delete(Path.Combine(root, "posts/inside.md"));
        File.CreateSymbolicLink(Path.Combine(root, "out.md"), "/etc/hostname");
        Assert.Null(Folder().Glance(Folder().Scan(), Nothing));
    }

    [Fact]
    public void What_no_event_tells_is_found_when_the_interval_is_over()
    {
        var clock = new FakeTimeProvider();
        var interval = TimeSpan.FromSeconds(5);
        var sight = new FolderSight(clock);
        Assert.Equal(5, Look().Files.Count);
        Assert.Null(sight.UntilScan(interval));
        Write("posts/untold.md", "x");
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(5, Look().Files.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), sight.UntilScan(interval));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(6, Look().Files.Count);
        Assert.Null(sight.UntilScan(interval));

        ContentScan Look() => sight.Settle(Folder(), null, null, Nothing, interval, TestContext.Current.CancellationToken).Scan;
    }

    [Fact]
    public void More_files_than_a_look_at_each_is_worth_need_a_scan()
    {
        var before = Folder().Scan();
        Assert.NotNull(Folder().Glance(before, Enumerable.Range(0, 100).Select(number => $"{number}.md").ToHashSet()));
        Assert.Null(Folder().Glance(before, Enumerable.Range(0, 101).Select(number => $"{number}.md").ToHashSet()));
    }

    [Fact]
    public void Where_events_may_be_missing_or_a_scan_failed_the_next_look_is_a_scan()
    {
        var sight = new FolderSight(new FakeTimeProvider());
        Assert.Equal(5, Look(Nothing));
        Write("posts/untold.md", "x");
        Assert.Equal(5, Look(Nothing));
        Assert.Equal(6, Look(null));
        Directory.Move(root, root + "-old");
        Assert.Throws<ContentFolderException>(() => Look(null));
        Directory.Move(root + "-old", root);
        Write("posts/untold-too.md", "x");
        Assert.Equal(7, Look(Nothing));

        int Look(HashSet<string>? named) => sight.Settle(Folder(), null, null, named, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken).Scan.Files.Count;
    }

    private ContentFolder Folder() => new(root);

    private void Do(string what, string[] paths)
    {
        var full = paths.Select(path => Path.Combine(root, path)).ToArray();
        switch (what)
        {
            case "write": Write(paths[0], "written"); break;
            case "folder": Directory.CreateDirectory(full[0]); break;
            case "delete" when Directory.Exists(full[0]): Directory.Delete(full[0], recursive: true); break;
            case "delete": File.Delete(full[0]); break;
            case "move": Directory.Move(full[0], full[1]); break;
            case "link": File.CreateSymbolicLink(full[0], Path.Combine(root, "a.md")); break;
        }
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        File.WriteAllText(Path.Combine(root, path), text);
    }
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The index may lie in the content folder, as it does where a folder is served from within: nothing of it, or of what is kept beside it, is content.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private readonly string content = Directory.CreateTempSubdirectory("blog-own-").FullName;

    [Theory]
    [InlineData("data/blog.db", "")]
    [InlineData("data/blog.db", "jekyll")]
    [InlineData("blog.db", "")]
    [InlineData("blog.db", "jekyll")]
    [InlineData("static/blog.txt", "")]
    [InlineData("deep/er/blog.txt", "jekyll")]
    public async Task What_the_program_keeps_in_the_content_folder_is_not_published(string database, string engine)
    {
        var folder = database[..(database.LastIndexOf('/') + 1)];
        Write("_posts/2024-01-01-post.md", $"---\ntitle: Sound\ndate: 2024-01-01\n---\nA zzword. [x](/{folder}memory/urls.txt) [x](../{folder}memory/urls.txt) ![x](/seen.png) [x](../linked.txt)");
        Directory.CreateDirectory(Path.Combine(content, "static"));
        File.WriteAllBytes(Path.Combine(content, "static", "seen.png"), Convert.FromBase64String(TestSite.Png["base64:".Length..]));
        await using var site = new TestSite("", null, ("ContentPath", content), ("DatabasePath", Path.Combine(content, database)), engine.Length == 0 ? ("ScanInterval", "1h") : ("Engine", engine)) { LooksByItself = false };
        await site.LookAsync();
        Assert.True(File.Exists(Path.Combine(content, folder, "memory", "urls.txt")));
        File.CreateSymbolicLink(Path.Combine(content, "linked.txt"), Path.Combine(content, folder, "memory", "urls.txt"));
        Directory.CreateSymbolicLink(Path.Combine(content, "static", "linked"), Path.Combine(content, folder, "memory"));
        // Pictures that were made, and whatever else comes to lie there.
        Directory.CreateDirectory(Path.Combine(content, folder, "pictures"));
        File.Copy(Path.Combine(content, "static", "seen.png"), Path.Combine(content, folder, "pictures", "made.png"), overwrite: true);
        // The last good version of a post that cannot be read is kept, and is no second post.
        Write("_posts/2024-01-01-post.md", "---\ntitle: \"Sound\ndate: 2024-01-01\n---\nBroken.");
        await site.LookAsync();
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(content, folder, "memory", "posts"), "*.md", SearchOption.AllDirectories));
        await site.LookAsync();
        var map = await site.TextAsync("/sitemap.xml");
        Assert.DoesNotContain("memory", map, StringComparison.Ordinal);
        var address = engine.Length == 0 ? "/posts/post/" : "/2024/01/01/post.html";
        Assert.Equal(2, map.Split(address + "<").Length);
        Assert.DoesNotContain("/media/", string.Concat((await site.PageAsync(address)).QuerySelectorAll(".prose a").Select(link => link.GetAttribute("href"))), StringComparison.Ordinal);
        string[] urls = [$"/{folder}memory/urls.txt", $"/{folder}memory/README.txt", $"/{folder}pictures/made.png", $"/{database}", "/memory/urls.txt", "/blog.txt", "/pictures/made.png", "/linked.txt", "/linked/urls.txt", "/linked/README.txt"];
        foreach (var url in urls) Assert.Equal((url, HttpStatusCode.NotFound), (url, await site.StatusAsync(url)));
        Assert.DoesNotContain(site.Log, line => line.Contains("memory/posts", StringComparison.Ordinal) && line.Contains("BLG", StringComparison.Ordinal));
    }

    /// <summary>The look reads the folder with an index of its own.</summary>
    [Fact]
    public async Task A_check_passes_over_what_the_site_keeps_there()
    {
        Write("a.md", "---\ntitle: A\ndate: 2024-01-01\ndescription: A.\n---\nA word.");
        Write("data/memory/posts/b.md", "---\ntitle: \"Broken\n---\n");
        var (code, output) = await CheckAsync();
        Assert.Equal((0, false), (code, output.Contains("memory", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_post_beside_the_index_is_named()
    {
        Write("a.md", "---\ntitle: A\ndate: 2024-01-01\ndescription: A.\n---\nA word.");
        Write("data/b.md", "---\ntitle: B\ndate: 2024-01-01\ndescription: B.\n---\nA word.");
        var (code, output) = await CheckAsync();
        Assert.Equal(0, code);
        Assert.Contains("data/b.md:1:1 BLG007 the file lies beside the index, where nothing is published", output, StringComparison.Ordinal);
        Assert.Contains("1 warning in 1 file", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(content, recursive: true);

    private async Task<(int Code, string Output)> CheckAsync()
    {
        await using var check = BlogProcess.Start(["check"], [("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(content, "data", "blog.db"))]);
        var code = await check.ExitCodeAsync();
        return (code, check.Output + check.Errors);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var whole = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(whole, text);
        File.SetLastWriteTimeUtc(whole, DateTime.UtcNow.AddMinutes(-1));
        File.Move(whole, full, overwrite: true);
    }
}

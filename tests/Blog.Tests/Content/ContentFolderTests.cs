using System.Diagnostics;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>The folder as it is on disk: what counts as content, and what is never opened.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-folder-").FullName;
    private readonly ContentFolder folder;

    public ContentFolderTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        folder = new(Path.Combine(root, "content"));
    }

    [Fact]
    public void What_editors_synchronisers_and_version_control_leave_behind_is_no_content()
    {
        string[] left =
        [
            ".git/config.md", ".obsidian/note.md", ".trash/old.md", "node_modules/x/readme.md", "a.md~", ".#a.md", "#a.md#", "4913", "a.md.tmp", "b.md.swp", ".DS_Store",
            "._a.md", "a.sync-conflict-20260101-000000-ABCDEFG.md", "a (Ann's conflicted copy 2026-01-01).md", "..data/a.md",
        ];
        foreach (var path in left) Write(path);
        Write("a.md");
        Write("deep/er/b.markdown");
        Assert.Equal(["a.md", "deep/er/b.markdown"], folder.Scan().Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("a.md", true)]
    [InlineData("A.MD", true)]
    [InlineData("a.mdx", true)]
    [InlineData("posts/a.markdown", true)]
    [InlineData("static/a.md", false)]
    [InlineData("public/a.md", false)]
    [InlineData("posts/static/a.md", true)]
    [InlineData("a.txt", false)]
    [InlineData("md", false)]
    public void A_markdown_file_outside_of_the_static_folders_is_a_post(string path, bool isPost) => Assert.Equal(isPost, ContentNames.IsPost(path));

    /// <summary>Somebody exchanges a folder for a link while its files are read: a file is either that of the folder, or not there.</summary>
    [Fact]
    public async Task A_link_that_takes_the_place_of_a_folder_at_the_wrong_moment_leads_nowhere()
    {
        Write("a/x.png");
        var inside = folder.Read("a/x.png");
        Directory.CreateDirectory(Path.Combine(root, "outside"));
        File.WriteAllText(Path.Combine(root, "outside", "x.png"), "a secret that is longer than that");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var exchanging = Task.Run(() =>
        {
            for (var times = 0; times < 3000; times++)
            {
                Directory.Move(Full("a"), Full("b"));
                Directory.CreateSymbolicLink(Full("a"), Path.Combine(root, "outside"));
                File.Delete(Full("a"));
                Directory.Move(Full("b"), Full("a"));
            }
        }, end.Token);
        var (read, missed) = (0, 0);
        while (!exchanging.IsCompleted)
        {
            try
            {
                Assert.Equal(inside, folder.Read("a/x.png"));
                read++;
            }
            catch (IOException)
            {
                missed++;
            }
        }

        await exchanging;
        Assert.True(read > 0 && missed > 0, $"{read} read, {missed} missed");
    }

    [Fact]
    public void A_link_is_followed_within_the_folder_and_named_where_it_leads_out()
    {
        Write("posts/a.md");
        Write("posts/a.png");
        Write("..v1/k8s.md");
        File.CreateSymbolicLink(Full("picture.png"), Full("posts/a.png"));
        File.WriteAllText(Path.Combine(root, "secret.md"), "secret");
        File.CreateSymbolicLink(Full("inside.md"), Full("posts/a.md"));
        File.CreateSymbolicLink(Full("k8s.md"), Full("..v1/k8s.md"));
        Directory.CreateSymbolicLink(Full("folder"), Full("posts"));
        Directory.CreateSymbolicLink(Full("posts/loop"), Full("posts"));
        Directory.CreateSymbolicLink(Full("self"), Full("self"));
        File.CreateSymbolicLink(Full("out.md"), Path.Combine(root, "secret.md"));
        Directory.CreateSymbolicLink(Full("up"), root);
        File.CreateSymbolicLink(Full("nothing.md"), Path.Combine(root, "never"));
        var scan = folder.Scan();
        Assert.Equal(["folder/a.md", "folder/a.png", "inside.md", "k8s.md", "picture.png", "posts/a.md", "posts/a.png"], scan.Files.Select(file => file.Path));
        Assert.Equal(["folder/a.md is posts/a.md", "folder/a.png is posts/a.png", "inside.md is posts/a.md", "k8s.md is ..v1/k8s.md", "picture.png is posts/a.png"],
            scan.RealPaths.Select(pair => $"{pair.Key} is {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["nothing.md", "out.md", "self", "up"], scan.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(scan.Problems, problem => Assert.Equal(ProblemCode.OutsideContent, problem.Code));
        Assert.Throws<FileNotFoundException>(() => folder.Read("out.md"));
        Assert.Throws<FileNotFoundException>(() => folder.Read("up/secret.md"));
        Assert.Throws<FileNotFoundException>(() => folder.Read("../secret.md"));
    }

    /// <summary>Looked at, opened or read, between two looks as well.</summary>
    [Theory]
    [InlineData("a.md", ".env", false)]
    [InlineData("a.md", "other/a.md~", false)]
    [InlineData("a.md", "node_modules/x/r.md", false)]
    [InlineData("a.md", "blog.yaml", false)]
    [InlineData("a.md", "static/r.md", false)]
    [InlineData("a.png", ".git/p.png", false)]
    [InlineData("a.png", "posts/p.md", false)]
    [InlineData("a.css", "posts/#p.css#", false)]
    [InlineData("a.png", "posts/p.jpg", true)]
    [InlineData("a.md", "posts/p.markdown", true)]
    [InlineData("a.md", "..v1/p.md", true)]
    [InlineData("a.md", "..v1/.git/p.md", false)]
    [InlineData("blog.yaml", ".private/blog.yaml", true)]
    public void A_link_is_not_followed_to_what_is_no_content_where_it_lies(string link, string target, bool isFollowed)
    {
        Write(target);
        File.CreateSymbolicLink(Full(link), Full(target));
        Directory.CreateSymbolicLink(Full("folder"), Path.GetDirectoryName(Full(target))!);
        var scan = folder.Scan();
        Assert.Equal(isFollowed, scan.Has(link));
        Assert.Equal(!isFollowed, scan.Problems.Any(problem => problem.Code == ProblemCode.OutsideContent && problem.Path == link));
        Assert.Equal(isFollowed, folder.Find(link) is not null);
        if (isFollowed) Assert.NotEmpty(folder.Read(link));
        else Assert.Throws<FileNotFoundException>(() => folder.Read(link));
        if (!isFollowed) Assert.Throws<FileNotFoundException>(() => folder.Open(link));
        // A folder that is passed over is passed over under the name of a link.
        if (target.StartsWith(".git/", StringComparison.Ordinal) || target.StartsWith("node_modules/", StringComparison.Ordinal)) Assert.DoesNotContain(scan.Files, file => file.Path.StartsWith("folder/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_does_not_hold_up_whoever_reads_it()
    {
        using var made = Process.Start("mkfifo", [Full("pipe.md")]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(0, Assert.Single(folder.Scan().Files).Size);
        Assert.Empty(folder.Read("pipe.md"));
        Assert.Throws<FileNotFoundException>(() => folder.Open("pipe.md"));
    }

    [Theory]
    [InlineData("/pic.png", true)]
    [InlineData("/deep/pic.png", true)]
    [InlineData("/public.png", true)]
    [InlineData("/page.html", false)]
    [InlineData("/post.md", false)]
    [InlineData("/.env.txt", false)]
    [InlineData("/../secret.png", false)]
    [InlineData("/deep/../../secret.png", false)]
    [InlineData("/deep", false)]
    [InlineData("/none.png", false)]
    public void Only_known_kinds_of_files_of_the_static_folders_are_found(string url, bool isFound)
    {
        foreach (var path in (string[])["static/pic.png", "static/deep/pic.png", "public/public.png", "static/page.html", "static/post.md", "static/.env.txt", "secret.png"]) Write(path);
        Assert.Equal(isFound, new StaticFiles(folder, Engine.Any).Find(url) is not null);
    }

    [Theory]
    [InlineData("/images/pic.png", "jekyll", true)]
    [InlineData("/favicon.png", "jekyll", true)]
    [InlineData("/_posts/pic.png", "jekyll", false)]
    [InlineData("/trip/pic.png", "jekyll", false)]
    [InlineData("/trip/deep/pic.png", "jekyll", false)]
    [InlineData("/images/pic.png", "", false)]
    [InlineData("/hexo.png", "hexo", true)]
    [InlineData("/hexo.png", "", true)]
    [InlineData("/hexo.png", "hugo", false)]
    [InlineData("/_posts/hexo.png", "hexo", false)]
    [InlineData("/about/pic.png", "hexo", false)]
    [InlineData("/about/pic.png", "", false)]
    [InlineData("/vendor/pic.png", "jekyll", false)]
    [InlineData("/linked/pic.png", "", false)]
    [InlineData("/_drafts/pic.png", "", false)]
    [InlineData("/drafts/pic.png", "", false)]
    [InlineData("/linked.png", "", false)]
    [InlineData("/elsewhere.png", "", false)]
    [InlineData("/elsewhere.png", "jekyll", true)]
    [InlineData("/images/same.png", "jekyll", true)]
    public void An_engine_serves_the_files_of_its_own_folders_and_none_of_a_draft(string url, string engine, bool isFound)
    {
        string[] files =
        [
            "images/pic.png", "favicon.png", "_posts/pic.png", "trip/index.md", "trip/pic.png", "trip/deep/pic.png", "source/hexo.png", "source/_posts/hexo.png",
            "static/_drafts/pic.png", "static/drafts/pic.png", "_drafts/secret.png", "about.md", "source/about/index.md", "source/about/pic.png", "vendor/pic.png",
        ];
        foreach (var path in files) Write(path);
        File.CreateSymbolicLink(Full("static/linked.png"), Full("_drafts/secret.png"));
        File.CreateSymbolicLink(Full("static/elsewhere.png"), Full("images/pic.png"));
        File.CreateSymbolicLink(Full("images/same.png"), Full("favicon.png"));
        Directory.CreateSymbolicLink(Full("static/linked"), Full("trip"));
        Assert.Equal(isFound, new StaticFiles(folder, Engine.Find(engine) ?? Engine.Any).Find(url) is not null);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_empty_folder() =>
        Assert.Contains("does not exist", Assert.Throws<ContentFolderException>(() => new ContentFolder(Path.Combine(root, "none")).Scan()).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Full(string path) => Path.Combine(root, "content", path);

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), "text");
    }
}

using System.Text;
using Blog.Content;
using Blog.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Tests.Memory;

/// <summary>A version of a post that cannot be read never takes the place of one that could, whatever happens to the process and the index.</summary>
public sealed class LastGoodTests : IDisposable
{
    private const string Good = "---\ntitle: Good\ndate: 2025-01-01\ntags: [one]\n---\nThe text.";
    private const string Broken = "---\ntitle: A: B\ndate: 2025-01-01\n---\nAnother text.";

    private readonly TestBlog blog = new();

    public static TheoryData<string> Faults => ["syntax", "date", "empty", "blank", "encoding", "no fence", "large", "deep", "locked"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_last_readable_version_outlives_a_broken_one_and_a_restart_and_a_new_index(string fault)
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        using (Break("posts/a.md", fault))
        {
            var problem = Assert.Single(blog.Load().Problems);
            Assert.Equal(("posts/a.md", ProblemSeverity.Error), (problem.Path, problem.Severity));
            AssertServed();
            blog.Restart();
            Assert.Equal(problem, Assert.Single(blog.Load().Problems));
            AssertServed();
            blog.LoseIndex();
            Assert.Equal(problem, Assert.Single(blog.Load().Problems));
            AssertServed();
            Assert.Equal(Good, File.ReadAllText(Remembered("posts/a.md")));
        }
    }

    [Fact]
    public void A_file_that_breaks_while_nobody_looks_and_the_rules_change_is_read_as_it_was()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        // Other rules: the index is made anew, and its predecessor alone has the text.
        blog.Settings.Add(new("TimeZone", "Asia/Yangon", "test"));
        blog.Restart();
        Assert.Equal(ProblemCode.UnquotedColon, Assert.Single(blog.Load().Problems).Code);
        var post = blog.Ask(reader => reader.ListPosts(1))!.Items[0];
        Assert.Equal(("Good", TimeSpan.FromHours(6.5)), (post.Title, post.PublishedAt!.Value.Offset));
        Assert.Equal(Good, File.ReadAllText(Remembered("posts/a.md")));
    }

    [Fact]
    public void A_kept_version_is_read_by_the_rules_of_today()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        blog.Settings.Add(new("Permalink", "/:year/:slug/", "test"));
        blog.Restart();
        blog.Load();
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/2025/a/"))?.Post);
    }

    [Fact]
    public void A_kept_version_follows_the_address_of_the_site()
    {
        blog.Write("posts/a.md", Good.Replace("tags: [one]", "aliases: [\"https://new.example/old/\"]", StringComparison.Ordinal));
        blog.Settings.Add(new("BaseUrl", "https://old.example/", "test"));
        blog.Restart();
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        Assert.Null(blog.Ask(reader => reader.FindByPath("/old/")));
        blog.Settings[0] = new("BaseUrl", "https://new.example/", "test");
        blog.Restart();
        blog.Load();
        Assert.Equal("/posts/a/", blog.Ask(reader => reader.FindByPath("/old/"))?.MovedTo);
    }

    [Fact]
    public void A_mended_file_is_shown_at_once_and_its_memory_is_gone()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        blog.Write("posts/a.md", Good.Replace("Good", "Better", StringComparison.Ordinal));
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(["Better"], blog.Titles());
        Assert.False(Directory.Exists(Path.Combine(blog.Memory, "posts")));
    }

    [Fact]
    public void A_file_that_is_put_back_as_it_was_has_never_changed()
    {
        blog.Write("posts/a.md", Good + "\n\n![x](missing.png)\n");
        blog.Write("posts/b.md", "---\ntitle: Twin\nslug: a\ndate: 2026-01-01\n---\n");
        var before = blog.Load().Problems;
        var post = Post();
        blog.Write("posts/a.md", "");
        var broken = blog.Load();
        Assert.False(broken.HasChanged);
        Assert.Contains(broken.Problems, problem => problem.Code == ProblemCode.DuplicateUrl);
        blog.Write("posts/a.md", Good + "\n\n![x](missing.png)\n");
        var mended = blog.Load();
        Assert.False(mended.HasChanged);
        Assert.Equal(before, mended.Problems);
        Assert.Null(Post().ReplacedAt);
        Assert.Equal(post.FeedId, Post().FeedId);
    }

    [Theory]
    [InlineData("---\ntitle: A: B\ndraft: true\n---\nText.")]
    [InlineData("---\ntitle: Good\ndate: 2025-13-45\nstatus: private\n---\nText.")]
    [InlineData("---\ntitle: Good\nexpires: 2025-99-01\n---\nText.")]
    [InlineData("--\ndraft: true\n--\nText.")]
    public void A_broken_version_that_asks_to_be_hidden_hides_the_post_and_is_obeyed_after_a_restart(string text)
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        Assert.True(File.Exists(Remembered("posts/a.md")));
        blog.Write("posts/a.md", text);
        Assert.NotEmpty(blog.Load().Problems);
        AssertHidden();
        blog.Restart();
        blog.Load();
        AssertHidden();
        // The last word that could be understood was to hide it: no broken file brings it back.
        blog.Write("posts/a.md", Broken);
        blog.Load();
        AssertHidden();
        blog.LoseIndex();
        blog.Load();
        AssertHidden();
        Assert.False(File.Exists(Remembered("posts/a.md")));
    }

    [Fact]
    public void A_file_that_is_too_large_or_in_another_encoding_is_still_asked_whether_it_hides()
    {
        var draft = "---\ntitle: Good\ndraft: true\n---\n";
        foreach (var bytes in (byte[][])[[.. Encoding.UTF8.GetBytes(draft), .. new byte[ContentFolder.MaximumPostSize]], [.. Encoding.UTF8.GetBytes(draft), 0xFF, 0xFF], Encoding.Unicode.GetBytes(draft)])
        {
            blog.Write("posts/a.md", Good);
            blog.Load();
            AssertServed();
            File.WriteAllBytes(Path.Combine(blog.Content, "posts", "a.md"), bytes);
            blog.Load();
            AssertHidden();
        }
    }

    [Fact]
    public void A_draft_that_breaks_stays_a_draft()
    {
        blog.Write("posts/a.md", Good.Replace("title: Good", "title: Good\ndraft: true", StringComparison.Ordinal));
        blog.Load();
        blog.Write("posts/a.md", "");
        blog.Load();
        Assert.Empty(blog.Titles());
        blog.LoseIndex();
        blog.Load();
        Assert.Empty(blog.Titles());
    }

    [Fact]
    public void Where_posts_have_to_ask_to_be_published_a_broken_version_has_to_ask_as_well()
    {
        blog.Settings.Add(new("Engine", "obsidian", "test"));
        blog.Restart();
        blog.Write("a.md", "---\ntitle: Good\ndate: 2025-01-01\npublish: true\n---\nThe text.");
        blog.Load();
        Assert.Equal(["Good"], blog.Titles());
        blog.Write("a.md", "---\ntitle: A: B\npublish: true\n---\n");
        blog.Load();
        Assert.Equal(["Good"], blog.Titles());
        blog.Write("a.md", "---\ntitle: A: B\n---\n");
        blog.Load();
        Assert.Empty(blog.Titles());
    }

    [Fact]
    public void A_file_that_was_never_readable_shows_nothing_and_leaves_nothing()
    {
        blog.Write("posts/a.md", Broken);
        Assert.Single(blog.Load().Problems);
        AssertHidden();
        Assert.False(Directory.Exists(blog.Memory));
    }

    [Fact]
    public void A_file_that_is_deleted_is_forgotten_even_while_nobody_looks()
    {
        foreach (var restart in (Action[])[() => { }, blog.Restart, blog.LoseIndex])
        {
            blog.Write("posts/a.md", Good);
            blog.Load();
            blog.Write("posts/a.md", Broken);
            blog.Load();
            Assert.True(File.Exists(Remembered("posts/a.md")));
            blog.Delete("posts/a.md");
            restart();
            blog.Load();
            Assert.False(File.Exists(Remembered("posts/a.md")));
            blog.Write("posts/a.md", Broken);
            blog.Load();
            AssertHidden();
            blog.Delete("posts/a.md");
            blog.Load();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\ntitle: \"\n")]
    public void A_section_file_that_breaks_leaves_its_folder_as_it_was(string text)
    {
        blog.Write("open/_index.md", "---\ntitle: Open\n---\n");
        blog.Write("open/a.md", Good);
        blog.Write("closed/_index.md", "---\ndraft: true\n---\n");
        blog.Write("closed/b.md", "---\ntitle: Closed\ndate: 2025-01-01\n---\n");
        blog.Load();
        blog.Write("open/_index.md", text);
        blog.Write("closed/_index.md", text);
        foreach (var restart in (Action[])[() => { }, blog.Restart, blog.LoseIndex])
        {
            restart();
            Assert.Equal(2, blog.Load().Problems.Count);
            Assert.Equal(["Good"], blog.Titles());
        }
    }

    [Fact]
    public void Names_of_every_kind_are_kept_below_the_memory_alone()
    {
        string[] names =
        [
            $"posts/{new string('n', 252)}.md", "posts/..md", "posts/a..b.md", "posts/%2e%2e%2fx.md", "posts/back\\..\\slash.md", "posts/söß 日本.md", "posts/ünïcode\u0301.md", "posts/tab\tand\nline.md",
            $"{string.Join('/', Enumerable.Repeat(new string('d', 60), 6))}/deep.md", "README.txt.md", "posts.md", "memory/posts/x.md",
        ];
        foreach (var (index, name) in names.Index()) blog.Write(name, $"---\ntitle: P{index}\ndate: 2025-01-01\nslug: p{index}\n---\n");
        blog.Load();
        // A name that begins with a dot is passed over.
        var shown = blog.Titles().Order().ToList();
        Assert.Equal(names.Length - 1, blog.Ask(reader => reader.ListPosts(1)!.Total));
        foreach (var name in names) blog.Write(name, "");
        Assert.Empty(blog.Load().MemoryTroubles);
        blog.LoseIndex();
        blog.Load();
        Assert.Equal(shown, blog.Titles().Order());
        Assert.Equal(names.Length - 1, Directory.GetFiles(Path.Combine(blog.Memory, "posts"), "*", SearchOption.AllDirectories).Length);
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(blog.Database)!), file => Assert.StartsWith(blog.Database, file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_becomes_a_folder_takes_the_place_of_its_memory()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        blog.Delete("posts/a.md");
        blog.Write("posts/a.md/index.md", Good);
        blog.Load();
        blog.Write("posts/a.md/index.md", Broken);
        Assert.Empty(blog.Load().MemoryTroubles);
        blog.LoseIndex();
        blog.Load();
        Assert.Equal(["Good"], blog.Titles());
    }

    [Fact]
    public void A_memory_that_cannot_be_written_is_said_and_tried_again_and_the_post_stays()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        // A file in its place stands in for a disk that is full or read-only, which root does not notice.
        Directory.Delete(blog.Memory, recursive: true);
        File.WriteAllText(blog.Memory, "in the way");
        blog.Write("posts/a.md", Broken);
        Assert.Contains(blog.Memory, Assert.Single(blog.Load().MemoryTroubles), StringComparison.Ordinal);
        AssertServed();
        blog.Restart();
        Assert.Single(blog.Load().MemoryTroubles);
        AssertServed();
        File.Delete(blog.Memory);
        Assert.Empty(blog.Load().MemoryTroubles);
        Assert.True(File.Exists(Remembered("posts/a.md")));
        Assert.Contains("remembers", File.ReadAllText(Path.Combine(blog.Memory, "README.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_index_is_made_anew_with_the_kept_version()
    {
        blog.Write("posts/a.md", Good);
        blog.Load();
        blog.Write("posts/a.md", Broken);
        blog.Load();
        blog.Restart();
        SqliteConnection.ClearAllPools();
        File.WriteAllBytes(blog.Database, new byte[8192]);
        blog.Load();
        AssertServed();
    }

    public void Dispose() => blog.Dispose();

    private string Remembered(string path) => Path.Combine(blog.Memory, "posts", path);

    private PostPage Post() => blog.Ask(reader => reader.FindByPath("/posts/a/"))!.Post!;

    private void AssertServed()
    {
        Assert.Equal(["Good"], blog.Titles());
        Assert.Contains("The text.", blog.Ask(reader => reader.FindByPath("/posts/a/")!.Post!.Body.ToHtml(url => url)), StringComparison.Ordinal);
    }

    private void AssertHidden()
    {
        Assert.Empty(blog.Titles());
        Assert.Null(blog.Ask(reader => reader.FindByPath("/posts/a/")));
    }

    private IDisposable Break(string path, string fault)
    {
        var file = Path.Combine(blog.Content, path);
        switch (fault)
        {
            case "syntax": File.WriteAllText(file, Broken); break;
            case "date": File.WriteAllText(file, Good.Replace("2025-01-01", "2025-02-30", StringComparison.Ordinal)); break;
            case "empty": File.WriteAllText(file, ""); break;
            case "blank": File.WriteAllText(file, "\uFEFF \r\n"); break;
            case "encoding": File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(Good), 0xE9, 0x20]); break;
            case "no fence": File.WriteAllText(file, "---\ntitle: Good\n"); break;
            case "large": File.WriteAllBytes(file, new byte[ContentFolder.MaximumPostSize + 1]); break;
            case "deep": File.WriteAllText(file, Good + "\n\n" + new string('>', 5000) + " x"); break;
            // A file that another holds open for itself stands in for missing permissions, which root does not notice.
            case "locked":
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));
                return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, null);
        }

        return new MemoryStream();
    }
}

using Blog.Content;
using Blog.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Tests.Memory;

/// <summary>An address at which a post was once public leads to where it is now, whatever happens to the process and the index; and never to what is hidden.</summary>
public sealed class UrlMemoryTests : IDisposable
{
    private readonly TestBlog blog = new();

    public static TheoryData<string> Moments => ["running", "stopped", "rules", "lost"];

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_slug_that_changes_leaves_its_old_url_behind(string moment)
    {
        Write("a", "slug: one");
        blog.Load();
        Write("a", "slug: two");
        Load(moment);
        Assert.Equal("/posts/two/", Moved("/posts/one/"));
        // A chain is one step, and back again is none.
        Write("a", "slug: three");
        Load(moment);
        Assert.Equal(["/posts/three/", "/posts/three/"], [Moved("/posts/one/"), Moved("/posts/two/")]);
        Write("a", "slug: one");
        Load(moment);
        Assert.Equal(["/posts/one/", "/posts/one/"], [Moved("/posts/two/"), Moved("/posts/three/")]);
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/one/"))?.Post);
    }

    [Theory]
    [InlineData("running")]
    [InlineData("stopped")]
    [InlineData("rules")]
    public void A_file_that_is_renamed_takes_its_urls_and_its_feed_id_along(string moment)
    {
        Write("a");
        Write("other");
        blog.Load();
        var id = FeedId("/posts/a/");
        Rename("posts/a.md", "notes/b.md");
        Load(moment);
        Assert.Equal("/posts/b/", Moved("/posts/a/"));
        Assert.Equal(id, FeedId("/posts/b/"));
        Rename("notes/b.md", "posts/c/index.md");
        Load(moment);
        Assert.Equal(["/posts/c/", "/posts/c/"], [Moved("/posts/a/"), Moved("/posts/b/")]);
        Assert.Equal(id, FeedId("/posts/c/"));
        blog.LoseIndex();
        blog.Load();
        Assert.Equal(["/posts/c/", "/posts/c/"], [Moved("/posts/a/"), Moved("/posts/b/")]);
        Assert.Equal(id, FeedId("/posts/c/"));
        Assert.NotEqual(id, FeedId("/posts/other/"));
    }

    [Fact]
    public void A_file_that_is_renamed_and_changed_is_known_by_its_id()
    {
        Write("a", "id: tag:one");
        blog.Load();
        blog.Delete("posts/a.md");
        Write("b", "id: tag:one\ndescription: Another");
        blog.Load();
        Assert.Equal("/posts/b/", Moved("/posts/a/"));
        Assert.Equal("tag:one", FeedId("/posts/b/"));
    }

    [Fact]
    public void Of_two_files_with_the_same_bytes_each_keeps_its_own()
    {
        blog.Write("x/one.md", "---\ntitle: Same\ndate: 2025-01-01\n---\n");
        blog.Write("x/two.md", "---\ntitle: Same\ndate: 2025-01-01\n---\n");
        blog.Load();
        var ids = (FeedId("/posts/one/"), FeedId("/posts/two/"));
        Rename("x/one.md", "y/one.md");
        Rename("x/two.md", "y/two.md");
        blog.Load();
        Assert.Equal(ids, (FeedId("/posts/one/"), FeedId("/posts/two/")));
    }

    [Fact]
    public void A_new_post_at_an_old_url_or_an_old_path_wins_and_is_new_to_feed_readers()
    {
        Write("a");
        blog.Load();
        var id = FeedId("/posts/a/");
        Rename("posts/a.md", "posts/b.md");
        blog.Load();
        Write("a", "description: Another post");
        blog.Load();
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/a/"))?.Post);
        var other = FeedId("/posts/a/");
        Assert.NotEqual(id, other);
        Assert.Equal(id, FeedId("/posts/b/"));
        blog.LoseIndex();
        blog.Load();
        Assert.Equal((other, id), (FeedId("/posts/a/"), FeedId("/posts/b/")));
        // And it is the new one that the address follows from then on.
        Write("a", "description: Another post\nslug: c");
        blog.Load();
        Assert.Equal("/posts/c/", Moved("/posts/a/"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_public_post_that_is_deleted_is_gone_until_something_else_is_there(string moment)
    {
        Write("a");
        Write("b");
        blog.Load();
        Write("a", "slug: two");
        blog.Load();
        blog.Delete("posts/a.md");
        Load(moment);
        Assert.Equal([410, 410, 404], [Status("/posts/a/"), Status("/posts/two/"), Status("/posts/three/")]);
        blog.Restart();
        blog.Load();
        Assert.Equal(410, Status("/posts/a/"));
        Write("a");
        Load(moment);
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/a/"))?.Post);
        Assert.Equal("/posts/a/", Moved("/posts/two/"));
    }

    [Fact]
    public void What_was_never_public_leaves_nothing()
    {
        Write("draft", "draft: true\nslug: zz1");
        Write("later", "date: 2999-01-01\nslug: zz2");
        Write("over", "expires: 2025-06-01\nslug: zz3");
        blog.Write("_drafts/place.md", "---\ntitle: Z\nslug: zz4\n---\n");
        Write("winner");
        blog.Write("other/twin.md", "---\ntitle: Z\ndate: 2025-02-01\nslug: winner\n---\n");
        blog.Load();
        Rename("posts/draft.md", "posts/zz5.md");
        Write("later", "date: 2999-01-01\nslug: zz6");
        blog.Load();
        foreach (var path in (string[])["posts/zz5.md", "posts/later.md", "posts/over.md", "_drafts/place.md", "other/twin.md"]) blog.Delete(path);
        blog.Load();
        Assert.All(Enumerable.Range(1, 6), number => Assert.Equal(404, Status($"/posts/zz{number}/")));
        Assert.Equal(["/posts/winner/\tposts/winner.md"], Facts());
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("date: 2999-01-01")]
    [InlineData("expires: 2025-06-01")]
    [InlineData("draft: true\ntitle: A: B")]
    public void A_post_that_is_hidden_now_answers_as_if_it_had_never_been(string hiding)
    {
        Write("a", "slug: one");
        blog.Load();
        Write("a", "slug: two");
        blog.Load();
        Write("a", $"slug: two\n{hiding}");
        blog.Load();
        Assert.Equal([404, 404], [Status("/posts/one/"), Status("/posts/two/")]);
        Write("a", "slug: three");
        blog.Load();
        Assert.Equal("/posts/three/", Moved("/posts/one/"));
    }

    [Fact]
    public void A_post_that_is_moved_to_the_drafts_answers_as_if_it_had_never_been()
    {
        Write("a");
        blog.Load();
        Rename("posts/a.md", "_drafts/a.md");
        blog.Load();
        Assert.Equal(404, Status("/posts/a/"));
        Rename("_drafts/a.md", "posts/b.md");
        blog.Load();
        Assert.Equal("/posts/b/", Moved("/posts/a/"));
    }

    [Fact]
    public void A_post_that_comes_due_by_the_clock_is_remembered_from_then_on()
    {
        Write("a", "date: 2026-03-02\nslug: one");
        blog.Load();
        Assert.Empty(Facts());
        blog.Clock.Advance(TimeSpan.FromDays(2));
        blog.Load();
        Write("a", "date: 2026-03-02\nslug: two");
        blog.Load();
        Assert.Equal("/posts/two/", Moved("/posts/one/"));
    }

    [Fact]
    public void What_an_author_writes_goes_before_what_is_remembered()
    {
        Write("a", "slug: one");
        blog.Load();
        Write("a", "slug: two");
        blog.Load();
        Write("b", "aliases: [/posts/one/]");
        blog.Load();
        Assert.Equal("/posts/b/", blog.Ask(reader => reader.FindByPath("/posts/one/"))!.MovedTo);
        Write("b");
        blog.Write("_redirects", "/posts/one/ /posts/b/\n/elsewhere/ /posts/one/\n");
        blog.Load();
        Assert.Equal("/posts/b/", Moved("/posts/one/"));
        blog.Write("_redirects", "/elsewhere/ /posts/one/\n");
        blog.Load();
        // A rule that leads to an old address leads to the end of it.
        Assert.Equal(["/posts/two/", "/posts/two/"], [Moved("/posts/one/"), Moved("/elsewhere/")]);
    }

    [Fact]
    public void Markdown_moves_and_goes_with_its_page()
    {
        Write("a", "slug: one");
        Write("b");
        blog.Load();
        Write("a", "slug: two");
        blog.Delete("posts/b.md");
        blog.Load();
        Assert.Equal(["/posts/two.md", null], [Moved("/posts/one.md"), Moved("/posts/b.md")]);
        Assert.Equal(410, Status("/posts/b.md"));
    }

    [Fact]
    public void Addresses_and_files_of_every_kind_are_written_and_read_alike()
    {
        string[] names = ["söß 日本", "tab\tand\nline", "two  spaces", "100%", "#hash", "back\\slash", "end "];
        foreach (var (index, name) in names.Index()) blog.Write($"{name}.md", $"---\ntitle: P{index}\ndate: 2025-01-01\nslug: o{index}\n---\n");
        blog.Load();
        blog.LoseIndex();
        foreach (var (index, name) in names.Index()) blog.Write($"{name}.md", $"---\ntitle: P{index}\ndate: 2025-01-01\nslug: n{index}\n---\n");
        Assert.Empty(blog.Load().MemoryTroubles);
        Assert.All(Enumerable.Range(0, names.Length), index => Assert.Equal($"/posts/n{index}/", Moved($"/posts/o{index}/")));
    }

    [Fact]
    public void The_text_can_be_corrected_while_the_site_runs_and_keeps_what_it_does_not_understand()
    {
        Write("a");
        blog.Load();
        var lines = File.ReadAllLines(UrlsFile).ToList();
        Assert.StartsWith("#", lines[0], StringComparison.Ordinal);
        File.WriteAllLines(UrlsFile, [.. lines, "/from/elsewhere/   posts/a.md", "<<<<<<< ours", "# mine", "/no/file/", "/x/\t/y/"]);
        var troubles = blog.Load().MemoryTroubles;
        Assert.Equal([lines.Count + 2, lines.Count + 4, lines.Count + 5], troubles.Select(trouble => int.Parse(trouble.Split(':')[1], null)));
        Assert.Equal("/posts/a/", Moved("/from/elsewhere/"));
        Write("b");
        Assert.Equal(troubles.Count, blog.Load().MemoryTroubles.Count);
        var after = File.ReadAllLines(UrlsFile);
        Assert.Empty(((string[])["<<<<<<< ours", "# mine", "/no/file/", "/x/\t/y/", "/from/elsewhere/\tposts/a.md", "/posts/b/\tposts/b.md"]).Except(after));
        Assert.Single(after, line => line == lines[0]);
        File.WriteAllLines(UrlsFile, after.Where(line => !line.StartsWith("/from", StringComparison.Ordinal)));
        blog.Load();
        Assert.Equal(404, Status("/from/elsewhere/"));
    }

    [Fact]
    public void A_memory_that_is_taken_away_is_forgotten_and_begun_anew()
    {
        Write("a", "slug: one");
        blog.Load();
        Write("a", "slug: two");
        blog.Load();
        Directory.Delete(blog.Memory, recursive: true);
        blog.Load();
        Assert.Equal(404, Status("/posts/one/"));
        Assert.Equal(["/posts/two/\tposts/a.md"], Facts());
    }

    [Fact]
    public void A_look_without_a_change_writes_nothing()
    {
        Write("a");
        blog.Load();
        var stamp = File.GetLastWriteTimeUtc(UrlsFile);
        File.SetLastWriteTimeUtc(UrlsFile, stamp.AddDays(-1));
        blog.Load();
        Write("a", "description: Another text");
        blog.Load();
        blog.Restart();
        blog.Load();
        Assert.Equal(stamp.AddDays(-1), File.GetLastWriteTimeUtc(UrlsFile));
    }

    [Fact]
    public void A_memory_that_cannot_be_written_is_said_and_holds_until_it_can()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(blog.Memory)!).FullName, "memory"), "in the way");
        Write("a", "slug: one");
        Assert.Single(blog.Load().MemoryTroubles);
        Write("a", "slug: two");
        Assert.Single(blog.Load().MemoryTroubles);
        Assert.Equal("/posts/two/", Moved("/posts/one/"));
        File.Delete(blog.Memory);
        Assert.Empty(blog.Load().MemoryTroubles);
        Assert.Equal(["/posts/one/\tposts/a.md", "/posts/two/\tposts/a.md"], Facts());
    }

    public void Dispose() => blog.Dispose();

    private string UrlsFile => Path.Combine(blog.Memory, "urls.txt");

    private List<string> Facts() => File.Exists(UrlsFile) ? [.. File.ReadAllLines(UrlsFile).Where(line => !line.StartsWith('#'))] : [];

    private void Write(string name, string keys = "x: y") =>
        blog.Write($"posts/{name}.md", $"---\n{(keys.Contains("title:", StringComparison.Ordinal) ? "" : $"title: The {name}\n")}{(keys.Contains("date:", StringComparison.Ordinal) ? "" : "date: 2025-01-01\n")}extra:\n  a: b\n{keys.Replace("x: y", "", StringComparison.Ordinal)}\n---\nText of {name}.");

    private void Rename(string from, string to)
    {
        var target = Path.Combine(blog.Content, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(blog.Content, from), target);
    }

    private void Load(string moment)
    {
        if (moment == "stopped") blog.Restart();
        if (moment == "lost") blog.LoseIndex();
        if (moment == "rules")
        {
            blog.Settings.RemoveAll(setting => setting.Name == "TimeZone");
            blog.Settings.Add(new("TimeZone", blog.Configuration.Current.TimeZone.Id == "UTC" ? "Europe/Berlin" : "UTC", "test"));
            blog.Restart();
        }

        blog.Load();
    }

    private string FeedId(string url) => blog.Ask(reader => reader.FindByPath(url))!.Post!.FeedId;

    private string? Moved(string path) => blog.AskMoved(reader => reader.Find(path, "", _ => false))?.Target;

    /// <summary>Of an address that no post has.</summary>
    private int Status(string path)
    {
        Assert.Null(blog.Ask(reader => reader.FindByPath(path)));
        return blog.AskMoved(reader => reader.Find(path, "", _ => false)) switch { null => 404, { } moved => moved.Status };
    }
}

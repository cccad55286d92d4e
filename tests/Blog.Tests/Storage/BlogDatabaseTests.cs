using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>The index is derived: whatever became of its file, the next load makes it what the content says.</summary>
public sealed class BlogDatabaseTests : IDisposable
{
    private readonly TestBlog blog = new();

    public BlogDatabaseTests()
    {
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\n---\nText.");
        blog.Write("b.md", "---\ntitle: B\ndate: 2025-01-02\n---\nText.");
        blog.Load();
    }

    public static TheoryData<string> Damages => ["missing", "empty", "noise", "truncated", "header", "older", "newer", "no tables", "stale log"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void An_index_that_cannot_be_used_is_made_anew(string damage)
    {
        blog.Restart();
        Damage(damage);
        blog.Load();
        Assert.Equal(["B", "A"], blog.Titles());
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/a/"))?.Post);
    }

    [Fact]
    public void An_index_that_is_deleted_while_the_site_runs_is_made_anew_by_the_next_look()
    {
        SqliteConnection.ClearAllPools();
        File.Delete(blog.Database);
        blog.Load();
        Assert.Equal(["B", "A"], blog.Titles());
    }

    /// <summary>What proves that the damage above is one: a sound index is not read again.</summary>
    [Fact]
    public void A_sound_index_is_kept()
    {
        blog.Restart();
        Assert.Equal(0, blog.Load().Changed);
    }

    [Fact]
    public void Readers_see_one_state_while_a_load_goes_on()
    {
        var before = blog.Ask(reader =>
        {
            var first = reader.ListPosts(1)!.Items.Count;
            blog.Write("c.md", "---\ntitle: C\ndate: 2025-01-03\n---\n");
            blog.Load();
            return (first, reader.ListPosts(1)!.Items.Count);
        });
        Assert.Equal((2, 2), before);
        Assert.Equal(["C", "B", "A"], blog.Titles());
    }

    /// <summary>No save waits until what earlier ones wrote is moved into the index.</summary>
    [Fact]
    public void A_long_log_is_moved_into_the_index_once_readers_have_what_was_written()
    {
        // The last connection that is closed moves it too; those of the pool are closed by any other test.
        using var reader = new SqliteConnection($"Data Source={blog.Database};Pooling=False");
        reader.Open();
        using var question = reader.CreateCommand();
        question.CommandText = "SELECT COUNT(*) FROM Posts";
        Assert.Equal(2L, question.ExecuteScalar());
        var size = new FileInfo(blog.Database).Length;
        blog.Write("c.md", $"---\ntitle: C\ndate: 2025-01-03\n---\n{string.Concat(Enumerable.Range(0, 200_000).Select(number => $"{number:x8} "))}");
        blog.Load();
        Assert.Equal(["C", "B", "A"], blog.Titles());
        Assert.Equal(size, new FileInfo(blog.Database).Length);
        blog.Tidy();
        Assert.True(new FileInfo(blog.Database).Length > size + 1_000_000);
        Assert.Equal(["C", "B", "A"], blog.Titles());
    }

    public void Dispose() => blog.Dispose();

    private void Damage(string damage)
    {
        var bytes = File.ReadAllBytes(blog.Database);
        switch (damage)
        {
            case "missing":
                File.Delete(blog.Database);
                break;
            case "empty":
                File.WriteAllBytes(blog.Database, []);
                break;
            case "noise":
                new Random(7).NextBytes(bytes);
                File.WriteAllBytes(blog.Database, bytes);
                break;
            case "truncated":
                File.WriteAllBytes(blog.Database, bytes[..(bytes.Length / 2)]);
                break;
            case "header":
                bytes.AsSpan(0, 100).Clear();
                File.WriteAllBytes(blog.Database, bytes);
                break;
            case "older":
                blog.Execute("PRAGMA user_version = 0");
                break;
            case "newer":
                blog.Execute("PRAGMA user_version = 9999");
                break;
            case "no tables":
                blog.Execute("DROP TABLE Posts");
                break;
            case "stale log":
                File.WriteAllBytes(blog.Database + "-wal", bytes[..4096]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }
}

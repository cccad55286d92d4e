using Blog.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>What is counted once is right for as long as it is kept, and terms are counted without their posts.</summary>
public sealed class KeptCountsTests : IDisposable
{
    private readonly TestBlog blog = new();

    public void Dispose() => blog.Dispose();

    [Fact]
    public void Counts_are_kept_until_a_load_changes_posts()
    {
        for (var number = 0; number < 3; number++) Write($"p{number}", "2024-01-01");
        blog.Load();
        Assert.Equal((3, 3, 3, 3), Counts());
        // Nobody but a load changes them: what is wrong shows that they are read, and that a load counts no more than what it changes.
        blog.Execute("UPDATE MonthCounts SET Posts = Posts + 4; UPDATE TermCounts SET Posts = Posts + 4");
        Assert.Equal((7, 7, 7, 7), Counts());
        Write("p3", "2024-01-01");
        blog.Load();
        Assert.Equal((8, 8, 8, 8), Counts());
        blog.Delete("p3.md");
        blog.Load();
        Assert.Equal((7, 7, 7, 7), Counts());
        // Whoever begins counts all of them.
        blog.Restart();
        blog.Load();
        Assert.Equal((3, 3, 3, 3), Counts());
    }

    [Fact]
    public void A_load_counts_what_was_written_or_taken_out_and_nothing_else()
    {
        Write("one", "2024-01-01");
        blog.Write("two.md", "---\ntitle: two\ndate: 2023-05-01\ntags: [Other name]\n---\nText.\n");
        blog.Load();
        Write("three", "2024-01-02");
        blog.Load();
        Assert.Equal((2, 1), (Tag("one"), Tag("other-name")));
        Assert.Equal((3, 2, 2, 3), Counts());
        blog.Write("two.md", "---\ntitle: two\ndate: 2022-05-01\ntags: [one]\n---\nText.\n");
        blog.Load();
        Assert.Equal((3, 0), (Tag("one"), Tag("other-name")));
        Assert.Equal([2024, 2022], blog.AskArchive(reader => reader.ListYears().Select(year => year.Year)));
        blog.Delete("two.md");
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
    }

    [Fact]
    public void A_tag_has_the_name_that_its_newest_post_gives_it()
    {
        blog.Write("old.md", "---\ntitle: old\ndate: 2023-01-01\ntags: [Old Name]\n---\nText.\n");
        blog.Load();
        blog.Write("new.md", "---\ntitle: new\ndate: 2024-01-01\ntags: [old name]\n---\nText.\n");
        blog.Load();
        Assert.Equal("old name", Name());
        blog.Delete("new.md");
        blog.Load();
        Assert.Equal("Old Name", Name());

        string Name() => blog.AskTerms(reader => reader.ListTerms(TermKind.Tag)).Single(term => term.Slug == "old-name").Name;
    }

    [Fact]
    public void Undated_posts_count_among_all_and_in_no_month()
    {
        blog.Write("undated.md", "---\ntitle: undated\ntags: [one]\n---\nText.\n");
        blog.Load();
        Assert.Equal((1, 1, 1, 0), Counts());
        Write("dated", "2024-01-01");
        blog.Load();
        Assert.Equal((2, 2, 2, 1), Counts());
    }

    /// <summary>The load that the clock calls for comes a moment later.</summary>
    [Fact]
    public void Counts_are_right_at_the_instant_a_post_appears_or_goes()
    {
        Write("now", "2024-01-01");
        Write("soon", "2026-03-01 13:00");
        Write("gone", "2024-01-01", "expiryDate: 2026-03-01 14:00\n");
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        blog.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((3, 3, 3, 3), Counts());
        blog.Load();
        Assert.Equal((3, 3, 3, 3), Counts());
        blog.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((2, 2, 2, 2), Counts());
        // A clock that was wrong is set right.
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        blog.Clock.AdjustTime(blog.Clock.GetUtcNow() - TimeSpan.FromHours(2));
        Assert.Equal((2, 2, 2, 2), Counts());
        Assert.Equal(["gone", "now"], blog.Titles());
    }

    /// <summary>What is written of a post after its own file was read.</summary>
    [Fact]
    public void Terms_go_and_come_with_the_folder_and_the_address_of_their_post()
    {
        Write("one", "2024-01-01");
        blog.Write("hidden/two.md", Text("two", "2024-01-01", ""));
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        blog.Write("hidden/_index.md", "---\ndraft: true\ncascade:\n  draft: true\n---\n");
        blog.Load();
        Assert.Equal((1, 1, 1, 1), Counts());
        blog.Delete("hidden/_index.md");
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        Write("three", "2024-02-01", "slug: one\n");
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        blog.Delete("one.md");
        blog.Load();
        Assert.Equal((2, 2, 2, 2), Counts());
        Assert.Equal(["three", "two"], blog.Titles());
    }

    [Theory]
    [InlineData("SELECT COUNT(*) FROM PostTerms WHERE Kind = 0 AND Slug = 'one' AND NOT Shadowed AND NOT Hidden AND NOT FolderHidden AND PublishUtc <= $now AND ExpireUtc > $now AND NOT IsPage AND NOT Unlisted")]
    [InlineData("SELECT PostId FROM PostTerms WHERE Kind = 0 AND Slug = 'one' AND NOT Shadowed AND NOT Hidden AND NOT FolderHidden AND PublishUtc <= $now AND ExpireUtc > $now AND NOT IsPage AND NOT Unlisted ORDER BY PublishUtc DESC, Path LIMIT 10 OFFSET 100")]
    public void A_term_is_counted_and_paged_in_its_index_alone(string sql)
    {
        Write("one", "2024-01-01");
        blog.Load();
        using var connection = new SqliteConnection($"Data Source={blog.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        command.Parameters.AddWithValue("$now", DateTime.UnixEpoch);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Contains("USING COVERING INDEX IX_PostTerms_Newest", reader.GetString(3), StringComparison.Ordinal);
        Assert.False(reader.Read(), "it is sorted apart");
    }

    /// <summary>Of all posts, of the tag in the list of tags, on its own page, and in the archive.</summary>
    private (int All, int InList, int OnPage, int InArchive) Counts() => (
        blog.Ask(reader => reader.ListPosts(1)!.Total),
        blog.AskTerms(reader => reader.ListTerms(TermKind.Tag).Single(term => term.Slug == "one").Count),
        blog.AskTerms(reader => reader.ListPosts(TermKind.Tag, "one", 1)!.Total),
        blog.AskArchive(reader => reader.ListYears().Sum(year => year.Count)));

    private int Tag(string slug) => blog.AskTerms(reader => reader.ListTerms(TermKind.Tag).SingleOrDefault(term => term.Slug == slug)?.Count ?? 0);

    private void Write(string name, string date, string more = "") => blog.Write($"{name}.md", Text(name, date, more));

    private static string Text(string title, string date, string more) => $"---\ntitle: {title}\ndate: {date}\ntags: [one]\n{more}---\nText.\n";
}

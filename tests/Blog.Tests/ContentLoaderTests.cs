using Blog.Content;
using Xunit;

namespace Blog.Tests;

/// <summary>A load brings the index to what the files say, and reads only what changed.</summary>
public sealed class ContentLoaderTests : IDisposable
{
    private readonly TestBlog blog = new();

    [Fact]
    public void A_warm_start_reads_only_what_changed()
    {
        for (var number = 0; number < 20; number++) blog.Write($"p{number}.md", $"---\ntitle: P{number}\ndate: 2025-01-{number + 1:00}\n---\nText.");
        Assert.Equal(20, blog.Load().Changed);
        blog.Restart();
        Assert.Equal(0, blog.Load().Changed);
        blog.Write("p3.md", "---\ntitle: Changed title\ndate: 2025-01-04\n---\nText.");
        blog.Delete("p4.md");
        blog.Write("new.md", "---\ntitle: New\ndate: 2025-02-01\n---\nText.");
        blog.Restart();
        Assert.Equal(3, blog.Load().Changed);
        var titles = blog.Ask(reader => reader.ListForSitemap().Count);
        Assert.Equal(20, titles);
        Assert.Equal("New", blog.Titles()[0]);
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/p3/"))?.Post);
        Assert.Null(blog.Ask(reader => reader.FindByPath("/posts/p4/")));
    }

    [Fact]
    public void A_file_that_was_only_touched_is_not_parsed_and_changes_nothing()
    {
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\n---\nText.");
        blog.Load();
        File.SetLastWriteTimeUtc(Path.Combine(blog.Content, "a.md"), DateTime.UtcNow.AddHours(1));
        var report = blog.Load();
        Assert.Equal(1, report.Changed);
        Assert.False(report.HasChanged);
        Assert.Equal(0, blog.Load().Changed);
    }

    [Fact]
    public void A_broken_file_leaves_the_others_alone_and_its_problem_outlives_a_restart()
    {
        blog.Write("good.md", "---\ntitle: Good\ndate: 2025-01-01\n---\nText.");
        blog.Write("bad.md", "---\ntitle: Bad: very\n---\nText.");
        var problem = Assert.Single(blog.Load().Problems);
        Assert.Equal("bad.md:2:8 BLG012 the value of title holds a colon and needs quotes: write title: \"Bad: very\"", problem.ToString());
        Assert.Equal(["Good"], blog.Titles());
        blog.Restart();
        Assert.Equal(problem, Assert.Single(blog.Load().Problems));
        blog.Write("bad.md", "---\ntitle: \"Bad: very\"\ndate: 2025-01-02\n---\nText.");
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(["Bad: very", "Good"], blog.Titles());
    }

    [Fact]
    public void Of_two_posts_with_one_url_the_older_keeps_it_and_the_other_is_named()
    {
        blog.Write("b/young.md", "---\ntitle: Young\nslug: same\ndate: 2025-02-01\n---\n");
        blog.Write("z/old.md", "---\ntitle: Old\nslug: same\ndate: 2025-01-01\n---\n");
        blog.Write("a/hidden.md", "---\ntitle: Hidden\nslug: same\ndate: 2020-01-01\ndraft: true\n---\n");
        var problem = Assert.Single(blog.Load().Problems);
        Assert.Equal(ProblemCode.DuplicateUrl, problem.Code);
        Assert.Equal("b/young.md", problem.Path);
        Assert.Contains("z/old.md", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["Old"], blog.Titles());
        blog.Restart();
        blog.Load();
        Assert.Equal(["Old"], blog.Titles());
        blog.Delete("z/old.md");
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(["Young"], blog.Titles());
    }

    /// <summary>A file that another holds open for itself stands in for missing permissions, which root does not notice.</summary>
    [Fact]
    public void A_file_that_cannot_be_read_is_tried_again_though_its_stamp_stays()
    {
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\n---\n");
        var file = Path.Combine(blog.Content, "a.md");
        var stamp = File.GetLastWriteTimeUtc(file);
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(ProblemCode.UnreadableFile, Assert.Single(blog.Load().Problems).Code);
            Assert.False(blog.Load().HasChanged);
        }

        Assert.Equal(stamp, File.GetLastWriteTimeUtc(file));
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(["A"], blog.Titles());
    }

    [Fact]
    public void A_post_that_is_not_yet_due_takes_no_url_from_one_that_is_public()
    {
        blog.Write("undated.md", "---\ntitle: Undated\nslug: same\n---\n");
        blog.Write("ahead.md", "---\ntitle: Ahead\nslug: same\ndate: 2999-01-01\n---\n");
        blog.Load();
        Assert.Equal(["Undated"], blog.Titles());
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/same/"))?.Post);
    }

    [Fact]
    public void Two_names_that_cannot_be_told_apart_are_a_problem_and_no_end()
    {
        blog.Write("good.md", "---\ntitle: Good\ndate: 2025-01-01\n---\n");
        using (var made = System.Diagnostics.Process.Start("sh", ["-c", $"cd '{blog.Content}' && printf '# A' > \"$(printf 'x\\377.md')\" && printf '# B' > \"$(printf 'x\\376.md')\""])) made.WaitForExit();
        Assert.Equal(3, Directory.GetFiles(blog.Content).Length);
        var problem = Assert.Single(blog.Load().Problems);
        Assert.Equal((ProblemCode.UnreadableFile, "Good"), (problem.Code, Assert.Single(blog.Titles())));
        // Names that .NET cannot spell it cannot delete either.
        using var removed = System.Diagnostics.Process.Start("sh", ["-c", $"rm -f '{blog.Content}'/x*"]);
        removed.WaitForExit();
    }

    [Fact]
    public void Characters_that_are_none_are_no_end()
    {
        blog.Write("good.md", "---\ntitle: Good\ndate: 2025-01-02\n---\n");
        blog.Write("odd.md", "---\ntitle: Odd\ntags: [\"\\uFFFE\", \"a\\uFFFFb\"]\ndate: 2025-01-01\naliases: [\"/\\uFDD0/\"]\nid: \"\\uFFFE\"\n---\n## \uFFFE heading\n\n[x](/a%EF%BF%BEb/) ![y](&#xFFFE;.png)");
        blog.Write("na\uFFFEme.md", "---\ntitle: Name\ndate: 2024-01-01\n---\n");
        blog.Load();
        Assert.Equal(["Good", "Odd", "Name"], blog.Titles());
        Assert.Null(blog.Ask(reader => reader.FindByPath("/\uFFFE/\uD800/")));
        Assert.NotNull(blog.Ask(reader => reader.FindByPath("/posts/odd/"))?.Post);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("---\ndraft: true\nx: \"")]
    [InlineData("--\ndraft: true\n--\n")]
    [InlineData("---\ndraft: true\n")]
    public void A_section_file_that_cannot_be_read_hides_its_folder(string text)
    {
        blog.Write("sec/_index.md", "---\ndraft: true\n---\n");
        blog.Write("sec/in.md", "---\ntitle: In\ndate: 2025-01-01\n---\n");
        blog.Load();
        Assert.Empty(blog.Titles());
        blog.Write("sec/_index.md", text);
        blog.Load();
        Assert.Empty(blog.Titles());
    }

    [Theory]
    [InlineData("date: 2020-01-01\ndate: 2099-01-01")]
    [InlineData("date: 2099-01-01\ndate: 2020-01-01")]
    [InlineData("date: 2020-01-01\nexpiryDate: 2099-01-01\nexpiryDate: 2021-01-01")]
    [InlineData("date: 2020-01-01\nexpires: 2021-01-01\nexpiryDate: 2099-01-01")]
    [InlineData("date: 2020-01-01\nexpiry: 2021-01-01")]
    [InlineData("date: 2020-01-01\nexpire_at: 2021-01-01")]
    [InlineData("date: 2020-01-01\nexpiration_date: 2021-01-01")]
    [InlineData("date: 2020-01-01\nunpublish_at: 2021-01-01")]
    [InlineData("publish_at: 2099-01-01")]
    public void Of_dates_that_disagree_the_one_that_hides_counts(string dates)
    {
        blog.Write("a.md", $"---\ntitle: A\n{dates}\n---\n");
        blog.Load();
        Assert.Empty(blog.Titles());
    }

    [Fact]
    public void A_settings_file_that_vanishes_or_empties_leaves_what_it_said()
    {
        blog.Write("blog.yaml", "title: Site\ntimeZone: America/Los_Angeles\n");
        blog.Restart();
        var configuration = blog.Configuration;
        foreach (var step in (Action[])[() => blog.Write("blog.yaml", ""), () => blog.Delete("blog.yaml")])
        {
            step();
            try
            {
                configuration.Reload();
            }
            catch (SettingsException error)
            {
                Assert.Contains("gone or empty", error.Message, StringComparison.Ordinal);
            }

            Assert.Equal(("Site", "America/Los_Angeles"), (configuration.Current.Title, configuration.Current.TimeZone.Id));
        }

        blog.Write("blog.yaml", "title: Again\n");
        Assert.True(configuration.Reload());
        Assert.Equal("Again", configuration.Current.Title);
    }

    [Fact]
    public void What_a_repository_says_of_itself_is_no_post()
    {
        blog.Write("README.md", "# My blog\n\nHow to build it.");
        blog.Write("deep/README.md", "---\ntitle: Deep\ndate: 2025-01-01\n---\n");
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(["Deep"], blog.Titles());
    }

    [Fact]
    public void The_counts_of_a_load_are_what_the_gate_shows()
    {
        blog.Write("open.md", "---\ntitle: Open\ndate: 2025-01-01\n---\n");
        blog.Write("draft.md", "---\ntitle: Draft\ndate: 2025-01-01\ndraft: true\n---\n");
        blog.Write("ahead.md", "---\ntitle: Ahead\ndate: 2999-01-01\n---\n");
        blog.Write("gone.md", "---\ntitle: Gone\ndate: 2025-01-01\nexpires: 2025-02-01\n---\n");
        blog.Write("twin.md", "---\ntitle: Twin\nslug: open\ndate: 2025-02-01\n---\n");
        blog.Write("closed/_index.md", "+++\ndraft = true\n+++\n");
        blog.Write("closed/a.md", "---\ntitle: Closed\ndate: 2025-01-01\n---\n");
        var report = blog.Load();
        Assert.Equal((1, 5), (report.Public, report.HeldBack));
        Assert.Equal(report.Public, blog.Ask(reader => reader.ListPosts(1)!.Total));
    }

    [Fact]
    public void A_section_file_hides_its_folder_until_it_says_otherwise()
    {
        blog.Write("open/a.md", "---\ntitle: A\ndate: 2025-01-01\n---\n");
        blog.Write("closed/_index.md", "+++\ndraft = true\n+++\n");
        blog.Write("closed/deep/b.md", "---\ntitle: B\ndate: 2025-01-02\n---\n");
        blog.Write("closed-too/c.md", "---\ntitle: C\ndate: 2025-01-03\n---\n");
        blog.Load();
        Assert.Equal(["C", "A"], blog.Titles());
        blog.Write("closed/_index.md", "+++\ndraft = false\n+++\n");
        blog.Load();
        Assert.Equal(["C", "B", "A"], blog.Titles());
    }

    [Fact]
    public void Another_time_zone_reads_every_file_again()
    {
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\n---\nText.");
        blog.Load();
        Assert.Equal(TimeSpan.Zero, blog.Ask(reader => reader.ListPosts(1))!.Items[0].PublishedAt!.Value.Offset);
        blog.Settings.Add(new("TimeZone", "Asia/Yangon", "test"));
        blog.Restart();
        Assert.Equal(1, blog.Load().Changed);
        var published = blog.Ask(reader => reader.ListPosts(1))!.Items[0].PublishedAt!.Value;
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(6.5)), published);
    }

    [Fact]
    public void Another_base_url_reads_only_what_names_the_site_by_its_address()
    {
        blog.Write("plain.md", "---\ntitle: Plain\ndate: 2025-01-01\naliases: [/old/plain/]\n---\n");
        blog.Write("named.md", "---\ntitle: Named\ndate: 2025-01-01\naliases: [\"https://new.example/old/named/\"]\n---\n");
        blog.Settings.Add(new("BaseUrl", "https://old.example/", "test"));
        blog.Restart();
        blog.Load();
        Assert.Null(blog.Ask(reader => reader.FindByPath("/old/named/")));
        blog.Settings[0] = new("BaseUrl", "https://new.example/", "test");
        blog.Restart();
        Assert.Equal(1, blog.Load().Changed);
        Assert.Equal("/posts/named/", blog.Ask(reader => reader.FindByPath("/old/named/"))?.MovedTo);
        Assert.Equal("/posts/plain/", blog.Ask(reader => reader.FindByPath("/old/plain/"))?.MovedTo);
    }

    [Fact]
    public void The_next_due_moment_is_the_nearest_of_publishing_and_expiry()
    {
        blog.Write("soon.md", "---\ntitle: Soon\ndate: 2026-03-05T08:00:00Z\n---\n");
        blog.Write("later.md", "---\ntitle: Later\ndate: 2027-03-05\n---\n");
        blog.Write("ends.md", "---\ntitle: Ends\ndate: 2025-03-05\nexpires: 2026-03-04T07:00:00Z\n---\n");
        blog.Write("never.md", "---\ntitle: Never\ndate: 2026-03-02\ndraft: true\n---\n");
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 7, 0, 0, TimeSpan.Zero), blog.Load().NextDueAt);
        blog.Clock.Advance(TimeSpan.FromDays(3));
        var report = blog.Load();
        Assert.True(report.HasChanged);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.Zero), report.NextDueAt);
    }

    public void Dispose() => blog.Dispose();
}

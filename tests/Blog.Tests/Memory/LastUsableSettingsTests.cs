using Blog.Content;
using Xunit;

namespace Blog.Tests.Memory;

/// <summary>Broken settings, tags and authors leave the last usable ones in force, whatever happens to the process and the index.</summary>
public sealed class LastUsableSettingsTests : IDisposable
{
    private const string Settings = "title: Site\ntimeZone: America/Los_Angeles\n";

    private readonly TestBlog blog = new();

    [Theory]
    [InlineData("title: A: B")]
    [InlineData("timeZone: Mars/Olympus")]
    [InlineData("nonsense: 1")]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_broken_settings_file_leaves_the_last_good_one_in_force_over_a_restart(string broken)
    {
        blog.Write("blog.yaml", Settings);
        blog.Restart();
        blog.Write("blog.yaml", broken);
        foreach (var restart in (Action[])[blog.Restart, blog.LoseIndex])
        {
            restart();
            Assert.Equal(("Site", "America/Los_Angeles"), (blog.Configuration.Current.Title, blog.Configuration.Current.TimeZone.Id));
            // What is wrong is said by the first look, and once.
            Assert.Contains("blog.yaml", Assert.Throws<SettingsException>(() => blog.Configuration.Reload()).Message, StringComparison.Ordinal);
            Assert.False(blog.Configuration.Reload());
            blog.Load();
        }

        blog.Write("blog.yaml", "title: Mended\n");
        Assert.True(blog.Configuration.Reload());
        Assert.Equal(("Mended", "UTC"), (blog.Configuration.Current.Title, blog.Configuration.Current.TimeZone.Id));
    }

    [Fact]
    public void Without_one_to_remember_a_broken_settings_file_ends_the_start()
    {
        blog.Write("blog.yaml", "title: A: B");
        Assert.Throws<SettingsException>(blog.Restart);
        Assert.False(Directory.Exists(blog.Memory));
        blog.Write("blog.yaml", Settings);
        blog.Restart();
    }

    [Fact]
    public void A_bad_environment_ends_the_start_though_a_settings_file_is_remembered()
    {
        blog.Write("blog.yaml", Settings);
        blog.Restart();
        blog.Write("blog.yaml", "title: A: B");
        blog.Settings.Add(new("PageSize", "lots", "test"));
        Assert.Contains("lots", Assert.Throws<SettingsException>(blog.Restart).Message, StringComparison.Ordinal);
        blog.Settings.Clear();
        blog.Restart();
    }

    [Fact]
    public void A_settings_file_that_is_deleted_before_the_start_is_forgotten()
    {
        blog.Write("blog.yaml", Settings);
        blog.Restart();
        blog.Delete("blog.yaml");
        blog.Restart();
        Assert.Equal("Blog", blog.Configuration.Current.Title);
        blog.Write("blog.yaml", "title: A: B");
        Assert.Throws<SettingsException>(blog.Restart);
        blog.Delete("blog.yaml");
        blog.Restart();
    }

    [Theory]
    [InlineData("csharp: \"")]
    [InlineData("")]
    [InlineData(null)]
    public void Broken_tags_and_authors_leave_the_last_usable_ones(string? broken)
    {
        blog.Write("tags.yaml", "C#:\n  synonyms: [csharp-lang]\n");
        blog.Write("authors.yaml", "ann:\n  name: Ann Other\n");
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\ntags: [csharp-lang]\nauthor: ann\n---\n");
        blog.Load();
        AssertNames("C#", "Ann Other");
        var locks = new List<FileStream>();
        foreach (var file in (string[])["tags.yaml", "authors.yaml"])
        {
            if (broken is not null) blog.Write(file, broken);
            // A file that another holds open for itself stands in for missing permissions, which root does not notice.
            else locks.Add(new FileStream(Path.Combine(blog.Content, file), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }

        if (broken is null)
            foreach (var file in (string[])["tags.yaml", "authors.yaml"]) File.SetLastWriteTimeUtc(Path.Combine(blog.Content, file), DateTime.UtcNow.AddHours(1));
        foreach (var restart in (Action[])[() => { }, blog.Restart, blog.LoseIndex])
        {
            restart();
            Assert.Equal(["authors.yaml", "tags.yaml"], blog.Load().Problems.Select(problem => problem.Path).Distinct());
            AssertNames("C#", "Ann Other");
        }

        locks.ForEach(file => file.Dispose());
        blog.Write("tags.yaml", "C sharp:\n  synonyms: [csharp-lang]\n");
        blog.Write("authors.yaml", "ann:\n  name: Ann\n");
        Assert.Empty(blog.Load().Problems);
        AssertNames("C sharp", "Ann");
    }

    [Fact]
    public void Tags_and_authors_that_are_deleted_are_forgotten()
    {
        blog.Write("tags.yaml", "C#:\n  synonyms: [csharp-lang]\n");
        blog.Write("a.md", "---\ntitle: A\ndate: 2025-01-01\ntags: [csharp-lang]\n---\n");
        blog.Load();
        blog.Delete("tags.yaml");
        blog.Load();
        AssertTag("csharp-lang");
        blog.Write("tags.yaml", "csharp: \"");
        Assert.Equal(ProblemCode.BadFrontMatter, Assert.Single(blog.Load().Problems).Code);
        AssertTag("csharp-lang");
    }

    [Fact]
    public void An_empty_file_of_tags_that_never_said_anything_is_no_problem()
    {
        blog.Write("tags.yaml", "");
        Assert.Empty(blog.Load().Problems);
        blog.Restart();
        Assert.Empty(blog.Load().Problems);
    }

    public void Dispose() => blog.Dispose();

    private void AssertNames(string tag, string author)
    {
        AssertTag(tag);
        Assert.Equal(author, blog.Ask(reader => reader.FindByPath("/posts/a/"))!.Post!.Authors[0].Name);
    }

    private void AssertTag(string tag) => Assert.Equal(tag, blog.Ask(reader => reader.ListPosts(1))!.Items[0].Tags[0].Name);
}

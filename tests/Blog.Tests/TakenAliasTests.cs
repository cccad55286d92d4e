using Blog.Content;
using Xunit;

namespace Blog.Tests;

/// <summary>Old addresses that two posts claim: where a reader is led, and which author is told.</summary>
public sealed class TakenAliasTests
{
    [Fact]
    public void An_alias_that_is_the_address_of_a_post_leads_there_and_is_named()
    {
        using var blog = new TestBlog();
        blog.Write("posts/a.md", "---\ndate: 2026-01-01\naliases: [/posts/B.html]\n---\nA");
        blog.Write("posts/b.md", "---\ndate: 2026-01-02\n---\nB");
        var problem = Assert.Single(blog.Load().Problems);
        Assert.Equal(("posts/a.md", ProblemCode.TakenAlias, "the old address /posts/b leads to posts/b.md"), (problem.Path, problem.Code, problem.Message));
        Assert.Equal("/posts/b/", blog.Ask(reader => reader.FindByPath("/posts/b.html"))!.MovedTo);
    }

    [Fact]
    public void Of_two_posts_with_one_alias_the_earlier_has_it_and_the_later_is_named()
    {
        using var blog = new TestBlog();
        blog.Write("posts/a.md", "---\ndate: 2026-01-02\naliases: [/old/]\n---\nA");
        blog.Write("posts/b.md", "---\ndate: 2026-01-01\naliases: [/old]\n---\nB");
        Assert.Equal("posts/a.md BLG044", Assert.Single(blog.Load().Problems.Select(problem => $"{problem.Path} {problem.Code.Id}")));
        Assert.Equal("/posts/b/", blog.Ask(reader => reader.FindByPath("/old/"))!.MovedTo);
        // Mended, it is no longer said.
        blog.Write("posts/a.md", "---\ndate: 2026-01-02\n---\nA, mended");
        Assert.Empty(blog.Load().Problems);
    }

    /// <summary>One file at a time, so that no more is held against others than what it changes.</summary>
    [Fact]
    public void An_alias_is_taken_and_free_again_as_another_post_comes_changes_and_goes()
    {
        using var blog = new TestBlog();
        blog.Write("posts/a.md", "---\ndate: 2026-01-01\naliases: [/posts/b/]\n---\nA");
        Assert.Empty(blog.Load().Problems);
        Assert.Equal(1, TakenAfter("date: 2026-01-02"));
        Assert.Equal(1, TakenAfter("date: 2026-01-02\ntitle: Another text"));
        Assert.Equal(0, TakenAfter("date: 2026-01-02\ndraft: true"));
        Assert.Equal(1, TakenAfter("date: 2026-01-02"));
        Assert.Equal(0, TakenAfter("date: 2026-01-02\nslug: c"));
        Assert.Equal(1, TakenAfter("date: 2026-01-02"));
        blog.Write("posts/a.md", "---\ndate: 2026-01-01\naliases: [/posts/b/]\n---\nA, written anew");
        Assert.Single(blog.Load().Problems);
        blog.Delete("posts/b.md");
        Assert.Empty(blog.Load().Problems);

        int TakenAfter(string frontMatter)
        {
            blog.Write("posts/b.md", $"---\n{frontMatter}\n---\nB");
            return blog.Load().Problems.Count(problem => problem.Code == ProblemCode.TakenAlias);
        }
    }

    [Fact]
    public void A_hidden_post_takes_no_alias_and_is_not_named()
    {
        using var blog = new TestBlog();
        blog.Write("posts/a.md", "---\ndate: 2026-01-01\naliases: [/old/, /posts/secret/]\n---\nA");
        blog.Write("posts/secret.md", "---\ndate: 2025-01-01\naliases: [/old/]\ndraft: true\n---\nB");
        Assert.Empty(blog.Load().Problems);
        Assert.Equal("/posts/a/", blog.Ask(reader => reader.FindByPath("/old/"))!.MovedTo);
        Assert.Equal("/posts/a/", blog.Ask(reader => reader.FindByPath("/posts/secret/"))!.MovedTo);
    }

    /// <summary>Whatever the order in which their files were read.</summary>
    [Theory]
    [InlineData("posts/a.md", "posts/b.md")]
    [InlineData("posts/b.md", "posts/a.md")]
    public void A_link_to_an_old_address_leads_where_a_reader_is_led(string earlier, string later)
    {
        using var blog = new TestBlog();
        blog.Write(later, "---\ndate: 2026-01-02\naliases: [/old/]\n---\nA");
        blog.Load();
        blog.Write(earlier, "---\ndate: 2026-01-01\naliases: [/old/]\n---\nB");
        blog.Write("posts/c.md", "---\ndate: 2026-01-03\n---\n[old](/old/)");
        blog.Load();
        var led = blog.Ask(reader => reader.FindByPath("/old/"))!.MovedTo;
        Assert.Equal($"/{earlier[..^3]}/", led);
        Assert.Contains($"href=\"{led}\"", Html(blog, "/posts/c/"), StringComparison.Ordinal);
    }

    /// <summary>What nobody wrote down leads nowhere as soon as two posts could be meant, whichever stands between them.</summary>
    [Fact]
    public void A_link_to_an_address_that_two_posts_would_have_had_leads_to_neither_and_to_that_of_one_leads_there()
    {
        using var blog = new TestBlog();
        blog.Settings.Add(new("Legacy", "/of/:year/", "test"));
        blog.Restart();
        foreach (var (name, year) in (ReadOnlySpan<(string, int)>)[("a", 2025), ("b", 2024), ("c", 2025), ("d", 2023), ("e", 2025)]) blog.Write($"posts/{name}.md", $"---\ndate: {year}-01-01\n---\nText of {name}.");
        blog.Write("posts/links.md", "---\ndate: 2026-01-03\n---\n[one](/of/2025/) [two](/of/2024/)  [three](/of/2023/)");
        blog.Load();
        Assert.Equal([null, "/posts/b/", "/posts/d/"], ((int[])[2025, 2024, 2023]).Select(year => blog.Ask(reader => reader.FindByPath($"/of/{year}/"))?.MovedTo));
        var html = Html(blog, "/posts/links/");
        foreach (var right in (string[])["/posts/b/", "/posts/d/"]) Assert.Contains($"href=\"{right}\"", html, StringComparison.Ordinal);
        foreach (var wrong in (string[])["/posts/a/", "/posts/c/", "/posts/e/"]) Assert.DoesNotContain(wrong, html, StringComparison.Ordinal);
    }

    private static string Html(TestBlog blog, string url) => blog.Ask(reader => reader.FindByPath(url))!.Post!.Body.ToHtml(path => path);
}

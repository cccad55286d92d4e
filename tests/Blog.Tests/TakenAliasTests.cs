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
}

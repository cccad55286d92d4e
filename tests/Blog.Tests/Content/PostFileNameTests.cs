using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class PostFileNameTests
{
    [Theory]
    [InlineData("posts/hello.md", "hello", null, "/posts/hello/", "Hello")]
    [InlineData("posts/Very First Post.md", "very-first-post", null, "/posts/very-first-post/", "Very First Post")]
    [InlineData("_posts/2024-02-09-my-first-post.md", "my-first-post", "2024-02-09T00:00:00Z", "/posts/my-first-post/", "My First Post")]
    [InlineData("posts/2024-02-09_my_post.md", "my_post", "2024-02-09T00:00:00Z", "/posts/my_post/", "My Post")]
    [InlineData("posts/2024-02-09T03:42:51Z-a.md", "a", "2024-02-09T03:42:51Z", "/posts/a/", "A")]
    [InlineData("posts/2024-02-09T03-42-51+01:00-a.md", "a", "2024-02-09T02:42:51Z", "/posts/a/", "A")]
    [InlineData("posts/2024-02-09-03-42-51-a.md", "a", "2024-02-09T03:42:51Z", "/posts/a/", "A")]
    [InlineData("_posts/14-1-3-x.md", "x", "2014-01-03T00:00:00Z", "/posts/x/", "X")]
    [InlineData("posts/14-1-3-x.md", "14-1-3-x", null, "/posts/14-1-3-x/", "14 1 3 X")]
    [InlineData("posts/2024-13-45-x.md", "2024-13-45-x", null, "/posts/2024-13-45-x/", "2024 13 45 X")]
    [InlineData("daily/2024-02-09.md", "2024-02-09", "2024-02-09T00:00:00Z", "/posts/2024-02-09/", "2024 02 09")]
    [InlineData("posts/trip/index.md", "trip", null, "/posts/trip/", "Trip")]
    [InlineData("posts/2024-02-09-trip/index.md", "trip", "2024-02-09T00:00:00Z", "/posts/trip/", "Trip")]
    [InlineData("blog/03.my-post/item.md", "my-post", null, "/posts/my-post/", "My Post")]
    [InlineData("blog/03.my-post/notes.md", "notes", null, "/posts/notes/", "Notes")]
    [InlineData("posts/name.fr.md", "name", null, "/fr/posts/name/", "Name")]
    [InlineData("posts/name.en.md", "name", null, "/posts/name/", "Name")]
    [InlineData("posts/trip/index.pt-BR.md", "trip", null, "/pt-br/posts/trip/", "Trip")]
    [InlineData("posts/node.js.md", "nodejs", null, "/posts/nodejs/", "Node.js")]
    [InlineData("版本控制/git 相关.md", "git-相关", null, "/posts/git-相关/", "git 相关")]
    [InlineData("pages/about.md", "about", null, "/about/", "About")]
    [InlineData("pages/a/b.md", "b", null, "/a/b/", "B")]
    [InlineData("pages/a/index.md", "a", null, "/a/", "A")]
    [InlineData("hello.md", "hello", null, "/posts/hello/", "Hello")]
    public void A_file_name_says_slug_date_url_and_title(string path, string slug, string? date, string url, string title)
    {
        var file = TestPosts.Parse("Text.\n", path);
        var post = Assert.IsType<Post>(file.Post);
        Assert.Equal((slug, url, title), (post.Slug, post.Url, post.Title));
        Assert.Equal(date is null ? null : DateTimeOffset.Parse(date, null), post.PublishAt);
    }

    [Fact]
    public void A_day_in_a_file_name_begins_in_the_site_s_zone() =>
        Assert.Equal(DateTimeOffset.Parse("2024-02-08T17:30:00Z", null), TestPosts.Parse("x", "_posts/2024-02-09-a.md", TestPosts.InZone("Asia/Yangon")).Post?.PublishAt);

    [Fact]
    public void The_language_of_a_file_name_is_the_post_s() => Assert.Equal("fr", TestPosts.Parse("x", "posts/name.fr.md").Post?.Language);

    [Theory]
    [InlineData("pages/index.md")]
    [InlineData("pages/tags.md")]
    [InlineData("pages/Search.md")]
    [InlineData("pages/404.md")]
    [InlineData("pages/posts.md")]
    [InlineData("pages/posts/page/2.md")]
    [InlineData("pages/archives/2024.md")]
    public void A_page_cannot_take_an_address_of_the_site(string path)
    {
        var file = TestPosts.Parse("---\ntitle: A\n---\n", path);
        Assert.Null(file.Post);
        Assert.Equal(["BLG041"], file.Codes());
    }

    [Fact]
    public void A_post_may_be_called_page() => Assert.Equal("/posts/page/", TestPosts.Post("date: 2024-01-01", "posts/page.md").Url);
}

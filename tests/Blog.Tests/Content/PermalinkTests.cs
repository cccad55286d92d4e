using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class PermalinkTests
{
    [Theory]
    [InlineData("/posts/:slug/", "/posts/Hi/")]
    [InlineData("/:year/:month/:day/:title/", "/2024/02/09/Hi/")]
    [InlineData("/:year/:i_month/:i_day/:title.html", "/2024/2/9/Hi.html")]
    [InlineData("/%year%/%monthnum%/%day%/%postname%/", "/2024/02/09/Hi/")]
    [InlineData("/{year}/{month}/{slug}/", "/2024/02/Hi/")]
    [InlineData("/:hour-:minute-:second/:slug", "/03-42-51/Hi")]
    [InlineData("/:short_year/:y_day/:slug/", "/24/040/Hi/")]
    [InlineData("/:year/W:week/:short_day/:slug/", "/2024/W06/Fri/Hi/")]
    [InlineData("/:monthname/:slug/", "/February/Hi/")]
    [InlineData("/:folders/:slug/", "/asia/far-east/Hi/")]
    [InlineData("/:section/:slug/", "/asia/Hi/")]
    [InlineData("/:categories/:slug/", "/travel/by-train/Hi/")]
    [InlineData("/:category/:slug/", "/travel/Hi/")]
    [InlineData("/:sections[1:]/:slug/", "/far-east/Hi/")]
    [InlineData("/:sections[last]/:slug/", "/far-east/Hi/")]
    [InlineData("/:sections[0]/:slug/", "/asia/Hi/")]
    [InlineData("/:contentbasename/", "/hi/")]
    [InlineData("/:yearday/:y_day/:w_day/:weekday/", "/40/040/5/5/")]
    [InlineData("/{primary_tag}/{slug}/", "/sea/Hi/")]
    [InlineData("/%category%/%postname%/", "/travel/Hi/")]
    [InlineData("/:post_id/:slug/", "/42/Hi/")]
    [InlineData("jekyll-date", "/travel/by-train/2024/02/09/Hi.html")]
    [InlineData("jekyll-pretty", "/travel/by-train/2024/02/09/Hi/")]
    [InlineData("hexo", "/2024/02/09/Hi/")]
    [InlineData("wordpress-month", "/2024/02/Hi/")]
    [InlineData("/posts/:slug", "/posts/Hi")]
    [InlineData("ghost", "/Hi/")]
    [InlineData("hugo", "/asia/far-east/Hi/")]
    public void A_pattern_makes_the_url(string pattern, string url)
    {
        var yaml = "slug: Hi\ndate: 2024-02-09T03:42:51Z\ncategories: [travel, by train]\ntags: [sea]\nwordpress_id: 42";
        Assert.Equal(url, TestPosts.Post(yaml, "posts/asia/Far East/hi.md", new BlogOptions { Permalink = pattern }).Url);
    }

    [Fact]
    public void Dates_in_urls_are_of_the_site_s_zone() =>
        Assert.Equal("/2024/02/10/hi/", TestPosts.Post("date: 2024-02-09T20:00:00Z", "posts/hi.md", TestPosts.InZone("Asia/Yangon") with { Permalink = "/:year/:month/:day/:slug/" }).Url);

    [Fact]
    public void Without_a_date_its_parts_are_left_out() => Assert.Equal("/hi/", TestPosts.Parse("x", "posts/hi.md", new BlogOptions { Permalink = "/:year/:month/:slug/" }).Post?.Url);

    [Theory]
    [InlineData("url: /2020/x/", "/2020/x/")]
    [InlineData("url: old//x", "/old/x/")]
    [InlineData("permalink: /x.html", "/x.html")]
    [InlineData("permalink: /:year/:title/", "/2024/hello/")]
    [InlineData("path: about/me", "/about/me/")]
    [InlineData("url: hugo", "/hugo/")]
    [InlineData("url: none", "/none/")]
    [InlineData("permalink: pretty", "/2024/01/01/hello/")]
    [InlineData("routes:\n  default: /x", "/x/")]
    [InlineData("url: https://blog.example/base/x/", "/x/")]
    [InlineData("permalink: /caf%C3%A9/", "/café/")]
    public void A_written_url_wins(string yaml, string url)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\n{yaml}", options: new BlogOptions { BaseUrl = new Uri("https://blog.example/base/") });
        Assert.Equal(url, file.Post?.Url);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("https://evil/")]
    [InlineData("//evil/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/a/%2e%2e/b")]
    [InlineData("/posts/{{ title | slug }}/")]
    [InlineData("\"/a\\\\b\"")]
    public void A_written_url_of_elsewhere_is_ignored_and_said(string url)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\nurl: {url}");
        Assert.Equal("/posts/hello/", file.Post?.Url);
        var problem = Assert.Single(file.Problems);
        Assert.Equal((ProblemCode.UnusableValue, 3, 6), (problem.Code, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tags/")]
    [InlineData("/tags/x/")]
    [InlineData("/Archives/2024/")]
    [InlineData("/atom.xml")]
    [InlineData("/healthz")]
    [InlineData("/posts/")]
    [InlineData("/posts/page/2/")]
    public void The_site_s_own_addresses_are_reserved(string url)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\nurl: {url}\ndraft: true");
        Assert.Null(file.Post);
        Assert.True(file.AsksToBeHidden);
        Assert.Equal(["BLG041"], file.Codes());
    }

    [Fact]
    public void Aliases_are_old_urls_or_names_of_the_note()
    {
        var post = TestPosts.Post("date: 2024-01-01\naliases: [My Note, /old/url/, old/x, x.html, 'https://blog.example/y?p=12']\nredirect_from: z",
            options: new BlogOptions { BaseUrl = new Uri("https://blog.example/") });
        Assert.Equal(["My Note"], post.NoteNames);
        Assert.Equal(["/old/url/", "/old/x", "/x.html", "/y?p=12", "/z"], post.Aliases);
    }

    [Theory]
    [InlineData("https://other.example/x/")]
    [InlineData("//other.example/x/")]
    [InlineData("/../x/")]
    [InlineData("/tags/x/")]
    public void An_alias_that_cannot_lead_here_is_said(string alias)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\naliases:\n  - {alias}");
        Assert.Equal([], file.Post!.Aliases);
        Assert.Equal(["BLG043"], file.Codes());
    }

    [Fact]
    public void Tokens_mean_what_the_engine_means_by_them()
    {
        string Url(string engine, string pattern, string yaml, string path) =>
            TestPosts.Post(yaml, path, new BlogOptions { Engine = Engine.Find(engine)!, Permalink = pattern }).Url;
        Assert.Equal("/low-tide-a-walk/", Url("hugo", "/:title/", "title: 'Low tide: a walk'\ndate: 2024-02-09", "content/posts/x.md"));
        Assert.Equal("/x/mine/", Url("hugo", "/:filename/:slugorcontentbasename/", "slug: mine\ndate: 2024-02-09", "content/posts/x.md"));
        Assert.Equal("/sports/baseball/x/", Url("hexo", "/:category/:title/", "categories: [Sports, Baseball]\ndate: 2024-02-09", "source/_posts/x.md"));
        Assert.Equal("/big-x/Big-X/", Url("jekyll", "/:slug/:title/", "title: a", "_posts/2024-02-09-Big-X.md"));
        Assert.Equal("/life, the universe/x/", Url("jekyll", "/:categories/:title/", "category: Life, the universe", "_posts/2024-02-09-x.md"));
        Assert.Equal("/7/x/", Url("jekyll", "/:w_day/:title/", "title: a", "_posts/2024-02-11-x.md"));
    }

    [Theory]
    [InlineData("/:yaer/:slug/", ":yaer")]
    [InlineData("/%postnam%/", "%postnam%")]
    public void A_token_that_means_nothing_is_refused_by_the_settings(string pattern, string token)
    {
        var error = Assert.Throws<SettingsException>(() => BlogSettings.Read($"permalink: {(pattern.Contains('%', StringComparison.Ordinal) ? $"'{pattern}'" : pattern)}", [], "Production"));
        Assert.Contains($"holds {token}, which is no token", error.Message, StringComparison.Ordinal);
    }
}

using Blog.Web.Tests;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Checkers.Tests;

/// <summary>A real feed reader, newsboat: it shows what a post says of itself, and nothing is new to it that its reader has read.</summary>
public sealed class NewsboatTests : IAsyncLifetime
{
    private const string Post = "-- posts/tide.md --\n---\ntitle: Low & high tide\ndate: 2024-05-06T07:08:09Z\nauthor: Ann Author\n---\nTwice a <day>, *always*.";

    private readonly TestSite site = new(Post);
    private readonly string folder = Directory.CreateTempSubdirectory("blog-newsboat-").FullName;

    public async ValueTask InitializeAsync()
    {
        site.Listen();
        await site.ReadyAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), "", TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/atom.xml")]
    [InlineData("/rss.xml")]
    public async Task What_was_read_stays_read_over_an_edit_and_a_new_address(string feed)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "urls"), new Uri(site.ClientOptions.BaseAddress, feed).AbsoluteUri, TestContext.Current.CancellationToken);
        var item = Assert.Single(await ReloadAsync());
        Assert.Equal(("Low & high tide", "Ann Author", DateTimeOffset.Parse("2024-05-06T07:08:09Z", null), true), (item.Title, item.Author, item.At, item.Unread));
        Assert.Contains("<em>always</em>", item.Content, StringComparison.Ordinal);
        await ExecuteAsync("UPDATE rss_item SET unread = 0");

        await EditAsync("title: Low & high tide", "title: Spring tide\nupdated: 2024-06-01", "/posts/tide/", "Spring tide");
        item = Assert.Single(await ReloadAsync());
        Assert.Equal(("Spring tide", false), (item.Title, item.Unread));

        await EditAsync("title: Spring tide", "title: Spring tide\nslug: springs\naliases: [/posts/tide/]", "/posts/springs/", "Spring tide");
        item = Assert.Single(await ReloadAsync());
        Assert.Equal((new Uri(site.ClientOptions.BaseAddress, "/posts/springs/").AbsoluteUri, false), (item.Url, item.Unread));

        // What would make it new: another id. So the check can fail.
        await EditAsync("title: Spring tide", "title: Neap tide\nid: another", "/posts/springs/", "Neap tide");
        Assert.Contains(await ReloadAsync(), other => other.Unread);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task EditAsync(string before, string after, string path, string shown)
    {
        // A date in a header is whole seconds, and what is no newer is thrown away.
        var second = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await TestSite.Until(() => Task.FromResult(DateTimeOffset.UtcNow.ToUnixTimeSeconds() > second), "another second has begun");
        var file = Path.Combine(site.Content, "posts", "tide.md");
        site.Write("posts/tide.md", (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace(before, after, StringComparison.Ordinal));
        await TestSite.Until(async () => (await (await site.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(shown, StringComparison.Ordinal), $"{path} shows {shown}");
    }

    private async Task<List<Item>> ReloadAsync()
    {
        var result = await Tool.RunAsync("newsboat", "-u", Path.Combine(folder, "urls"), "-c", Path.Combine(folder, "cache.db"), "-C", Path.Combine(folder, "config"), "-x", "reload");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        await using var cache = await OpenAsync();
        await using var query = cache.CreateCommand();
        query.CommandText = "SELECT title, author, url, pubDate, content, unread FROM rss_item";
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var items = new List<Item>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            items.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), DateTimeOffset.FromUnixTimeSeconds(rows.GetInt64(3)), rows.GetString(4), rows.GetBoolean(5)));
        return items;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var cache = await OpenAsync();
        await using var command = cache.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var cache = new SqliteConnection($"Data Source={Path.Combine(folder, "cache.db")};Pooling=False");
        await cache.OpenAsync(TestContext.Current.CancellationToken);
        return cache;
    }

    private sealed record Item(string Title, string Author, string Url, DateTimeOffset At, string Content, bool Unread);
}

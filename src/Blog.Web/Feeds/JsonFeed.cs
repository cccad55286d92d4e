using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Web.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The feed is never put into a page: letters of every script may stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(SiteFeed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new Feed("https://jsonfeed.org/version/1.1", feed.Title, feed.Urls.Absolute(feed.PagePath), feed.Urls.Absolute(feed.Path),
            feed.Description.Length > 0 ? feed.Description : null, feed.Options.Language, feed.Options.Author.Length > 0 ? [new(feed.Options.Author, null)] : null,
            [.. feed.Entries.Select(entry => new Item(
                entry.Post.FeedId, entry.Url, entry.Summary.Title, entry.Html, entry.Summary.Description.Length > 0 ? entry.Summary.Description : null,
                entry.PublishedAt, entry.UpdatedAt, entry.Summary.Language,
                entry.Post.Authors.Count > 0 ? [.. entry.Post.Authors.Select(author => new Author(author.Name, author.Url))] : null,
                entry.Summary.Tags.Count > 0 ? [.. entry.Summary.Tags.Select(tag => tag.Name)] : null))]),
        Format);

    private sealed record Feed(
        string Version, string Title, string HomePageUrl, string FeedUrl, string? Description, string Language, IReadOnlyList<Author>? Authors, IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id, string Url, string Title, string ContentHtml, string? Summary, DateTimeOffset DatePublished, DateTimeOffset DateModified, string? Language,
        IReadOnlyList<Author>? Authors, IReadOnlyList<string>? Tags);

    private sealed record Author(string Name, string? Url);
}

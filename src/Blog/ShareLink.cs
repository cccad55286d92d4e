namespace Blog;

/// <summary>A place where a reader can share a post: a plain link, which asks nobody anything before it is followed.</summary>
/// <param name="Name">The text of the link.</param>
/// <param name="Pattern">Its address, with <c>{url}</c> and <c>{title}</c> for the post's.</param>
public sealed record ShareLink(string Name, string Pattern)
{
    /// <summary>Places that need no pattern, by the names that settings call them.</summary>
    public static IReadOnlyDictionary<string, ShareLink> Known { get; } = new Dictionary<string, ShareLink>(StringComparer.OrdinalIgnoreCase)
    {
        ["mastodon"] = new("Mastodon", "https://share.joinmastodon.org/#text={title}%20{url}"),
        ["bluesky"] = new("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
        ["x"] = new("X", "https://x.com/intent/post?text={title}&url={url}"),
        ["facebook"] = new("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
        ["linkedin"] = new("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
        ["reddit"] = new("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
        ["hackernews"] = new("Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"),
        ["email"] = new("Email", "mailto:?subject={title}&body={url}"),
        ["whatsapp"] = new("WhatsApp", "https://wa.me/?text={title}%20{url}"),
        ["telegram"] = new("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    };

    /// <summary>The address for one post.</summary>
    /// <param name="url">The post's own, absolute.</param>
    public string For(string url, string title) => string.Join("{title}", Pattern.Split("{title}").Select(part => part.Replace("{url}", Uri.EscapeDataString(url), StringComparison.Ordinal)))
        .Replace("{title}", Uri.EscapeDataString(title), StringComparison.Ordinal);
}

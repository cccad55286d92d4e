using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class SlugTests
{
    [Theory]
    [InlineData("C#", "csharp")]
    [InlineData("C++", "cplusplus")]
    [InlineData("C", "c")]
    [InlineData(".NET", "dotnet")]
    [InlineData("F#", "fsharp")]
    [InlineData("Node.js", "node.js")]
    [InlineData("R&D", "r-and-d")]
    [InlineData("R & D", "r-and-d")]
    [InlineData("sora", "sora")]
    [InlineData("sora ai", "sora-ai")]
    [InlineData("text to video", "text-to-video")]
    [InlineData("text-to-video", "text-to-video")]
    [InlineData("TypeScript 5.0", "typescript-5.0")]
    [InlineData("E2E testing", "e2e-testing")]
    [InlineData("ASP.NET Core", "asp.net-core")]
    [InlineData("#", "sharp")]
    [InlineData("日本語", "日本語")]
    [InlineData("مرحبا بالعالم", "مرحبا-بالعالم")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("Café", "café")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("travel/asia", "travel-asia")]
    [InlineData("🎉", "🎉")]
    [InlineData("!!!", "u0021-u0021-u0021")]
    [InlineData("..", "dot")]
    [InlineData("etc.", "etc")]
    public void A_tag_has_one_slug(string name, string slug) => Assert.Equal(slug, TagSlug.FromName(name));

    [Theory]
    [InlineData("The-Video", "The-Video", false)]
    [InlineData("2024", "2024", false)]
    [InlineData("مرحبا", "مرحبا", false)]
    [InlineData("🎉", "🎉", false)]
    [InlineData("node.js", "node.js", false)]
    [InlineData("my slug", "my-slug", true)]
    [InlineData("a/b", "b", true)]
    [InlineData("/a/", "a", true)]
    [InlineData("../../etc", "etc", true)]
    [InlineData("a%2e%2e%2fb", "b", true)]
    [InlineData("a\\b", "b", true)]
    [InlineData("a?b#c", "a-b-c", true)]
    [InlineData("\u202Eabc", "abc", true)]
    [InlineData("..", "hello", true)]
    [InlineData("%2e%2e", "hello", true)]
    [InlineData("%252e%252e", "2e-2e", true)]
    [InlineData(".hidden", "hidden", true)]
    public void A_written_slug_is_kept_or_made_safe(string written, string slug, bool isSaid)
    {
        var file = TestPosts.WithKeys($"date: 2024-01-01\nslug: \"{written.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        Assert.Equal(slug, file.Post?.Slug);
        Assert.Equal($"/posts/{slug}/", file.Post?.Url);
        Assert.Equal(isSaid ? ["BLG042"] : [], file.Codes());
    }

    [Fact]
    public void An_empty_slug_is_the_file_name() => Assert.Equal("hello", TestPosts.Post("slug: ''\ndate: 2024-01-01").Slug);

    [Fact]
    public void A_slug_with_spaces_still_leads_to_its_post() => Assert.Equal(["/posts/My slug/"], TestPosts.Post("slug: My slug\ndate: 2024-01-01").Aliases);

    [Theory]
    [InlineData("Hello World", "hello-world")]
    [InlineData("C# in depth!", "c-in-depth")]
    [InlineData("a_b-c", "a_b-c")]
    [InlineData("Über uns", "über-uns")]
    [InlineData("版本控制", "版本控制")]
    [InlineData("v1.0", "v10")]
    [InlineData("a -- b", "a-b")]
    [InlineData("😀", "😀")]
    [InlineData("!!!", "")]
    public void A_name_becomes_a_slug_as_on_GitHub(string name, string slug) => Assert.Equal(slug, Slug.FromText(name));

    [Fact]
    public void A_post_without_any_letter_in_its_name_needs_a_slug() => Assert.Equal(["BLG045"], TestPosts.WithKeys("date: 2024-01-01", "posts/!!!.md").Codes());

    [Fact]
    public void A_very_long_slug_is_cut()
    {
        var post = TestPosts.Post($"date: 2024-01-01\nslug: {new string('x', 5000)}");
        Assert.Equal(200, post.Slug.Length);
    }
}

using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What <c>authors.yaml</c> says of authors, on their pages and on their posts.</summary>
public sealed class AuthorTests
{
    private const string Files = $"""
        -- authors.yaml --
        ada:
          name: Ada Morrow
          pronouns: she/her
          bio: Walks along the coast, and *writes* it down.
          avatar: people/ada.png
          url: https://ada.example/
          aliases: [A. Morrow]
          links:
            - name: Mastodon
              url: https://social.example/@ada
        Bo:
        hidden:
          name: Hidden Hand
          avatar: people/hidden.png
        -- people/ada.png --
        {TestSite.Png}
        -- people/hidden.png --
        {TestSite.OtherPng}
        -- posts/one.md --
        ---
        title: One
        date: 2024-01-01
        author: A. Morrow
        ---
        -- posts/two.md --
        ---
        title: Two
        date: 2024-01-02
        authors: [Ada Morrow, ada, bo]
        ---
        -- posts/three.md --
        ---
        title: Three
        date: 2024-01-03
        ---
        -- posts/draft.md --
        ---
        title: Draft
        date: 2024-01-04
        author: hidden
        draft: true
        ---
        -- pages/about.md --
        # About
        """;

    [Fact]
    public async Task An_author_has_one_page_under_every_spelling_with_what_is_said_of_them()
    {
        await using var site = new TestSite(Files);
        var page = await site.PageAsync("/authors/ada/");
        Assert.Equal("Author Ada Morrow", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Two", "One"], page.QuerySelectorAll(".entry-title a").Select(link => link.TextContent));
        var card = page.QuerySelector(".h-card")!;
        Assert.Equal("Ada Morrow", card.QuerySelector(".p-name")!.TextContent);
        Assert.Equal("she/her", card.QuerySelector(".p-pronouns")!.TextContent);
        Assert.Equal("Walks along the coast, and *writes* it down.", card.QuerySelector(".p-note")!.TextContent);
        Assert.Equal(["https://ada.example/", "https://social.example/@ada"], card.QuerySelectorAll("a.u-url[rel=me]").Select(link => link.GetAttribute("href")!));
        Assert.Equal("2 posts", card.QuerySelector(".margin")!.TextContent);
        var photo = card.QuerySelector("img.u-photo")!;
        Assert.Equal(("3", "2"), (photo.GetAttribute("width"), photo.GetAttribute("height")));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(photo.GetAttribute("src")!));
        Assert.Equal("Walks along the coast, and *writes* it down.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        foreach (var other in (string[])["/authors/ada-morrow/", "/authors/a.-morrow/", "/authors/Ada/"])
            Assert.Equal("/authors/ada/", (await site.GetAsync(other)).Headers.Location?.OriginalString);
        Assert.Equal(["/authors/ada/", "/authors/bo/"], (await site.PageAsync("/posts/two/")).QuerySelectorAll(".author a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(["Ada Morrow", "Bo"], (await site.PageAsync("/posts/two/")).QuerySelectorAll(".author a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task An_author_without_a_public_post_has_no_page_and_no_picture()
    {
        await using var site = new TestSite(Files);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(TestSite.OtherPng["base64:".Length..])).AsSpan(0, 12));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/authors/hidden/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/authors/hidden-hand/"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/media/{hash}/hidden.png"));
        site.Write("posts/draft.md", "---\ntitle: Out\ndate: 2024-01-04\nauthor: hidden\n---\n");
        await TestSite.Until(async () => await site.StatusAsync($"/media/{hash}/hidden.png") == HttpStatusCode.OK, "the picture comes with the post");
        Assert.NotNull((await site.PageAsync("/authors/hidden/")).QuerySelector(".u-photo"));
    }

    [Fact]
    public async Task A_post_that_names_nobody_is_by_the_author_of_the_site_and_a_page_is_by_none()
    {
        await using var site = new TestSite(Files, null, ("Author", "ada morrow"));
        Assert.Equal(["/authors/ada/"], (await site.PageAsync("/posts/three/")).QuerySelectorAll(".author a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(["Three", "Two", "One"], (await site.PageAsync("/authors/ada/")).QuerySelectorAll(".entry-title a").Select(link => link.TextContent));
        Assert.Empty((await site.PageAsync("/about/")).QuerySelectorAll(".author"));
    }

    [Fact]
    public async Task A_change_of_the_file_is_a_change_of_the_pages()
    {
        await using var site = new TestSite(Files);
        Assert.NotNull((await site.PageAsync("/authors/ada/")).QuerySelector(".p-note"));
        site.Write("authors.yaml", "ada-morrow:\n  name: Ada M.\n  avatar: https://pictures.example/ada.png\n");
        await TestSite.Until(async () => await site.StatusAsync("/authors/ada-morrow/") == HttpStatusCode.OK, "the new slug is there");
        var page = await site.PageAsync("/authors/ada-morrow/");
        Assert.Equal("Author Ada M.", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("https://pictures.example/ada.png", page.QuerySelector(".u-photo")!.GetAttribute("src"));
        Assert.Empty(page.QuerySelectorAll(".p-note"));
        // The picture in the folder is nobody's now.
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(TestSite.Png["base64:".Length..])).AsSpan(0, 12));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/media/{hash}/ada.png"));
    }
}

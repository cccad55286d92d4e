using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Links and pictures that name a file and not its place: found when a page is asked for, behind the gate.</summary>
public sealed class NoteLinkTests
{
    private const string Files = $$$"""
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        ---
        [[other note]] [[Deep/Other Note|by folder]] [[sandbank|by alias]] [[Bundle#A part|by bundle]] [[2024-01-05-dated|with date]] [[dated|without date]]
        [[gelb.de|by language]] [[Hidden Note|the hidden one]] [[nowhere at all]] [[Text of it|sandbank]] ![[other note|embedded note]] [[wrong/bundle|wrong folder]]
        [jekyll]({% post_url 2024-01-5-dated %}) [hugo]({{< ref "/blog/other note.md#x" >}}) [zola](@/deep/other%20note.md) <a href="{{< ref "hidden note" >}}">raw hidden</a>
        -- deep/Other Note.md --
        # Other
        -- deep/sub/Other Note.md --
        ---
        slug: deeper
        ---
        -- posts/bundle/index.md --
        ---
        title: Bundle
        aliases: [Sandbank]
        ---
        ## A part
        -- _posts/2024-01-05-dated.md --
        # Dated
        -- posts/gelb.de.md --
        # Gelb
        -- posts/Hidden Note.md --
        ---
        title: Secretword
        draft: true
        ---
        ![[own.png]]
        -- attachments/own.png --
        {{{TestSite.OtherPng}}}
        """;

    [Fact]
    public async Task A_title_is_a_name_too_where_no_file_and_no_alias_is_called_so_and_nothing_hidden_is()
    {
        await using var site = new TestSite("""
            -- a.md --
            # A
            [[Low Tide]] [[low tide: a walk|with a colon]] [[Dunes]] [[High water]] [[Secretword]] [[Low tide#The way|its part]]
            -- walks/one.md --
            ---
            title: Low tide
            ---
            ## The way
            -- walks/two.md --
            ---
            title: "Low tide: a walk"
            ---
            -- dunes.md --
            ---
            title: Sand
            ---
            -- posts/other.md --
            ---
            title: Dunes
            ---
            -- posts/long-name-of-an-alias.md --
            ---
            title: Alias
            aliases: [High water]
            ---
            -- posts/titled.md --
            ---
            title: High water
            ---
            -- posts/hidden.md --
            ---
            title: Secretword
            draft: true
            ---
            """);
        var links = (await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose a").ToDictionary(link => link.TextContent, link => link.GetAttribute("href"));
        Assert.Equal(new Dictionary<string, string?>
        {
            ["Low Tide"] = "/posts/one/",
            ["with a colon"] = "/posts/two/",
            ["its part"] = "/posts/one/#the-way",
            ["Dunes"] = "/posts/dunes/",
            ["High water"] = "/posts/long-name-of-an-alias/",
        }, links);
        site.Write("walks/one.md", "---\ntitle: Ebb\n---\n");
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose a").Length == 3, "the title is another");
    }

    [Fact]
    public async Task A_link_by_name_leads_to_the_note_wherever_it_lies_and_else_is_its_text()
    {
        await using var site = new TestSite(Files);
        var prose = (await site.PageAsync("/posts/a/")).QuerySelector(".prose")!;
        string? Href(string text) => prose.QuerySelectorAll("a").FirstOrDefault(link => link.TextContent == text)?.GetAttribute("href");
        Assert.Equal("/posts/other-note/", Href("other note"));
        foreach (var text in (string[])["by folder", "embedded note", "zola"]) Assert.Equal("/posts/other-note/", Href(text));
        Assert.Equal("/posts/bundle/", Href("by alias"));
        Assert.Equal("/posts/bundle/#a-part", Href("by bundle"));
        foreach (var text in (string[])["with date", "without date", "jekyll"]) Assert.Equal("/posts/dated/", Href(text));
        Assert.Equal("/de/posts/gelb/", Href("by language"));
        Assert.Equal("/posts/bundle/", Href("sandbank"));
        Assert.Equal("/posts/bundle/", Href("wrong folder"));
        foreach (var text in (string[])["the hidden one", "nowhere at all", "raw hidden"])
        {
            Assert.Null(Href(text));
            Assert.Contains(text, prose.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("note:", prose.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-note", prose.InnerHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secretword", prose.InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_to_a_hidden_note_comes_alive_when_the_note_does_and_dies_with_it()
    {
        await using var site = new TestSite(Files);
        Assert.DoesNotContain("hidden-note", await site.TextAsync("/posts/a/"), StringComparison.OrdinalIgnoreCase);
        site.Write("posts/Hidden Note.md", "# Open now");
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelector(".prose a[href*='idden']") is { TextContent: "the hidden one" }, "the link is one");
        site.Write("posts/Hidden Note.md", "---\ndraft: true\n---\nClosed.");
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelector(".prose a[href*='idden']") is null, "the link is gone");
    }

    [Fact]
    public async Task Of_notes_with_one_name_the_one_beside_the_post_is_meant()
    {
        await using var site = new TestSite("-- one/a.md --\n[[x]]\n-- one/x.md --\n---\nslug: near\n---\n-- x.md --\n---\nslug: far\n---\n-- two/b.md --\n[[x]] [[one/x|by folder]]");
        Assert.Equal("/posts/near/", (await site.PageAsync("/posts/a/")).QuerySelector(".prose a")!.GetAttribute("href"));
        Assert.Equal(["/posts/far/", "/posts/near/"], (await site.PageAsync("/posts/b/")).QuerySelectorAll(".prose a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_name_of_a_note_reaches_no_feed_and_no_attribute(string unsafeHtml)
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\n---\n[[gone]] ![[gone.png]] <q cite=\"note:gone\">q</q> [](note:gone) <https://example.com> [x](NOTE:gone)", null, ("BaseUrl", "https://example.com/"), ("UnsafeHtml", unsafeHtml));
        foreach (var path in (string[])["/posts/a/", "/atom.xml", "/rss.xml", "/feed.json", "/"]) Assert.DoesNotContain("\"note:", (await site.TextAsync(path)).ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_found_by_its_name_the_nearest_first()
    {
        await using var site = new TestSite($"-- one/a.md --\nx ![[Pic.png|300]] ![[files/other.PNG]]\n-- one/img/pic.png --\n{TestSite.Png}\n-- pic.png --\n{TestSite.OtherPng}\n-- two/files/other.png --\n{TestSite.OtherPng}\n-- two/b.md --\n[[pic.png]]");
        var images = (await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose img");
        Assert.Equal(2, images.Length);
        Assert.Equal("300", images[0].GetAttribute("width"));
        Assert.Equal("200", images[0].GetAttribute("height"));
        Assert.Equal("3", images[1].GetAttribute("width"));
        Assert.Equal(Convert.FromBase64String(TestSite.Png["base64:".Length..]), await Bytes(images[0].GetAttribute("src")!));
        Assert.Equal(Convert.FromBase64String(TestSite.OtherPng["base64:".Length..]), await Bytes((await site.PageAsync("/posts/b/")).QuerySelector(".prose a")!.GetAttribute("href")!));

        async Task<byte[]> Bytes(string url)
        {
            var response = await site.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_picture_that_comes_later_or_moves_is_shown_though_the_post_stays_the_same()
    {
        await using var site = new TestSite("-- posts/a.md --\nx ![[pic.png]]");
        Assert.Empty((await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose img"));
        site.Write("attachments/pic.png", TestSite.Png);
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelector(".prose img") is not null, "the picture is shown");
        var far = (await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        site.Write("posts/pic.png", TestSite.OtherPng);
        await TestSite.Until(async () => (await site.PageAsync("/posts/a/")).QuerySelector(".prose img")!.GetAttribute("src") != far, "the nearer one is shown");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(far));
    }

    [Fact]
    public async Task A_picture_that_only_a_hidden_post_names_is_private()
    {
        await using var drafts = new TestSite(Files, null, ("ShowDrafts", "true")) { Environment = "Staging" };
        var url = (await drafts.PageAsync("/posts/hidden-note/")).QuerySelector(".prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, await drafts.StatusAsync(url));
        await using var site = new TestSite(Files);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(url));
        site.Write("posts/shows.md", "![[own.png]]");
        await TestSite.Until(async () => await site.StatusAsync(url) == HttpStatusCode.OK, "a public post shows it");
    }

    [Fact]
    public async Task A_file_in_Hexos_folder_of_a_post_is_found_after_one_beside_it()
    {
        await using var site = new TestSite($"-- _posts/a.md --\n![x](in.png) {{% asset_img both.png %}}\n-- _posts/a/in.png --\n{TestSite.Png}\n-- _posts/a/both.png --\n{TestSite.Png}\n-- _posts/both.png --\n{TestSite.OtherPng}");
        var images = (await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose img");
        Assert.Equal(2, images.Length);
        Assert.All(images, image => Assert.Equal("3", image.GetAttribute("width")));
        Assert.NotEqual(images[0].GetAttribute("src")!.Split('/')[2], images[1].GetAttribute("src")!.Split('/')[2]);
    }

    [Fact]
    public async Task What_is_not_understood_is_on_the_page_and_what_is_a_comment_is_not()
    {
        await using var site = new TestSite("-- posts/a.md --\n---\ntitle: A\n---\n{% include x.html %}\n\n{% comment %}Secretword{% endcomment %}");
        var text = await site.TextAsync("/posts/a/");
        Assert.Contains("{% include x.html %}", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.DoesNotContain("secretword", text, StringComparison.OrdinalIgnoreCase);
    }
}

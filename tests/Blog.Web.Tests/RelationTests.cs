using AngleSharp.Dom;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What stands below a post about other posts: who mentions it, what goes with it, and the parts of its series.</summary>
public sealed class RelationTests
{
    private const string Linkers = """
        -- posts/target.md --
        ---
        title: Target
        date: 2024-01-01
        aliases: [/old-target/, The old name]
        ---
        [itself](target.md)
        -- posts/by-file.md --
        ---
        date: 2024-02-01
        ---
        [there](target.md#part)
        -- posts/by-url.md --
        ---
        date: 2024-02-02
        ---
        [there](/posts/Target) and [again](/posts/target/)
        -- posts/by-relative-url.md --
        ---
        date: 2024-02-03
        ---
        [there](../target/)
        -- posts/by-alias.md --
        ---
        date: 2024-02-04
        ---
        [there](/old-target/)
        -- posts/by-note.md --
        ---
        date: 2024-02-05
        ---
        [[Target]]
        -- posts/by-other-name.md --
        ---
        date: 2024-02-06
        ---
        [[The old name|shown]]
        -- posts/by-site.md --
        ---
        date: 2024-02-07
        ---
        [there](https://example.com/blog/posts/target/)
        -- posts/elsewhere.md --
        ---
        date: 2024-02-08
        ---
        [there](https://example.org/blog/posts/target/) `[there](target.md)`
        -- posts/in-a-comment.md --
        ---
        date: 2024-02-09
        ---
        <!-- [there](target.md) --> %% [[Target]] %%
        -- posts/unlisted.md --
        ---
        date: 2024-02-10
        unlisted: true
        ---
        [there](target.md)
        -- pages/about.md --
        [there](/posts/target/)
        """;

    [Fact]
    public async Task A_post_names_the_posts_that_link_to_it_however_they_do()
    {
        await using var site = new TestSite(Linkers, null, ("BaseUrl", "https://example.com/blog/"), ("AllowedHosts", "*"));
        Assert.Equal(["By Site", "By Other Name", "By Note", "By Alias", "By Relative Url", "By Url", "By File"], await Mentions(site, "/posts/target/"));
        Assert.Empty(await Mentions(site, "/posts/by-file/"));
    }

    [Fact]
    public async Task A_mention_comes_and_goes_with_its_link_and_with_what_the_link_means()
    {
        await using var site = new TestSite("""
            -- posts/a.md --
            ---
            date: 2024-01-01
            ---
            Text.
            -- posts/b.md --
            ---
            date: 2024-01-02
            ---
            [[note]]
            -- posts/deep/note.md --
            ---
            date: 2024-01-03
            ---
            Deep.
            """);
        Assert.Equal(["B"], await Mentions(site, "/posts/note/"));
        site.Write("posts/a.md", "---\ndate: 2024-01-01\n---\n[there](b.md)");
        await TestSite.Until(async () => (await Mentions(site, "/posts/b/")).SequenceEqual(["A"]), "a new link is told of");
        // A note beside the linking post is nearer than the deep one: the same link now means another post.
        site.Write("posts/note.md", "---\ndate: 2024-01-04\nslug: near\n---\nNear.");
        await TestSite.Until(async () => (await site.StatusAsync("/posts/near/")) == System.Net.HttpStatusCode.OK, "the nearer note is there");
        Assert.Equal(["B"], await Mentions(site, "/posts/near/"));
        Assert.Empty(await Mentions(site, "/posts/note/"));
        site.Delete("posts/note.md");
        await TestSite.Until(async () => (await Mentions(site, "/posts/note/")).SequenceEqual(["B"]), "the link means the deep note again");
        site.Write("posts/b.md", "---\ndate: 2024-01-02\n---\nNo link.");
        await TestSite.Until(async () => (await Mentions(site, "/posts/note/")).Length == 0, "a link that is gone is not told of");
    }

    [Fact]
    public async Task A_scheduled_post_is_a_linker_from_its_moment_on_and_an_expired_one_no_longer()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var site = new TestSite("""
            -- posts/target.md --
            ---
            date: 2024-01-01
            tags: [sea]
            ---
            Text.
            -- posts/later.md --
            ---
            date: 2026-01-02
            tags: [sea]
            ---
            [there](target.md)
            -- posts/briefly.md --
            ---
            date: 2025-01-01
            expiryDate: 2026-01-03
            tags: [sea]
            ---
            [there](target.md)
            -- posts/other.md --
            ---
            date: 2025-01-01
            tags: [land]
            ---
            Text.
            """, clock);
        Assert.Equal(["Briefly"], await Mentions(site, "/posts/target/"));
        Assert.Equal(["Briefly"], await Related(site, "/posts/target/"));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Later", "Briefly"], await Mentions(site, "/posts/target/"));
        Assert.Equal(["Later", "Briefly"], await Related(site, "/posts/target/"));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Later"], await Mentions(site, "/posts/target/"));
    }

    private const string Topics = """
        -- posts/tide-tables.md --
        ---
        title: How tide tables are made
        date: 2024-01-01
        tags: [blog, sea, moon]
        ---
        -- posts/both.md --
        ---
        title: Sea and moon
        date: 2024-01-02
        tags: [blog, sea, moon]
        ---
        -- posts/rare.md --
        ---
        title: Only the moon
        date: 2023-01-01
        tags: [blog, moon]
        ---
        -- posts/common.md --
        ---
        title: The sea
        date: 2024-01-04
        tags: [blog, sea]
        ---
        -- posts/common-older.md --
        ---
        title: The sea before
        date: 2024-01-03
        tags: [blog, sea]
        ---
        -- posts/words.md --
        ---
        title: Printing tide tables
        date: 2024-01-05
        tags: [blog, printing]
        ---
        -- posts/one-word.md --
        ---
        title: Wooden tables
        date: 2024-01-06
        tags: [blog, wood]
        ---
        """;

    [Fact]
    public async Task Related_posts_share_what_is_rare_and_the_newest_of_equal_ones_come_first()
    {
        await using var site = new TestSite(Topics);
        Assert.Equal(["Sea and moon", "Printing tide tables", "Only the moon"], await Related(site, "/posts/tide-tables/"));
        // Two of the three that share the sea are told apart by nothing but their dates.
        Assert.Equal(["The sea before", "Sea and moon", "How tide tables are made"], await Related(site, "/posts/common/"));
    }

    [Fact]
    public async Task To_have_no_tag_is_nothing_in_common()
    {
        await using var site = new TestSite("""
            -- posts/one.md --
            # One
            -- posts/two.md --
            # Two
            -- posts/tagged.md --
            ---
            title: Tagged
            tags: [sea]
            ---
            -- posts/tagged-too.md --
            ---
            title: More
            tags: [sea]
            ---
            """);
        Assert.Null((await site.PageAsync("/posts/one/")).QuerySelector("#related-title"));
        Assert.Equal(["More"], await Related(site, "/posts/tagged/"));
    }

    [Fact]
    public async Task What_shares_only_a_tag_that_every_post_has_or_one_word_is_not_related()
    {
        await using var site = new TestSite(Topics);
        Assert.Empty(await Related(site, "/posts/one-word/"));
        Assert.Null((await site.PageAsync("/posts/one-word/")).QuerySelector("#related-title"));
    }

    [Fact]
    public async Task The_author_s_own_choice_comes_first_by_file_address_slug_or_name_and_false_means_none()
    {
        await using var site = new TestSite(Topics + """

            -- posts/deep/chosen.md --
            ---
            title: Chosen
            date: 2020-01-01
            slug: Chosen-One
            ---
            -- posts/picky.md --
            ---
            title: Picky
            date: 2024-01-01
            tags: [blog, moon]
            related: [deep/chosen.md, /posts/common/, "[[one-word]]", common-older, Chosen-One, picky, nothing]
            ---
            -- posts/one.md --
            ---
            title: One of its own
            date: 2024-01-01
            tags: [blog, moon]
            related: Chosen-One
            ---
            -- posts/none.md --
            ---
            title: None
            date: 2024-01-01
            tags: [blog, moon]
            related: false
            ---
            """);
        Assert.Equal(["Chosen", "The sea", "Wooden tables", "The sea before"], await Related(site, "/posts/picky/"));
        Assert.Equal(["Chosen", "Sea and moon", "None"], await Related(site, "/posts/one/"));
        Assert.Empty(await Related(site, "/posts/none/"));
    }

    [Fact]
    public async Task A_series_is_walked_in_its_order_and_its_parts_are_not_suggested_again()
    {
        await using var site = new TestSite(Series(5));
        var page = await site.PageAsync("/posts/part-2/");
        var parts = page.QuerySelector("nav.series-parts")!;
        Assert.Equal("Series A walk", parts.GetAttribute("aria-label"));
        Assert.Equal("Part 2 of 5 in the series A walk", parts.QuerySelector("summary")!.TextContent);
        Assert.Equal(["Part 1", "Part 2", "Part 3", "Part 4", "Part 5"], parts.QuerySelectorAll("ol a").Select(link => link.TextContent));
        Assert.Equal(["/posts/part-2/"], parts.QuerySelectorAll("[aria-current=page]").Select(link => link.GetAttribute("href")!));
        Assert.Equal(["/posts/part-1/", "/posts/part-3/"], parts.QuerySelectorAll(":scope > ul a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(("2", "5"), (parts.QuerySelector("progress")!.GetAttribute("value"), parts.QuerySelector("progress")!.GetAttribute("max")));
        Assert.Equal(["Apart"], await Related(site, "/posts/part-2/"));
        Assert.Null((await site.PageAsync("/posts/apart/")).QuerySelector("nav.series-parts"));
    }

    [Fact]
    public async Task A_long_series_is_shown_around_the_part_that_is_read()
    {
        await using var site = new TestSite(Series(30));
        var parts = (await site.PageAsync("/posts/part-20/")).QuerySelector("nav.series-parts")!;
        Assert.Equal("15", parts.QuerySelector("ol")!.GetAttribute("start"));
        Assert.Equal(["Part 15", "Part 25"], parts.QuerySelectorAll("ol a").Select(link => link.TextContent).Where((_, index) => index is 0 or 10));
        Assert.Equal(11, parts.QuerySelectorAll("ol a").Length);
        Assert.Equal("Part 20", parts.QuerySelector("[aria-current]")!.TextContent);
        Assert.Equal("/series/a-walk/", parts.QuerySelector("details p a")!.GetAttribute("href"));
        Assert.Equal("20", (await site.PageAsync("/posts/part-30/")).QuerySelector("nav.series-parts ol")!.GetAttribute("start"));
    }

    [Fact]
    public async Task The_same_files_give_the_same_pages_however_the_site_came_to_them()
    {
        // More than are shown, told apart by nothing but their paths, that mention each other.
        var equal = "bcdefg".Select(letter => ($"posts/{letter}.md", $"---\ntitle: Equal {letter}\ndate: 2021-01-01\ntags: [equal]\n---\n{string.Concat("bcdefg".Select(other => $"[[{other}]] "))}")).ToList();
        await using var clean = new TestSite(string.Concat(equal.Select(file => $"-- {file.Item1} --\n{file.Item2}\n")) + Linkers + "\n" + Topics + "\n" + Series(3));
        await using var grown = new TestSite("");
        await grown.ReadyAsync();
        foreach (var (path, text) in Enumerable.Reverse(equal))
        {
            grown.Write(path, text);
            await TestSite.Until(async () => await grown.StatusAsync("/" + path[..^3] + "/") == System.Net.HttpStatusCode.OK, "each is loaded by itself");
        }

        foreach (var (path, text) in TestSite.Split(Linkers + "\n" + Topics + "\n" + Series(3)).Reverse())
        {
            grown.Write(path, "---\ntags: [moon]\n---\n[[target]]");
            grown.Write(path, text);
        }

        foreach (var url in (string[])["/posts/target/", "/posts/tide-tables/", "/posts/common/", "/posts/part-2/", "/posts/b/", "/posts/e/"])
        {
            var wanted = await clean.TextAsync(url);
            await TestSite.Until(async () => (await grown.GetAsync(url)).IsSuccessStatusCode && await grown.TextAsync(url) == wanted, $"{url} is as on a fresh site");
        }
    }

    private static string Series(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"""
        -- posts/part-{number}.md --
        ---
        title: Part {number}
        date: 2022-01-01
        tags: [walking]
        series: A walk
        series_order: {number}
        ---

        """)) + """
        -- posts/apart.md --
        ---
        title: Apart
        date: 2022-01-01
        tags: [walking]
        ---
        -- posts/other.md --
        ---
        title: Other
        date: 2022-01-01
        tags: [sitting]
        ---
        """;

    private static async Task<string[]> Mentions(TestSite site, string url) => Titles(await site.PageAsync(url), "mentions");

    private static async Task<string[]> Related(TestSite site, string url) => Titles(await site.PageAsync(url), "related");

    private static string[] Titles(IDocument page, string id) => [.. page.QuerySelectorAll($"nav[aria-labelledby={id}-title] a").Select(link => link.TextContent)];
}

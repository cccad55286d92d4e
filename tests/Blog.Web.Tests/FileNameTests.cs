using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Whatever a file is called, its post has an address that every list names and that answers.</summary>
public sealed class FileNameTests
{
    private static readonly string[] Names =
    [
        "with spaces", "100% sure", "C# or F#", "what?", "a&b=c;d", "\"quoted\" 'twice'", "<b>bold", "back\\slash", "a\nline", "tab\there", "日本語の記事", "Ünïcode", "emoji 🎉 party", "+plus+", "dots..in..these", "-hyphen", "~tilde~x",
        "percent%2Fcoded", "x:y|z*w", "{{braces}}", "Ελληνικά",
    ];

    [Fact]
    public async Task Every_name_has_an_address_that_lists_name_and_that_answers()
    {
        await using var site = new TestSite("", null, ("PageSize", "1000"));
        foreach (var (index, name) in Names.Index()) await WriteAsync(site, name, $"Title {index} of all.");
        // 255 bytes are what most file systems take.
        await WriteAsync(site, new string('x', 252), "Title of the longest.");
        await WriteAsync(site, string.Concat(Enumerable.Repeat("ä", 126)), "Title of the longest with accents.");
        using var link = Process.Start("ln", [Path.Combine(site.Content, "with spaces.md"), Path.Combine(site.Content, "hard-link.md")]);
        await link.WaitForExitAsync(TestContext.Current.CancellationToken);
        var posts = (await site.PageAsync("/posts/")).QuerySelectorAll("main a[href]").Select(anchor => anchor.GetAttribute("href")!).Where(href => href.StartsWith("/posts/", StringComparison.Ordinal) && href != "/posts/").Distinct().ToList();
        var seen = new HashSet<string>();
        foreach (var post in posts)
        {
            seen.Add((await site.PageAsync(post)).QuerySelector("h1")!.TextContent);
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync($"{post.TrimEnd('/')}.md"));
        }

        Assert.True(seen.Count == Names.Length + 2, $"{string.Join(", ", Names.Where((_, index) => !seen.Contains($"Title {index} of all.")))} in {string.Join('\n', posts)}\n{string.Join('\n', site.Log)}");
        Assert.Equal(Names.Length + 3, posts.Count);
        var sitemap = await site.TextAsync("/sitemap.xml");
        Assert.All(posts, post => Assert.Contains($"{post}</loc>", sitemap.Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_whose_name_changes_in_its_capitals_alone_moves_and_its_old_address_leads_there()
    {
        await using var site = new TestSite("-- Hello.md --\n---\ntitle: Hello\ndate: 2024-01-01\n---\nText.");
        var old = (await site.PageAsync("/posts/")).QuerySelector("main article a[href^='/posts/'], main li a[href^='/posts/']")!.GetAttribute("href")!;
        File.Move(Path.Combine(site.Content, "Hello.md"), Path.Combine(site.Content, "hello.md"));
        site.Write("mark.md", "# Mark");
        await TestSite.Until(async () => await site.StatusAsync("/posts/mark/") == HttpStatusCode.OK, "the folder was looked at");
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/posts/hello/"));
        if (old != "/posts/hello/") Assert.Equal("/posts/hello/", (await site.GetAsync(old)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Two_names_that_look_alike_are_two_posts_or_named()
    {
        await using var site = new TestSite("");
        await WriteAsync(site, "caf\u00e9", "Composed");
        await WriteAsync(site, "cafe\u0301", "Decomposed");
        await site.ReadyAsync();
        var page = await site.PageAsync("/posts/caf%C3%A9/");
        Assert.Contains(page.QuerySelector("h1")!.TextContent, (string[])["Composed", "Decomposed"]);
        // Both have one address: one of them has it, and the log names the other with the first.
        Assert.Contains(site.Log, line => line.Contains("caf\u00e9.md", StringComparison.Ordinal) && line.Contains("cafe\u0301.md", StringComparison.Ordinal));
    }

    private static async Task WriteAsync(TestSite site, string name, string title)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(name) + 3, 1, 255);
        await File.WriteAllTextAsync(Path.Combine(site.Content, $"{name}.md"), $"---\ntitle: {title}\ndate: 2024-01-01\n---\nText.", TestContext.Current.CancellationToken);
    }
}

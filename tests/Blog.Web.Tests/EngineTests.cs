using System.Globalization;
using System.Net;
using Blog.Content;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// One folder for each engine, as that engine would have it: where each file is found, under which day and tags, and whether at all;
/// and the addresses that the engine itself gave, each one redirect away. The folders stand in <c>Engines/</c> with what is expected.
/// </summary>
public sealed class EngineTests
{
    private static readonly string Folder = Path.Combine(TestSite.RepositoryRoot(), "tests", "Blog.Web.Tests", "Engines");

    public static TheoryData<string> Names => [.. Engine.All.Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_folder_is_the_blog_that_its_engine_makes_of_it(string engine)
    {
        var (files, expectations) = Read(engine);
        await using var site = new TestSite(files, null, ("BaseUrl", "http://localhost/"));
        var lists = await site.TextAsync("/posts/") + await site.TextAsync("/") + await site.TextAsync("/sitemap.xml") + await site.TextAsync("/atom.xml");
        var parser = new PostParser(site.Configuration, new MarkdownRenderer());
        foreach (var line in expectations["!expect"])
        {
            var columns = line.Split('|', StringSplitOptions.TrimEntries);
            var parsed = parser.Parse(columns[0], await File.ReadAllBytesAsync(Path.Combine(site.Content, columns[0]), TestContext.Current.CancellationToken));
            if (columns[1] == "skipped")
            {
                Assert.True(parsed.Post is null && parsed.Problems.Count == 0, $"{line}: {string.Join(' ', parsed.Problems)}");
                continue;
            }

            if (columns[1] == "hidden")
            {
                Assert.DoesNotContain(parsed.Post!.Title, lists, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(SitePaths.Encode(parsed.Post.Url)));
                continue;
            }

            if (columns[1].Split(' ') is ["unlisted", var url])
            {
                Assert.DoesNotContain(parsed.Post!.Title, lists, StringComparison.Ordinal);
                Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(url));
                continue;
            }

            Assert.Equal(columns[1], parsed.Post?.Url);
            var page = await site.PageAsync(SitePaths.Encode(columns[1]));
            Assert.Equal(parsed.Post!.Title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(columns[2], page.QuerySelector(".post-meta time")?.GetAttribute("datetime")?[..10] ?? "");
            Assert.Equal(columns[3], string.Join(", ", page.QuerySelectorAll(".post-header .tags a").Select(tag => tag.TextContent.ToLower(CultureInfo.InvariantCulture))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_address_that_its_engine_gave_is_one_redirect_away(string engine)
    {
        var (files, expectations) = Read(engine);
        await using var site = new TestSite(files, null, ("BaseUrl", "http://localhost/"), ("PageSize", "1"));
        foreach (var line in expectations["!moved"])
        {
            var (old, target) = line.Split('|', StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second) : throw new InvalidOperationException(line);
            var response = await site.GetAsync(old);
            Assert.True(response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect, $"{old} answers {(int)response.StatusCode}");
            Assert.Equal(SitePaths.Encode(target), response.Headers.Location?.OriginalString);
            Assert.True(await site.StatusAsync(SitePaths.Encode(target)) == HttpStatusCode.OK, $"{old} leads to {target}, which is not there");
        }

        foreach (var url in expectations.GetValueOrDefault("!nowhere", [])) Assert.True(await site.StatusAsync(SitePaths.Encode(url)) == HttpStatusCode.NotFound, url);
        foreach (var url in expectations["!ok"]) Assert.True(await site.StatusAsync(SitePaths.Encode(url)) == HttpStatusCode.OK, url);
    }

    private static (string Files, Dictionary<string, string[]> Expectations) Read(string engine)
    {
        var parts = TestSite.Split(File.ReadAllText(Path.Combine(Folder, engine + ".txt"))).ToLookup(file => file.Path.StartsWith('!'));
        return (string.Concat(parts[false].Select(file => $"-- {file.Path} --\n{file.Text}\n")),
            parts[true].ToDictionary(file => file.Path, file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}

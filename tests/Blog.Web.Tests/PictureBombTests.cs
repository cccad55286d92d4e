using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Small files that are large pictures, and large ones that are none: each costs a process of its own little time and memory, and the page is there.</summary>
public sealed class PictureBombTests : IDisposable
{
    private const long MostBytes = 200L << 20;

    // Of each picture a few versions, but in the slow form all.
    private static readonly int Versions = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 2 : int.MaxValue;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private readonly string root = Directory.CreateTempSubdirectory("blog-bomb-").FullName;

    [Fact]
    public async Task No_picture_costs_more_than_it_may()
    {
        var content = Path.Combine(root, "content");
        Directory.CreateDirectory(Path.Combine(content, "posts"));
        await File.WriteAllTextAsync(Path.Combine(content, "posts", "first.md"), "---\ntitle: First\ndate: 2024-01-01\n---\n![A](first.jpg)\n", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(content, "posts", "first.jpg"), TestPicture.Bytes(TestPicture.Photo(1200, 800)), TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Blog__ScanInterval", "1s"));
        await blog.ReadyAsync();
        // Whatever is made once in a process is made by now.
        await SeeAsync(blog, "first");
        List<string> report = [], problems = [];
        foreach (var (name, write, code) in PictureBombs.All)
        {
            var folder = Path.Combine(content, "posts", name.Replace('.', '-'));
            Directory.CreateDirectory(folder);
            write(Path.Combine(folder, name));
            var (before, busy) = (await blog.BeginPeakAsync(), blog.ProcessorTime);
            await File.WriteAllTextAsync(Path.Combine(folder, "index.md"), $"---\ntitle: A bomb\ndate: 2024-01-01\n---\n![A]({name})\n", TestContext.Current.CancellationToken);
            var slug = name.Replace('.', '-');
            await TestSite.Until(async () => (await blog.TryGetAsync($"/posts/{slug}/"))?.StatusCode == HttpStatusCode.OK, $"{name} is shown");
            var loaded = blog.ProcessorTime - busy;
            var longest = await SeeAsync(blog, slug);
            var (bytes, time) = (await blog.PeakAsync() - before, blog.ProcessorTime - busy);
            report.Add($"{name}: {bytes >> 20} MB, {loaded.TotalSeconds:0.00} s until it is shown, {time.TotalSeconds:0.00} s with its versions, longest answer {longest.TotalSeconds:0.00} s");
            if (bytes > MostBytes || loaded > MostTime || longest > MostTime * 2) problems.Add(report[^1]);
            if (code is not null && !blog.Errors.Contains($"posts/{slug}/{name}:1:1 {code}", StringComparison.Ordinal)) problems.Add($"{code} is not said of {name}");
            Directory.Delete(folder, recursive: true);
            await TestSite.Until(async () => (await blog.TryGetAsync($"/posts/{slug}/"))?.StatusCode == HttpStatusCode.Gone, $"{name} is gone");
        }

        foreach (var line in report) TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Asks for the page and for what it offers, one after the other; returns how long the longest took.</summary>
    private static async Task<TimeSpan> SeeAsync(BlogProcess blog, string slug)
    {
        using var page = await blog.TryGetAsync($"/posts/{slug}/");
        var document = new HtmlParser().ParseDocument(await page!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var longest = TimeSpan.Zero;
        foreach (var image in document.QuerySelectorAll(".prose picture > source, .prose img"))
            foreach (var url in (image.GetAttribute("srcset")?.Split(", ").Select(offer => offer.Split(' ')[0]) ?? []).Append(image.GetAttribute("src")).OfType<string>().Distinct().Take(Versions))
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await blog.TryGetAsync(url);
                Assert.NotNull(answer);
                Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.NotFound]);
                longest = Stopwatch.GetElapsedTime(began) > longest ? Stopwatch.GetElapsedTime(began) : longest;
            }

        return longest;
    }
}

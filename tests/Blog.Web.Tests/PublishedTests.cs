using System.Diagnostics;
using System.Net;
using AngleSharp;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What <c>dotnet publish</c> makes, which is what the container runs: it has to work from whatever folder it is started in.</summary>
public sealed class PublishedTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-published-").FullName;

    [Fact]
    public async Task Started_in_any_folder_it_brings_its_style_sheet_in_every_encoding()
    {
        var program = Path.Combine(root, "program");
        await PublishAsync(program);
        // A folder of the same name where it is started must not stand in for the program's own.
        var elsewhere = Directory.CreateDirectory(Path.Combine(root, "elsewhere", "wwwroot", "css")).Parent!.Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "wwwroot", "css", "site.css"), "", TestContext.Current.CancellationToken);
        var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
        await using var blog = BlogProcess.StartPublished(program, elsewhere, ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        await blog.ReadyAsync();

        var home = await (await blog.TryGetAsync("/"))!.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = await BrowsingContext.New().OpenAsync(response => response.Content(home), TestContext.Current.CancellationToken);
        var sheet = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var size = new FileInfo(Path.Combine(TestSite.RepositoryRoot(), "wwwroot", "css", "site.css")).Length;
        foreach (var encoding in (string[])["identity", "gzip", "br"])
        {
            var response = (await blog.TryGetAsync(sheet, encoding))!;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault("identity"));
            var length = (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            Assert.True(encoding == "identity" ? length == size : length > size / 10 && length < size, $"{encoding}: {length} of {size} bytes");
        }

        // Kept for ever under an address that changes with the bytes; under a plain one asked for each time.
        foreach (var url in page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            Assert.Equal((url, "immutable, max-age=31536000"), (url, string.Join(", ", (await blog.TryGetAsync(url))!.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).Order(StringComparer.Ordinal))));
        foreach (var url in (string[])["/css/site.css", "/js/search.js"]) Assert.Equal("no-cache", (await blog.TryGetAsync(url))!.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await blog.TryGetAsync("/css/site.0123456789.css"))!.StatusCode);

        // Its fonts, too: the name of the site is drawn with them.
        Assert.True(File.Exists(Path.Combine(program, "fonts", "Literata-SemiBold.ttf")));
        var image = new Uri(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;
        Assert.Equal("image/png", (await blog.TryGetAsync(image))!.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task PublishAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(TestSite.RepositoryRoot(), "src", "Blog.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "q"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = TestSite.RepositoryRoot(),
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(publish.ExitCode == 0, output);
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Files of the content folder: packed where that helps, resumed where they stopped, and never anything else than their name says.</summary>
public sealed class ContentFileTests : IAsyncLifetime
{
    private const string Page = "<!doctype html><html><script>alert(1)</script></html>";
    private static readonly string Words = string.Join(' ', Enumerable.Range(0, 3000).Select(number => $"word{number % 37}"));
    private static readonly string Drawing = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><script>alert(1)</script>{string.Concat(Enumerable.Repeat("<g/>", 500))}</svg>";

    private readonly TestSite site = new($"""
        -- posts/a.md --
        ---
        title: A
        date: 2024-01-01
        ---
        ![A picture](a.png) [A text](notes.txt) ![A drawing](drawing.svg) [A page](page.png) [A sound](sound.mp3) [Paper](paper.pdf)
        -- posts/a.png --
        {TestSite.Png}
        -- posts/notes.txt --
        {Words}
        -- posts/drawing.svg --
        {Drawing}
        -- posts/page.png --
        {Page}
        -- posts/sound.mp3 --
        {Page}
        -- posts/paper.pdf --
        %PDF-1.7 paper
        -- static/logo.svg --
        {Drawing}
        -- theme.css --
        body {"{"} color: black {"}"} /* {Words} */
        """);

    public async ValueTask InitializeAsync()
    {
        site.Listen();
        await site.ReadyAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Text_and_drawings_are_packed_as_pages_are()
    {
        foreach (var url in (string[])[await UrlAsync("notes.txt"), await UrlAsync("drawing.svg"), "/logo.svg", (await site.PageAsync("/")).QuerySelector("link[href^='/theme/']")!.GetAttribute("href")!])
        {
            var plain = await site.GetAsync(url);
            var expected = await BytesAsync(plain);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            await TestSite.Until(async () => (await site.GetAsync(url, null, ("Accept-Encoding", "br"))).Content.Headers.ContentEncoding.Contains("br"), "it is packed");
            foreach (var coding in (string[])["gzip", "br"])
            {
                var packed = await site.GetAsync(url, null, ("Accept-Encoding", coding));
                Assert.Equal([coding], packed.Content.Headers.ContentEncoding);
                var bytes = await BytesAsync(packed);
                Assert.Equal(bytes.Length, packed.Content.Headers.ContentLength);
                Assert.True(bytes.Length < expected.Length / 4, url);
                await using Stream stream = coding == "gzip" ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
                using var unpacked = new MemoryStream();
                await stream.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
                Assert.Equal(expected, unpacked.ToArray());
                Assert.Equal(["Accept-Encoding"], packed.Headers.Vary);
                Assert.Equal((plain.Content.Headers.ContentType!.ToString(), plain.Headers.CacheControl!.ToString()), (packed.Content.Headers.ContentType!.ToString(), packed.Headers.CacheControl!.ToString()));
                Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
                Assert.Equal(plain.Headers.GetValues("Content-Security-Policy"), packed.Headers.GetValues("Content-Security-Policy"));
                var again = await site.GetAsync(url, null, ("Accept-Encoding", coding), ("If-None-Match", packed.Headers.ETag!.ToString()));
                Assert.Equal((HttpStatusCode.NotModified, packed.Headers.ETag), (again.StatusCode, again.Headers.ETag));
                var head = await site.GetAsync(url, HttpMethod.Head, ("Accept-Encoding", coding));
                Assert.Equal((packed.Content.Headers.ContentLength, packed.Headers.ETag), (head.Content.Headers.ContentLength, head.Headers.ETag));
            }
        }
    }

    [Fact]
    public async Task A_static_file_that_is_saved_anew_is_sent_anew_in_every_packing()
    {
        Assert.Contains("<g/>", await TextAsync("gzip"), StringComparison.Ordinal);
        site.Write("static/logo.svg", Drawing.Replace("<g/>", "<p/>", StringComparison.Ordinal));
        foreach (var coding in (string[])["gzip", "br", "identity"]) Assert.DoesNotContain("<g/>", await TextAsync(coding), StringComparison.Ordinal);

        async Task<string> TextAsync(string coding)
        {
            using var bytes = new MemoryStream(await BytesAsync(await site.GetAsync("/logo.svg", null, ("Accept-Encoding", coding))));
            await using Stream stream = coding switch { "gzip" => new GZipStream(bytes, CompressionMode.Decompress), "br" => new BrotliStream(bytes, CompressionMode.Decompress), _ => bytes };
            return await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>RFC 9110, 14: a picture and a text, of which the text is packed where no piece is asked for.</summary>
    [Theory]
    [InlineData("a.png")]
    [InlineData("notes.txt")]
    public async Task A_download_goes_on_where_it_stopped(string name)
    {
        var url = await UrlAsync(name);
        var whole = await BytesAsync(await site.GetAsync(url));
        var tag = (await site.GetAsync(url)).Headers.ETag!.ToString();
        foreach (var (range, from, length) in ((string, int, int)[])[("bytes=0-9", 0, 10), ("bytes=5-", 5, whole.Length - 5), ("bytes=-4", whole.Length - 4, 4), ($"bytes=0-{whole.Length + 9}", 0, whole.Length)])
        {
            var piece = await site.GetAsync(url, null, ("Range", range), ("If-Range", tag), ("Accept-Encoding", "gzip, br"));
            Assert.Equal(HttpStatusCode.PartialContent, piece.StatusCode);
            Assert.Equal($"bytes {from}-{from + length - 1}/{whole.Length}", piece.Content.Headers.ContentRange!.ToString());
            Assert.Equal(whole[from..(from + length)], await BytesAsync(piece));
        }

        var beyond = await site.GetAsync(url, null, ("Range", $"bytes={whole.Length}-"));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, $"bytes */{whole.Length}"), (beyond.StatusCode, beyond.Content.Headers.ContentRange!.ToString()));
        // Begun with other bytes, in units that nobody knows, or in several pieces, it is sent as a whole.
        foreach (var (range, condition) in ((string, string)[])[("bytes=0-9", "\"other\""), ("lines=0-9", tag), ("bytes=0-1,4-5", tag), ("bytes=9-0", tag)])
            Assert.Equal(whole, await BytesAsync(await site.GetAsync(url, null, ("Range", range), ("If-Range", condition))));
    }

    [Fact]
    public async Task A_page_is_not_served_under_the_name_of_a_picture_or_a_sound()
    {
        // Written into the address that a public post gives them: they are refused for what they are.
        foreach (var name in (string[])["page.png", "sound.mp3"])
        {
            var answer = await site.GetAsync(await UrlAsync(name));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("alert(1)", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        foreach (var name in (string[])["a.gif", "a.jpg", "a.webp", "a.avif", "a.ico", "a.bmp", "a.mp4", "a.webm", "a.mp3", "a.ogg", "a.wav", "a.flac", "a.pdf", "a.zip", "a.woff2"])
        {
            site.Write("static/" + name, Page);
            Assert.Equal((name, HttpStatusCode.NotFound), (name, await site.StatusAsync("/" + name)));
        }
    }

    [Fact]
    public async Task A_picture_under_the_name_of_another_kind_is_called_what_it_is()
    {
        site.Write("static/photo.jpg", TestSite.Png);
        var answer = await site.GetAsync("/photo.jpg");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        site.Write("static/paper.pdf", TestSite.Png);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/paper.pdf"));
    }

    [Fact]
    public async Task Nothing_in_a_file_acts_in_the_name_of_the_site()
    {
        foreach (var url in (string[])["/logo.svg", await UrlAsync("drawing.svg"), await UrlAsync("a.png"), await UrlAsync("notes.txt"), await UrlAsync("paper.pdf")])
        {
            var answer = await site.GetAsync(url);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain(policy, directive => directive.StartsWith("script-src", StringComparison.Ordinal));
            // Not every browser shows a PDF in a sandbox.
            Assert.Equal(!url.EndsWith(".pdf", StringComparison.Ordinal), policy.Contains("sandbox"));
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    /// <summary>Sources, settings, leavings of editors and version control, and kinds that nobody asked to publish.</summary>
    [Fact]
    public async Task No_source_no_setting_and_no_hidden_file_is_served()
    {
        string[] names =
        [
            ".env", ".git/config", ".git/HEAD", ".htaccess", ".DS_Store", ".hidden.png", ".well-known/x.png", "a.md", "a.markdown", "a.mdx", "blog.yaml", "tags.yaml", "authors.yaml", "words.yaml", "_redirects", "a.yml", "a.toml", "a.json", "a.db", "a.db-wal",
            "a.sqlite", "a.cs", "a.cshtml", "a.html", "a.htm", "a.xhtml", "a.xml", "a.xsl", "a.js", "a.mjs", "a.php", "a.exe", "a.dll", "a.sh", "a.key", "a.pem", "a.pfx", "a.bak", "a.old", "a.orig", "a.swp", "a.tmp", "a.log", "a.sql", "a.swf",
            "a.png~", "#a.png#", "a.png.bak", "a.png.tmp", "a", "Makefile", "node_modules/x.png", "__pycache__/x.png", "a.sync-conflict-1.png", "a.htaccess", "a.config", "web.config", "appsettings.json", "a.svgz", "a.wasm", "a.eml", "a.mht", "a.hta",
        ];
        foreach (var name in names)
            foreach (var folder in (string[])["static/", "public/", "posts/", ""]) site.Write(folder + name, name.EndsWith("png", StringComparison.Ordinal) ? TestSite.Png : "secret words of nobody's post");
        site.Write("static/shown.png", TestSite.Png);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/shown.png"));
        foreach (var name in names)
        {
            foreach (var url in (string[])[$"/{name}", $"/posts/{name}", $"/static/{name}", $"/public/{name}", $"/content/{name}", $"/{name}/", $"/./{name}", $"//{name}", $"/%2e/{name}", $"/{name}%00.png", $"/{name}%20", $"/{name}.", $"/static/..%2f{name}", $"/static/..%5c{name}", $"/media/{name}"])
            {
                var answer = await RawHttp.GetAsync(site.ClientOptions.BaseAddress, url.Replace("#", "%23", StringComparison.Ordinal));
                // A post's own markdown has an address that says what the public sees, and another spelling of one leads there.
                Assert.True(answer.Status is 404 or 400 or 301 or 308 || answer.Body.Contains("This post", StringComparison.Ordinal) || answer.Header("Content-Type") is "text/markdown; charset=utf-8", $"{url} answers {answer.Status}");
                if (answer.Status == 200) continue;
                Assert.DoesNotContain("secret words", answer.Body, StringComparison.Ordinal);
            }
        }
    }

    private async Task<string> UrlAsync(string name) =>
        (await site.PageAsync("/posts/a/")).QuerySelectorAll(".prose [src], .prose [href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).First(url => url.EndsWith("/" + name, StringComparison.Ordinal));

    private static Task<byte[]> BytesAsync(HttpResponseMessage response) => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>How a request came: only a trusted proxy is believed, and only who came by HTTPS is promised that the site is always there by HTTPS.</summary>
public sealed class TransportTests : IDisposable
{
    private const string Files = "-- posts/a.md --\n---\ntitle: A\ndate: 2024-01-01\ntags: [one]\n---\nText.\n-- static/drawing.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    private const string Promise = "max-age=31536000; includeSubDomains";

    private static readonly (string, string) ByHttps = ("X-Forwarded-Proto", "https");

    private readonly string root = Directory.CreateTempSubdirectory("blog-transport-").FullName;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/posts/a/", HttpStatusCode.OK)]
    [InlineData("/atom.xml", HttpStatusCode.OK)]
    [InlineData("/css/site.css", HttpStatusCode.OK)]
    [InlineData("/drawing.svg", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/Posts", HttpStatusCode.PermanentRedirect)]
    [InlineData("/nothing/", HttpStatusCode.NotFound)]
    public async Task Who_came_by_HTTPS_is_promised_it_for_good_and_nobody_else(string url, HttpStatusCode status)
    {
        await using var site = new TestSite(Files);
        site.Listen();
        // Made, ready, and in the other order: no answer that is kept hands the promise on.
        foreach (var isSecure in (bool[])[true, false, true, false])
        {
            var answer = await site.GetAsync(url, null, isSecure ? [ByHttps, ("X-Forwarded-For", "192.0.2.7")] : []);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(isSecure ? Promise : null, PromiseOf(answer));
        }
    }

    [Fact]
    public async Task A_failure_and_what_has_not_changed_promise_it_too()
    {
        await using var site = new TestSite(Files, null, ("ScanInterval", "1h"));
        site.Listen();
        var tag = (await site.GetAsync("/posts/a/")).Headers.ETag!.ToString();
        var unchanged = await site.GetAsync("/posts/a/", null, ByHttps, ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.NotModified, Promise), (unchanged.StatusCode, PromiseOf(unchanged)));
        await site.DamageAsync("/posts/a/");
        var failed = await site.GetAsync("/posts/", null, ByHttps);
        Assert.Equal((HttpStatusCode.InternalServerError, Promise), (failed.StatusCode, PromiseOf(failed)));
    }

    [Theory]
    [InlineData("off", null)]
    [InlineData("host", "max-age=31536000")]
    [InlineData("Subdomains", Promise)]
    [InlineData("preload", Promise + "; preload")]
    public async Task How_much_is_promised_is_a_setting(string setting, string? expected)
    {
        await using var site = new TestSite(Files, null, ("TransportSecurity", setting));
        site.Listen();
        Assert.Equal(expected, PromiseOf(await site.GetAsync("/", null, ByHttps)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("10.0.0.0/8, 2001:db8::1")]
    public async Task Who_is_no_trusted_proxy_is_not_believed(string proxies)
    {
        await using var site = new TestSite(Files, null, ("TrustedProxies", proxies), ("BaseUrl", "http://127.0.0.1/"));
        site.Listen();
        Assert.Null(PromiseOf(await site.GetAsync("/", null, ByHttps, ("X-Forwarded-For", "10.0.0.1"))));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/", null, ("X-Forwarded-Host", "evil.test"))).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    public async Task The_host_that_a_trusted_proxy_was_asked_for_is_held_to_the_rule_of_hosts(string proxies)
    {
        await using var site = new TestSite(Files, null, ("TrustedProxies", proxies), ("BaseUrl", "https://example.com/"));
        site.Listen();
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/", null, ("X-Forwarded-Host", "example.com"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync("/", null, ("X-Forwarded-Host", "evil.test"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync("/", null, ("X-Forwarded-Host", "example.com"), ("Host", "evil.test"), ("X-Forwarded-Host", "evil.test"))).StatusCode);
    }

    /// <summary>The first of the list is what a stranger may have made up; the last is what the trusted proxy has seen.</summary>
    [Fact]
    public async Task Of_two_words_the_one_of_the_nearer_proxy_counts()
    {
        await using var site = new TestSite(Files);
        site.Listen();
        Assert.Null(PromiseOf(await site.GetAsync("/", null, ("X-Forwarded-For", "192.0.2.1, 192.0.2.7"), ("X-Forwarded-Proto", "https, http"))));
        Assert.Equal(Promise, PromiseOf(await site.GetAsync("/", null, ("X-Forwarded-For", "192.0.2.1, 192.0.2.7"), ("X-Forwarded-Proto", "http, https"))));
        var twice = await RawHttp.GetAsync(site.ClientOptions.BaseAddress, "/", "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Proto: https\r\n");
        Assert.Equal((200, Promise), (twice.Status, twice.Header("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Links_stay_the_same_behind_an_old_proxy_that_sends_whole_addresses()
    {
        await using var site = new TestSite(Files);
        site.Listen();
        var server = site.ClientOptions.BaseAddress;
        var expected = await site.TextAsync("/posts/a/");
        foreach (var request in (string[])
        [
            $"GET /posts/a/ HTTP/1.0\r\nHost: {server.Authority}\r\n\r\n",
            $"GET {server}posts/a/ HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n",
            $"GET {server}posts/a/ HTTP/1.0\r\nHost: {server.Authority}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Proto: https\r\n\r\n",
        ])
        {
            var answer = await RawHttp.SendAsync(server, request);
            Assert.Equal(200, answer.Status);
            Assert.Equal(System.Text.Encoding.UTF8.GetBytes(expected).Length, answer.Body.Length);
        }
    }

    /// <summary>Without a proxy: a certificate is all that the server needs.</summary>
    [Fact]
    public async Task With_a_certificate_of_its_own_it_speaks_HTTP_2()
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        await File.WriteAllTextAsync(Path.Combine(root, "content", "a.md"), "# A", TestContext.Current.CancellationToken);
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            await File.WriteAllTextAsync(Path.Combine(root, "site.pem"), certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(root, "site.key"), key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }

        var port = BlogProcess.FreePort();
        await using var blog = BlogProcess.Start([], ("ASPNETCORE_URLS", $"https://127.0.0.1:{port}"), ("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")),
            ("Kestrel__Certificates__Default__Path", Path.Combine(root, "site.pem")), ("Kestrel__Certificates__Default__KeyPath", Path.Combine(root, "site.key")));
#pragma warning disable CA2000, CA5359 // the client owns its handler, and the certificate is the test's own
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }) { BaseAddress = new Uri($"https://127.0.0.1:{port}"), DefaultRequestVersion = HttpVersion.Version20 };
#pragma warning restore CA2000, CA5359
        await TestSite.Until(async () => await TryAsync(client, "/readyz") is { IsSuccessStatusCode: true }, "the site is ready");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => TryAsync(client, "/posts/a/")));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20, Promise), (answer!.StatusCode, answer.Version, PromiseOf(answer))));

        // Streams that are opened and taken back at once (CVE-2023-44487).
        var threads = blog.Measure().Threads;
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = TestContext.Current.CancellationToken }, async (number, cancellation) =>
        {
            using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var asked = TryAsync(client, $"/search/?q=word{number}", given.Token);
            await Task.Yield();
            await given.CancelAsync();
            await asked;
        });
        await TestSite.Until(async () => await TryAsync(client, "/posts/a/") is { StatusCode: HttpStatusCode.OK }, "it answers as before");
        Assert.InRange(blog.Measure().Threads, 1, threads + 20);
        Assert.DoesNotContain("fail:", blog.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<HttpResponseMessage?> TryAsync(HttpClient client, string path, CancellationToken? given = null)
    {
        try
        {
            return await client.GetAsync(new Uri(path, UriKind.Relative), given ?? TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException || given?.IsCancellationRequested == true)
        {
            return null;
        }
    }

    private static string? PromiseOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;
}

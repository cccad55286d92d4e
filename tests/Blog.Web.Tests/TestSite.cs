using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// A whole site made from one string: real files in a temporary folder, a real index, the real pipeline. Files are separated by lines
/// <c>-- path --</c>; a file of a single line <c>base64:…</c> is binary.
/// </summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> settings;
    private readonly TimeProvider? clock;
    private readonly ListLogger log = new();
    private HttpClient? client;

    public TestSite(string files, TimeProvider? clock = null, params (string Name, string Value)[] settings)
    {
        this.clock = clock;
        this.settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        Directory.CreateDirectory(Content);
        foreach (var (path, text) in Split(files)) Write(path, text);
    }

    /// <summary>A site of an existing content folder, copied.</summary>
    public static TestSite OfFolder(string folder, params (string Name, string Value)[] settings)
    {
        var site = new TestSite("", null, settings);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(site.Content, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return site;
    }

    /// <summary>A site of the same files, and of what another remembers beside its index, but with an index of its own.</summary>
    public static TestSite CopyOf(TestSite other, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var site = new TestSite("", clock, settings);
        var memory = Path.Combine(Path.GetDirectoryName(other.Database)!, "memory");
        foreach (var (from, to) in new[] { (other.Content, site.Content), (memory, Path.Combine(Path.GetDirectoryName(site.Database)!, "memory")) }.Where(pair => Directory.Exists(pair.Item1)))
        {
            foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return site;
    }

    /// <summary>The top of the repository, where its solution lies.</summary>
    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Blog.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>A small transparent picture, 3 × 2 pixels.</summary>
    public const string Png = "base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII=";

    /// <summary>The same picture in a file with other bytes.</summary>
    public const string OtherPng = "base64:iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYIIA";

    public string Root { get; } = Directory.CreateTempSubdirectory("blog-test-").FullName;

    public string Content => Path.Combine(Root, "content");

    public string Database => Path.Combine(Root, "data", "blog.db");

    public string Environment { get; init; } = "Production";

    /// <summary>Whether it looks at its files of its own accord; else it does, and is ready, when <see cref="LookAsync"/> is called.</summary>
    public bool LooksByItself { get; set; } = true;

    /// <summary>Whether it asks for pages of its own accord when it has started, so that they are ready.</summary>
    public bool WarmsUp { get; init; }

    /// <summary>The settings in force.</summary>
    public BlogOptions Configuration => Services.GetRequiredService<BlogConfiguration>().Current;

    /// <summary>What was logged, a line each.</summary>
    public IReadOnlyList<string> Log => log.Lines;

    /// <summary>Listens on a real port instead of being called in the process.</summary>
    public void Listen()
    {
        UseKestrel(0);
        StartServer();
#pragma warning disable CA2000 // the client owns its handler
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
#pragma warning restore CA2000
    }

    private HttpClient Client => client ??= CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    public static IEnumerable<(string Path, string Text)> Split(string files)
    {
        string? path = null;
        var lines = new List<string>();
        foreach (var line in files.ReplaceLineEndings("\n").Split('\n').Append("-- --"))
        {
            if (!line.StartsWith("-- ", StringComparison.Ordinal) || !line.EndsWith(" --", StringComparison.Ordinal))
            {
                if (path is not null) lines.Add(line);
                continue;
            }

            if (path is not null) yield return (path, string.Join('\n', lines));
            path = line.Length > 6 ? line[3..^3] : null;
            lines.Clear();
        }
    }

    /// <summary>Saves a file by a rename, as editors do that never leave one half-written.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var whole = Path.Combine(Root, "being-written");
        if (text.StartsWith("base64:", StringComparison.Ordinal)) File.WriteAllBytes(whole, Convert.FromBase64String(text["base64:".Length..].Trim()));
        else File.WriteAllText(whole, text);
        // The system counts time in steps: a time set back shows that the file was written before it came to its place.
        File.SetLastWriteTimeUtc(whole, File.GetLastWriteTimeUtc(whole).AddMilliseconds(-20));
        File.Move(whole, file, overwrite: true);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Content, path));

    /// <summary>The answer, once the content is loaded.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        await ReadyAsync();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(string path) => (await GetAsync(path)).StatusCode;

    /// <summary>The body of a page that answers 200.</summary>
    public async Task<string> TextAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A page that answers 200, parsed.</summary>
    public async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await TextAsync(path));

    /// <summary>Waits until something is so; files and clocks need a moment to be noticed.</summary>
    public static async Task Until(Func<Task<bool>> condition, string what)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            Assert.False(timeout.IsCancellationRequested, $"waited in vain: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async Task ReadyAsync() => await Until(
        async () => (await Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode, "the site is ready");

    /// <summary>Looks at the files as the site does by itself, until nothing is waited for any more.</summary>
    public async Task LookAsync()
    {
        for (LoadReport? report = null; report?.LookAgain is not null || report is null;)
        {
            report = Services.GetRequiredService<ContentWatcher>().LoadAll(TestContext.Current.CancellationToken);
            Assert.True(report is not null, string.Join('\n', Log.TakeLast(3)));
            // What was deleted is gone when it stays away for a while.
            if (report.LookAgain is { } soon) await Task.Delay(soon, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Takes the posts out of the index, behind the back of a site that has answered with one.</summary>
    /// <param name="isForGood">No other index can take its place either.</param>
    public async Task DamageAsync(string path, bool isForGood = true)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));
        await DamageIndexAsync(isForGood);
    }

    /// <summary>The same, without a question to the site.</summary>
    public async Task DamageIndexAsync(bool isForGood = true)
    {
        // Where another would be begun, something stands that cannot be taken away.
        if (isForGood) Directory.CreateDirectory(Database + ".new");
        await using var index = new SqliteConnection($"Data Source={Database}");
        await index.OpenAsync(TestContext.Current.CancellationToken);
        await using var drop = index.CreateCommand();
        drop.CommandText = "DROP TABLE Posts";
        await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log).AddFilter("Microsoft", LogLevel.Warning));
        builder.UseSetting("Blog:ContentPath", Content);
        builder.UseSetting("Blog:DatabasePath", Database);
        builder.UseSetting("Blog:ScanInterval", "200ms");
        builder.UseSetting("Blog:StopDelay", "0");
        foreach (var (name, value) in settings) builder.UseSetting($"Blog:{name}", value);
        builder.ConfigureTestServices(services =>
        {
            if (clock is not null) services.AddSingleton(clock);
            if (!WarmsUp) services.Remove(services.Single(service => service.ImplementationType == typeof(WarmUp)));
            if (!LooksByItself) services.Remove(services.Last(service => service.ImplementationFactory?.Method.DeclaringType?.DeclaringType == typeof(ContentHosting)));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
